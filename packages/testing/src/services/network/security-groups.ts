import { Refusal } from '../../fake/answer.js';
import type { CollectionRules } from '../../fake/rules.js';
import { belongingTo } from './networks.js';

export const securityGroupRules: CollectionRules = {
  defaults: { stateful: true, shared: false },
  create({ name }, { service, access }) {
    const groups = service.collection('/security-groups').all();
    if (
      name === 'default' &&
      groups.some((each) => each['name'] === name && each['project_id'] === access.project?.id)
    ) {
      throw new Refusal(409, 'Default security group already exists.', 'SecurityGroupDefaultAlreadyExists');
    }
  },
  created({ id, project_id: project }, { service }) {
    for (const ethertype of ['IPv4', 'IPv6']) {
      const owner = { project_id: project, tenant_id: project };
      service
        .collection('/security-group-rules')
        .add({ security_group_id: id, direction: 'egress', ethertype, ...owner });
    }
  },
  show: ({ id }, call) => {
    const rules = call.service.collection('/security-group-rules');
    const own = belongingTo(call.service, '/security-group-rules', 'security_group_id', id);
    return { security_group_rules: own.map((rule) => rules.show(rule, call)) };
  },
  remove({ id }, { service }) {
    for (const rule of belongingTo(service, '/security-group-rules', 'security_group_id', id)) {
      service.collection('/security-group-rules').remove(rule['id']);
    }
  },
};

export const securityGroupRuleRules: CollectionRules = {
  defaults: { description: '', belongs_to_default_sg: false },
  create({ security_group_id: group, ...fields }, { service }) {
    service.collection('/security-groups').get(group);
    const same = belongingTo(service, '/security-group-rules', 'security_group_id', group).find((rule) =>
      MATTERING.every((wire) => (rule[wire] ?? null) === (fields[wire] ?? (wire === 'ethertype' ? 'IPv4' : null))),
    );
    if (same) {
      throw new Refusal(
        409,
        `Security group rule already exists. Rule id is ${String(same['id'])}.`,
        'SecurityGroupRuleExists',
      );
    }
  },
};

/** What tells one rule of a group from another. */
const MATTERING = [
  'direction',
  'ethertype',
  'protocol',
  'port_range_min',
  'port_range_max',
  'remote_ip_prefix',
  'remote_group_id',
  'remote_address_group_id',
];
