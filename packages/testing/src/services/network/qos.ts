import type { CollectionRules } from '../../fake/rules.js';

/** The kinds of rules, and the attributes by which two rules of one policy exclude each other. */
const RULES: Readonly<Record<string, readonly string[]>> = {
  bandwidth_limit: ['direction'],
  dscp_marking: [],
  minimum_bandwidth: ['direction'],
  minimum_packet_rate: ['direction'],
  packet_rate_limit: ['direction'],
};

export const qosPolicyRules: CollectionRules = {
  defaults: { is_default: false },
  show: ({ id }, { service }) => ({
    rules: Object.keys(RULES).flatMap((type) =>
      service
        .collection(`/qos/policies/{}/${type}_rules`)
        .all(String(id))
        .map((rule) => ({ ...rule, qos_policy_id: id, type })),
    ),
  }),
};

export const qosRuleCollections: Readonly<Record<string, CollectionRules>> = Object.fromEntries(
  Object.entries(RULES).map(([type, unique]) => [`/qos/policies/{policy}/${type}_rules`, { unique: [unique] }]),
);
