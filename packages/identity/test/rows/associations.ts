import { Endpoint, EndpointGroup, PolicyDocument, Project, RoleInference } from '@os/identity/pure';
import { list, nothing, one, value } from '../../../../tooling/jest/exchange.js';
import { ENDPOINT, ENDPOINT_GROUP, POLICY, POLICY_ENDPOINT, PROJECT, ROLE_INFERENCE } from '../answers.js';
import type { Row } from './row.js';

/** Something that is put, found or not, and taken away at one path. */
function association(path: string, verb: string, put: Row['call'], check: Row['call'], remove: Row['call']): Row[] {
  return [
    { call: put, sends: `PUT ${path}`, answer: [204], gives: nothing },
    { call: check, sends: `${verb} ${path}`, answer: [204], gives: value(true) },
    { call: check, sends: `${verb} ${path}`, answer: [404], gives: value(false) },
    { call: remove, sends: `DELETE ${path}`, answer: [204], gives: nothing },
  ];
}

const region = 'RegionTwo';

export const policyAssociations: Row[] = [
  ...association(
    '/policies/p1/OS-ENDPOINT-POLICY/endpoints/e1',
    'GET',
    (c) => c.associatePolicyWithEndpoint('p1', 'e1'),
    (c) => c.checkEndpointPolicy('p1', 'e1'),
    (c) => c.disassociatePolicyFromEndpoint('p1', 'e1'),
  ),
  ...association(
    '/policies/p1/OS-ENDPOINT-POLICY/services/s1',
    'GET',
    (c) => c.associatePolicyWithService('p1', 's1'),
    (c) => c.checkServicePolicy('p1', 's1'),
    (c) => c.disassociatePolicyFromService('p1', 's1'),
  ),
  ...association(
    '/policies/p1/OS-ENDPOINT-POLICY/services/s1/regions/RegionTwo',
    'GET',
    (c) => c.associatePolicyWithService('p1', 's1', { region }),
    (c) => c.checkServicePolicy('p1', 's1', { region }),
    (c) => c.disassociatePolicyFromService('p1', 's1', { region }),
  ),
  {
    call: (c) => c.listPolicyEndpoints('p1'),
    sends: 'GET /policies/p1/OS-ENDPOINT-POLICY/endpoints',
    answer: [200, { endpoints: [POLICY_ENDPOINT], links: { next: null } }],
    gives: list(Endpoint, POLICY_ENDPOINT),
  },
  {
    // The API reference has it at /policies/…, where Keystone has nothing.
    call: (c) => c.getEndpointPolicy('e1'),
    sends: 'GET /endpoints/e1/OS-ENDPOINT-POLICY/policy',
    answer: [200, { policy: POLICY }],
    gives: one(PolicyDocument, POLICY),
  },
];

