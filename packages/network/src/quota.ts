import type { AttributeLike, CallOptions } from '@os/core';
import { api } from './api.js';
import { attr, defineResource, path, readOnly, resourceIn, ServiceBase } from './core.js';
import { send } from './requests.js';

/** What there are quotas for; all but the first ones only where the extension is there that brings the resource. */
function limits<Always extends AttributeLike, Maybe extends AttributeLike>(
  always: (wire: string) => Always,
  maybe: (wire: string) => Maybe,
) {
  return {
    networks: always('network'),
    ports: always('port'),
    subnets: always('subnet'),
    subnetPools: always('subnetpool'),
    bgpVpns: maybe('bgpvpn'),
    endpointGroups: maybe('endpoint_group'),
    firewallGroups: maybe('firewall_group'),
    firewallPolicies: maybe('firewall_policy'),
    firewallRules: maybe('firewall_rule'),
    floatingIps: maybe('floatingip'),
    flowClassifiers: maybe('flow_classifier'),
    healthMonitors: maybe('healthmonitor'),
    ikePolicies: maybe('ikepolicy'),
    ipsecPolicies: maybe('ipsecpolicy'),
    ipsecSiteConnections: maybe('ipsec_site_connection'),
    l7Policies: maybe('l7policy'),
    listeners: maybe('listener'),
    loadBalancers: maybe('loadbalancer'),
    pools: maybe('pool'),
    portChains: maybe('port_chain'),
    portPairGroups: maybe('port_pair_group'),
    portPairs: maybe('port_pair'),
    rbacPolicies: maybe('rbac_policy'),
    routerRoutes: maybe('router_route'),
    routers: maybe('router'),
    securityGroupRules: maybe('security_group_rule'),
    securityGroups: maybe('security_group'),
    serviceGraphs: maybe('service_graph'),
    trunks: maybe('trunk'),
    vpnServices: maybe('vpnservice'),
  };
}

/**
 * How much a project may have; -1 is without limit. Its id is the project's. Deleting it sets it back to the defaults.
 * See https://docs.openstack.org/api-ref/network/v2/#quotas-extension-quotas
 */
export class Quota extends defineResource(() => ({
  service: api,
  path: '/quotas',
  key: 'quota',
  keys: 'quotas',
  idAttribute: 'projectId',
  can: ['get', 'update', 'delete', 'list'],
  paging: 'none',
  attributes: {
    // Answered by lists alone.
    projectId: readOnly.string().optional(),
    tenantId: readOnly.string().optional(),
    ...limits(
      (wire) => attr.number(wire),
      (wire) => attr.number(wire).optional(),
    ),
    /** Only on update: refuse limits below what is in use already. */
    checkLimit: attr.boolean().optional(),
    /** Only on update: accept limits below what is in use already, where the service would refuse them. */
    force: attr.boolean().optional(),
  },
})) {}

const usage = (wire: string) =>
  readOnly.object({ limit: attr.number(), used: attr.number(), reserved: attr.number() }, wire);

/** How much a project may have, and has. */
export class QuotaDetails extends defineResource(() => ({
  service: api,
  path: '/quotas',
  key: 'quota',
  idAttribute: 'projectId',
  can: [],
  attributes: { projectId: readOnly.string().optional(), ...limits(usage, (wire) => usage(wire).optional()) },
})) {}

/** What there is to know of quotas besides the limits of a project. */
export class QuotaMethods extends ServiceBase {
  /** How much projects may have that were given no quota of their own. */
  async getDefaultQuota(projectId: string, options?: CallOptions): Promise<Quota> {
    const quota = resourceIn(
      Quota,
      await send(this, 'getDefaultQuota', 'GET', path`/quotas/${projectId}/default`, options),
    );
    quota.body['project_id'] = projectId;
    return quota;
  }

  /** How much a project may have, and has. */
  async getQuotaDetails(projectId: string, options?: CallOptions): Promise<QuotaDetails> {
    const url = path`/quotas/${projectId}/details.json`;
    const details = resourceIn(QuotaDetails, await send(this, 'getQuotaDetails', 'GET', url, options));
    details.body['project_id'] = projectId;
    return details;
  }
}
