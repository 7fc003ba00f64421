import {
  ConsistencyGroup,
  ConsistencyGroupSnapshot,
  Group,
  GroupSnapshot,
  GroupType,
  LegacyTransfer,
  ManageableSnapshot,
  ManageableVolume,
  Snapshot,
  Transfer,
  Volume,
} from '@os/block-storage/pure';
import { list, nothing, one, value } from '../../../tooling/jest/exchange.js';
import * as answers from './answers.js';
import { action, test } from './exchange.js';

const { VOLUME, SNAPSHOT, GROUP, CREATED_GROUP, GROUP_SNAPSHOT, GROUP_TYPE, TRANSFER, CREATED_TRANSFER } = answers;

describe('groups', () => {
  const path = `/groups/${GROUP.id}`;
  test([
    [
      (c) =>
        c.createGroup({
          name: 'blue',
          description: 'd',
          groupType: 'gt',
          volumeTypes: ['t'],
          availabilityZone: 'nova',
        }),
      'POST /groups',
      { group: { name: 'blue', description: 'd', group_type: 'gt', volume_types: ['t'], availability_zone: 'nova' } },
      [202, { group: CREATED_GROUP }],
      (result) => expect(result).toMatchObject({ id: CREATED_GROUP.id, groupType: 'gt' }),
    ],
    [(c) => c.getGroup(GROUP.id), `GET ${path}`, undefined, [200, { group: GROUP }], one(Group, GROUP)],
    [
      (c) => c.updateGroup(GROUP.id, { name: 'green', description: 'e' }),
      `PUT ${path}`,
      { group: { name: 'green', description: 'e' } },
      [202],
      (result) => expect(result).toMatchObject({ name: 'green', description: 'e' }),
    ],
    [
      (c) =>
        c.listGroups({
          name: 'blue',
          nameLike: 'b',
          status: 'available',
          groupType: 'gt',
          listVolume: true,
          allProjects: true,
          sort: ['name:asc'],
          limit: 1,
          marker: 'm',
          offset: 1,
        }),
      'GET /groups/detail?name=blue&name%7E=b&status=available&group_type=gt&list_volume=true&all_tenants=true' +
        '&sort=name%3Aasc&limit=1&marker=m&offset=1',
      undefined,
      [200, { groups: [GROUP] }],
      list(Group, GROUP),
    ],
    [(c) => c.findGroup(GROUP.id), `GET ${path}`, undefined, [200, { group: GROUP }], one(Group, GROUP)],
    [
      (c) => c.waitForGroup(GROUP.id, { status: 'available' }),
      `GET ${path}`,
      undefined,
      [200, { group: GROUP }],
      one(Group, GROUP),
    ],
    action((c) => c.deleteGroup(GROUP.id), path, { delete: { 'delete-volumes': false } }),
    action((c) => c.deleteGroup(GROUP.id, { deleteVolumes: true }), path, { delete: { 'delete-volumes': true } }),
    [
      (c) => c.deleteGroup(GROUP.id, { ignoreMissing: true }),
      `POST ${path}/action`,
      { delete: { 'delete-volumes': false } },
      [404, { itemNotFound: { code: 404, message: `Group ${GROUP.id} could not be found.` } }],
      nothing,
    ],
    [
      (c) => c.createGroupFromSource({ groupSnapshot: GROUP_SNAPSHOT.id, name: 'blue', description: 'd' }),
      'POST /groups/action',
      { 'create-from-src': { group_snapshot_id: GROUP_SNAPSHOT.id, name: 'blue', description: 'd' } },
      [202, { group: CREATED_GROUP }],
      one(Group, CREATED_GROUP),
    ],
    [
      (c) => c.createGroupFromSource({ sourceGroup: new Group({ id: GROUP.id }) }),
      'POST /groups/action',
      { 'create-from-src': { source_group_id: GROUP.id } },
      [202, { group: CREATED_GROUP }],
      one(Group, CREATED_GROUP),
    ],
    [
      (c) => c.addVolumesToGroup(GROUP.id, ['a', new Volume({ id: 'b' })]),
      `PUT ${path}`,
      { group: { add_volumes: 'a,b' } },
      [202],
      nothing,
    ],
    [
      (c) => c.removeVolumesFromGroup(GROUP.id, ['a', 'b']),
      `PUT ${path}`,
      { group: { remove_volumes: 'a,b' } },
      [202],
      nothing,
    ],
    action((c) => c.resetGroupStatus(GROUP.id, 'error'), path, { reset_status: { status: 'error' } }),
    [
      (c) => c.getGroupReplicationTargets(GROUP.id),
      `POST ${path}/action`,
      { list_replication_targets: {} },
      [200, { replication_targets: [] }],
      value([]),
    ],
    action((c) => c.enableGroupReplication(GROUP.id), path, { enable_replication: {} }),
    action((c) => c.disableGroupReplication(GROUP.id), path, { disable_replication: {} }),
    action((c) => c.failoverGroupReplication(GROUP.id), path, { failover_replication: {} }),
    action(
      (c) => c.failoverGroupReplication(GROUP.id, { allowAttachedVolume: true, secondaryBackendId: 'default' }),
      path,
      { failover_replication: { allow_attached_volume: true, secondary_backend_id: 'default' } },
    ),
  ]);
});