export const endpointFilter: Row[] = [
  {
    call: (c) =>
      c.createEndpointGroup({
        name: 'public',
        description: 'd',
        filters: { interface: 'public', serviceId: 's1', regionId: region, isEnabled: true },
      }),
    sends: 'POST /OS-EP-FILTER/endpoint_groups',
    body: {
      endpoint_group: {
        name: 'public',
        description: 'd',
        filters: { interface: 'public', service_id: 's1', region_id: region, enabled: true },
      },
    },
    answer: [201, { endpoint_group: ENDPOINT_GROUP }],
    gives: one(EndpointGroup, ENDPOINT_GROUP),
  },
  {
    call: (c) => c.getEndpointGroup('g1'),
    sends: 'GET /OS-EP-FILTER/endpoint_groups/g1',
    answer: [200, { endpoint_group: ENDPOINT_GROUP }],
    gives: one(EndpointGroup, ENDPOINT_GROUP),
  },
  {
    call: (c) => c.findEndpointGroup('public'),
    sends: 'GET /OS-EP-FILTER/endpoint_groups?name=public',
    answer: [200, { endpoint_groups: [ENDPOINT_GROUP] }],
    gives: one(EndpointGroup, ENDPOINT_GROUP),
  },
  {
    call: (c) => c.listEndpointGroups({ name: 'public' }),
    sends: 'GET /OS-EP-FILTER/endpoint_groups?name=public',
    answer: [200, { endpoint_groups: [ENDPOINT_GROUP] }],
    gives: list(EndpointGroup, ENDPOINT_GROUP),
  },
  {
    call: (c) => c.updateEndpointGroup('g1', { name: 'x', description: null, filters: { interface: 'admin' } }),
    sends: 'PATCH /OS-EP-FILTER/endpoint_groups/g1',
    body: { endpoint_group: { name: 'x', description: null, filters: { interface: 'admin' } } },
    answer: [200, { endpoint_group: ENDPOINT_GROUP }],
    gives: one(EndpointGroup, ENDPOINT_GROUP),
  },
  {
    call: (c) => c.deleteEndpointGroup('g1'),
    sends: 'DELETE /OS-EP-FILTER/endpoint_groups/g1',
    answer: [204],
    gives: nothing,
  },
  ...association(
    '/OS-EP-FILTER/projects/p1/endpoints/e1',
    'HEAD',
    (c) => c.associateEndpointWithProject('p1', 'e1'),
    (c) => c.checkProjectEndpoint('p1', 'e1'),
    (c) => c.disassociateEndpointFromProject('p1', 'e1'),
  ),
  ...association(
    '/OS-EP-FILTER/endpoint_groups/g1/projects/p1',
    'GET',
    (c) => c.associateProjectWithEndpointGroup('g1', 'p1'),
    (c) => c.checkEndpointGroupProject('g1', 'p1'),
    (c) => c.disassociateProjectFromEndpointGroup('g1', 'p1'),
  ),
  {
    call: (c) => c.listProjectEndpoints('p1'),
    sends: 'GET /OS-EP-FILTER/projects/p1/endpoints',
    answer: [200, { endpoints: [ENDPOINT], links: { next: null } }],
    gives: list(Endpoint, ENDPOINT),
  },
  {
    call: (c) => c.listEndpointProjects('e1'),
    sends: 'GET /OS-EP-FILTER/endpoints/e1/projects',
    answer: [200, { projects: [PROJECT], links: { next: null } }],
    gives: list(Project, PROJECT),
  },
  {
    call: (c) => c.listEndpointGroupProjects('g1'),
    sends: 'GET /OS-EP-FILTER/endpoint_groups/g1/projects',
    answer: [200, { projects: [PROJECT], links: { next: null } }],
    gives: list(Project, PROJECT),
  },
  {
    call: (c) => c.listEndpointGroupEndpoints('g1'),
    sends: 'GET /OS-EP-FILTER/endpoint_groups/g1/endpoints',
    answer: [200, { endpoints: [ENDPOINT], links: { next: null } }],
    gives: list(Endpoint, ENDPOINT),
  },
  {
    call: (c) => c.listProjectEndpointGroups('p1'),
    sends: 'GET /OS-EP-FILTER/projects/p1/endpoint_groups',
    answer: [200, { endpoint_groups: [ENDPOINT_GROUP], links: { next: null } }],
    gives: list(EndpointGroup, ENDPOINT_GROUP),
  },
];

export const inferences: Row[] = [
  ...association(
    '/roles/r1/implies/r2',
    'GET',
    (c) => c.addImpliedRole('r1', 'r2'),
    (c) => c.checkImpliedRole('r1', 'r2'),
    (c) => c.removeImpliedRole('r1', 'r2'),
  ),
  {
    call: (c) => c.getImpliedRoles('r1'),
    sends: 'GET /roles/r1/implies',
    answer: [200, { role_inference: ROLE_INFERENCE }],
    gives: value(ROLE_INFERENCE.implies),
  },
  {
    call: (c) => c.listRoleInferences(),
    sends: 'GET /role_inferences',
    answer: [200, { role_inferences: [ROLE_INFERENCE] }],
    gives: list(RoleInference, ROLE_INFERENCE),
  },
];
