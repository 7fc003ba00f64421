// What Cinder 26.0 answered at microversion 3.71, if nothing else is said. Links, texts and lists are shortened.

export const VOLUME = {
  id: '5c586bbf-026d-42f5-b103-f0ab814f6c80',
  status: 'in-use',
  size: 1,
  availability_zone: 'nova',
  created_at: '2026-11-25T04:45:59.000000',
  updated_at: '2026-11-25T04:46:03.000000',
  name: 'cl-vol2',
  description: null,
  volume_type: 'nfs',
  snapshot_id: null,
  source_volid: null,
  metadata: { z: '1', readonly: 'False', attached_mode: 'rw' },
  links: [
    { rel: 'self', href: 'http://127.0.0.1:8776/v3/volumes/5c586bbf-026d-42f5-b103-f0ab814f6c80' },
    { rel: 'bookmark', href: 'http://127.0.0.1:8776/volumes/5c586bbf-026d-42f5-b103-f0ab814f6c80' },
  ],
  user_id: 'e4c87277f20a4df6abaa7cbdff09abc3',
  bootable: 'true',
  encrypted: false,
  replication_status: null,
  consistencygroup_id: null,
  multiattach: false,
  attachments: [
    {
      id: '5c586bbf-026d-42f5-b103-f0ab814f6c80',
      attachment_id: '5e983506-172f-4fd7-8086-6d0842e06ac9',
      volume_id: '5c586bbf-026d-42f5-b103-f0ab814f6c80',
      server_id: null,
      host_name: 'somehost',
      device: '/dev/vdz',
      attached_at: '2026-11-25T04:46:03.000000',
    },
  ],
  migration_status: null,
  group_id: null,
  provider_id: null,
  shared_targets: false,
  service_uuid: 'e78e1274-f2ac-485f-9fdd-a883a2d1ab21',
  cluster_name: null,
  volume_type_id: '5d1c20c8-62b2-4015-97c7-ba3d5c63ea72',
  consumes_quota: true,
  'os-vol-tenant-attr:tenant_id': '752b7eab745d4db48ce8ce08b54ec4ac',
  'os-vol-mig-status-attr:migstat': null,
  'os-vol-mig-status-attr:name_id': null,
  'os-vol-host-attr:host': 'oscloud@nfs#nfs',
  volume_image_metadata: { image_name: 'x' },
};

export const CREATED_VOLUME = {
  id: '5c586bbf-026d-42f5-b103-f0ab814f6c80',
  status: 'creating',
  size: 1,
  availability_zone: 'nova',
  created_at: '2026-11-25T04:45:59.344029',
  updated_at: null,
  name: 'cl-vol',
  description: 'first',
  volume_type: 'nfs',
  snapshot_id: null,
  source_volid: null,
  metadata: { a: '1' },
  links: [
    { rel: 'self', href: 'http://127.0.0.1:8776/v3/volumes/5c586bbf-026d-42f5-b103-f0ab814f6c80' },
    { rel: 'bookmark', href: 'http://127.0.0.1:8776/volumes/5c586bbf-026d-42f5-b103-f0ab814f6c80' },
  ],
  user_id: 'e4c87277f20a4df6abaa7cbdff09abc3',
  bootable: 'false',
  encrypted: false,
  replication_status: null,
  consistencygroup_id: null,
  multiattach: false,
  attachments: [],
  migration_status: null,
  group_id: null,
  provider_id: null,
  shared_targets: true,
  service_uuid: null,
  cluster_name: null,
  volume_type_id: '5d1c20c8-62b2-4015-97c7-ba3d5c63ea72',
  consumes_quota: true,
};

export const IMAGE_UPLOAD = {
  id: '5c586bbf-026d-42f5-b103-f0ab814f6c80',
  updated_at: '2026-11-25T04:48:30.000000',
  status: 'uploading',
  display_description: null,
  size: 2,
  volume_type: {
    id: '5d1c20c8-62b2-4015-97c7-ba3d5c63ea72',
    name: 'nfs',
    description: null,
    is_public: true,
    extra_specs: { volume_backend_name: 'nfs' },
    qos_specs_id: null,
    created_at: '2026-11-25T00:58:10.000000',
    updated_at: null,
    deleted_at: null,
    deleted: false,
  },
  image_id: '8ad0e721-99ea-40a6-9ed5-f6f0104f2df6',
  container_format: 'bare',
  disk_format: 'raw',
  image_name: 'cl-img',
  protected: false,
  visibility: 'private',
};

