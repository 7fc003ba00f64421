import {
  Attachment,
  AvailabilityZone,
  BackendPool,
  Backup,
  Cluster,
  ConsistencyGroup,
  ConsistencyGroupSnapshot,
  DefaultType,
  Extension,
  Group,
  GroupSnapshot,
  Host,
  HostUsage,
  LegacyTransfer,
  Limits,
  ManageableSnapshot,
  ManageableVolume,
  Message,
  QosSpec,
  QosSpecAssociation,
  ResourceFilter,
  Service,
  Snapshot,
  Transfer,
  TypeAccess,
  TypeEncryption,
  Volume,
  VolumeType,
  WorkerCleanup,
} from '@os/block-storage/pure';
import { list, nothing, one, value } from '../../../tooling/jest/exchange.js';
import * as answers from './answers.js';
import { action, test, type Line } from './exchange.js';

const { TYPE, TYPE_ENCRYPTION, QOS_SPEC, MESSAGE, SERVICE, SCHEDULER, CLUSTER, CHANGED_CLUSTER } = answers;

describe('types', () => {
  const path = `/types/${TYPE.id}`;
  const encryption = `${path}/encryption/${TYPE_ENCRYPTION.encryption_id}`;
  const { CREATED_TYPE, CREATED_TYPE_ENCRYPTION, TYPE_ACCESS, DEFAULT_TYPE } = answers;
  test([
    [
      (c) => c.createType({ name: 'blue', description: 'd', isPublic: false, extraSpecs: { k: 'v' } }),
      'POST /types',
      {
        volume_type: {
          'os-volume-type-access:is_public': false,
          name: 'blue',
          description: 'd',
          extra_specs: { k: 'v' },
        },
      },
      [200, { volume_type: CREATED_TYPE }],
      one(VolumeType, CREATED_TYPE),
    ],
    [(c) => c.getType('default'), 'GET /types/default', undefined, [200, { volume_type: TYPE }], one(VolumeType, TYPE)],
    [(c) => c.getType(TYPE.id), `GET ${path}`, undefined, [200, { volume_type: TYPE }], one(VolumeType, TYPE)],
    [
      (c) => c.updateType(TYPE.id, { name: 'green', description: null, isPublic: true }),
      `PUT ${path}`,
      { volume_type: { name: 'green', description: null, is_public: true } },
      [200, { volume_type: TYPE }],
      one(VolumeType, TYPE),
    ],
    [
      (c) =>
        c.listTypes({
          isPublic: 'none',
          extraSpecs: '{"b":"2"}',
          allProjects: true,
          sort: ['name:asc'],
          limit: 1,
          marker: 'm',
          offset: 1,
        }),
      'GET /types?is_public=none&extra_specs=%7B%22b%22%3A%222%22%7D&all_tenants=true&sort=name%3Aasc&limit=1&marker=m' +
        '&offset=1',
      undefined,
      [200, { volume_types: [TYPE] }],
      list(VolumeType, TYPE),
    ],
    [(c) => c.findType(TYPE.name), 'GET /types', undefined, [200, { volume_types: [TYPE] }], one(VolumeType, TYPE)],
    [(c) => c.deleteType(TYPE.id), `DELETE ${path}`, undefined, [202], nothing],
    [
      (c) => c.getTypeExtraSpecs(TYPE.id),
      `GET ${path}/extra_specs`,
      undefined,
      [200, { extra_specs: { a: '1' } }],
      value({ a: '1' }),
    ],
    [
      (c) => c.updateTypeExtraSpecs(TYPE.id, { b: '2' }),
      `POST ${path}/extra_specs`,
      { extra_specs: { b: '2' } },
      [200, { extra_specs: { b: '2' } }],
      value({ b: '2' }),
    ],
    [
      (c) => c.getTypeExtraSpec(TYPE.id, 'x:a'),
      `GET ${path}/extra_specs/x%3Aa`,
      undefined,
      [200, { 'x:a': '1' }],
      value('1'),
    ],
    [
      (c) => c.updateTypeExtraSpec(TYPE.id, 'a', '3'),
      `PUT ${path}/extra_specs/a`,
      { a: '3' },
      [200, { a: '3' }],
      value('3'),
    ],
    [
      (c) => c.deleteTypeExtraSpecs(TYPE.id, ['a', 'b']),
      [`DELETE ${path}/extra_specs/a`, `DELETE ${path}/extra_specs/b`],
      undefined,
      [[202], [202]],
      nothing,
    ],
    [
      (c) => c.listTypeAccesses(TYPE.id),
      `GET ${path}/os-volume-type-access`,
      undefined,
      [200, { volume_type_access: [TYPE_ACCESS] }],
      list(TypeAccess, TYPE_ACCESS),
    ],
    action((c) => c.addTypeAccess(TYPE.id, 'p'), path, { addProjectAccess: { project: 'p' } }),
    action((c) => c.removeTypeAccess(TYPE.id, 'p'), path, { removeProjectAccess: { project: 'p' } }),
    [
      (c) =>
        c.createTypeEncryption(TYPE.id, {
          provider: 'luks',
          controlLocation: 'front-end',
          cipher: 'aes-xts-plain64',
          keySize: 256,
        }),
      `POST ${path}/encryption`,
      {
        encryption: { provider: 'luks', control_location: 'front-end', cipher: 'aes-xts-plain64', key_size: 256 },
      },
      [200, { encryption: CREATED_TYPE_ENCRYPTION }],
      one(TypeEncryption, CREATED_TYPE_ENCRYPTION),
    ],
    [
      (c) => c.getTypeEncryption(TYPE.id),
      `GET ${path}/encryption`,
      undefined,
      [200, TYPE_ENCRYPTION],
      one(TypeEncryption, TYPE_ENCRYPTION),
    ],
    [(c) => c.getTypeEncryption(TYPE.id), `GET ${path}/encryption`, undefined, [200, {}], value(null)],
    [
      (c) => c.getTypeEncryptionSpec(TYPE.id, 'key_size'),
      `GET ${path}/encryption/key_size`,
      undefined,
      [200, { key_size: 256 }],
      value({ key_size: 256 }),
    ],
    [
      (c) =>
        c.updateTypeEncryption(TYPE.id, TYPE_ENCRYPTION.encryption_id, {
          provider: 'luks2',
          controlLocation: 'back-end',
          cipher: null,
          keySize: 512,
        }),
      `PUT ${encryption}`,
      { encryption: { provider: 'luks2', control_location: 'back-end', cipher: null, key_size: 512 } },
      [200, { encryption: { cipher: null, key_size: 512 } }],
      (result) => expect(result).toMatchObject({ encryptionId: TYPE_ENCRYPTION.encryption_id, keySize: 512 }),
    ],
    [
      (c) => c.deleteTypeEncryption(TYPE.id, TYPE_ENCRYPTION.encryption_id),
      `DELETE ${encryption}`,
      undefined,
      [202],
      nothing,
    ],
    [
      (c) => c.setDefaultType('p', TYPE.id),
      'PUT /default-types/p',
      { default_type: { volume_type: TYPE.id } },
      [200, { default_type: DEFAULT_TYPE }],
      one(DefaultType, DEFAULT_TYPE),
    ],
    [
      (c) => c.getDefaultType('p'),
      'GET /default-types/p',
      undefined,
      [200, { default_type: DEFAULT_TYPE }],
      one(DefaultType, DEFAULT_TYPE),
    ],
    [
      (c) => c.findDefaultType('p'),
      'GET /default-types/p',
      undefined,
      [404, { itemNotFound: { code: 404, message: 'Default type not found.' } }],
      value(null),
    ],
    [
      (c) => c.listDefaultTypes(),
      'GET /default-types',
      undefined,
      [200, { default_types: [DEFAULT_TYPE] }],
      list(DefaultType, DEFAULT_TYPE),
    ],
    [(c) => c.unsetDefaultType('p'), 'DELETE /default-types/p', undefined, [204], nothing],
    [
      (c) => c.unsetDefaultType('p', { ignoreMissing: true }),
      'DELETE /default-types/p',
      undefined,
      [404, { itemNotFound: { code: 404, message: 'Default type not found.' } }],
      nothing,
    ],
  ]);
});

