import { library } from '../../tooling/tsup/preset.js';

export default library({ index: 'src/index.ts', serve: 'src/http/serve.ts', 'no-serve': 'src/http/no-serve.ts' });
