// What a real Glance 30.0.0 (2025.1) answered, but for the cache, which is from its own source and API reference: no cache
// was there.

const ID = 'beb7e47d-a9f3-405a-ab93-0e73129baf56';
const PROJECT = '752b7eab745d4db48ce8ce08b54ec4ac';

export const QUEUED_IMAGE = {
  hw_disk_bus: 'virtio',
  'sdk:note': 'mine',
  name: 'debian',
  disk_format: 'raw',
  container_format: 'bare',
  visibility: 'shared',
  size: null,
  virtual_size: null,
  status: 'queued',
  checksum: null,
  protected: false,
  min_ram: 0,
  min_disk: 0,
  owner: PROJECT,
  os_hidden: false,
  os_hash_algo: null,
  os_hash_value: null,
  id: ID,
  created_at: '2026-11-25T04:48:57Z',
  updated_at: '2026-11-25T04:48:57Z',
  locations: [],
  tags: [],
  self: `/v2/images/${ID}`,
  file: `/v2/images/${ID}/file`,
  schema: '/v2/schemas/image',
};

/** The data that {@link IMAGE} has. */
export const DATA = 'hello';

export const IMAGE = {
  ...QUEUED_IMAGE,
  size: 5,
  virtual_size: 5,
  status: 'active',
  checksum: '5d41402abc4b2a76b9719d911017c592',
  os_hash_algo: 'sha512',
  os_hash_value:
    '9b71d224bd62f3785d96d46ad3ea3d73319bfbc2890caadae2dff72519673ca72323c3d99ba5c11d7c7acc6e14b8c5da0c4663475c2e5c3adef46f73bcdec043',
  locations: [{ url: `file:///var/lib/glance/images/${ID}`, metadata: { store: 'file' } }],
  stores: 'file',
};

export const IMPORTING_IMAGE = {
  ...QUEUED_IMAGE,
  status: 'importing',
  os_glance_import_task: '07e091bf-74b8-4e46-be08-ea52d65ffb68',
  os_glance_importing_to_stores: 'second',
  os_glance_failed_import: '',
  stores: 'file',
};

export const IMPORTED_IMAGE = {
  ...IMAGE,
  os_glance_importing_to_stores: '',
  os_glance_failed_import: '',
  stores: 'file,second',
};

export const IMAGES = {
  images: [IMAGE],
  first: '/v2/images?limit=1',
  next: `/v2/images?limit=1&marker=${ID}`,
  schema: '/v2/schemas/images',
};

export const LOCATION = IMAGE.locations[0]!;

export const MEMBER = {
  member_id: '0a5c7a2ed9a84a8b9c8b9b2d4a4e8f67',
  image_id: ID,
  status: 'pending',
  created_at: '2026-11-25T04:48:57Z',
  updated_at: '2026-11-25T04:48:57Z',
  schema: '/v2/schemas/member',
};

export const TASK = {
  id: '07e091bf-74b8-4e46-be08-ea52d65ffb68',
  type: 'api_image_import',
  status: 'success',
  owner: PROJECT,
  created_at: '2026-11-25T04:48:57Z',
  updated_at: '2026-11-25T04:48:59Z',
  self: '/v2/tasks/07e091bf-74b8-4e46-be08-ea52d65ffb68',
  schema: '/v2/schemas/task',
  expires_at: '2026-11-27T04:48:59Z',
};

export const IMAGE_TASK = {
  id: '4ebe9852-bc98-4b74-be30-5f49cebf54b5',
  type: 'location_import',
  status: 'failure',
  owner: PROJECT,
  expires_at: '2026-11-27T06:57:01.000000',
  created_at: '2026-11-25T06:57:01.000000',
  updated_at: '2026-11-25T06:57:01.000000',
  deleted_at: null,
  deleted: false,
  image_id: ID,
  request_id: 'req-7c9a4983-3bf0-47a0-94d2-ad6c458e97b6',
  user_id: '61bfb7c4543141098a86ae4b85a2ace0',
  input: { image_id: ID, loc_url: 'file:///nowhere', validation_data: {} },
  result: null,
  message: 'Task failed due to Internal Error',
};

export const STORES = [{ id: 'file', default: 'true' }, { id: 'second' }];

export const STORE_DETAILS = [
  {
    id: 'file',
    default: 'true',
    type: 'file',
    properties: { data_dir: '/var/lib/glance/images', chunk_size: 65536, thin_provisioning: false },
    weight: 0,
  },
];

export const IMPORT_INFO = {
  'import-methods': {
    description: 'Import methods available.',
    type: 'array',
    value: ['glance-direct', 'web-download', 'copy-image'],
  },
};

/** From the API reference. */
export const USAGE = {
  usage: {
    image_size_total: { limit: 1024, usage: 256 },
    image_count_total: { limit: 10, usage: 2 },
    image_stage_total: { limit: 512, usage: 0 },
    image_count_uploading: { limit: 2, usage: 0 },
  },
};

export const SCHEMA = {
  name: 'members',
  properties: { members: { type: 'array', items: { name: 'member' } }, schema: { type: 'string' } },
  links: [{ rel: 'describedby', href: '{schema}' }],
};

export const CACHE = {
  cached_images: [{ image_id: ID, hits: 3, last_accessed: 1669200540.1, last_modified: 1669200540.5, size: 1048576 }],
  queued_images: ['1b53c8ba-e52c-4e17-b862-7e22009843bf'],
};

export const NAMESPACE = {
  namespace: 'SDK::Probe',
  display_name: 'Probe',
  description: 'of a test',
  visibility: 'private',
  protected: false,
  owner: PROJECT,
  created_at: '2026-11-25T04:53:13Z',
  updated_at: '2026-11-25T04:53:13Z',
  self: '/v2/metadefs/namespaces/SDK::Probe',
  schema: '/v2/schemas/metadefs/namespace',
};

export const OBJECT = {
  name: 'box',
  description: 'x',
  required: ['size'],
  properties: { size: { type: 'integer', title: 'Size' } },
  created_at: '2026-11-25T04:53:13Z',
  updated_at: '2026-11-25T04:53:13Z',
  self: '/v2/metadefs/namespaces/SDK::Probe/objects/box',
  schema: '/v2/schemas/metadefs/object',
};

export const PROPERTY = {
  name: 'modes',
  type: 'array',
  title: 'Modes',
  operators: ['<or>'],
  default: '[]',
  items: { type: 'string' },
  uniqueItems: true,
  minItems: 1,
};

export const TAG = { name: 'b', created_at: '2026-11-25T04:53:14Z', updated_at: '2026-11-25T04:53:14Z' };

export const RESOURCE_TYPE = { name: 'OS::Glance::Image', created_at: '2026-11-23T18:15:05Z' };

export const ASSOCIATION = {
  name: 'OS::Nova::Server',
  prefix: 'hw_',
  created_at: '2026-11-25T04:53:14Z',
  updated_at: '2026-11-25T04:53:14Z',
};
