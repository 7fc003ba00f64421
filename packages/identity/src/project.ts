import {
  attr,
  createOnly,
  defineResource,
  path,
  readOnly,
  ServiceBase,
  type CallOptions,
  type Ref,
  type ServiceResponse,
} from '@os/core';
import { api } from './api.js';
import { extra, links, options } from './attributes.js';
import { limitAttributes } from './limit.js';
import { act, exists, fieldOf, send } from './requests.js';

/**
 * What owns the resources of the other services.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#projects
 */
export class Project extends defineResource(() => ({
  service: api,
  path: '/projects',
  key: 'project',
  keys: 'projects',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    name: attr.string().required(),
    description: attr.string().nullable(),
    /** Null for a project that is a domain. Default: the domain of the token. */
    domainId: createOnly.string().nullable(),
    /** Whether the project is a domain; such a project is listed only if asked for with `isDomain: true`. */
    isDomain: createOnly.boolean(),
    isEnabled: attr.boolean('enabled'),
    /** The project above; for the topmost ones it is the id of the domain. */
    parentId: createOnly.string().nullable(),
    /** At most 80, without slashes and commas. */
    tags: attr.list(attr.string()),
    options: options(),
    /** Only of the projects around another one, if asked for. */
    limits: readOnly.list(attr.object({ id: attr.string(), ...limitAttributes() })).optional(),
    extra: extra(),
    links: links(),
  },
  query: ['name', 'domainId', 'parentId', 'isDomain', 'isEnabled'],
  filters: {
    /** Projects with all of these tags. */
    tags: attr.list(attr.string()),
    /** Projects with at least one of these tags. */
    anyTags: attr.list(attr.string(), 'tags-any'),
    /** Projects without at least one of these tags. */
    notTags: attr.list(attr.string(), 'not-tags'),
    /** Projects with none of these tags. */
    notAnyTags: attr.list(attr.string(), 'not-tags-any'),
  },
})) {}

/** The tags of projects. */
export class ProjectTagMethods extends ServiceBase {
  /**
   * The tags of a project.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#list-tags-for-a-project
   */
  async listProjectTags(project: Ref<Project>, options?: CallOptions): Promise<readonly string[]> {
    return tagsIn(await send(this, 'listProjectTags', 'GET', path`/projects/${project}/tags`, options));
  }

  /**
   * Replaces all tags of a project, and returns the new ones.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#modify-tag-list-for-a-project
   */
  async setProjectTags(
    project: Ref<Project>,
    tags: readonly string[],
    options?: CallOptions,
  ): Promise<readonly string[]> {
    return tagsIn(await send(this, 'setProjectTags', 'PUT', path`/projects/${project}/tags`, options, { tags }));
  }

  /**
   * Takes all tags off a project.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#remove-all-tags-from-a-project
   */
  async removeAllProjectTags(project: Ref<Project>, options?: CallOptions): Promise<void> {
    await act(this, 'removeAllProjectTags', 'DELETE', path`/projects/${project}/tags`, options);
  }

  /**
   * Adds a tag to a project.
   *
   * @throws BadRequestError - the project has it already.
   * @see https://docs.openstack.org/api-ref/identity/v3/#add-single-tag-to-a-project
   */
  async addProjectTag(project: Ref<Project>, tag: string, options?: CallOptions): Promise<void> {
    await act(this, 'addProjectTag', 'PUT', path`/projects/${project}/tags/${tag}`, options);
  }

  /**
   * Takes a tag off a project.
   *
   * @throws NotFoundError - the project does not have it.
   * @see https://docs.openstack.org/api-ref/identity/v3/#delete-single-tag-from-project
   */
  async removeProjectTag(project: Ref<Project>, tag: string, options?: CallOptions): Promise<void> {
    await act(this, 'removeProjectTag', 'DELETE', path`/projects/${project}/tags/${tag}`, options);
  }

  /**
   * Whether a project has a tag; false also where there is no such project.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#check-if-project-contains-tag
   */
  async checkProjectTag(project: Ref<Project>, tag: string, options?: CallOptions): Promise<boolean> {
    return exists(this, 'checkProjectTag', 'GET', path`/projects/${project}/tags/${tag}`, options);
  }
}

function tagsIn(response: ServiceResponse): readonly string[] {
  return fieldOf(response, 'tags', 'a list', isTexts);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
