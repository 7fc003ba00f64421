import { randomUUID } from 'node:crypto';
import { defineApi, type ServiceApi, type ServiceRequest } from '@os/core';

type Request = Omit<ServiceRequest, 'service'>;

/** Requests that a real service answers with error statuses. */
export interface ErrorCases {
  /** Its project's name. */
  readonly name: string;
  readonly api: ServiceApi;
  readonly headers?: Readonly<Record<string, string>>;
  /** Path of a list, to be asked for with a token that is none. */
  readonly list: string;
  /** Requests by the status they are answered with. */
  readonly requests: Readonly<Record<string, Request>>;
  /** Sent twice: the second is one too many. Its `remove` undoes the first. */
  readonly conflict?: Request & { readonly remove: string };
}

/** Stands for the id of an image that there is. */
export const IMAGE = '{image}';
const NEW_ID = randomUUID();
const ID = '5b5b5b5b-0000-4000-8000-000000000000';
const api = (type: string, ...aliases: string[]): ServiceApi => defineApi({ type, aliases });
const get = (path: string): Request => ({ path });
const post = (path: string, json: unknown): Request => ({ method: 'POST', path, json });

export const ERRORS: readonly ErrorCases[] = [
  {
    name: 'keystone',
    api: api('identity'),
    list: '/users',
    requests: {
      400: get('/roles?limit=1'),
      404: get(`/users/${ID}`),
      405: { method: 'DELETE', path: '/users' },
      409: post('/domains', { domain: { name: 'Default' } }),
    },
  },
  {
    name: 'placement',
    api: api('placement'),
    headers: { 'openstack-api-version': 'placement 1.39' },
    list: '/resource_providers',
    requests: {
      400: get('/resource_providers?limit=1'),
      404: get(`/resource_providers/${ID}`),
      405: { method: 'DELETE', path: '/resource_providers' },
    },
    conflict: { ...post('/resource_providers', { name: 'sdk-error', uuid: ID }), remove: `/resource_providers/${ID}` },
  },
  {
    name: 'glance',
    api: api('image'),
    list: '/v2/images',
    requests: {
      400: get('/v2/images?limit=x'),
      404: get(`/v2/images/${ID}`),
      405: { method: 'DELETE', path: '/v2/images' },
      413: post('/v2/images', {
        name: 'x',
        ...Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`p${i}`, ''])),
      }),
    },
    // Ids of deleted images stay taken.
    conflict: { ...post('/v2/images', { name: 'sdk-error', id: NEW_ID }), remove: `/v2/images/${NEW_ID}` },
  },
  {
    name: 'neutron',
    api: api('network'),
    list: '/v2.0/networks',
    requests: {
      400: post('/v2.0/networks', { network: { nonsense: 1 } }),
      404: get(`/v2.0/networks/${ID}`),
      // The quota of one project, which does not exist, is nothing.
      'quota setup': { method: 'PUT', path: `/v2.0/quotas/${ID}`, json: { quota: { network: 0 } } },
      '409 over quota': post('/v2.0/networks', { network: { name: 'sdk-error', project_id: ID } }),
      'quota undo': { method: 'DELETE', path: `/v2.0/quotas/${ID}` },
      500: get('/v2.0/qos/rule-types?limit=1'),
    },
    conflict: {
      ...post('/v2.0/network_segment_ranges', {
        network_segment_range: {
          name: 'sdk-error',
          network_type: 'vxlan',
          minimum: 900001,
          maximum: 900002,
          shared: true,
        },
      }),
      remove: '/v2.0/network_segment_ranges/{network_segment_range}',
    },
  },
  {
    name: 'cinder',
    api: api('block-storage', 'volumev3'),
    list: '/volumes',
    requests: {
      400: post('/volumes', { volume: { size: 'x' } }),
      404: get(`/volumes/${ID}`),
      409: post('/types', { volume_type: { name: 'nfs' } }),
      '413 over quota': post('/volumes', { volume: { size: 100000 } }),
    },
  },
  {
    name: 'nova',
    api: api('compute'),
    headers: { 'openstack-api-version': 'compute 2.90' },
    list: '/servers',
    requests: {
      400: post('/servers', { server: { name: 'x' } }),
      404: get(`/servers/${ID}`),
      409: post('/flavors', { flavor: { name: 'sdk-error', id: '42', ram: 1, disk: 1, vcpus: 1 } }),
      '403 over quota': post('/servers', {
        server: { name: 'sdk-error', flavorRef: '42', imageRef: IMAGE, networks: 'none', min_count: 1000 },
      }),
    },
  },
  {
    name: 'swift',
    api: api('object-store'),
    list: '',
    requests: {
      400: { method: 'PUT', path: `/${'x'.repeat(300)}` },
      404: get('/sdk-error/nothing'),
      405: { method: 'LOCK', path: '/sdk-error' },
      412: get('?limit=99999999'),
      'setup of a container': { method: 'PUT', path: '/sdk-error', expect: 'text' },
      'setup of an object': { method: 'PUT', path: '/sdk-error/object', body: '' },
      '409 of what is not empty': { method: 'DELETE', path: '/sdk-error', expect: 'text' },
      'undoing the object': { method: 'DELETE', path: '/sdk-error/object' },
      'undoing the container': { method: 'DELETE', path: '/sdk-error', expect: 'text' },
    },
  },
  {
    name: 'heat',
    api: api('orchestration'),
    list: '/stacks',
    requests: {
      400: post('/stacks', { stack_name: 'sdk error', template: {} }),
      404: get('/stacks/sdk-error'),
    },
    conflict: {
      ...post('/stacks', { stack_name: 'sdk-error', template: { heat_template_version: '2018-08-31' } }),
      remove: '/stacks/sdk-error/{stack}',
    },
  },
  {
    name: 'barbican',
    api: api('key-manager'),
    list: '/v1/secrets',
    requests: {
      400: post('/v1/secrets', { payload: 1 }),
      404: get(`/v1/secrets/${ID}`),
      406: { method: 'PUT', path: '/v1/secrets' },
      415: { method: 'POST', path: '/v1/secrets', body: 'x', headers: { 'content-type': 'text/plain' } },
    },
  },
  {
    name: 'designate',
    api: api('dns'),
    list: '/v2/zones',
    requests: {
      400: post('/v2/zones', { name: 'x' }),
      404: get(`/v2/zones/${ID}`),
    },
    conflict: { ...post('/v2/tlds', { name: 'sdk-error' }), remove: '/v2/tlds/{}' },
  },
  {
    name: 'octavia',
    api: api('load-balancer'),
    list: '/v2/lbaas/loadbalancers',
    requests: {
      400: post('/v2/lbaas/loadbalancers', { x: {} }),
      404: get(`/v2/lbaas/loadbalancers/${ID}`),
      '400 of a provider': post('/v2/lbaas/loadbalancers', {
        loadbalancer: { vip_network_id: ID, provider: 'nothing' },
      }),
    },
  },
  {
    name: 'ironic',
    api: api('baremetal'),
    headers: { 'x-openstack-ironic-api-version': '1.82' },
    list: '/v1/nodes',
    requests: {
      400: post('/v1/nodes', { driver: 'nothing' }),
      404: get(`/v1/nodes/${ID}`),
      406: { ...get('/v1/nodes'), headers: { 'x-openstack-ironic-api-version': '9.9' } },
    },
    conflict: {
      ...post('/v1/nodes', { name: 'sdk-error', driver: 'fake-hardware', uuid: ID }),
      remove: `/v1/nodes/${ID}`,
    },
  },
  {
    name: 'manila',
    api: api('shared-file-system', 'sharev2'),
    headers: { 'x-openstack-manila-api-version': '2.60' },
    list: '/shares',
    requests: {
      400: post('/shares', { share: { share_proto: 'NONE', size: 1 } }),
      404: get(`/shares/${ID}`),
      409: post('/types', {
        share_type: { name: 'default', extra_specs: { driver_handles_share_servers: false } },
      }),
      '413 over quota': post('/shares', { share: { share_proto: 'NFS', size: 100000, share_type: 'default' } }),
    },
  },
  {
    name: 'magnum',
    api: api('container-infrastructure-management', 'container-infra'),
    list: '/clusters',
    requests: {
      400: post('/clustertemplates', { name: 1 }),
      404: get(`/clusters/${ID}`),
      406: { ...get('/clusters'), headers: { 'openstack-api-version': 'container-infra 9.9' } },
    },
  },
  {
    name: 'zaqar',
    api: api('message', 'messaging'),
    headers: { 'client-id': ID },
    list: '/v2/queues',
    requests: {
      400: post('/v2/queues/sdk-error/messages', {}),
      404: get('/v2/queues/sdk-error/messages/nothing'),
    },
  },
  {
    name: 'mistral',
    api: api('workflow', 'workflowv2'),
    list: '/workflows',
    requests: {
      400: post('/executions', {}),
      404: get('/workflows/sdk-error'),
      406: { method: 'POST', path: '/workflows', body: 'x', headers: { 'content-type': 'text/plain' } },
    },
    conflict: { ...post('/environments', { name: 'sdk-error', variables: {} }), remove: '/environments/sdk-error' },
  },
  {
    name: 'trove',
    api: api('database'),
    list: '/instances',
    requests: {
      400: post('/instances', { instance: {} }),
      404: get(`/instances/${ID}`),
    },
  },
  {
    name: 'gnocchi',
    api: api('metric'),
    list: '/v1/metric',
    requests: {
      400: post('/v1/metric', { archive_policy_name: 'nothing' }),
      '400 with a reason': post('/v1/archive_policy', { name: 1 }),
      404: get(`/v1/metric/${ID}`),
      409: post('/v1/archive_policy', { name: 'low', definition: [{ granularity: '1s', points: 1 }] }),
    },
  },
  {
    name: 'aodh',
    api: api('alarm', 'alarming'),
    list: '/v2/alarms',
    requests: {
      400: post('/v2/alarms', { name: 'x' }),
      404: get(`/v2/alarms/${ID}`),
    },
  },
  {
    name: 'masakari',
    api: api('instance-ha'),
    list: '/segments',
    requests: {
      400: post('/segments', { segment: {} }),
      404: get(`/segments/${ID}`),
    },
    conflict: {
      ...post('/segments', { segment: { name: 'sdk-error', recovery_method: 'auto', service_type: 'COMPUTE' } }),
      remove: '/segments/{segment}',
    },
  },
  {
    name: 'cyborg',
    api: api('accelerator'),
    list: '/devices',
    requests: {
      400: get('/devices?limit=1'),
      404: get(`/devices/${ID}`),
    },
    conflict: {
      ...post('/device_profiles', [{ name: 'sdk-error', groups: [{ 'resources:FPGA': '1' }] }]),
      remove: '/device_profiles/sdk-error',
    },
  },
  {
    name: 'watcher',
    api: api('resource-optimization', 'infra-optim'),
    list: '/v1/goals',
    requests: {
      400: post('/v1/audit_templates', { name: 'sdk-error' }),
      404: get(`/v1/goals/${ID}`),
    },
    conflict: {
      ...post('/v1/audit_templates', { name: 'sdk-error', goal: 'dummy' }),
      remove: '/v1/audit_templates/sdk-error',
    },
  },
  {
    name: 'cloudkitty',
    api: api('rating'),
    list: '/v1/rating/modules',
    requests: {
      400: get('/v1/rating/modules?limit=1'),
      404: get('/v1/rating/modules/nothing'),
      '404 in HTML': get('/v2/nothing'),
    },
    conflict: {
      ...post('/v1/rating/module_config/hashmap/services', { name: 'sdk-error' }),
      remove: '/v1/rating/module_config/hashmap/services?service_id={}',
    },
  },
  {
    name: 'ironic-inspector',
    api: api('baremetal-introspection'),
    list: '/v1/rules',
    requests: {
      400: post('/v1/rules', { conditions: 1 }),
      404: get(`/v1/rules/${ID}`),
    },
    conflict: {
      ...post('/v1/rules', { uuid: ID, conditions: [], actions: [{ action: 'fail', message: 'no' }] }),
      remove: `/v1/rules/${ID}`,
    },
  },
  {
    name: 'vitrage',
    api: api('root-cause-analysis', 'rca'),
    list: '/v1/template',
    requests: {
      400: post('/v1/webhook', { url: 'nothing' }),
      404: get(`/v1/template/${ID}`),
    },
  },
];