export const SUMMARY = { total_count: 1, total_size: 2, metadata: { z: ['1'] } };

export const CONNECTION_INFO = {
  driver_volume_type: 'nfs',
  data: {
    export: '127.0.0.1:/srv/nfs',
    name: 'volume-5c586bbf-026d-42f5-b103-f0ab814f6c80',
    options: null,
    format: 'raw',
    qos_specs: null,
    access_mode: 'rw',
    encrypted: false,
    cacheable: false,
    enforce_multipath: false,
  },
  mount_point_base: '/var/lib/cinder/mnt',
  enforce_multipath: false,
};

export const SNAPSHOT = {
  id: '820e5de4-e4db-4456-a6e6-0c8840ddf317',
  created_at: '2026-11-25T04:46:08.000000',
  updated_at: '2026-11-25T04:46:09.000000',
  name: 'cl-snap',
  description: 'd',
  volume_id: '5c586bbf-026d-42f5-b103-f0ab814f6c80',
  status: 'available',
  size: 2,
  metadata: { a: '1' },
  group_snapshot_id: null,
  user_id: 'e4c87277f20a4df6abaa7cbdff09abc3',
  consumes_quota: true,
  'os-extended-snapshot-attributes:project_id': '752b7eab745d4db48ce8ce08b54ec4ac',
  'os-extended-snapshot-attributes:progress': '100%',
};

export const BACKUP = {
  id: 'fb0e9e08-254a-4111-a583-ff9cb7991312',
  status: 'available',
  size: 2,
  object_count: 2048,
  availability_zone: 'nova',
  container: 'clc',
  created_at: '2026-11-25T04:47:26.000000',
  updated_at: '2026-11-25T04:47:54.000000',
  name: 'cl-b',
  description: 'd',
  fail_reason: null,
  volume_id: '5c586bbf-026d-42f5-b103-f0ab814f6c80',
  links: [
    { rel: 'self', href: 'http://127.0.0.1:8776/v3/backups/fb0e9e08-254a-4111-a583-ff9cb7991312' },
    { rel: 'bookmark', href: 'http://127.0.0.1:8776/backups/fb0e9e08-254a-4111-a583-ff9cb7991312' },
  ],
  is_incremental: false,
  has_dependent_backups: false,
  snapshot_id: null,
  data_timestamp: '2026-11-25T04:47:26.000000',
  metadata: { a: '1' },
  'os-backup-project-attr:project_id': '752b7eab745d4db48ce8ce08b54ec4ac',
  user_id: 'e4c87277f20a4df6abaa7cbdff09abc3',
};

export const CREATED_BACKUP = {
  id: 'fb0e9e08-254a-4111-a583-ff9cb7991312',
  name: 'cl-b',
  links: [
    { rel: 'self', href: 'http://127.0.0.1:8776/v3/backups/fb0e9e08-254a-4111-a583-ff9cb7991312' },
    { rel: 'bookmark', href: 'http://127.0.0.1:8776/backups/fb0e9e08-254a-4111-a583-ff9cb7991312' },
  ],
};

export const BACKUP_RECORD = {
  backup_service: 'cinder.backup.drivers.posix.PosixBackupDriver',
  backup_url: 'eyJkcml2ZXJfaW5mbyI6IHt9LCAiaWQiOiAiZGNk',
};

export const RESTORE = {
  backup_id: 'fb0e9e08-254a-4111-a583-ff9cb7991312',
  volume_id: '617fe641-8291-41cf-8523-17c645af5436',
  volume_name: 'cl-restored',
};

