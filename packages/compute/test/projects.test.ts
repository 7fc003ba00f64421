import {
  Extension,
  Flavor,
  FlavorSummary,
  Image,
  ImageSummary,
  InstanceUsageAuditLog,
  Keypair,
  Limits,
  QuotaClassSet,
  QuotaSet,
  QuotaSetDetails,
  ServerGroup,
  Usage,
} from '@os/compute/pure';
import * as answers from './answers.js';
import { list, nothing, one, testAll, value, type Call } from './exchange.js';

const { FLAVOR, FLAVOR_SUMMARY, GENERATED_KEYPAIR, IMAGE, IMAGE_SUMMARY, KEYPAIR, LISTED_KEYPAIR, QUOTA_CLASS_SET } =
  answers;
const { QUOTA_SET, QUOTA_SET_DETAILS, SERVER_GROUP, UPDATED_QUOTA_SET, USAGE } = answers;

const ACCESS = { flavor_access: [{ flavor_id: FLAVOR.id, tenant_id: 'p' }] };
const FLAVOR_QUERY = {
  isPublic: 'None',
  minDisk: 1,
  minRam: 64,
  name: '^m1',
  sortKey: 'name',
  sortDir: 'desc',
  limit: 5,
  marker: '1',
} as const;
const FLAVOR_SEARCH = '?is_public=None&minDisk=1&minRam=64&name=%5Em1&sort_key=name&sort_dir=desc&limit=5&marker=1';
const SPECS = `/flavors/${FLAVOR.id}/os-extra_specs`;