describe('QoS specs', () => {
  const path = `/qos-specs/${QOS_SPEC.id}`;
  const { QOS_ASSOCIATION } = answers;
  test([
    [
      (c) => c.createQosSpec({ name: 'blue', consumer: 'both', specs: { read_iops_sec: '100' } }),
      'POST /qos-specs',
      { qos_specs: { read_iops_sec: '100', name: 'blue', consumer: 'both' } },
      [200, { qos_specs: QOS_SPEC }],
      one(QosSpec, QOS_SPEC),
    ],
    [
      (c) => c.getQosSpec(QOS_SPEC.id),
      `GET ${path}`,
      undefined,
      [200, { qos_specs: QOS_SPEC }],
      one(QosSpec, QOS_SPEC),
    ],
    [
      (c) => c.updateQosSpec(QOS_SPEC.id, { consumer: 'both', specs: { a: '1' } }),
      `PUT ${path}`,
      { qos_specs: { a: '1', consumer: 'both' } },
      [200, { qos_specs: { a: '1', consumer: 'both' } }],
      nothing,
    ],
    [
      (c) => c.listQosSpecs({ sort: ['id:asc'], limit: 1, marker: 'm', offset: 1 }),
      'GET /qos-specs?sort=id%3Aasc&limit=1&marker=m&offset=1',
      undefined,
      [200, { qos_specs: [QOS_SPEC] }],
      list(QosSpec, QOS_SPEC),
    ],
    [
      (c) => c.findQosSpec(QOS_SPEC.name),
      'GET /qos-specs',
      undefined,
      [200, { qos_specs: [QOS_SPEC] }],
      one(QosSpec, QOS_SPEC),
    ],
    [(c) => c.deleteQosSpec(QOS_SPEC.id), `DELETE ${path}`, undefined, [202], nothing],
    [
      (c) => c.deleteQosSpec(QOS_SPEC.id, { force: true, ignoreMissing: true }),
      `DELETE ${path}?force=true`,
      undefined,
      [404, { itemNotFound: { code: 404, message: 'No such qos_specs.' } }],
      nothing,
    ],
    [(c) => c.deleteQosSpecMetadata(QOS_SPEC.id, ['a']), `PUT ${path}/delete_keys`, { keys: ['a'] }, [202], nothing],
    [
      (c) => c.associateQosSpec(QOS_SPEC.id, TYPE.id),
      `GET ${path}/associate?vol_type_id=${TYPE.id}`,
      undefined,
      [202],
      nothing,
    ],
    [
      (c) => c.disassociateQosSpec(QOS_SPEC.id, new VolumeType({ id: TYPE.id })),
      `GET ${path}/disassociate?vol_type_id=${TYPE.id}`,
      undefined,
      [202],
      nothing,
    ],
    [(c) => c.disassociateAllQosSpec(QOS_SPEC.id), `GET ${path}/disassociate_all`, undefined, [202], nothing],
    [
      (c) => c.listQosSpecAssociations(QOS_SPEC.id),
      `GET ${path}/associations`,
      undefined,
      [200, { qos_associations: [QOS_ASSOCIATION] }],
      list(QosSpecAssociation, QOS_ASSOCIATION),
    ],
  ]);
});

