import { isJsonObject, type JsonObject } from '@os/core';
import { FakeAnswer } from '../../fake/answer.js';
import type { FakeAction } from '../../fake/rules.js';
import type { FakeService } from '../../fake/service.js';
import { ownedBy } from '../owned.js';

const DEFAULTS: JsonObject = {
  network: 100,
  subnet: 100,
  subnetpool: -1,
  port: 500,
  router: 10,
  floatingip: 50,
  rbac_policy: 10,
  security_group: 10,
  security_group_rule: 100,
};

/** Where resources are that there are quotas for, if not in the plural of the quota's name. */
const PATHS: Readonly<Record<string, string>> = {
  rbac_policy: '/rbac-policies',
  security_group: '/security-groups',
  security_group_rule: '/security-group-rules',
};

function limitsOf(service: FakeService, project: string | undefined): JsonObject {
  const { project_id: _project, tenant_id: _tenant, ...own } = service.collection('/quotas').find(project) ?? {};
  return { ...DEFAULTS, ...own };
}

/** Every project has a quota, whether or not anybody gave it one. */
export const quotaActions: Record<string, FakeAction> = {
  'GET /quotas/{project}': ({ service, params: { project } }) => ({ quota: limitsOf(service, project) }),
  'GET /quotas/{project}/details.json': ({ service, params: { project } }) => {
    const details = Object.entries(limitsOf(service, project)).map(([name, limit]) => {
      const used = ownedBy(service, PATHS[name] ?? `/${name}s`, project).length;
      return [name, { limit, used, reserved: 0 }] as const;
    });
    return { quota: Object.fromEntries(details) };
  },
  'GET /quotas/{project}/default': () => ({ quota: DEFAULTS }),
  'PUT /quotas/{project}': ({ service, params, json }) => {
    const quotas = service.collection('/quotas');
    const { project = '' } = params;
    const given = isJsonObject(json) && isJsonObject(json['quota']) ? json['quota'] : {};
    if (quotas.find(project)) quotas.change(project, given);
    else quotas.add({ ...DEFAULTS, ...given, project_id: project, tenant_id: project });
    const { project_id: _project, tenant_id: _tenant, ...quota } = quotas.get(project);
    return { quota };
  },
  'DELETE /quotas/{project}': ({ service, params }) => {
    service.collection('/quotas').remove(params['project']);
    return new FakeAnswer(204);
  },
};
