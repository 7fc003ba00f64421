import {
  attr,
  defineApi,
  defineResource,
  path,
  type AnyResourceClass,
  type JsonObject,
  type Paging,
  type ServiceApi,
  type ServiceRequest,
} from '@os/core';

/** A list of a real service: how it is declared, and how to get something to list. */
export interface ListCase {
  /** Service and list: `nova flavors`. */
  readonly name: string;
  readonly resource: AnyResourceClass;
  /** Queries besides the limit: `prefix` and the like. */
  readonly query?: Readonly<Record<string, string>>;
  /** Resources a page. Absent for services that refuse to be asked. Default: 1. */
  readonly limit?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes room for what is listed; its path is deleted in the end. */
  readonly setup?: ServiceRequest;
  /** Whether each is for a project of its own, whose id takes the place of the name. */
  readonly needsProject?: boolean;
  /** Creates one. Absent for what is there anyway. */
  readonly create?: (name: string) => Omit<ServiceRequest, 'path'> & { readonly path?: string };
  /** Path of what was created. Default: the collection's path, and the id in the answer. */
  readonly pathOf?: (name: string, id: string) => string;
  /** Query that deletes it, where it is not a path. */
  readonly deleteQuery?: (id: string) => Readonly<Record<string, string>>;
  /** The list has it under what it is called here: the name for name-based lists. Default: the id. */
  readonly idOf?: (name: string, answer: JsonObject) => string;
}

interface Declaration {
  readonly path: string;
  readonly key?: string;
  readonly keys?: string;
  readonly id?: string;
  readonly paging?: Paging;
  readonly marker?: readonly string[];
  readonly filters?: readonly string[];
}

function declared(service: ServiceApi, { path, key, keys, id = 'id', paging, marker = [], filters = [] }: Declaration) {
  return class extends defineResource({
    service,
    path,
    key,
    keys,
    can: ['list'] as const,
    // The wire's names as they are; what only pages are asked for by has names of its own.
    attributes: Object.fromEntries([
      [id, attr.string(id)],
      ...marker.map((name) => [`by_${name}`, attr.string(name)] as const),
    ]),
    filters: Object.fromEntries(filters.map((name) => [name, attr.string(name)])),
    idAttribute: id,
    ...(paging && { paging }),
    ...(marker.length > 0 && { markerAttribute: marker.map((name) => `by_${name}`) }),
  }) {};
}

const api = (type: string, ...aliases: string[]): ServiceApi => defineApi({ type, aliases });
const identity = api('identity');
const placement = api('placement');
const image = api('image');
const network = api('network');
const volume = api('block-storage', 'volumev3');
const compute = api('compute');
const objectStore = api('object-store');
const orchestration = api('orchestration');
const keyManager = api('key-manager');
const dns = api('dns');
const loadBalancer = api('load-balancer');
const baremetal = api('baremetal');
const share = api('shared-file-system', 'sharev2');
const containers = api('container-infrastructure-management', 'container-infra');
const message = api('message', 'messaging');
const workflow = api('workflow', 'workflowv2');
const database = api('database');
const metric = api('metric');
const alarm = api('alarm', 'alarming');
const instanceHa = api('instance-ha');
const accelerator = api('accelerator');
const optimization = api('resource-optimization', 'infra-optim');
const rating = api('rating');
const introspection = api('baremetal-introspection');
const rootCause = api('root-cause-analysis', 'rca');

const lastPart = (ref: unknown): string => String(ref).split('/').at(-1)!;
const NOTHING = { heat_template_version: '2018-08-31' };