describe('quotas', () => {
  const limits = {
    volumes: 10,
    perVolumeGigabytes: -1,
    snapshots: 10,
    gigabytes: 1000,
    backups: 10,
    backupGigabytes: 1000,
    groups: 10,
    types: { nfs: { volumes: -1, gigabytes: -1, snapshots: -1 } },
  };
  const quota = { ...limits, id: answers.QUOTA_SET.id };
  test([
    [
      (c) => c.getQuotaSet(answers.QUOTA_SET.id),
      `GET /os-quota-sets/${answers.QUOTA_SET.id}`,
      undefined,
      [200, { quota_set: answers.QUOTA_SET }],
      value(quota),
    ],
    [
      (c) => c.getQuotaSetDefaults(answers.QUOTA_SET.id),
      `GET /os-quota-sets/${answers.QUOTA_SET.id}/defaults`,
      undefined,
      [200, { quota_set: answers.QUOTA_SET }],
      value(quota),
    ],
    [
      (c) => c.getQuotaSetUsage(answers.QUOTA_SET.id),
      `GET /os-quota-sets/${answers.QUOTA_SET.id}?usage=true`,
      undefined,
      [200, { quota_set: answers.QUOTA_SET_USAGE }],
      (result) =>
        expect(result).toMatchObject({
          id: answers.QUOTA_SET.id,
          backupGigabytes: { limit: 1000, inUse: 0, reserved: 0 },
          types: { nfs: { snapshots: { limit: -1, inUse: 0, reserved: 0 } } },
        }),
    ],
    [
      (c) =>
        c.updateQuotaSet('p', {
          volumes: 11,
          gigabytes: 1,
          perVolumeGigabytes: 2,
          snapshots: 3,
          backups: 4,
          backupGigabytes: 5,
          groups: 6,
          types: { nfs: { volumes: 5, snapshots: -1, gigabytes: 7 }, __DEFAULT__: { volumes: 1 } },
        }),
      'PUT /os-quota-sets/p',
      {
        quota_set: {
          volumes: 11,
          gigabytes: 1,
          per_volume_gigabytes: 2,
          snapshots: 3,
          backups: 4,
          backup_gigabytes: 5,
          groups: 6,
          volumes_nfs: 5,
          snapshots_nfs: -1,
          gigabytes_nfs: 7,
          volumes___DEFAULT__: 1,
        },
      },
      [200, { quota_set: answers.UPDATED_QUOTA_SET }],
      value({ ...limits, id: 'p', volumes: 11, types: { nfs: { volumes: 5, gigabytes: -1, snapshots: -1 } } }),
    ],
    [(c) => c.revertQuotaSet('p'), 'DELETE /os-quota-sets/p', undefined, [200], nothing],
    [
      (c) => c.getQuotaClassSet('default'),
      'GET /os-quota-class-sets/default',
      undefined,
      [200, { quota_class_set: answers.QUOTA_CLASS_SET }],
      value({ ...limits, id: 'default' }),
    ],
    [
      (c) => c.updateQuotaClassSet('default', { volumes: 10, types: { nfs: { volumes: -1 } } }),
      'PUT /os-quota-class-sets/default',
      { quota_class_set: { volumes: 10, volumes_nfs: -1 } },
      [200, { quota_class_set: answers.QUOTA_CLASS_SET }],
      value({ ...limits, id: 'default' }),
    ],
    [
      (c) => c.getLimits(),
      'GET /limits',
      undefined,
      [200, { limits: answers.LIMITS }],
      (result) => {
        one(Limits, answers.LIMITS)(result);
        expect(result).toMatchObject({ absolute: { maxTotalVolumeGigabytes: 1000 } });
      },
    ],
    [
      (c) => c.getLimits({ projectId: 'p' }),
      'GET /limits?project_id=p',
      undefined,
      [200, { limits: answers.LIMITS }],
      one(Limits, answers.LIMITS),
    ],
  ]);
});

