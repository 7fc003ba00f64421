// What a real Neutron 26.0.3 (2025.1) answered. All else is in the answers of the services' own packages.

/** Of one that leads nowhere. */
export const FREE_FLOATING_IP = {
  id: '8389b7b4-1358-4c43-b3b3-e5887478f869',
  tenant_id: '6f641a4082f0413d967b1b6631284caf',
  floating_ip_address: '172.24.6.187',
  floating_network_id: '8ea56d67-1c7a-4e8f-b922-5c273badb0f2',
  router_id: null,
  port_id: null,
  fixed_ip_address: null,
  status: 'DOWN',
  project_id: '6f641a4082f0413d967b1b6631284caf',
  description: '',
  qos_policy_id: null,
  port_details: null,
  dns_domain: '',
  dns_name: '',
  port_forwardings: [],
  tags: [],
  created_at: '2026-11-25T08:49:51Z',
  updated_at: '2026-11-25T08:49:51Z',
  revision_number: 0,
};

const refusal = (type: string, message: string) => ({ NeutronError: { type, message, detail: '' } });

export const OVER_QUOTA = refusal('OverQuota', "Quota exceeded for resources: ['floatingip'].");

/** To a change that insists on a revision; its status is 412. */
export const CHANGED_SINCE = refusal('RevisionNumberConstraintFailed', 'Constrained to 99, but current revision is 0');

/** To a change of a floating IP that is gone; its status is 404. */
export const GONE = refusal(
  'FloatingIPNotFound',
  'Floating IP 8389b7b4-1358-4c43-b3b3-e5887478f869 could not be found',
);

/** To a floating IP that shall lead to a network without a router; its status is 404, too. */
export const UNREACHABLE = refusal(
  'ExternalGatewayForFloatingIPNotFound',
  'External network 8ea56d67-1c7a-4e8f-b922-5c273badb0f2 is not reachable from subnet ' +
    'a723747c-9095-425a-af4e-5325c53052d7.  Therefore, cannot associate Port ' +
    '1a0575f8-4e4a-4a4a-a22f-fa23135742ea with a Floating IP.',
);

export const NETWORK_IN_USE = refusal(
  'NetworkInUse',
  'Unable to complete operation on network 9ac87bca-63b6-4b81-97e4-916291b8b172. There are one or more ports still in ' +
    'use on the network, id for these ports is: 1a0575f8-4e4a-4a4a-a22f-fa23135742ea.',
);