export const ATTACHMENT = {
  id: '4cc1cb3c-0666-4026-8da8-b69b8119b346',
  status: 'attached',
  instance: '00000000-0000-0000-0000-0000000000a1',
  volume_id: '5c586bbf-026d-42f5-b103-f0ab814f6c80',
  attached_at: '2026-11-25T04:46:06.000000',
  detached_at: '',
  attach_mode: 'ro',
  connection_info: {
    export: '127.0.0.1:/srv/nfs',
    name: 'volume-5c586bbf-026d-42f5-b103-f0ab814f6c80',
    options: null,
    format: 'raw',
    qos_specs: null,
    access_mode: 'rw',
    encrypted: false,
    cacheable: false,
    driver_volume_type: 'nfs',
    mount_point_base: '/var/lib/cinder/mnt',
    attachment_id: '4cc1cb3c-0666-4026-8da8-b69b8119b346',
    enforce_multipath: false,
  },
};

export const TRANSFER = {
  id: 'a406fdcc-cc28-4a70-a5b8-4fe182a36b71',
  created_at: '2026-11-25T04:48:29.000000',
  name: 'cl-t',
  volume_id: '5c586bbf-026d-42f5-b103-f0ab814f6c80',
  links: [
    { rel: 'self', href: 'http://127.0.0.1:8776/v3/os-volume-transfer/a406fdcc-cc28-4a70-a5b8-4fe182a36b71' },
    { rel: 'bookmark', href: 'http://127.0.0.1:8776/os-volume-transfer/a406fdcc-cc28-4a70-a5b8-4fe182a36b71' },
  ],
  no_snapshots: true,
  destination_project_id: null,
  source_project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  accepted: false,
};

export const CREATED_TRANSFER = {
  id: 'a406fdcc-cc28-4a70-a5b8-4fe182a36b71',
  created_at: '2026-11-25T04:48:29.192935',
  name: 'cl-t',
  volume_id: '5c586bbf-026d-42f5-b103-f0ab814f6c80',
  auth_key: 'e069e0858f0b2052',
  links: [
    { rel: 'self', href: 'http://127.0.0.1:8776/v3/os-volume-transfer/a406fdcc-cc28-4a70-a5b8-4fe182a36b71' },
    { rel: 'bookmark', href: 'http://127.0.0.1:8776/os-volume-transfer/a406fdcc-cc28-4a70-a5b8-4fe182a36b71' },
  ],
  no_snapshots: true,
  destination_project_id: null,
  source_project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  accepted: false,
};

export const ACCEPTED_TRANSFER = {
  id: 'a406fdcc-cc28-4a70-a5b8-4fe182a36b71',
  volume_id: '5c586bbf-026d-42f5-b103-f0ab814f6c80',
  name: 'cl-t',
  links: [
    { rel: 'self', href: 'http://127.0.0.1:8776/v3/os-volume-transfer/a406fdcc-cc28-4a70-a5b8-4fe182a36b71' },
    { rel: 'bookmark', href: 'http://127.0.0.1:8776/os-volume-transfer/a406fdcc-cc28-4a70-a5b8-4fe182a36b71' },
  ],
};

