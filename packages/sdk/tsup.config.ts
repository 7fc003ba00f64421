import { readdirSync } from 'node:fs';
import { library } from '../../tooling/tsup/preset.js';

const INSIDE = /^(lazy|services(\.node)?)\.ts$/;
const entries = readdirSync('src').filter((file) => !INSIDE.test(file));

export default library(Object.fromEntries(entries.map((file) => [file.replace('.ts', ''), `src/${file}`])), {
  '#services': { node: 'src/services.node.ts', default: 'src/services.ts' },
});
