import { selfRegistering } from '../../tooling/tsup/preset.js';

export default selfRegistering({ nodeOnly: ['node', 'node/md5'] });