describe('group snapshots', () => {
  const path = `/group_snapshots/${GROUP_SNAPSHOT.id}`;
  test([
    [
      (c) => c.createGroupSnapshot({ groupId: GROUP.id, name: 'blue', description: 'd' }),
      'POST /group_snapshots',
      { group_snapshot: { group_id: GROUP.id, name: 'blue', description: 'd' } },
      [202, { group_snapshot: answers.CREATED_GROUP_SNAPSHOT }],
      (result) => expect(result).toMatchObject({ groupTypeId: GROUP_SNAPSHOT.group_type_id }),
    ],
    [
      (c) => c.getGroupSnapshot(GROUP_SNAPSHOT.id),
      `GET ${path}`,
      undefined,
      [200, { group_snapshot: GROUP_SNAPSHOT }],
      one(GroupSnapshot, GROUP_SNAPSHOT),
    ],
    [
      (c) =>
        c.listGroupSnapshots({
          name: 'blue',
          nameLike: 'b',
          status: 'available',
          groupId: GROUP.id,
          allProjects: true,
          sort: ['name:asc'],
          limit: 1,
          marker: 'm',
          offset: 1,
        }),
      `GET /group_snapshots/detail?name=blue&name%7E=b&status=available&group_id=${GROUP.id}&all_tenants=true` +
        '&sort=name%3Aasc&limit=1&marker=m&offset=1',
      undefined,
      [200, { group_snapshots: [GROUP_SNAPSHOT] }],
      list(GroupSnapshot, GROUP_SNAPSHOT),
    ],
    [
      (c) => c.findGroupSnapshot(GROUP_SNAPSHOT.id),
      `GET ${path}`,
      undefined,
      [200, { group_snapshot: GROUP_SNAPSHOT }],
      one(GroupSnapshot, GROUP_SNAPSHOT),
    ],
    [(c) => c.deleteGroupSnapshot(GROUP_SNAPSHOT.id), `DELETE ${path}`, undefined, [202], nothing],
    action((c) => c.resetGroupSnapshotStatus(GROUP_SNAPSHOT.id, 'error'), path, { reset_status: { status: 'error' } }),
  ]);
});