const flavors: Call[] = [
  {
    call: (c) =>
      c.createFlavor({
        id: FLAVOR.id,
        name: FLAVOR.name,
        ram: 128,
        vcpus: 2,
        disk: 3,
        swap: 64,
        ephemeral: 4,
        isPublic: false,
        description: 'first',
        rxtxFactor: 2,
      }),
    sends: 'POST /flavors',
    body: {
      flavor: {
        id: FLAVOR.id,
        name: FLAVOR.name,
        ram: 128,
        vcpus: 2,
        disk: 3,
        swap: 64,
        'OS-FLV-EXT-DATA:ephemeral': 4,
        'os-flavor-access:is_public': false,
        description: 'first',
        rxtx_factor: 2,
      },
    },
    answer: [200, { flavor: FLAVOR }],
    gives: one(Flavor, FLAVOR),
  },
  {
    call: (c) => c.getFlavor(FLAVOR.id),
    sends: `GET /flavors/${FLAVOR.id}`,
    answer: [200, { flavor: FLAVOR }],
    gives: one(Flavor, FLAVOR),
  },
  {
    call: (c) => c.findFlavor(FLAVOR.name),
    sends: 'GET /flavors/detail',
    answer: [200, { flavors: [FLAVOR] }],
    gives: one(Flavor, FLAVOR),
  },
  {
    call: (c) => c.listFlavors(FLAVOR_QUERY),
    sends: `GET /flavors/detail${FLAVOR_SEARCH}`,
    answer: [200, { flavors: [FLAVOR] }],
    gives: list(Flavor, FLAVOR),
  },
  {
    call: (c) => c.findSmallestFlavor({ vcpus: 2, ram: 64, disk: 1, filter: ({ name }) => name !== 'odd' }),
    sends: 'GET /flavors/detail?minRam=64&minDisk=1',
    answer: [
      200,
      {
        flavors: [
          { ...FLAVOR, ram: 256 },
          { ...FLAVOR, vcpus: 1 },
          { ...FLAVOR, ram: 64, name: 'odd' },
          { ...FLAVOR, disk: 9 },
          { ...FLAVOR, vcpus: 4 },
          FLAVOR,
        ],
      },
    ],
    gives: one(Flavor, FLAVOR),
  },
  {
    call: (c) => c.findSmallestFlavor({ vcpus: 99 }),
    sends: 'GET /flavors/detail',
    answer: [200, { flavors: [FLAVOR] }],
    gives: value(null),
  },
  {
    call: (c) => c.listFlavorSummaries(FLAVOR_QUERY),
    sends: `GET /flavors${FLAVOR_SEARCH}`,
    answer: [200, { flavors: [FLAVOR_SUMMARY] }],
    gives: list(FlavorSummary, FLAVOR_SUMMARY),
  },
  {
    call: (c) => c.findFlavorSummary(FLAVOR_SUMMARY.name),
    sends: 'GET /flavors',
    answer: [200, { flavors: [FLAVOR_SUMMARY] }],
    gives: one(FlavorSummary, FLAVOR_SUMMARY),
  },
  {
    call: (c) => c.updateFlavor(FLAVOR.id, { description: null }),
    sends: `PUT /flavors/${FLAVOR.id}`,
    body: { flavor: { description: null } },
    answer: [200, { flavor: FLAVOR }],
    gives: one(Flavor, FLAVOR),
  },
  { call: (c) => c.deleteFlavor(FLAVOR.id), sends: `DELETE /flavors/${FLAVOR.id}`, answer: [202], gives: nothing },
  {
    call: (c) => c.flavorAddTenantAccess(FLAVOR.id, 'p'),
    sends: `POST /flavors/${FLAVOR.id}/action`,
    body: { addTenantAccess: { tenant: 'p' } },
    answer: [200, ACCESS],
    gives: value(['p']),
  },
  {
    call: (c) => c.flavorRemoveTenantAccess(FLAVOR.id, { id: 'p' }),
    sends: `POST /flavors/${FLAVOR.id}/action`,
    body: { removeTenantAccess: { tenant: 'p' } },
    answer: [200, { flavor_access: [] }],
    gives: value([]),
  },
  {
    call: (c) => c.getFlavorAccess(FLAVOR.id),
    sends: `GET /flavors/${FLAVOR.id}/os-flavor-access`,
    answer: [200, ACCESS],
    gives: value(['p']),
  },
  {
    call: (c) => c.fetchFlavorExtraSpecs(FLAVOR.id),
    sends: `GET ${SPECS}`,
    answer: [200, { extra_specs: { 'hw:cpu_policy': 'shared' } }],
    gives: value({ 'hw:cpu_policy': 'shared' }),
  },
  {
    call: (c) => c.createFlavorExtraSpecs(FLAVOR.id, { 'hw:cpu_policy': 'shared' }),
    sends: `POST ${SPECS}`,
    body: { extra_specs: { 'hw:cpu_policy': 'shared' } },
    answer: [200, { extra_specs: { 'hw:cpu_policy': 'shared' } }],
    gives: value({ 'hw:cpu_policy': 'shared' }),
  },
  {
    call: (c) => c.getFlavorExtraSpecsProperty(FLAVOR.id, 'hw:cpu_policy'),
    sends: `GET ${SPECS}/hw%3Acpu_policy`,
    answer: [200, { 'hw:cpu_policy': 'shared' }],
    gives: value('shared'),
  },
  {
    call: (c) => c.updateFlavorExtraSpecsProperty(FLAVOR.id, 'hw:cpu_policy', 'dedicated'),
    sends: `PUT ${SPECS}/hw%3Acpu_policy`,
    body: { 'hw:cpu_policy': 'dedicated' },
    answer: [200, { 'hw:cpu_policy': 'dedicated' }],
    gives: value('dedicated'),
  },
  {
    call: (c) => c.deleteFlavorExtraSpecsProperty(FLAVOR.id, 'hw:cpu_policy'),
    sends: `DELETE ${SPECS}/hw%3Acpu_policy`,
    answer: [200],
    gives: nothing,
  },
  {
    call: (c) => c.deleteFlavorExtraSpecsProperty(FLAVOR.id, 'hw:cpu_policy', { ignoreMissing: true }),
    sends: `DELETE ${SPECS}/hw%3Acpu_policy`,
    answer: [404],
    gives: nothing,
  },
];

