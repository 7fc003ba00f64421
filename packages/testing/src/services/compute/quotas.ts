import { isJsonObject, type JsonObject } from '@os/core';
import { FakeAnswer } from '../../fake/answer.js';
import type { FakeAction } from '../../fake/rules.js';
import { ownedBy, sumOf } from '../owned.js';

const DEFAULTS: JsonObject = {
  cores: 20,
  instances: 10,
  key_pairs: 100,
  metadata_items: 128,
  ram: 51200,
  server_group_members: 10,
  server_groups: 10,
};

/** Every project has a quota, whether or not anybody gave it one. */
export const quotaActions: Record<string, FakeAction> = {
  'GET /os-quota-sets/{project}': ({ service, params: { project } }) => ({
    quota_set: { ...DEFAULTS, ...service.collection('/os-quota-sets').find(project), id: project },
  }),
  'GET /os-quota-sets/{project}/defaults': ({ params: { project } }) => ({ quota_set: { ...DEFAULTS, id: project } }),
  'PUT /os-quota-sets/{project}': ({ service, params: { project }, json }) => {
    const quotas = service.collection('/os-quota-sets');
    const given = isJsonObject(json) && isJsonObject(json['quota_set']) ? json['quota_set'] : {};
    const { force: _force, ...limits } = given;
    if (quotas.find(project)) quotas.change(project, limits);
    else quotas.add({ ...DEFAULTS, ...limits, id: project });
    const { id: _id, ...quota } = quotas.get(project);
    return { quota_set: quota };
  },
  'DELETE /os-quota-sets/{project}': ({ service, params: { project } }) => {
    service.collection('/os-quota-sets').remove(project);
    return new FakeAnswer(202);
  },
  // As from microversion 2.57 on: without what other services have come to limit.
  'GET /limits': ({ service, access, url }) => {
    const project = url.searchParams.get('tenant_id') ?? access.project?.id;
    const quota: JsonObject = { ...DEFAULTS, ...service.collection('/os-quota-sets').find(project) };
    const servers = ownedBy(service, '/servers', project);
    const flavors = servers.map(({ flavor }) => flavor).filter(isJsonObject);
    const absolute = {
      maxTotalInstances: quota['instances'],
      maxTotalCores: quota['cores'],
      maxTotalRAMSize: quota['ram'],
      maxServerMeta: quota['metadata_items'],
      maxTotalKeypairs: quota['key_pairs'],
      maxServerGroups: quota['server_groups'],
      maxServerGroupMembers: quota['server_group_members'],
      totalRAMUsed: sumOf(flavors, 'ram'),
      totalCoresUsed: sumOf(flavors, 'vcpus'),
      totalInstancesUsed: servers.length,
      totalServerGroupsUsed: ownedBy(service, '/os-server-groups', project).length,
    };
    return { limits: { rate: [], absolute } };
  },
};
