import { library } from '../../tooling/tsup/preset.js';

export default library({
  index: 'src/index.ts',
  axios: 'src/transport/axios.ts',
  'node-transport': 'src/transport/node-transport.ts',
  node: 'src/transport/node/index.ts',
  'no-default-transport': 'src/transport/no-default-transport.ts',
});
