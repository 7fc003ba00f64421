import type { AnyResourceClass } from '@os/core';
import { checkAnswer } from '@os/testing';
import * as c from '@os/block-storage/pure';
import * as answers from './answers.js';

const whole: [AnyResourceClass, answer: object][] = [
  [c.Volume, answers.VOLUME],
  [c.Volume, answers.CREATED_VOLUME],
  [c.VolumeImageUpload, answers.IMAGE_UPLOAD],
  [c.VolumeSummary, answers.SUMMARY],
  [c.Snapshot, answers.SNAPSHOT],
  [c.Backup, answers.BACKUP],
  [c.BackupRestore, answers.RESTORE],
  [c.BackupRecord, answers.BACKUP_RECORD],
  [c.Attachment, answers.ATTACHMENT],
  [c.Transfer, answers.TRANSFER],
  [c.Transfer, answers.CREATED_TRANSFER],
  [c.Transfer, answers.ACCEPTED_TRANSFER],
  [c.LegacyTransfer, answers.CREATED_TRANSFER],
  [c.Group, answers.GROUP],
  [c.GroupSnapshot, answers.GROUP_SNAPSHOT],
  [c.GroupType, answers.GROUP_TYPE],
  [c.ConsistencyGroup, answers.CONSISTENCY_GROUP],
  [c.ConsistencyGroupSnapshot, answers.CONSISTENCY_GROUP_SNAPSHOT],
  [c.VolumeType, answers.TYPE],
  [c.VolumeType, answers.CREATED_TYPE],
  [c.TypeAccess, answers.TYPE_ACCESS],
  [c.TypeEncryption, answers.TYPE_ENCRYPTION],
  [c.TypeEncryption, answers.CREATED_TYPE_ENCRYPTION],
  [c.DefaultType, answers.DEFAULT_TYPE],
  [c.QosSpec, answers.QOS_SPEC],
  [c.QosSpecAssociation, answers.QOS_ASSOCIATION],
  [c.ManageableVolume, answers.MANAGEABLE_VOLUME],
  [c.ManageableSnapshot, answers.MANAGEABLE_SNAPSHOT],
  [c.Message, answers.MESSAGE],
  [c.Service, answers.SERVICE],
  [c.Service, answers.SCHEDULER],
  [c.Cluster, answers.CLUSTER],
  [c.Cluster, answers.CHANGED_CLUSTER],
  [c.Host, answers.HOST],
  [c.HostUsage, answers.HOST_USAGE],
  [c.WorkerCleanup, answers.CLEANUP],
  [c.BackendPool, answers.POOL],
  [c.Capabilities, answers.CAPABILITIES],
  [c.AvailabilityZone, answers.AVAILABILITY_ZONE],
  [c.Extension, answers.EXTENSION],
  [c.ResourceFilter, answers.RESOURCE_FILTER],
  [c.Limits, answers.LIMITS],
];

it.each(whole.map(([Class, answer]) => [Class.name, Class, answer] as const))(
  '%s declares all that a service answers',
  (_, Class, answer) => expect(checkAnswer(Class, answer)).toEqual([]),
);

it('attributes have names and types of their own', () => {
  const volume = new c.Volume();
  Object.assign(volume.body, answers.VOLUME);
  expect(volume).toMatchObject({
    isBootable: true,
    bootable: 'true',
    isMultiattach: false,
    isEncrypted: false,
    sourceVolumeId: null,
    projectId: answers.VOLUME['os-vol-tenant-attr:tenant_id'],
    host: 'oscloud@nfs#nfs',
    attachments: [{ hostName: 'somehost', device: '/dev/vdz', serverId: null }],
  });
  volume.body['bootable'] = 'false';
  expect(volume.isBootable).toBe(false);
});