const keypairs: Call[] = [
  {
    call: (c) => c.createKeypair({ name: 'k', publicKey: KEYPAIR.public_key, type: 'ssh', userId: 'u' }),
    sends: 'POST /os-keypairs',
    body: { keypair: { name: 'k', public_key: KEYPAIR.public_key, type: 'ssh', user_id: 'u' } },
    answer: [201, { keypair: KEYPAIR }],
    gives: one(Keypair, KEYPAIR),
  },
  {
    call: (c) => c.generateKeypair({ name: 'k' }),
    sends: 'POST /os-keypairs',
    body: { keypair: { name: 'k' } },
    microversion: '2.91',
    answer: [201, { keypair: GENERATED_KEYPAIR }],
    gives: one(Keypair, GENERATED_KEYPAIR),
  },
  {
    call: (c) => c.generateKeypair({ name: 'k', type: 'x509', userId: 'u' }),
    sends: 'POST /os-keypairs',
    body: { keypair: { name: 'k', type: 'x509', user_id: 'u' } },
    microversion: '2.91',
    answer: [201, { keypair: GENERATED_KEYPAIR }],
    gives: one(Keypair, GENERATED_KEYPAIR),
  },
  {
    call: (c) => c.getKeypair('a b'),
    sends: 'GET /os-keypairs/a%20b',
    answer: [200, { keypair: KEYPAIR }],
    gives: one(Keypair, KEYPAIR),
  },
  {
    call: (c) => c.findKeypair(KEYPAIR.name),
    sends: `GET /os-keypairs/${KEYPAIR.name}`,
    answer: [200, { keypair: KEYPAIR }],
    gives: one(Keypair, KEYPAIR),
  },
  {
    call: (c) => c.listKeypairs({ userId: 'u', limit: 5, marker: 'k' }),
    sends: 'GET /os-keypairs?user_id=u&limit=5&marker=k',
    answer: [200, { keypairs: [{ keypair: LISTED_KEYPAIR }] }],
    gives: list(Keypair, LISTED_KEYPAIR),
  },
  { call: (c) => c.deleteKeypair('k'), sends: 'DELETE /os-keypairs/k', answer: [202], gives: nothing },
  {
    call: (c) => c.getUserKeypair('u', 'k'),
    sends: 'GET /os-keypairs/k?user_id=u',
    answer: [200, { keypair: KEYPAIR }],
    gives: one(Keypair, KEYPAIR),
  },
  {
    call: (c) => c.deleteUserKeypair('u', 'k'),
    sends: 'DELETE /os-keypairs/k?user_id=u',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.deleteUserKeypair('u', 'k', { ignoreMissing: true }),
    sends: 'DELETE /os-keypairs/k?user_id=u',
    answer: [404],
    gives: nothing,
  },
];

const groups: Call[] = [
  {
    call: (c) => c.createServerGroup({ name: 'g', policy: 'anti-affinity', rules: { maxServerPerHost: 2 } }),
    sends: 'POST /os-server-groups',
    body: { server_group: { name: 'g', policy: 'anti-affinity', rules: { max_server_per_host: 2 } } },
    answer: [200, { server_group: SERVER_GROUP }],
    gives: one(ServerGroup, SERVER_GROUP),
  },
  {
    call: (c) => c.createServerGroup({ name: 'g', policies: ['affinity'] }, { microversion: '2.63' }),
    sends: 'POST /os-server-groups',
    body: { server_group: { name: 'g', policies: ['affinity'] } },
    microversion: '2.63',
    answer: [200, { server_group: SERVER_GROUP }],
    gives: one(ServerGroup, SERVER_GROUP),
  },
  {
    call: (c) => c.getServerGroup(SERVER_GROUP.id),
    sends: `GET /os-server-groups/${SERVER_GROUP.id}`,
    answer: [200, { server_group: SERVER_GROUP }],
    gives: one(ServerGroup, SERVER_GROUP),
  },
  {
    call: (c) => c.findServerGroup(SERVER_GROUP.id),
    sends: `GET /os-server-groups/${SERVER_GROUP.id}`,
    answer: [200, { server_group: SERVER_GROUP }],
    gives: one(ServerGroup, SERVER_GROUP),
  },
  {
    call: (c) => c.listServerGroups({ allProjects: true, limit: 5, offset: 0 }),
    sends: [
      'GET /os-server-groups?all_projects=true&limit=5&offset=0',
      'GET /os-server-groups?all_projects=true&limit=5&offset=1',
    ],
    answer: [
      [200, { server_groups: [SERVER_GROUP] }],
      [200, { server_groups: [] }],
    ],
    gives: list(ServerGroup, SERVER_GROUP),
  },
  {
    call: (c) => c.deleteServerGroup(SERVER_GROUP.id),
    sends: `DELETE /os-server-groups/${SERVER_GROUP.id}`,
    answer: [204],
    gives: nothing,
  },
];

const LIMITED = {
  cores: 7,
  instances: 8,
  keyPairs: 9,
  metadataItems: 10,
  ram: -1,
  serverGroupMembers: 11,
  serverGroups: 12,
};
const LIMITED_BODY = {
  cores: 7,
  instances: 8,
  key_pairs: 9,
  metadata_items: 10,
  ram: -1,
  server_group_members: 11,
  server_groups: 12,
};