export const GROUP = {
  id: 'd6bc4ce5-9f5f-4bc6-953e-030bb69bf304',
  status: 'available',
  availability_zone: 'nova',
  created_at: '2026-11-25T04:49:17.000000',
  name: 'cl-g',
  description: 'd',
  group_type: '7f36c101-3158-4973-9cc3-d6911e11dd6d',
  volume_types: ['c469dff1-c023-4c00-aea7-d45a26787a47'],
  group_snapshot_id: null,
  source_group_id: null,
  replication_status: 'disabled',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const CREATED_GROUP = { id: 'd6bc4ce5-9f5f-4bc6-953e-030bb69bf304', name: 'cl-g' };

export const GROUP_SNAPSHOT = {
  id: 'ac148415-06e3-45f5-a194-1374b4cbcdc4',
  group_id: 'd6bc4ce5-9f5f-4bc6-953e-030bb69bf304',
  group_type_id: '7f36c101-3158-4973-9cc3-d6911e11dd6d',
  status: 'available',
  created_at: '2026-11-25T04:49:20.000000',
  name: 'cl-gs',
  description: 'd',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const CREATED_GROUP_SNAPSHOT = {
  id: 'ac148415-06e3-45f5-a194-1374b4cbcdc4',
  name: 'cl-gs',
  group_type_id: '7f36c101-3158-4973-9cc3-d6911e11dd6d',
};

export const GROUP_TYPE = {
  id: '7f36c101-3158-4973-9cc3-d6911e11dd6d',
  name: 'cl-gt',
  description: 'd',
  is_public: true,
  group_specs: { k: 'v' },
};

export const CONSISTENCY_GROUP = {
  id: 'b8eb6de6-e624-428f-8cc2-8d66590965fb',
  status: 'error',
  availability_zone: 'nova',
  created_at: '2026-11-25T04:52:16.000000',
  name: 'cl-cg',
  description: 'd',
  volume_types: ['c469dff1-c023-4c00-aea7-d45a26787a47'],
};

export const CREATED_CONSISTENCY_GROUP = { id: 'b8eb6de6-e624-428f-8cc2-8d66590965fb', name: 'cl-cg' };

export const TYPE = {
  id: '1b259f16-8d58-4bba-944c-ee8477105f06',
  name: 'cl-type2',
  is_public: false,
  description: 'x',
  extra_specs: { volume_backend_name: 'fake', b: '2' },
  qos_specs_id: '4131364f-166f-44ac-bcf1-ba9b886cd01e',
  'os-volume-type-access:is_public': false,
};

export const CREATED_TYPE = {
  id: '1b259f16-8d58-4bba-944c-ee8477105f06',
  name: 'cl-type',
  is_public: false,
  extra_specs: { volume_backend_name: 'fake' },
  description: 'd',
  'os-volume-type-access:is_public': false,
};

export const TYPE_ACCESS = {
  volume_type_id: '1b259f16-8d58-4bba-944c-ee8477105f06',
  project_id: '6f641a4082f0413d967b1b6631284caf',
};

export const TYPE_ENCRYPTION = {
  encryption_id: '9b01a004-afd4-4861-9e3b-430d2fc7fadb',
  cipher: 'aes-xts-plain64',
  key_size: 256,
  provider: 'luks',
  control_location: 'front-end',
  volume_type_id: '1b259f16-8d58-4bba-944c-ee8477105f06',
  deleted_at: null,
  deleted: false,
  created_at: '2026-11-25T04:49:16.000000',
  updated_at: null,
};

export const CREATED_TYPE_ENCRYPTION = {
  provider: 'luks',
  control_location: 'front-end',
  cipher: 'aes-xts-plain64',
  key_size: 256,
  volume_type_id: '1b259f16-8d58-4bba-944c-ee8477105f06',
  encryption_id: '9b01a004-afd4-4861-9e3b-430d2fc7fadb',
};

export const DEFAULT_TYPE = {
  project_id: '6f641a4082f0413d967b1b6631284caf',
  volume_type_id: 'c469dff1-c023-4c00-aea7-d45a26787a47',
};

export const QOS_SPEC = {
  id: '4131364f-166f-44ac-bcf1-ba9b886cd01e',
  name: 'cl-q',
  consumer: 'both',
  specs: { read_iops_sec: '100', a: '1' },
};

export const QOS_ASSOCIATION = {
  association_type: 'volume_type',
  name: 'cl-type2',
  id: '1b259f16-8d58-4bba-944c-ee8477105f06',
};

export const MESSAGE = {
  id: '7b088228-f1b6-44f5-bc55-4ddf3dae127a',
  event_id: 'VOLUME_VOLUME_001_003',
  user_message: 'schedule allocate volume:Could not find any available weighted backend.',
  message_level: 'ERROR',
  created_at: '2026-11-25T05:26:57.000000',
  guaranteed_until: '2026-12-25T05:26:57.000000',
  request_id: 'req-ef545e37-b3eb-4672-a01f-f3cf2281766e',
  links: [
    { rel: 'self', href: 'http://127.0.0.1:8776/v3/messages/7b088228-f1b6-44f5-bc55-4ddf3dae127a' },
    { rel: 'bookmark', href: 'http://127.0.0.1:8776/messages/7b088228-f1b6-44f5-bc55-4ddf3dae127a' },
  ],
  resource_type: 'VOLUME',
  resource_uuid: '91cb440c-4c74-43d8-8601-c74cc24f84a0',
};

export const SERVICE = {
  binary: 'cinder-volume',
  host: 'oscloud@nfs',
  zone: 'nova',
  status: 'enabled',
  state: 'up',
  updated_at: '2026-11-25T04:45:14.000000',
  backend_state: 'up',
  cluster: null,
  disabled_reason: null,
  replication_status: 'disabled',
  active_backend_id: null,
  frozen: false,
};

export const SCHEDULER = {
  binary: 'cinder-scheduler',
  host: 'oscloud',
  zone: 'nova',
  status: 'enabled',
  state: 'up',
  updated_at: '2026-11-25T04:45:13.000000',
  cluster: null,
  disabled_reason: null,
};

export const HOST = {
  host_name: 'oscloud@nfs',
  service: 'cinder-volume',
  zone: 'nova',
  'service-status': 'available',
  'service-state': 'enabled',
  'last-update': '2026-11-25T04:45:14.000000',
};

export const HOST_USAGE = {
  host: 'oscloud@nfs',
  project: '(total)',
  volume_count: '0',
  total_volume_gb: '0',
  snapshot_count: '0',
  total_snapshot_gb: '0',
};

export const POOL = {
  name: 'oscloud@nfs#nfs',
  capabilities: {
    volume_backend_name: 'nfs',
    vendor_name: 'Open Source',
    driver_version: '1.4.0',
    storage_protocol: 'NFS',
    total_capacity_gb: 251.9722785949707,
    free_capacity_gb: 76.62421798706055,
    reserved_percentage: 0,
    QoS_support: false,
    sparse_copy_volume: true,
    provisioned_capacity_gb: 0.0,
    max_over_subscription_ratio: 20.0,
    thin_provisioning_support: true,
    thick_provisioning_support: false,
    allocated_capacity_gb: 0,
    filter_function: null,
    goodness_function: null,
    timestamp: '2026-11-25T04:45:05.016377',
  },
};

export const CAPABILITIES = {
  namespace: 'OS::Storage::Capabilities::oscloud@nfs',
  vendor_name: 'Open Source',
  volume_backend_name: 'nfs',
  pool_name: null,
  driver_version: '1.4.0',
  storage_protocol: 'nfs',
  display_name: null,
  description: null,
  visibility: null,
  replication_targets: [],
  properties: {
    thin_provisioning: { title: 'Thin Provisioning', description: 'Sets thin provisioning.', type: 'boolean' },
    compression: { title: 'Compression', description: 'Enables compression.', type: 'boolean' },
    qos: { title: 'QoS', description: 'Enables QoS.', type: 'boolean' },
    replication_enabled: { title: 'Replication', description: 'Enables replication.', type: 'boolean' },
  },
};

export const AVAILABILITY_ZONE = { zoneName: 'nova', zoneState: { available: true } };

export const EXTENSION = {
  name: 'VolumeImageMetadata',
  alias: 'os-vol-image-meta',
  description: 'Show image metadata associated with the volume.',
  updated: '2012-12-07T00:00:00+00:00',
  links: [],
};

export const RESOURCE_FILTER = { resource: 'backup', filters: ['name', 'status', 'volume_id'] };

export const LIMITS = {
  rate: [],
  absolute: {
    maxTotalVolumes: 10,
    maxTotalSnapshots: 10,
    maxTotalVolumeGigabytes: 1000,
    maxTotalBackups: 10,
    maxTotalBackupGigabytes: 1000,
    totalVolumesUsed: 0,
    totalGigabytesUsed: 0,
    totalSnapshotsUsed: 0,
    totalBackupsUsed: 0,
    totalBackupGigabytesUsed: 0,
  },
};

export const QUOTA_SET = {
  volumes: 10,
  per_volume_gigabytes: -1,
  snapshots: 10,
  gigabytes: 1000,
  backups: 10,
  backup_gigabytes: 1000,
  volumes_nfs: -1,
  gigabytes_nfs: -1,
  snapshots_nfs: -1,
  groups: 10,
  id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const QUOTA_SET_USAGE = {
  volumes: { limit: 10, in_use: 0, reserved: 0 },
  per_volume_gigabytes: { limit: -1, in_use: 0, reserved: 0 },
  snapshots: { limit: 10, in_use: 0, reserved: 0 },
  gigabytes: { limit: 1000, in_use: 0, reserved: 0 },
  backups: { limit: 10, in_use: 0, reserved: 0 },
  backup_gigabytes: { limit: 1000, in_use: 0, reserved: 0 },
  volumes_nfs: { limit: -1, in_use: 0, reserved: 0 },
  gigabytes_nfs: { limit: -1, in_use: 0, reserved: 0 },
  snapshots_nfs: { limit: -1, in_use: 0, reserved: 0 },
  groups: { limit: 10, in_use: 0, reserved: 0 },
  id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const UPDATED_QUOTA_SET = {
  volumes: 11,
  per_volume_gigabytes: -1,
  snapshots: 10,
  gigabytes: 1000,
  backups: 10,
  backup_gigabytes: 1000,
  volumes_nfs: 5,
  gigabytes_nfs: -1,
  snapshots_nfs: -1,
  groups: 10,
};

export const QUOTA_CLASS_SET = {
  volumes: 10,
  per_volume_gigabytes: -1,
  snapshots: 10,
  gigabytes: 1000,
  backups: 10,
  backup_gigabytes: 1000,
  volumes_nfs: -1,
  gigabytes_nfs: -1,
  snapshots_nfs: -1,
  groups: 10,
  id: 'default',
};

export const LOG_LEVELS = {
  host: 'oscloud',
  binary: 'cinder-api',
  levels: { 'cinder.exception': 'INFO', 'cinder.utils': 'INFO' },
};

// What follows cannot be had from a cloud without clusters, or from drivers that cannot be asked for what they have: it is what
// the service's API reference shows.

export const CLUSTER = {
  name: 'cluster_name',
  binary: 'cinder-volume',
  state: 'up',
  status: 'enabled',
  num_hosts: 2,
  num_down_hosts: 0,
  last_heartbeat: '2016-06-01T02:46:28.000000',
  created_at: '2016-06-01T02:46:28.000000',
  updated_at: '2016-06-01T02:46:28.000000',
  disabled_reason: null,
  replication_status: null,
  frozen: false,
  active_backend_id: null,
};

export const CHANGED_CLUSTER = {
  name: 'cluster_name',
  binary: 'cinder-volume',
  state: 'up',
  status: 'disabled',
  disabled_reason: 'for testing',
};

export const MANAGEABLE_VOLUME = {
  cinder_id: '9ba5bb53-4a18-4b38-be06-992999da338d',
  reason_not_safe: 'already managed',
  reference: { 'source-name': 'volume-9ba5bb53-4a18-4b38-be06-992999da338d' },
  safe_to_manage: false,
  size: 1,
  extra_info: null,
};

export const MANAGEABLE_SNAPSHOT = {
  cinder_id: null,
  reason_not_safe: null,
  reference: { 'source-name': 'lvol1' },
  safe_to_manage: true,
  source_reference: { 'source-name': 'volume-7c064b34-1e4b-40bd-93ca-4ac5a973661b' },
  size: 1,
  extra_info: null,
};

export const CLEANUP = {
  cleaning: [{ id: 1, host: 'devstack@lvmdriver-1', binary: 'cinder-volume', cluster_name: 'devstack' }],
  unavailable: [{ id: 3, host: 'devstack@lvmdriver-3', binary: 'cinder-volume', cluster_name: null }],
};

export const CONSISTENCY_GROUP_SNAPSHOT = {
  id: '6f519a48-3183-46cf-a32f-41815f813986',
  consistencygroup_id: '6f519a48-3183-46cf-a32f-41815f814444',
  status: 'available',
  created_at: '2015-09-16T09:28:52.000000',
  name: 'my-cg1',
  description: 'my first consistency group',
};
