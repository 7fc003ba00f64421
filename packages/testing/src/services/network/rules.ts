import { defineFake } from '../../fake/rules.js';
import type { FakeService } from '../../fake/service.js';
import { neutronDialect } from './dialect.js';
import { floatingIpRules } from './floating-ips.js';
import { addressesOf, networkRules, portRules, subnetRules } from './networks.js';
import { qosPolicyRules, qosRuleCollections } from './qos.js';
import { quotaActions } from './quotas.js';
import { routerActions, routerRules } from './routers.js';
import { securityGroupRuleRules, securityGroupRules } from './security-groups.js';
import { tagActions, tagFilters } from './tags.js';

/** The Networking service beyond plain create, get, update, delete and list. */
export const networkFake = defineFake('network', {
  name: 'neutron',
  isRootListed: true,
  dialect: neutronDialect,
  defaults: { admin_state_up: true },
  collections: {
    '/networks': { ...networkRules, filters: tagFilters },
    '/subnets': { ...subnetRules, filters: tagFilters },
    '/ports': { ...portRules, filters: tagFilters },
    '/routers': { ...routerRules, filters: tagFilters },
    '/floatingips': { ...floatingIpRules, filters: tagFilters },
    '/security-groups': { ...securityGroupRules, filters: tagFilters },
    '/security-group-rules': securityGroupRuleRules,
    '/qos/policies': { ...qosPolicyRules, filters: tagFilters },
    ...qosRuleCollections,
  },
  actions: { ...routerActions, ...quotaActions, ...tagActions },
  seed,
});

function seed(service: FakeService): void {
  const networks = service.collection('/networks');
  const subnets = service.collection('/subnets');
  const add = (name: string, fields: object, cidr: string): void => {
    const { id } = networks.add({ name, ...fields });
    subnets.add({ name: `${name}-subnet`, network_id: id, ip_version: 4, cidr, ...addressesOf({ cidr }) });
  };
  add('public', { 'router:external': true, 'provider:network_type': 'flat' }, '172.24.4.0/22');
  add('shared', { shared: true }, '192.168.233.0/24');
  service.collection('/security-groups').add({ name: 'default', description: 'Default security group' });
}