const quotas: Call[] = [
  {
    call: (c) => c.getLimits(),
    sends: 'GET /limits',
    answer: [200, { limits: answers.LIMITS }],
    gives: one(Limits, answers.LIMITS),
  },
  {
    call: (c) => c.getLimits({ project: 'p' }),
    sends: 'GET /limits?tenant_id=p',
    answer: [200, { limits: answers.LIMITS }],
    gives: one(Limits, answers.LIMITS),
  },
  {
    call: (c) => c.getQuotaSet('p'),
    sends: 'GET /os-quota-sets/p',
    answer: [200, { quota_set: QUOTA_SET }],
    gives: one(QuotaSet, QUOTA_SET),
  },
  {
    call: (c) => c.updateQuotaSet('p', { ...LIMITED, force: true }),
    sends: 'PUT /os-quota-sets/p',
    body: { quota_set: { ...LIMITED_BODY, force: true } },
    answer: [200, { quota_set: UPDATED_QUOTA_SET }],
    gives: one(QuotaSet, { id: 'p', ...UPDATED_QUOTA_SET }),
  },
  {
    call: (c) =>
      c.updateQuotaSet(
        'p',
        {
          fixedIps: 1,
          floatingIps: 2,
          injectedFileContentBytes: 3,
          injectedFilePathBytes: 4,
          injectedFiles: 5,
          networks: 6,
          securityGroupRules: 7,
          securityGroups: 8,
        },
        { microversion: '2.35' },
      ),
    sends: 'PUT /os-quota-sets/p',
    body: {
      quota_set: {
        fixed_ips: 1,
        floating_ips: 2,
        injected_file_content_bytes: 3,
        injected_file_path_bytes: 4,
        injected_files: 5,
        networks: 6,
        security_group_rules: 7,
        security_groups: 8,
      },
    },
    microversion: '2.35',
    answer: [200, { quota_set: UPDATED_QUOTA_SET }],
    gives: one(QuotaSet, { id: 'p', ...UPDATED_QUOTA_SET }),
  },
  { call: (c) => c.deleteQuotaSet('p'), sends: 'DELETE /os-quota-sets/p', answer: [202], gives: nothing },
  {
    call: (c) => c.getQuotaSetDefaults('p'),
    sends: 'GET /os-quota-sets/p/defaults',
    answer: [200, { quota_set: QUOTA_SET }],
    gives: one(QuotaSet, QUOTA_SET),
  },
  {
    call: (c) => c.getQuotaSetDetails('p'),
    sends: 'GET /os-quota-sets/p/detail',
    answer: [200, { quota_set: QUOTA_SET_DETAILS }],
    gives: one(QuotaSetDetails, QUOTA_SET_DETAILS),
  },
  {
    call: (c) => c.getQuotaSetDetails('p', { user: 'u' }),
    sends: 'GET /os-quota-sets/p/detail?user_id=u',
    answer: [200, { quota_set: QUOTA_SET_DETAILS }],
    gives: one(QuotaSetDetails, QUOTA_SET_DETAILS),
  },
  {
    call: (c) => c.getUserQuotaSet('p', 'u'),
    sends: 'GET /os-quota-sets/p?user_id=u',
    answer: [200, { quota_set: QUOTA_SET }],
    gives: one(QuotaSet, QUOTA_SET),
  },
  {
    call: (c) => c.updateUserQuotaSet('p', 'u', { cores: 3 }),
    sends: 'PUT /os-quota-sets/p?user_id=u',
    body: { quota_set: { cores: 3 } },
    answer: [200, { quota_set: UPDATED_QUOTA_SET }],
    gives: one(QuotaSet, UPDATED_QUOTA_SET),
  },
  {
    call: (c) => c.deleteUserQuotaSet('p', 'u'),
    sends: 'DELETE /os-quota-sets/p?user_id=u',
    answer: [202],
    gives: nothing,
  },
  {
    call: (c) => c.getQuotaClassSet('default'),
    sends: 'GET /os-quota-class-sets/default',
    answer: [200, { quota_class_set: QUOTA_CLASS_SET }],
    gives: one(QuotaClassSet, QUOTA_CLASS_SET),
  },
  {
    call: (c) => c.updateQuotaClassSet('default', LIMITED),
    sends: 'PUT /os-quota-class-sets/default',
    body: { quota_class_set: LIMITED_BODY },
    answer: [200, { quota_class_set: UPDATED_QUOTA_SET }],
    gives: one(QuotaClassSet, { id: 'default', ...UPDATED_QUOTA_SET }),
  },
];

