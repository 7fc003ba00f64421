import {
  createOnly,
  defineResource,
  isHttpError,
  attr,
  path,
  readOnly,
  ServiceBase,
  type CallOptions,
  type DeleteOptions,
} from '@os/core';
import { api } from './api.js';
import { ask, textsIn } from './common.js';

/**
 * A class of resources: `VCPU`, `CUSTOM_LICENCE`.
 *
 * @see https://docs.openstack.org/api-ref/placement/#resource-classes
 */
export class ResourceClass extends defineResource(() => ({
  service: api,
  path: '/resource_classes',
  keys: 'resource_classes',
  idAttribute: 'name',
  can: ['create', 'get', 'delete', 'list'],
  paging: 'none',
  since: '1.2',
  attributes: {
    /** Identifies it. Begins with `CUSTOM_` unless the service came with it. */
    name: createOnly.string().required(),
    /** Not answered on creation. */
    links: readOnly.list(attr.json()).optional(),
  },
})) {}

/** Which traits to list. */
export interface TraitQuery {
  /** `startswith:CUSTOM_`, or `in:A,B`. */
  readonly name?: string | undefined;
  /** Those that a provider has, or those that none has. */
  readonly associated?: boolean | undefined;
}

/** Things that are nothing but a name: classes of resources, and traits, such as `HW_CPU_X86_AVX`. */
export class NameMethods extends ServiceBase {
  /**
   * Creates a class of resources unless it is there.
   *
   * @see https://docs.openstack.org/api-ref/placement/#update-resource-class
   */
  async ensureResourceClass(name: string, options?: CallOptions): Promise<void> {
    const url = path`/resource_classes/${name}`;
    await ask(this, 'ensureResourceClass', { method: 'PUT', path: url, since: '1.7' }, options);
  }

  /** @see https://docs.openstack.org/api-ref/placement/#list-traits */
  async listTraits({ name, associated }: TraitQuery = {}, options?: CallOptions): Promise<string[]> {
    const request = { path: '/traits', query: { name, associated }, since: '1.6' };
    return textsIn(await ask(this, 'listTraits', request, options), 'traits');
  }

  /**
   * Whether there is such a trait.
   *
   * @see https://docs.openstack.org/api-ref/placement/#show-traits
   */
  async hasTrait(name: string, options?: CallOptions): Promise<boolean> {
    try {
      await ask(this, 'hasTrait', { path: path`/traits/${name}`, since: '1.6' }, options);
      return true;
    } catch (error) {
      if (isHttpError(error, 404)) return false;
      throw error;
    }
  }

  /**
   * Creates a trait unless it is there. Its name begins with `CUSTOM_`.
   *
   * @see https://docs.openstack.org/api-ref/placement/#update-trait
   */
  async createTrait(name: string, options?: CallOptions): Promise<void> {
    await ask(this, 'createTrait', { method: 'PUT', path: path`/traits/${name}`, since: '1.6' }, options);
  }

  /**
   * @throws ConflictError - a provider has it.
   * @throws NotFoundError - there is none, and `ignoreMissing` is not set.
   * @see https://docs.openstack.org/api-ref/placement/#delete-traits
   */
  async deleteTrait(name: string, { ignoreMissing, ...options }: DeleteOptions = {}): Promise<void> {
    try {
      await ask(this, 'deleteTrait', { method: 'DELETE', path: path`/traits/${name}`, since: '1.6' }, options);
    } catch (error) {
      if (!(ignoreMissing && isHttpError(error, 404))) throw error;
    }
  }
}
