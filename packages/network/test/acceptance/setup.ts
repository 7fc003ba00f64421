import '@os/network';
import type { NetworkService } from '@os/network';
import { cloud as cloudOf, type Cloud as AnyCloud } from '../../../../tooling/acceptance/cloud.js';

export { expectDeclared } from '../../../../tooling/acceptance/cloud.js';

/** The Networking service of the cloud under test, and ways to leave nothing behind there. */
export interface Cloud extends AnyCloud {
  readonly network: NetworkService;
}

/** @param user - A cloud of clouds.yaml; the default is an administrator. */
export function cloud(user?: string): Cloud {
  const made = cloudOf(user);
  return { ...made, network: made.conn.network };
}
