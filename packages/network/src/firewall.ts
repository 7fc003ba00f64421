import type { CallOptions, JsonObject, Ref } from '@os/core';
import { api } from './api.js';
import { named, namedListing } from './common.js';
import { attr, defineResource, idOf, path, readOnly, ServiceBase } from './core.js';
import { changeBare } from './requests.js';

/** What may come in and go out by the ports that have it. See https://docs.openstack.org/api-ref/network/v2/#fwaas-v2-0-current-fwaas-firewall-groups-firewall-policies-firewall-rules */
export class FirewallGroup extends defineResource(() => ({
  service: api,
  path: '/fwaas/firewall_groups',
  key: 'firewall_group',
  keys: 'firewall_groups',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...named(),
    status: readOnly.oneOf('ACTIVE', 'CREATED', 'DOWN', 'ERROR', 'INACTIVE', 'PENDING_CREATE', 'PENDING_UPDATE'),
    isAdminStateUp: attr.boolean('admin_state_up'),
    isShared: attr.boolean('shared'),
    /** `null`: nothing may come in. */
    ingressFirewallPolicyId: attr.string().nullable(),
    /** `null`: nothing may go out. */
    egressFirewallPolicyId: attr.string().nullable(),
    /** Ports of servers or routers. */
    portIds: attr.list(attr.string(), 'ports').optional(),
  },
  query: ['name', 'status', 'isAdminStateUp', 'isShared', 'ingressFirewallPolicyId', 'egressFirewallPolicyId'],
  filters: { ...namedListing(), portIds: attr.string('ports') },
})) {}

/** Rules in an order: the first that fits decides. See https://docs.openstack.org/api-ref/network/v2/#fwaas-v2-0-current-fwaas-firewall-groups-firewall-policies-firewall-rules */
export class FirewallPolicy extends defineResource(() => ({
  service: api,
  path: '/fwaas/firewall_policies',
  key: 'firewall_policy',
  keys: 'firewall_policies',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...named(),
    isShared: attr.boolean('shared'),
    /** For people to note that they looked at it. The service sets it to false with every change of the rules. */
    isAudited: attr.boolean('audited'),
    /** In their order; see `insertRuleIntoPolicy`. */
    firewallRuleIds: attr.list(attr.string(), 'firewall_rules'),
  },
  query: ['name', 'isShared', 'isAudited'],
  filters: { ...namedListing(), firewallRuleIds: attr.string('firewall_rules') },
})) {}

/** What happens to packets that it fits. See https://docs.openstack.org/api-ref/network/v2/#fwaas-v2-0-current-fwaas-firewall-groups-firewall-policies-firewall-rules */
export class FirewallRule extends defineResource(() => ({
  service: api,
  path: '/fwaas/firewall_rules',
  key: 'firewall_rule',
  keys: 'firewall_rules',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...named(),
    action: attr.oneOf('allow', 'deny', 'reject'),
    isEnabled: attr.boolean('enabled'),
    isShared: attr.boolean('shared'),
    /** 4 or 6. */
    ipVersion: attr.number(),
    /** `null` for all. */
    protocol: attr.oneOf('dccp', 'icmp', 'ipv6-icmp', 'sctp', 'tcp', 'udp').nullable(),
    // Addresses, or networks in CIDR notation; `null` for all.
    sourceIpAddress: attr.string().nullable(),
    destinationIpAddress: attr.string().nullable(),
    // One, or the first and the last: `80:90`; `null` for all.
    sourcePort: attr.string().nullable(),
    destinationPort: attr.string().nullable(),
    sourceFirewallGroupId: attr.string().nullable().optional(),
    destinationFirewallGroupId: attr.string().nullable().optional(),
    /** The policies that have it. */
    firewallPolicyIds: readOnly.list(attr.string(), 'firewall_policy_id').nullable().optional(),
  },
  query: [
    'name',
    'action',
    'isEnabled',
    'isShared',
    'ipVersion',
    'protocol',
    'sourceIpAddress',
    'destinationIpAddress',
    'sourcePort',
    'destinationPort',
  ],
  filters: { ...namedListing(), firewallPolicyIds: attr.string('firewall_policy_id') },
})) {}

/** Where a rule gets its place. Default: it becomes the first. */
export interface RulePlace {
  /** Right after this rule. */
  readonly after?: Ref<FirewallRule> | undefined;
  /** Right before this rule; not looked at where `after` is given. */
  readonly before?: Ref<FirewallRule> | undefined;
}

/** Changes the rules of firewall policies. */
export class FirewallMethods extends ServiceBase {
  /**
   * Gives a policy a further rule.
   *
   * @throws ConflictError - the policy has it already.
   */
  async insertRuleIntoPolicy(
    policy: Ref<FirewallPolicy>,
    rule: Ref<FirewallRule>,
    { after, before }: RulePlace = {},
    options?: CallOptions,
  ): Promise<FirewallPolicy> {
    const json: JsonObject = {
      firewall_rule_id: idOf(rule),
      ...(after !== undefined && { insert_after: idOf(after) }),
      ...(before !== undefined && { insert_before: idOf(before) }),
    };
    const url = path`/fwaas/firewall_policies/${policy}/insert_rule`;
    return changeBare(this, FirewallPolicy, 'insertRuleIntoPolicy', url, options, json);
  }

  /** Takes a rule from a policy. */
  async removeRuleFromPolicy(
    policy: Ref<FirewallPolicy>,
    rule: Ref<FirewallRule>,
    options?: CallOptions,
  ): Promise<FirewallPolicy> {
    const url = path`/fwaas/firewall_policies/${policy}/remove_rule`;
    const json = { firewall_rule_id: idOf(rule) };
    return changeBare(this, FirewallPolicy, 'removeRuleFromPolicy', url, options, json);
  }
}
