import type { Check } from '../check.js';
import { connectionChecks } from './connections.js';
import { endChecks } from './ends.js';
import { exchangeChecks } from './exchange.js';
import { proxyChecks } from './proxies.js';
import { securityChecks } from './security.js';
import { Stand, type MakeTransport } from './stand.js';
import { memoryChecks } from './memory.js';
import { streamChecks } from './streams.js';
import type { TransportTraits } from './traits.js';

/**
 * What every transport promises, to be checked against servers on this machine (in Node). Each check makes a transport of
 * its own, from the options that it is about.
 *
 * ```ts
 * for (const { name, run } of transportConformance((options) => new MyTransport(options))) it(name, run);
 * ```
 */
export function transportConformance(make: MakeTransport, traits: TransportTraits = {}): Check[] {
  // What the environment says of proxies is of no concern but where it is checked.
  const stand = new Stand(make, traits.proxies === false ? {} : { proxy: false });
  return [
    ...exchangeChecks(stand, traits),
    ...streamChecks(stand, traits),
    ...memoryChecks(stand, traits),
    ...endChecks(stand, traits),
    ...connectionChecks(stand, traits),
    ...securityChecks(stand, traits),
    ...proxyChecks(stand, traits),
  ];
}
