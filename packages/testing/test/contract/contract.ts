import type { Cloud } from './cloud.js';
import { identityContract } from './identity.js';
import { limitsContract } from './limits.js';
import { loginContract } from './login.js';
import { networkContract } from './network.js';
import { objectStoreContract } from './object-store.js';

/** What is true of a real cloud, and has to be of the fake one. */
export function contract(cloud: Cloud): void {
  loginContract(cloud);
  identityContract(cloud);
  networkContract(cloud);
  objectStoreContract(cloud);
  limitsContract(cloud);
}
