import {
  InvalidResponseError,
  isJsonObject,
  path,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type Ref,
  type Service,
  type ServiceResponse,
} from '@os/core';
import { Project } from './project.js';
import { fieldOf } from './requests.js';

/** What is told of projects above or below another one. */
export interface RelatedProjectsOptions extends CallOptions {
  /** Tell the limits of each project, too, as its `limits`. Default: false. */
  readonly includeLimits?: boolean | undefined;
}

/** The ids of the projects below a project, each with those below itself; null where there are none. */
export interface ProjectTree {
  readonly [id: string]: ProjectTree | null;
}

/**
 * Which projects are above and below others.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#show-project-details
 */
export class ProjectHierarchyMethods extends ServiceBase {
  /** The projects above a project, as far as the user of the token has a role on them. */
  async getProjectParents(project: Ref<Project>, options?: RelatedProjectsOptions): Promise<Project[]> {
    return projectsAround(this, 'getProjectParents', project, 'parents', options);
  }

  /** The projects below a project, at any depth, as far as the user of the token has a role on them. */
  async getProjectSubtree(project: Ref<Project>, options?: RelatedProjectsOptions): Promise<Project[]> {
    return projectsAround(this, 'getProjectSubtree', project, 'subtree', options);
  }

  /** The ids of all projects above a project, the nearest first; the last is the domain's. */
  async getProjectParentIds(project: Ref<Project>, options?: CallOptions): Promise<string[]> {
    let { body: above } = await ask(this, 'getProjectParentIds', project, 'parents', { parents_as_ids: true }, options);
    const ids: string[] = [];
    while (isJsonObject(above)) {
      const [id] = Object.keys(above);
      if (id === undefined) break;
      ids.push(id);
      above = above[id];
    }
    return ids;
  }

  /** The ids of all projects below a project, as a tree; null if there are none. */
  async getProjectSubtreeIds(project: Ref<Project>, options?: CallOptions): Promise<ProjectTree | null> {
    const query = { subtree_as_ids: true };
    const { body, url } = await ask(this, 'getProjectSubtreeIds', project, 'subtree', query, options);
    if (body === null || isTree(body)) return body;
    throw new InvalidResponseError(`${url} was answered without a tree "subtree"`);
  }
}

async function projectsAround(
  service: Service,
  name: string,
  project: Ref<Project>,
  field: string,
  { includeLimits, ...options }: RelatedProjectsOptions = {},
): Promise<Project[]> {
  const query = { [`${field}_as_list`]: true, ...(includeLimits && { include_limits: true }) };
  const response = await ask(service, name, project, field, query, options);
  const { body, url } = response;
  if (!Array.isArray(body)) throw new InvalidResponseError(`${url} was answered without a list "${field}"`);
  return body.map((each: unknown) => resourceIn(Project, { ...response, body: each }));
}

/** An answer's field of a project that is only told if asked for. */
async function ask(
  service: Service,
  name: string,
  project: Ref<Project>,
  field: string,
  query: Readonly<Record<string, boolean>>,
  options: CallOptions | undefined,
): Promise<ServiceResponse> {
  const call = `identity.${name}`;
  const response = await service.request({ path: path`/projects/${project}`, query, call, ...options });
  return { ...response, body: fieldOf(response, 'project', 'an object', isJsonObject)[field] };
}

function isTree(value: unknown): value is ProjectTree {
  return isJsonObject(value) && Object.values(value).every((each) => each === null || isTree(each));
}