describe('group types', () => {
  const path = `/group_types/${GROUP_TYPE.id}`;
  test([
    [
      (c) => c.createGroupType({ name: 'blue', description: 'd', isPublic: true, groupSpecs: { k: 'v' } }),
      'POST /group_types',
      { group_type: { name: 'blue', description: 'd', is_public: true, group_specs: { k: 'v' } } },
      [202, { group_type: GROUP_TYPE }],
      one(GroupType, GROUP_TYPE),
    ],
    [
      (c) => c.getGroupType('default'),
      'GET /group_types/default',
      undefined,
      [200, { group_type: GROUP_TYPE }],
      one(GroupType, GROUP_TYPE),
    ],
    [
      (c) => c.getGroupType(GROUP_TYPE.id),
      `GET ${path}`,
      undefined,
      [200, { group_type: GROUP_TYPE }],
      one(GroupType, GROUP_TYPE),
    ],
    [
      (c) => c.updateGroupType(GROUP_TYPE.id, { name: 'green', description: 'e', isPublic: false }),
      `PUT ${path}`,
      { group_type: { name: 'green', description: 'e', is_public: false } },
      [200, { group_type: GROUP_TYPE }],
      one(GroupType, GROUP_TYPE),
    ],
    [
      (c) => c.listGroupTypes({ isPublic: 'none', sort: ['name:asc'], limit: 1, marker: 'm', offset: 1 }),
      'GET /group_types?is_public=none&sort=name%3Aasc&limit=1&marker=m&offset=1',
      undefined,
      [200, { group_types: [GROUP_TYPE] }],
      list(GroupType, GROUP_TYPE),
    ],
    [
      (c) => c.findGroupType(GROUP_TYPE.name),
      'GET /group_types',
      undefined,
      [200, { group_types: [GROUP_TYPE] }],
      one(GroupType, GROUP_TYPE),
    ],
    [(c) => c.deleteGroupType(GROUP_TYPE.id), `DELETE ${path}`, undefined, [202], nothing],
    [
      (c) => c.getGroupTypeSpecs(GROUP_TYPE.id),
      `GET ${path}/group_specs`,
      undefined,
      [200, { group_specs: { k: 'v', a: '1' } }],
      value({ k: 'v', a: '1' }),
    ],
    [
      (c) => c.updateGroupTypeSpecs(GROUP_TYPE.id, { a: '1' }),
      `POST ${path}/group_specs`,
      { group_specs: { a: '1' } },
      [202, { group_specs: { a: '1' } }],
      value({ a: '1' }),
    ],
    [
      (c) => c.getGroupTypeSpec(GROUP_TYPE.id, 'a'),
      `GET ${path}/group_specs/a`,
      undefined,
      [200, { a: '1' }],
      value('1'),
    ],
    [
      (c) => c.updateGroupTypeSpec(GROUP_TYPE.id, 'a', '2'),
      `PUT ${path}/group_specs/a`,
      { a: '2' },
      [200, { a: '2' }],
      value('2'),
    ],
    [
      (c) => c.deleteGroupTypeSpecs(GROUP_TYPE.id, ['a', 'k']),
      [`DELETE ${path}/group_specs/a`, `DELETE ${path}/group_specs/k`],
      undefined,
      [[202], [202]],
      nothing,
    ],
  ]);
});

