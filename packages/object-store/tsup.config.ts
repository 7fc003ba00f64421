import { selfRegistering } from '../../tooling/tsup/preset.js';

export default selfRegistering({ nodeOnly: ['node', 'md5-node'] });
