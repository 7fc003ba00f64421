import { Limit, LimitModel, Project, RegisteredLimit } from '@os/identity/pure';
import { list, nothing, one, value } from '../../../../tooling/jest/exchange.js';
import { LIMIT, LIMIT_MODEL, PARENT_PROJECT, PROJECT, REGISTERED_LIMIT } from '../answers.js';
import type { Row } from './row.js';

export const limits: Row[] = [
  {
    call: (c) =>
      c.createRegisteredLimit({
        serviceId: 's1',
        regionId: 'RegionTwo',
        resourceName: 'snapshot',
        defaultLimit: 5,
        description: 'd',
      }),
    sends: 'POST /registered_limits',
    body: {
      registered_limits: [
        { service_id: 's1', region_id: 'RegionTwo', resource_name: 'snapshot', default_limit: 5, description: 'd' },
      ],
    },
    answer: [201, { registered_limits: [REGISTERED_LIMIT] }],
    gives: one(RegisteredLimit, REGISTERED_LIMIT),
  },
  {
    call: (c) => c.getRegisteredLimit('r1'),
    sends: 'GET /registered_limits/r1',
    answer: [200, { registered_limit: REGISTERED_LIMIT }],
    gives: one(RegisteredLimit, REGISTERED_LIMIT),
  },
  {
    call: (c) => c.findRegisteredLimit('r1'),
    sends: 'GET /registered_limits/r1',
    answer: [200, { registered_limit: REGISTERED_LIMIT }],
    gives: one(RegisteredLimit, REGISTERED_LIMIT),
  },
  {
    call: (c) => c.listRegisteredLimits({ serviceId: 's1', regionId: 'RegionTwo', resourceName: 'snapshot' }),
    sends: 'GET /registered_limits?service_id=s1&region_id=RegionTwo&resource_name=snapshot',
    answer: [200, { registered_limits: [REGISTERED_LIMIT] }],
    gives: list(RegisteredLimit, REGISTERED_LIMIT),
  },
  {
    call: (c) =>
      c.updateRegisteredLimit('r1', {
        serviceId: 's2',
        regionId: null,
        resourceName: 'volume',
        defaultLimit: 6,
        description: null,
      }),
    sends: 'PATCH /registered_limits/r1',
    body: {
      registered_limit: {
        service_id: 's2',
        region_id: null,
        resource_name: 'volume',
        default_limit: 6,
        description: null,
      },
    },
    answer: [200, { registered_limit: REGISTERED_LIMIT }],
    gives: one(RegisteredLimit, REGISTERED_LIMIT),
  },
  { call: (c) => c.deleteRegisteredLimit('r1'), sends: 'DELETE /registered_limits/r1', answer: [204], gives: nothing },

  {
    call: (c) =>
      c.createLimit({
        projectId: 'p1',
        domainId: null,
        serviceId: 's1',
        regionId: 'RegionTwo',
        resourceName: 'snapshot',
        resourceLimit: 3,
        description: 'e',
      }),
    sends: 'POST /limits',
    body: {
      limits: [
        {
          project_id: 'p1',
          domain_id: null,
          service_id: 's1',
          region_id: 'RegionTwo',
          resource_name: 'snapshot',
          resource_limit: 3,
          description: 'e',
        },
      ],
    },
    answer: [201, { limits: [LIMIT] }],
    gives: one(Limit, LIMIT),
  },
  {
    call: (c) => c.getLimit('l1'),
    sends: 'GET /limits/l1',
    answer: [200, { limit: LIMIT }],
    gives: one(Limit, LIMIT),
  },
  {
    call: (c) => c.findLimit('l1'),
    sends: 'GET /limits/l1',
    answer: [200, { limit: LIMIT }],
    gives: one(Limit, LIMIT),
  },
  {
    call: (c) =>
      c.listLimits({
        serviceId: 's1',
        regionId: 'RegionTwo',
        resourceName: 'snapshot',
        projectId: 'p1',
        domainId: 'd1',
      }),
    sends: 'GET /limits?service_id=s1&region_id=RegionTwo&resource_name=snapshot&project_id=p1&domain_id=d1',
    answer: [200, { limits: [LIMIT] }],
    gives: list(Limit, LIMIT),
  },
  {
    call: (c) => c.updateLimit('l1', { resourceLimit: 4, description: 'f' }),
    sends: 'PATCH /limits/l1',
    body: { limit: { resource_limit: 4, description: 'f' } },
    answer: [200, { limit: LIMIT }],
    gives: one(Limit, LIMIT),
  },
  { call: (c) => c.deleteLimit('l1'), sends: 'DELETE /limits/l1', answer: [204], gives: nothing },
  {
    call: (c) => c.getLimitModel(),
    sends: 'GET /limits/model',
    answer: [200, { model: LIMIT_MODEL }],
    gives: one(LimitModel, LIMIT_MODEL),
  },
];

export const hierarchy: Row[] = [
  {
    call: (c) => c.getProjectParents('p1', { includeLimits: true }),
    sends: 'GET /projects/p1?parents_as_list=true&include_limits=true',
    answer: [200, { project: { ...PROJECT, parents: [{ project: PARENT_PROJECT }] } }],
    gives: list(Project, PARENT_PROJECT),
  },
  {
    call: (c) => c.getProjectSubtree('p1'),
    sends: 'GET /projects/p1?subtree_as_list=true',
    answer: [200, { project: { ...PROJECT, subtree: [{ project: PROJECT }] } }],
    gives: list(Project, PROJECT),
  },
  {
    call: (c) => c.getProjectParentIds('p1'),
    sends: 'GET /projects/p1?parents_as_ids=true',
    answer: [200, { project: { ...PROJECT, parents: { '208f48': { default: null } } } }],
    gives: value(['208f48', 'default']),
  },
  {
    call: (c) => c.getProjectSubtreeIds('p1'),
    sends: 'GET /projects/p1?subtree_as_ids=true',
    answer: [200, { project: { ...PROJECT, subtree: { b59af0: { c00: null }, d11: null } } }],
    gives: value({ b59af0: { c00: null }, d11: null }),
  },
  {
    call: (c) => c.getProjectSubtreeIds('p2'),
    sends: 'GET /projects/p2?subtree_as_ids=true',
    answer: [200, { project: { ...PROJECT, subtree: null } }],
    gives: value(null),
  },
];