describe('consistency groups', () => {
  const { CONSISTENCY_GROUP, CREATED_CONSISTENCY_GROUP, CONSISTENCY_GROUP_SNAPSHOT } = answers;
  const path = `/consistencygroups/${CONSISTENCY_GROUP.id}`;
  const snapshotPath = `/cgsnapshots/${CONSISTENCY_GROUP_SNAPSHOT.id}`;
  test([
    [
      (c) =>
        c.createConsistencyGroup({ name: 'blue', description: 'd', volumeTypes: ['a', 'b'], availabilityZone: 'nova' }),
      'POST /consistencygroups',
      { consistencygroup: { name: 'blue', description: 'd', volume_types: 'a,b', availability_zone: 'nova' } },
      [202, { consistencygroup: CREATED_CONSISTENCY_GROUP }],
      one(ConsistencyGroup, CREATED_CONSISTENCY_GROUP),
    ],
    [
      (c) => c.getConsistencyGroup(CONSISTENCY_GROUP.id),
      `GET ${path}`,
      undefined,
      [200, { consistencygroup: CONSISTENCY_GROUP }],
      one(ConsistencyGroup, CONSISTENCY_GROUP),
    ],
    [
      (c) => c.listConsistencyGroups({ allProjects: true, sort: ['name:asc'], limit: 1, marker: 'm', offset: 1 }),
      'GET /consistencygroups/detail?all_tenants=true&sort=name%3Aasc&limit=1&marker=m&offset=1',
      undefined,
      [200, { consistencygroups: [CONSISTENCY_GROUP] }],
      list(ConsistencyGroup, CONSISTENCY_GROUP),
    ],
    [
      (c) => c.findConsistencyGroup(CONSISTENCY_GROUP.name),
      'GET /consistencygroups/detail',
      undefined,
      [200, { consistencygroups: [CONSISTENCY_GROUP] }],
      one(ConsistencyGroup, CONSISTENCY_GROUP),
    ],
    [
      (c) => c.waitForConsistencyGroup(CONSISTENCY_GROUP.id, { status: 'error' }),
      `GET ${path}`,
      undefined,
      [200, { consistencygroup: CONSISTENCY_GROUP }],
      one(ConsistencyGroup, CONSISTENCY_GROUP),
    ],
    [
      (c) =>
        c.updateConsistencyGroup(CONSISTENCY_GROUP.id, {
          name: 'green',
          description: 'e',
          addVolumes: ['a', 'b'],
          removeVolumes: ['c'],
        }),
      `PUT ${path}/update`,
      { consistencygroup: { name: 'green', description: 'e', add_volumes: 'a,b', remove_volumes: 'c' } },
      [202],
      nothing,
    ],
    [
      (c) => c.deleteConsistencyGroup(CONSISTENCY_GROUP.id),
      `POST ${path}/delete`,
      { consistencygroup: { force: false } },
      [202],
      nothing,
    ],
    [
      (c) => c.deleteConsistencyGroup(CONSISTENCY_GROUP.id, { force: true }),
      `POST ${path}/delete`,
      { consistencygroup: { force: true } },
      [202],
      nothing,
    ],
    [
      (c) => c.createConsistencyGroupFromSource({ consistencyGroupSnapshot: 's', name: 'blue', description: 'd' }),
      'POST /consistencygroups/create_from_src',
      { 'consistencygroup-from-src': { cgsnapshot_id: 's', name: 'blue', description: 'd' } },
      [202, { consistencygroup: CREATED_CONSISTENCY_GROUP }],
      one(ConsistencyGroup, CREATED_CONSISTENCY_GROUP),
    ],
    [
      (c) => c.createConsistencyGroupFromSource({ consistencyGroup: 'g' }),
      'POST /consistencygroups/create_from_src',
      { 'consistencygroup-from-src': { source_cgid: 'g' } },
      [202, { consistencygroup: CREATED_CONSISTENCY_GROUP }],
      one(ConsistencyGroup, CREATED_CONSISTENCY_GROUP),
    ],
    [
      (c) => c.createConsistencyGroupSnapshot({ consistencyGroupId: 'g', name: 'blue', description: 'd' }),
      'POST /cgsnapshots',
      { cgsnapshot: { consistencygroup_id: 'g', name: 'blue', description: 'd' } },
      [202, { cgsnapshot: CONSISTENCY_GROUP_SNAPSHOT }],
      one(ConsistencyGroupSnapshot, CONSISTENCY_GROUP_SNAPSHOT),
    ],
    [
      (c) => c.getConsistencyGroupSnapshot(CONSISTENCY_GROUP_SNAPSHOT.id),
      `GET ${snapshotPath}`,
      undefined,
      [200, { cgsnapshot: CONSISTENCY_GROUP_SNAPSHOT }],
      one(ConsistencyGroupSnapshot, CONSISTENCY_GROUP_SNAPSHOT),
    ],
    [
      (c) => c.listConsistencyGroupSnapshots({ allProjects: true, limit: 1 }),
      'GET /cgsnapshots/detail?all_tenants=true&limit=1',
      undefined,
      [200, { cgsnapshots: [CONSISTENCY_GROUP_SNAPSHOT] }],
      list(ConsistencyGroupSnapshot, CONSISTENCY_GROUP_SNAPSHOT),
    ],
    [
      (c) => c.deleteConsistencyGroupSnapshot(CONSISTENCY_GROUP_SNAPSHOT.id),
      `DELETE ${snapshotPath}`,
      undefined,
      [202],
      nothing,
    ],
  ]);
});

describe.each([
  ['Transfer', '/volume-transfers', Transfer],
  ['LegacyTransfer', '/os-volume-transfer', LegacyTransfer],
] as const)('%ss', (kind, collection, Class) => {
  const path = `${collection}/${TRANSFER.id}`;
  const { ACCEPTED_TRANSFER } = answers;
  test([
    [
      (c) => c[`create${kind}`]({ volumeId: VOLUME.id, name: 'blue' }),
      `POST ${collection}`,
      { transfer: { volume_id: VOLUME.id, name: 'blue' } },
      [202, { transfer: CREATED_TRANSFER }],
      (result) => {
        expect(result).toMatchObject({ authKey: CREATED_TRANSFER.auth_key, isAccepted: false });
        expect(JSON.stringify(result)).not.toContain(CREATED_TRANSFER.auth_key);
      },
    ],
    [
      (c) => c[`get${kind}`](TRANSFER.id),
      `GET ${path}`,
      undefined,
      [200, { transfer: TRANSFER }],
      one(Class, TRANSFER),
    ],
    [
      (c) => c[`list${kind}s`]({ allProjects: true }),
      `GET ${collection}/detail?all_tenants=true`,
      undefined,
      [200, { transfers: [TRANSFER] }],
      list(Class, TRANSFER),
    ],
    [
      (c) => c[`find${kind}`](TRANSFER.name),
      `GET ${collection}/detail`,
      undefined,
      [200, { transfers: [TRANSFER] }],
      one(Class, TRANSFER),
    ],
    [(c) => c[`delete${kind}`](TRANSFER.id), `DELETE ${path}`, undefined, [202], nothing],
    [
      (c) => c[`accept${kind}`](TRANSFER.id, 'k'),
      `POST ${path}/accept`,
      { accept: { auth_key: 'k' } },
      [202, { transfer: ACCEPTED_TRANSFER }],
      one(Class, ACCEPTED_TRANSFER),
    ],
  ]);
});