/** One list, or several, of each service of OpenStack that a real cloud here runs. */
export const LISTS: readonly ListCase[] = [
  {
    name: 'keystone groups',
    resource: declared(identity, { path: '/groups', key: 'group', keys: 'groups' }),
    create: (name) => ({ json: { group: { name } } }),
  },
  {
    // It answers a link to a next page, which is the same again.
    name: 'keystone regions',
    resource: declared(identity, { path: '/regions', key: 'region', keys: 'regions', paging: 'none' }),
    create: (id) => ({ json: { region: { id } } }),
  },
  {
    name: 'keystone roles',
    resource: declared(identity, { path: '/roles', key: 'role', keys: 'roles', paging: 'none' }),
    create: (name) => ({ json: { role: { name } } }),
  },
  {
    name: 'placement resource_providers',
    resource: declared(placement, {
      path: '/resource_providers',
      keys: 'resource_providers',
      id: 'uuid',
      paging: 'none',
    }),
    headers: { 'openstack-api-version': 'placement 1.20' },
    create: (name) => ({ json: { name } }),
  },
  {
    name: 'glance images',
    resource: declared(image, { path: '/v2/images', keys: 'images' }),
    create: (name) => ({ json: { name } }),
  },
  {
    name: 'glance metadefs/namespaces',
    resource: declared(image, { path: '/v2/metadefs/namespaces', keys: 'namespaces', id: 'namespace' }),
    limit: 4,
  },
  {
    name: 'neutron address-scopes',
    resource: declared(network, { path: '/v2.0/address-scopes', key: 'address_scope', keys: 'address_scopes' }),
    create: (name) => ({ json: { address_scope: { name, ip_version: 4 } } }),
  },
  {
    name: 'neutron extensions',
    resource: declared(network, { path: '/v2.0/extensions', keys: 'extensions', id: 'alias', paging: 'none' }),
  },
  {
    name: 'cinder types',
    resource: declared(volume, { path: '/types', key: 'volume_type', keys: 'volume_types' }),
    create: (name) => ({ json: { volume_type: { name } } }),
  },
  {
    name: 'cinder group_types',
    resource: declared(volume, { path: '/group_types', key: 'group_type', keys: 'group_types' }),
    headers: { 'openstack-api-version': 'volume 3.11' },
    create: (name) => ({ json: { group_type: { name } } }),
  },
  {
    name: 'nova flavors',
    resource: declared(compute, { path: '/flavors', keys: 'flavors' }),
    limit: 2,
  },
  {
    name: 'nova os-server-groups',
    resource: declared(compute, {
      path: '/os-server-groups',
      key: 'server_group',
      keys: 'server_groups',
      paging: 'offset',
    }),
    create: (name) => ({ json: { server_group: { name, policies: ['affinity'] } } }),
  },
  {
    name: 'swift containers',
    resource: declared(objectStore, { path: '', id: 'name', paging: 'marker', filters: ['prefix'] }),
    query: { prefix: 'sdk-page-' },
    create: (name) => ({ method: 'PUT', path: `/${name}` }),
    pathOf: (name) => `/${name}`,
    idOf: (name) => name,
  },
  {
    // What has the delimiter in its name is answered as a directory.
    name: 'swift objects and directories',
    resource: declared(objectStore, {
      path: '/sdk-page-objects',
      id: 'name',
      paging: 'marker',
      marker: ['name', 'subdir'],
      filters: ['delimiter', 'end_marker'],
    }),
    query: { delimiter: '/', end_marker: 't' },
    setup: { method: 'PUT', path: '/sdk-page-objects' },
    create: (name) => ({ method: 'PUT', path: `/sdk-page-objects/${name}/photo`, body: '' }),
    pathOf: (name) => `/sdk-page-objects/${name}/photo`,
    idOf: (name) => `${name}/`,
  },
  {
    name: 'heat stacks',
    resource: declared(orchestration, { path: '/stacks', key: 'stack', keys: 'stacks', paging: 'marker' }),
    create: (name) => ({ json: { stack_name: name, template: NOTHING } }),
    pathOf: (name, id) => path`/stacks/${name}/${id}`,
  },
  {
    name: 'barbican secrets',
    resource: declared(keyManager, { path: '/v1/secrets', keys: 'secrets', id: 'secret_ref' }),
    create: (name) => ({ json: { name } }),
    pathOf: (_, ref) => path`/v1/secrets/${lastPart(ref)}`,
  },
  {
    name: 'designate tlds',
    resource: declared(dns, { path: '/v2/tlds', keys: 'tlds' }),
    create: (name) => ({ json: { name } }),
  },
  {
    name: 'octavia flavorprofiles',
    resource: declared(loadBalancer, {
      path: '/v2/lbaas/flavorprofiles',
      key: 'flavorprofile',
      keys: 'flavorprofiles',
    }),
    create: (name) => ({ json: { flavorprofile: { name, provider_name: 'amphora', flavor_data: '{}' } } }),
  },
  {
    name: 'ironic nodes',
    resource: declared(baremetal, { path: '/v1/nodes', keys: 'nodes', id: 'uuid' }),
    headers: { 'x-openstack-ironic-api-version': '1.82' },
    create: (name) => ({ json: { name, driver: 'fake-hardware' } }),
  },
  {
    name: 'manila share-group-types',
    resource: declared(share, {
      path: '/share-group-types',
      key: 'share_group_type',
      keys: 'share_group_types',
      paging: 'none',
    }),
    headers: { 'x-openstack-manila-api-version': '2.60' },
    create: (name) => ({ json: { share_group_type: { name, share_types: ['default'] } } }),
  },
  {
    name: 'manila share-networks',
    resource: declared(share, {
      path: '/share-networks',
      key: 'share_network',
      keys: 'share_networks',
      paging: 'offset',
    }),
    headers: { 'x-openstack-manila-api-version': '2.60' },
    create: (name) => ({ json: { share_network: { name } } }),
  },
  {
    name: 'magnum quotas',
    resource: declared(containers, { path: '/quotas', keys: 'quotas', filters: ['all_tenants'] }),
    query: { all_tenants: 'true' },
    needsProject: true,
    create: (projectId) => ({ json: { project_id: projectId, resource: 'Cluster', hard_limit: 1 } }),
    pathOf: (projectId) => path`/quotas/${projectId}/Cluster`,
  },
  {
    name: 'zaqar queues',
    resource: declared(message, { path: '/v2/queues', keys: 'queues', id: 'name' }),
    headers: { 'client-id': '5b5b5b5b-0000-4000-8000-000000000000' },
    create: (name) => ({ method: 'PUT', path: `/v2/queues/${name}`, json: {} }),
    pathOf: (name) => `/v2/queues/${name}`,
    idOf: (name) => name,
  },
  {
    name: 'mistral workflows',
    resource: declared(workflow, { path: '/workflows', keys: 'workflows' }),
    create: (name) => ({
      headers: { 'content-type': 'text/plain', accept: '*/*' },
      body: `version: '2.0'\n${name}:\n  tasks:\n    noop:\n      action: std.noop\n`,
    }),
    pathOf: (name) => path`/workflows/${name}`,
    idOf: (_, { workflows }) => (workflows as { id: string }[])[0]!.id,
  },
  {
    name: 'trove configurations',
    resource: declared(database, {
      path: '/configurations',
      key: 'configuration',
      keys: 'configurations',
      paging: 'marker',
    }),
    create: (name) => ({
      json: { configuration: { name, values: {}, datastore: { type: 'mysql', version: '8.0.29' } } },
    }),
  },
  {
    name: 'gnocchi metrics',
    resource: declared(metric, { path: '/v1/metric' }),
    create: (name) => ({ json: { name, archive_policy_name: 'low' } }),
  },
  {
    name: 'gnocchi archive policies',
    resource: declared(metric, { path: '/v1/archive_policy', id: 'name', paging: 'none' }),
  },
  {
    name: 'aodh alarms',
    resource: declared(alarm, { path: '/v2/alarms', id: 'alarm_id', paging: 'marker' }),
    create: (name) => ({ json: { name, type: 'event', event_rule: { event_type: 'compute.*' } } }),
  },
  {
    name: 'masakari segments',
    resource: declared(instanceHa, {
      path: '/segments',
      key: 'segment',
      keys: 'segments',
      id: 'uuid',
      // Markers are the numbers of the rows in the database.
      paging: 'marker',
      marker: ['id'],
    }),
    create: (name) => ({ json: { segment: { name, recovery_method: 'auto', service_type: 'COMPUTE' } } }),
  },
  {
    name: 'cyborg device_profiles',
    resource: declared(accelerator, { path: '/device_profiles', keys: 'device_profiles', id: 'name', paging: 'none' }),
    create: (name) => ({ json: [{ name, groups: [{ 'resources:FPGA': '1' }] }] }),
    pathOf: (name) => path`/device_profiles/${name}`,
    idOf: (name) => name,
  },
  {
    name: 'watcher goals',
    resource: declared(optimization, { path: '/v1/goals', keys: 'goals', id: 'uuid' }),
    limit: 5,
  },
  {
    name: 'cloudkitty hashmap services',
    resource: declared(rating, {
      path: '/v1/rating/module_config/hashmap/services',
      keys: 'services',
      id: 'service_id',
      paging: 'none',
    }),
    create: (name) => ({ json: { name } }),
    pathOf: () => '/v1/rating/module_config/hashmap/services',
    deleteQuery: (id) => ({ service_id: id }),
  },
  {
    name: 'ironic-inspector rules',
    resource: declared(introspection, { path: '/v1/rules', keys: 'rules', id: 'uuid', paging: 'none' }),
    create: (description) => ({
      json: { description, conditions: [], actions: [{ action: 'fail', message: 'no' }] },
    }),
  },
  {
    name: 'vitrage resources',
    resource: declared(rootCause, { path: '/v1/resources', id: 'vitrage_id', paging: 'none' }),
  },
];
