import { library } from '../../tooling/tsup/preset.js';

export default library(
  { index: 'src/index.ts', axios: 'src/transport/axios.ts', node: 'src/transport/node/index.ts' },
  {
    '#default-transport': { node: 'src/transport/default.node.ts', default: 'src/transport/default.ts' },
    '#signal': { node: 'src/signal.node.ts', default: 'src/signal.ts' },
  },
);