const usage: Call[] = [
  {
    call: (c) =>
      c.listUsages({ start: '2026-11-01T00:00:00', end: '2026-12-01T00:00:00', isDetailed: 1, limit: 5, marker: 's' }),
    sends:
      'GET /os-simple-tenant-usage?start=2026-11-01T00%3A00%3A00&end=2026-12-01T00%3A00%3A00&detailed=1&limit=5&marker=s',
    answer: [200, { tenant_usages: [USAGE] }],
    gives: list(Usage, USAGE),
  },
  {
    // Pages are counted in servers.
    call: (c) => c.listUsages({ isDetailed: 1, limit: 1 }),
    sends: [
      'GET /os-simple-tenant-usage?detailed=1&limit=1',
      'GET /os-simple-tenant-usage?detailed=1&limit=1&marker=s1',
      'GET /os-simple-tenant-usage?detailed=1&limit=1&marker=s2',
    ],
    answer: [
      ...['s1', 's2'].map((marker) => {
        const href = `http://cloud.test/compute/v2.1/os-simple-tenant-usage?detailed=1&limit=1&marker=${marker}`;
        return [200, { tenant_usages: [USAGE], tenant_usages_links: [{ rel: 'next', href }] }] as const;
      }),
      [200, { tenant_usages: [] }],
    ],
    gives: list(Usage, USAGE, USAGE),
  },
  {
    call: (c) => c.getUsage('p', { start: '2026-11-01T00:00:00', end: '2026-12-01T00:00:00' }),
    sends: 'GET /os-simple-tenant-usage/p?start=2026-11-01T00%3A00%3A00&end=2026-12-01T00%3A00%3A00',
    answer: [200, { tenant_usage: USAGE }],
    gives: one(Usage, USAGE),
  },
  {
    call: (c) => c.getUsage('p', { start: '2026-11-01T00:00:00' }),
    sends: 'GET /os-simple-tenant-usage/p?start=2026-11-01T00%3A00%3A00',
    answer: [200, { tenant_usage: {} }],
    gives: value(null),
  },
  {
    call: (c) => c.getInstanceUsageAuditLog(),
    sends: 'GET /os-instance_usage_audit_log',
    answer: [200, { instance_usage_audit_logs: answers.AUDIT_LOG }],
    gives: one(InstanceUsageAuditLog, answers.AUDIT_LOG),
  },
  {
    call: (c) => c.getInstanceUsageAuditLog('2026-11-01 00:00:00'),
    sends: 'GET /os-instance_usage_audit_log/2026-11-01%2000%3A00%3A00',
    answer: [200, { instance_usage_audit_log: answers.AUDIT_LOG }],
    gives: one(InstanceUsageAuditLog, answers.AUDIT_LOG),
  },
];

const events: Call[] = [
  {
    call: (c) =>
      c.createServerExternalEvents([
        { name: 'network-changed', server: 's' },
        { name: 'volume-extended', server: { id: 's' }, status: 'failed', tag: 'v' },
      ]),
    sends: 'POST /os-server-external-events',
    body: {
      events: [
        { name: 'network-changed', server_uuid: 's' },
        { name: 'volume-extended', server_uuid: 's', status: 'failed', tag: 'v' },
      ],
    },
    answer: [207, { events: [answers.EVENT, { ...answers.EVENT, tag: 'v', code: 422 }] }],
    gives: value([
      { name: 'network-changed', serverId: answers.EVENT.server_uuid, status: 'completed', tag: undefined, code: 200 },
      { name: 'network-changed', serverId: answers.EVENT.server_uuid, status: 'completed', tag: 'v', code: 422 },
    ]),
  },
  {
    call: (c) => c.createAssistedVolumeSnapshot('v', { snapshotId: 's', newFile: 'f', type: 'qcow2' }),
    sends: 'POST /os-assisted-volume-snapshots',
    body: { snapshot: { volume_id: 'v', create_info: { snapshot_id: 's', new_file: 'f', type: 'qcow2' } } },
    answer: [200, { snapshot: { id: 's', volumeId: 'v' } }],
    gives: nothing,
  },
  {
    call: (c) => c.deleteAssistedVolumeSnapshot('s', { volume_id: 'v', file_to_merge: null }),
    sends:
      'DELETE /os-assisted-volume-snapshots/s?delete_info=%7B%22volume_id%22%3A%22v%22%2C%22file_to_merge%22%3Anull%7D',
    answer: [204],
    gives: nothing,
  },
];