describe('services', () => {
  const { HOST, HOST_USAGE, CLEANUP, LOG_LEVELS } = answers;
  const changed = { disabled: true, host: SERVICE.host, service: '', binary: SERVICE.binary, status: 'disabled' };
  test([
    [
      (c) => c.listServices({ binary: 'cinder-volume', host: 'h@b' }),
      'GET /os-services?binary=cinder-volume&host=h%40b',
      undefined,
      [200, { services: [SERVICE, SCHEDULER] }],
      list(Service, SERVICE, SCHEDULER),
    ],
    [
      async (c) => c.enableService((await c.listServices())[0]!),
      ['GET /os-services', 'PUT /os-services/enable'],
      undefined,
      [
        [200, { services: [SERVICE] }],
        [200, changed],
      ],
      nothing,
    ],
    [
      (c) => c.enableService({ binary: 'cinder-volume', host: 'h@b' }),
      'PUT /os-services/enable',
      { binary: 'cinder-volume', host: 'h@b' },
      [200, changed],
      nothing,
    ],
    [
      (c) => c.disableService({ binary: 'cinder-volume', host: 'h@b' }),
      'PUT /os-services/disable',
      { binary: 'cinder-volume', host: 'h@b' },
      [200, changed],
      nothing,
    ],
    [
      (c) => c.disableService({ binary: 'cinder-volume', host: 'h@b' }, { reason: 'broken' }),
      'PUT /os-services/disable-log-reason',
      { binary: 'cinder-volume', host: 'h@b', disabled_reason: 'broken' },
      [200, { ...changed, disabled_reason: 'broken' }],
      nothing,
    ],
    [(c) => c.freezeService({ host: 'h@b' }), 'PUT /os-services/freeze', { host: 'h@b' }, [200], nothing],
    [(c) => c.thawService({ host: 'h@b' }), 'PUT /os-services/thaw', { host: 'h@b' }, [200], nothing],
    [
      (c) => c.failoverService({ host: 'h@b' }, { backendId: 'default' }),
      'PUT /os-services/failover_host',
      { host: 'h@b', backend_id: 'default' },
      [202],
      nothing,
    ],
    [
      (c) => c.failoverService({ host: 'h@b' }, { cluster: 'c' }),
      'PUT /os-services/failover',
      { host: 'h@b', cluster: 'c' },
      [202],
      nothing,
    ],
    [
      (c) => c.getServiceLogLevels({ binary: 'cinder-api', server: 'h', prefix: 'cinder' }),
      'PUT /os-services/get-log',
      { binary: 'cinder-api', server: 'h', prefix: 'cinder' },
      [200, { log_levels: [LOG_LEVELS] }],
      value([LOG_LEVELS]),
    ],
    [
      (c) => c.setServiceLogLevels('DEBUG', { binary: 'cinder-api', server: 'h', prefix: 'cinder' }),
      'PUT /os-services/set-log',
      { binary: 'cinder-api', server: 'h', prefix: 'cinder', level: 'DEBUG' },
      [202],
      nothing,
    ],
    [
      (c) =>
        c.cleanupServiceWorkers({
          binary: 'cinder-volume',
          host: 'h',
          clusterName: 'c',
          serviceId: 1,
          isUp: false,
          isDisabled: true,
          resourceId: 'r',
          resourceType: 'Volume',
        }),
      'POST /workers/cleanup',
      {
        binary: 'cinder-volume',
        host: 'h',
        cluster_name: 'c',
        service_id: 1,
        is_up: false,
        disabled: true,
        resource_id: 'r',
        resource_type: 'Volume',
      },
      [202, CLEANUP],
      (result) => {
        one(WorkerCleanup, CLEANUP)(result);
        expect(result).toMatchObject({ cleaning: [{ clusterName: 'devstack' }] });
      },
    ],
    [
      (c) =>
        c.listClusters({
          name: 'n',
          binary: 'cinder-volume',
          numHosts: 2,
          numDownHosts: 0,
          replicationStatus: 'disabled',
          isFrozen: false,
          activeBackendId: 'a',
          isUp: true,
          isDisabled: false,
        }),
      'GET /clusters/detail?name=n&binary=cinder-volume&num_hosts=2&num_down_hosts=0&replication_status=disabled' +
        '&frozen=false&active_backend_id=a&is_up=true&disabled=false',
      undefined,
      [200, { clusters: [CLUSTER] }],
      list(Cluster, CLUSTER),
    ],
    [
      (c) => c.getCluster(CLUSTER.name),
      'GET /clusters/cluster_name',
      undefined,
      [200, { cluster: CLUSTER }],
      one(Cluster, CLUSTER),
    ],
    [
      (c) => c.findCluster(CLUSTER.name),
      'GET /clusters/cluster_name',
      undefined,
      [200, { cluster: CLUSTER }],
      one(Cluster, CLUSTER),
    ],
    [
      (c) => c.waitForCluster(CLUSTER.name, { status: 'up' }),
      'GET /clusters/cluster_name',
      undefined,
      [200, { cluster: CLUSTER }],
      one(Cluster, CLUSTER),
    ],
    [
      (c) => c.enableCluster(CLUSTER.name, { binary: 'cinder-volume' }),
      'PUT /clusters/enable',
      { name: 'cluster_name', binary: 'cinder-volume' },
      [200, { cluster: CHANGED_CLUSTER }],
      one(Cluster, CHANGED_CLUSTER),
    ],
    [
      (c) => c.disableCluster(CLUSTER.name, { reason: 'for testing' }),
      'PUT /clusters/disable',
      { name: 'cluster_name', disabled_reason: 'for testing' },
      [200, { cluster: CHANGED_CLUSTER }],
      one(Cluster, CHANGED_CLUSTER),
    ],
    [
      (c) => c.listHosts({ zone: 'nova' }),
      'GET /os-hosts?zone=nova',
      undefined,
      [200, { hosts: [HOST] }],
      list(Host, HOST),
    ],
    [
      (c) => c.listHostUsages('h@b'),
      'GET /os-hosts/h%40b',
      undefined,
      [200, { host: [{ resource: HOST_USAGE }] }],
      list(HostUsage, HOST_USAGE),
    ],
  ]);
});

