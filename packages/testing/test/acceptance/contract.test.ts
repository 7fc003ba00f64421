import { cloudOptions, connect } from '../../../../tooling/acceptance/connect.js';
import { contract } from '../contract/contract.js';

contract({ options: () => cloudOptions(), connect: () => connect() });
