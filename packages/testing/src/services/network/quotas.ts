import { isJsonObject, type JsonObject } from '@os/core';
import { FakeAnswer } from '../../fake/answer.js';
import type { FakeAction } from '../../fake/rules.js';

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

/** Every project has a quota, whether or not anybody gave it one. */
export const quotaActions: Record<string, FakeAction> = {
  'GET /quotas/{project}': ({ service, params }) => {
    const own = service.collection('/quotas').find(params['project']);
    const { project_id: _project, tenant_id: _tenant, ...limits } = own ?? {};
    return { quota: { ...DEFAULTS, ...limits } };
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
