import { attr, defineResource, path, ServiceBase, type CallOptions, type Ref, type ResourceList } from '@os/core';
import { api } from './api.js';
import { links } from './attributes.js';
import { Endpoint } from './catalog.js';
import { Project } from './project.js';
import { act, exists, listing } from './requests.js';

/**
 * Endpoints that have something in common, to be given to projects together.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3-ext/#create-endpoint-group
 */
export class EndpointGroup extends defineResource(() => ({
  service: api,
  path: '/OS-EP-FILTER/endpoint_groups',
  key: 'endpoint_group',
  keys: 'endpoint_groups',
  can: ['create', 'get', 'update', 'delete', 'list'],
  paging: 'none',
  attributes: {
    name: attr.string().required(),
    description: attr.string().nullable(),
    /** What its endpoints have in common; at least one of these. A change replaces all of them. */
    filters: attr
      .object({
        interface: attr.oneOf('public', 'internal', 'admin').optional(),
        serviceId: attr.string().optional(),
        regionId: attr.string().optional(),
        isEnabled: attr.boolean('enabled').optional(),
      })
      .required(),
    links: links(),
  },
  query: ['name'],
})) {}

/**
 * Which endpoints the catalog shows to a project: those that it was given, alone or in groups. A project that was given
 * none sees all of them, unless the cloud is set up otherwise.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3-ext/#os-ep-filter-api
 */
export class EndpointFilterMethods extends ServiceBase {
  /** Gives a project an endpoint. Doing it again is a `ConflictError`. */
  async associateEndpointWithProject(
    project: Ref<Project>,
    endpoint: Ref<Endpoint>,
    options?: CallOptions,
  ): Promise<void> {
    await act(this, 'associateEndpointWithProject', 'PUT', endpointOf(project, endpoint), options);
  }

  /**
   * Takes an endpoint from a project.
   *
   * @throws NotFoundError - the project was not given it.
   */
  async disassociateEndpointFromProject(
    project: Ref<Project>,
    endpoint: Ref<Endpoint>,
    options?: CallOptions,
  ): Promise<void> {
    await act(this, 'disassociateEndpointFromProject', 'DELETE', endpointOf(project, endpoint), options);
  }

  /** Whether a project was given an endpoint; false also where one of them does not exist. Groups do not count. */
  async checkProjectEndpoint(project: Ref<Project>, endpoint: Ref<Endpoint>, options?: CallOptions): Promise<boolean> {
    return exists(this, 'checkProjectEndpoint', 'HEAD', endpointOf(project, endpoint), options);
  }

  /** Lists the endpoints that a project was given, alone or in groups. */
  listProjectEndpoints(project: Ref<Project>, options?: CallOptions): ResourceList<Endpoint> {
    const at = path`/OS-EP-FILTER/projects/${project}/endpoints`;
    return this.context.resources.list(Endpoint, {}, listing('listProjectEndpoints', at, options));
  }

  /** Lists the projects that were given an endpoint. */
  listEndpointProjects(endpoint: Ref<Endpoint>, options?: CallOptions): ResourceList<Project> {
    const at = path`/OS-EP-FILTER/endpoints/${endpoint}/projects`;
    return this.context.resources.list(Project, {}, listing('listEndpointProjects', at, options));
  }

  /** Gives a project all endpoints of a group. Doing it again is a `ConflictError`. */
  async associateProjectWithEndpointGroup(
    endpointGroup: Ref<EndpointGroup>,
    project: Ref<Project>,
    options?: CallOptions,
  ): Promise<void> {
    await act(this, 'associateProjectWithEndpointGroup', 'PUT', projectOf(endpointGroup, project), options);
  }

  /**
   * Takes the endpoints of a group from a project.
   *
   * @throws NotFoundError - the project was not given them.
   */
  async disassociateProjectFromEndpointGroup(
    endpointGroup: Ref<EndpointGroup>,
    project: Ref<Project>,
    options?: CallOptions,
  ): Promise<void> {
    await act(this, 'disassociateProjectFromEndpointGroup', 'DELETE', projectOf(endpointGroup, project), options);
  }

  /** Whether a project was given the endpoints of a group; false also where one of them does not exist. */
  async checkEndpointGroupProject(
    endpointGroup: Ref<EndpointGroup>,
    project: Ref<Project>,
    options?: CallOptions,
  ): Promise<boolean> {
    return exists(this, 'checkEndpointGroupProject', 'GET', projectOf(endpointGroup, project), options);
  }

  /** Lists the projects that were given the endpoints of a group. */
  listEndpointGroupProjects(endpointGroup: Ref<EndpointGroup>, options?: CallOptions): ResourceList<Project> {
    const at = path`/OS-EP-FILTER/endpoint_groups/${endpointGroup}/projects`;
    return this.context.resources.list(Project, {}, listing('listEndpointGroupProjects', at, options));
  }

  /** Lists the endpoints that are in a group. */
  listEndpointGroupEndpoints(endpointGroup: Ref<EndpointGroup>, options?: CallOptions): ResourceList<Endpoint> {
    const at = path`/OS-EP-FILTER/endpoint_groups/${endpointGroup}/endpoints`;
    return this.context.resources.list(Endpoint, {}, listing('listEndpointGroupEndpoints', at, options));
  }

  /** Lists the groups of endpoints that a project was given. */
  listProjectEndpointGroups(project: Ref<Project>, options?: CallOptions): ResourceList<EndpointGroup> {
    const at = path`/OS-EP-FILTER/projects/${project}/endpoint_groups`;
    return this.context.resources.list(EndpointGroup, {}, listing('listProjectEndpointGroups', at, options));
  }
}

function endpointOf(project: Ref<Project>, endpoint: Ref<Endpoint>): string {
  return path`/OS-EP-FILTER/projects/${project}/endpoints/${endpoint}`;
}

function projectOf(endpointGroup: Ref<EndpointGroup>, project: Ref<Project>): string {
  return path`/OS-EP-FILTER/endpoint_groups/${endpointGroup}/projects/${project}`;
}
