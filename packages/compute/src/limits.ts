import { attr, defineResource, idOf, readOnly, resourceIn, ServiceBase, type CallOptions } from '@os/core';
import { api } from './api.js';
import { send, type AnyRef } from './common.js';

const number = (wire: string) => attr.number(wire);
const old = (wire: string) => attr.number(wire).optional();

/** How much a project may have, and has. See https://docs.openstack.org/api-ref/compute/#limits-limits */
export class Limits extends defineResource(() => ({
  service: api,
  path: '/limits',
  key: 'limits',
  can: [],
  attributes: {
    /** -1 is without limit. */
    absolute: readOnly.object({
      instances: number('maxTotalInstances'),
      instancesUsed: number('totalInstancesUsed'),
      totalCores: number('maxTotalCores'),
      totalCoresUsed: number('totalCoresUsed'),
      /** MiB. */
      totalRam: number('maxTotalRAMSize'),
      totalRamUsed: number('totalRAMUsed'),
      keypairs: number('maxTotalKeypairs'),
      serverMeta: number('maxServerMeta'),
      serverGroups: number('maxServerGroups'),
      serverGroupsUsed: number('totalServerGroupsUsed'),
      serverGroupMembers: number('maxServerGroupMembers'),
      // Gone after microversions 2.35, 2.38 and 2.56.
      securityGroups: old('maxSecurityGroups'),
      securityGroupsUsed: old('totalSecurityGroupsUsed'),
      securityGroupRules: old('maxSecurityGroupRules'),
      floatingIps: old('maxTotalFloatingIps'),
      floatingIpsUsed: old('totalFloatingIpsUsed'),
      imageMeta: old('maxImageMeta'),
      personality: old('maxPersonality'),
      personalitySize: old('maxPersonalitySize'),
    }),
    /** Nova limits no rates any more. */
    rate: readOnly.list(attr.json()),
  },
})) {}

/** Limits of projects. */
export class LimitMethods extends ServiceBase {
  /**
   * How much a project may have, and has.
   *
   * @param query - The project, for administrators. Default: the one that the user works in.
   */
  async getLimits({ project }: { readonly project?: AnyRef | undefined } = {}, options?: CallOptions): Promise<Limits> {
    const query = project === undefined ? {} : { tenant_id: idOf(project) };
    return resourceIn(Limits, await send(this, 'getLimits', 'GET', '/limits', options, { query }));
  }
}