describe('transfers', () => {
  test([
    [
      (c) => c.createTransfer({ volumeId: VOLUME.id, name: null, noSnapshots: true }),
      'POST /volume-transfers',
      { transfer: { volume_id: VOLUME.id, name: null, no_snapshots: true } },
      [202, { transfer: CREATED_TRANSFER }],
      one(Transfer, CREATED_TRANSFER),
    ],
    [
      (c) => c.listTransfers({ sort: ['id:asc'], limit: 1, marker: 'm', offset: 1 }),
      'GET /volume-transfers/detail?sort=id%3Aasc&limit=1&marker=m&offset=1',
      undefined,
      [200, { transfers: [TRANSFER] }],
      list(Transfer, TRANSFER),
    ],
  ]);
});

describe('what backends have', () => {
  const { MANAGEABLE_SNAPSHOT, MANAGEABLE_VOLUME } = answers;
  const reference = { 'source-name': 'x' };
  test([
    [
      (c) => c.listManageableVolumes({ host: 'h@b#p', cluster: 'c', sort: 'size:asc', limit: 1, offset: 1 }),
      [
        'GET /manageable_volumes/detail?host=h%40b%23p&cluster=c&sort=size%3Aasc&limit=1&offset=1',
        'GET /manageable_volumes/detail?host=h%40b%23p&cluster=c&sort=size%3Aasc&limit=1&offset=2',
      ],
      undefined,
      [
        [200, { 'manageable-volumes': [MANAGEABLE_VOLUME] }],
        [200, { 'manageable-volumes': [] }],
      ],
      list(ManageableVolume, MANAGEABLE_VOLUME),
    ],
    [
      (c) => c.listManageableSnapshots({ host: 'h@b#p' }).first(),
      'GET /manageable_snapshots/detail?host=h%40b%23p',
      undefined,
      [200, { 'manageable-snapshots': [MANAGEABLE_SNAPSHOT] }],
      one(ManageableSnapshot, MANAGEABLE_SNAPSHOT),
    ],
    [
      (c) =>
        c.manageVolume({
          host: 'h@b#p',
          reference,
          name: 'blue',
          description: 'd',
          metadata: { a: '1' },
          type: 'nfs',
          availabilityZone: 'nova',
          isBootable: true,
        }),
      'POST /manageable_volumes',
      {
        volume: {
          host: 'h@b#p',
          ref: reference,
          name: 'blue',
          description: 'd',
          metadata: { a: '1' },
          volume_type: 'nfs',
          availability_zone: 'nova',
          bootable: true,
        },
      },
      [202, { volume: VOLUME }],
      one(Volume, VOLUME),
    ],
    [
      (c) => c.manageVolume({ cluster: 'c', reference }),
      'POST /manageable_volumes',
      { volume: { cluster: 'c', ref: reference } },
      [202, { volume: VOLUME }],
      one(Volume, VOLUME),
    ],
    [
      (c) =>
        c.manageSnapshot({
          volume: new Volume({ id: VOLUME.id }),
          reference,
          name: 'blue',
          description: 'd',
          metadata: { a: '1' },
        }),
      'POST /manageable_snapshots',
      {
        snapshot: { volume_id: VOLUME.id, ref: reference, name: 'blue', description: 'd', metadata: { a: '1' } },
      },
      [202, { snapshot: SNAPSHOT }],
      one(Snapshot, SNAPSHOT),
    ],
  ]);
});