describe('lists in short', () => {
  const { id, name } = answers.VOLUME;
  test([
    [
      (c) => c.listBrief(Volume, { status: 'error', limit: 1 }),
      'GET /volumes?status=error&limit=1',
      undefined,
      [200, { volumes: [{ id, name }] }],
      list(Volume, { id, name }),
    ],
    ...(
      [
        [Snapshot, 'snapshots'],
        [Backup, 'backups'],
        [Attachment, 'attachments'],
        [Transfer, 'volume-transfers', 'transfers'],
        [LegacyTransfer, 'os-volume-transfer', 'transfers'],
        [Group, 'groups'],
        [GroupSnapshot, 'group_snapshots'],
        [ConsistencyGroup, 'consistencygroups'],
        [ConsistencyGroupSnapshot, 'cgsnapshots'],
        [Cluster, 'clusters'],
        [ManageableVolume, 'manageable_volumes', 'manageable-volumes'],
        [ManageableSnapshot, 'manageable_snapshots', 'manageable-snapshots'],
      ] as const
    ).map(([Class, path, keys = path]): Line => [
      (c) => c.listBrief(Class),
      `GET /${path}`,
      undefined,
      [200, { [keys]: [] }],
      list(Class),
    ]),
  ]);
});

describe('what the cloud has', () => {
  const { POOL, CAPABILITIES, AVAILABILITY_ZONE, EXTENSION, RESOURCE_FILTER } = answers;
  test([
    [
      (c) => c.listBackendPools({ name: 'n', volumeType: 'nfs' }),
      'GET /scheduler-stats/get_pools?detail=true&name=n&volume_type=nfs',
      undefined,
      [200, { pools: [POOL] }],
      list(BackendPool, POOL),
    ],
    [
      (c) => c.listBackendPools({ isDetailed: false }),
      'GET /scheduler-stats/get_pools?detail=false',
      undefined,
      [200, { pools: [{ name: POOL.name }] }],
      list(BackendPool, { name: POOL.name }),
    ],
    [
      (c) => c.findBackendPool(POOL.name),
      'GET /scheduler-stats/get_pools',
      undefined,
      [200, { pools: [{ name: POOL.name }] }],
      one(BackendPool, { name: POOL.name }),
    ],
    [
      (c) => c.getCapabilities('oscloud@nfs'),
      'GET /capabilities/oscloud%40nfs',
      undefined,
      [200, CAPABILITIES],
      (result) => expect(result).toMatchObject({ host: 'oscloud@nfs', driverVersion: CAPABILITIES.driver_version }),
    ],
    [
      (c) => c.listAvailabilityZones(),
      'GET /os-availability-zone',
      undefined,
      [200, { availabilityZoneInfo: [AVAILABILITY_ZONE] }],
      (result) => {
        list(AvailabilityZone, AVAILABILITY_ZONE)(result);
        expect(result).toMatchObject([{ name: 'nova', state: { isAvailable: true } }]);
      },
    ],
    [
      (c) => c.findAvailabilityZone('nova'),
      'GET /os-availability-zone',
      undefined,
      [200, { availabilityZoneInfo: [AVAILABILITY_ZONE] }],
      one(AvailabilityZone, AVAILABILITY_ZONE),
    ],
    [
      (c) => c.listExtensions(),
      'GET /extensions',
      undefined,
      [200, { extensions: [EXTENSION] }],
      list(Extension, EXTENSION),
    ],
    [
      (c) => c.findExtension(EXTENSION.name),
      'GET /extensions',
      undefined,
      [200, { extensions: [EXTENSION] }],
      one(Extension, EXTENSION),
    ],
    [
      (c) => c.listResourceFilters({ resource: 'backup' }),
      'GET /resource_filters?resource=backup',
      undefined,
      [200, { resource_filters: [RESOURCE_FILTER] }],
      list(ResourceFilter, RESOURCE_FILTER),
    ],
    [
      (c) =>
        c.listMessages({
          eventId: 'e',
          messageLevel: 'ERROR',
          requestId: 'r',
          resourceType: 'VOLUME',
          resourceUuid: 'u',
          sort: ['created_at:asc'],
          limit: 1,
          marker: 'm',
          offset: 1,
        }),
      'GET /messages?event_id=e&message_level=ERROR&request_id=r&resource_type=VOLUME&resource_uuid=u' +
        '&sort=created_at%3Aasc&limit=1&marker=m&offset=1',
      undefined,
      [200, { messages: [MESSAGE] }],
      list(Message, MESSAGE),
    ],
    [
      (c) => c.getMessage(MESSAGE.id),
      `GET /messages/${MESSAGE.id}`,
      undefined,
      [200, { message: MESSAGE }],
      one(Message, MESSAGE),
    ],
    [
      (c) => c.findMessage(MESSAGE.id),
      `GET /messages/${MESSAGE.id}`,
      undefined,
      [200, { message: MESSAGE }],
      one(Message, MESSAGE),
    ],
    [(c) => c.deleteMessage(MESSAGE.id), `DELETE /messages/${MESSAGE.id}`, undefined, [204], nothing],
  ]);
});