const others: Call[] = [
  {
    call: (c) => c.listExtensions(),
    sends: 'GET /extensions',
    answer: [200, { extensions: [answers.EXTENSION] }],
    gives: list(Extension, answers.EXTENSION),
  },
  {
    call: (c) => c.getExtension('os-keypairs'),
    sends: 'GET /extensions/os-keypairs',
    answer: [200, { extension: answers.EXTENSION }],
    gives: one(Extension, answers.EXTENSION),
  },
  {
    call: (c) => c.findExtension('Keypairs'),
    sends: 'GET /extensions',
    answer: [200, { extensions: [answers.EXTENSION] }],
    gives: one(Extension, answers.EXTENSION),
  },
  {
    call: (c) => c.getImage(IMAGE.id),
    sends: `GET /images/${IMAGE.id}`,
    microversion: '2.35',
    answer: [200, { image: IMAGE }],
    gives: one(Image, IMAGE),
  },
  {
    call: (c) => c.findImage(IMAGE.name),
    sends: 'GET /images/detail',
    microversion: '2.35',
    answer: [200, { images: [IMAGE] }],
    gives: one(Image, IMAGE),
  },
  {
    call: (c) =>
      c.listImages({
        name: 'cirros',
        status: 'ACTIVE',
        server: 's',
        type: 'snapshot',
        minDisk: 0,
        minRam: 0,
        changesSince: '2026-11-25T05:00:00Z',
        limit: 5,
        marker: 'm',
      }),
    sends:
      'GET /images/detail?name=cirros&status=ACTIVE&server=s&type=snapshot&minDisk=0&minRam=0' +
      '&changes-since=2026-11-25T05%3A00%3A00Z&limit=5&marker=m',
    microversion: '2.35',
    answer: [200, { images: [IMAGE] }],
    gives: list(Image, IMAGE),
  },
  {
    call: (c) => c.listImageSummaries({ name: 'cirros' }),
    sends: 'GET /images?name=cirros',
    microversion: '2.35',
    answer: [200, { images: [IMAGE_SUMMARY] }],
    gives: list(ImageSummary, IMAGE_SUMMARY),
  },
  {
    call: (c) => c.findImageSummary(IMAGE_SUMMARY.name),
    sends: 'GET /images',
    microversion: '2.35',
    answer: [200, { images: [IMAGE_SUMMARY] }],
    gives: one(ImageSummary, IMAGE_SUMMARY),
  },
  {
    call: (c) => c.deleteImage(IMAGE.id),
    sends: `DELETE /images/${IMAGE.id}`,
    microversion: '2.35',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.waitForImage(IMAGE.id, { status: 'ACTIVE' }),
    sends: `GET /images/${IMAGE.id}`,
    microversion: '2.35',
    answer: [200, { image: IMAGE }],
    gives: one(Image, IMAGE),
  },
  {
    call: (c) => c.waitForImageDeletion(IMAGE.id),
    sends: `GET /images/${IMAGE.id}`,
    microversion: '2.35',
    answer: [404],
    gives: nothing,
  },
  {
    call: (c) => c.getImageMetadata('i'),
    sends: 'GET /images/i/metadata',
    microversion: '2.38',
    answer: [200, { metadata: { a: '1' } }],
    gives: value({ a: '1' }),
  },
  {
    call: (c) => c.setImageMetadata('i', { a: '1' }),
    sends: 'POST /images/i/metadata',
    body: { metadata: { a: '1' } },
    microversion: '2.38',
    answer: [200, { metadata: { a: '1' } }],
    gives: value({ a: '1' }),
  },
  {
    call: (c) => c.replaceImageMetadata('i', { a: '1' }),
    sends: 'PUT /images/i/metadata',
    body: { metadata: { a: '1' } },
    microversion: '2.38',
    answer: [200, { metadata: { a: '1' } }],
    gives: value({ a: '1' }),
  },
  {
    call: (c) => c.deleteImageMetadata('i', ['a', 'b']),
    sends: ['DELETE /images/i/metadata/a', 'DELETE /images/i/metadata/b'],
    microversion: '2.38',
    answer: [[204], [204]],
    gives: nothing,
  },
];

describe('flavors', () => testAll(flavors));
describe('key pairs', () => testAll(keypairs));
describe('server groups', () => testAll(groups));
describe('limits and quotas', () => testAll(quotas));
describe('usage', () => testAll(usage));
describe('events', () => testAll(events));
describe('extensions and images', () => testAll(others));
