import { attr, defineResource, path, readOnly, resourceIn, ServiceBase, type CallOptions, type Ref } from '@os/core';
import { api } from './api.js';
import { links } from './attributes.js';
import { act, exists, send } from './requests.js';
import type { Role } from './role.js';

const role = () => ({ id: attr.string(), name: attr.string(), links: links() });

/**
 * Which roles come with another one: whoever has `priorRole` has those of `implies`, too.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#list-all-role-inference-rules
 */
export class RoleInference extends defineResource(() => ({
  service: api,
  path: '/role_inferences',
  key: 'role_inference',
  keys: 'role_inferences',
  can: ['list'],
  paging: 'none',
  attributes: {
    priorRole: readOnly.object(role()),
    implies: readOnly.list(attr.object(role())),
  },
})) {}

/** Roles that imply others. */
export class RoleInferenceMethods extends ServiceBase {
  /**
   * Has a role imply another one. Doing it again is a `ConflictError`.
   *
   * @throws ForbiddenError - the cloud's administrators do not let the role be implied, as is usual for `admin`.
   * @see https://docs.openstack.org/api-ref/identity/v3/#create-role-inference-rule
   */
  async addImpliedRole(priorRole: Ref<Role>, impliedRole: Ref<Role>, options?: CallOptions): Promise<void> {
    await act(this, 'addImpliedRole', 'PUT', inference(priorRole, impliedRole), options);
  }

  /**
   * Ends that a role implies another one.
   *
   * @throws NotFoundError - it does not.
   * @see https://docs.openstack.org/api-ref/identity/v3/#delete-role-inference-rule
   */
  async removeImpliedRole(priorRole: Ref<Role>, impliedRole: Ref<Role>, options?: CallOptions): Promise<void> {
    await act(this, 'removeImpliedRole', 'DELETE', inference(priorRole, impliedRole), options);
  }

  /**
   * Whether a role implies another one itself; false also where one of them does not exist.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#get-role-inference-rule
   */
  async checkImpliedRole(priorRole: Ref<Role>, impliedRole: Ref<Role>, options?: CallOptions): Promise<boolean> {
    return exists(this, 'checkImpliedRole', 'GET', inference(priorRole, impliedRole), options);
  }

  /**
   * The roles that a role implies itself; they may imply further ones.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#list-implied-inference-roles-for-role
   */
  async getImpliedRoles(priorRole: Ref<Role>, options?: CallOptions): Promise<RoleInference['implies']> {
    const response = await send(this, 'getImpliedRoles', 'GET', path`/roles/${priorRole}/implies`, options);
    return resourceIn(RoleInference, response).implies;
  }
}

function inference(priorRole: Ref<Role>, impliedRole: Ref<Role>): string {
  return path`/roles/${priorRole}/implies/${impliedRole}`;
}
