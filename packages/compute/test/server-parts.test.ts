import {
  ConsoleAuthToken,
  Migration,
  ServerAction,
  ServerDiagnostics,
  ServerInterface,
  ServerMigration,
  ServerRemoteConsole,
  ServerSecurityGroup,
  ServerTopology,
  ShareAttachment,
  VolumeAttachment,
} from '@os/compute/pure';
import * as answers from './answers.js';
import { list, nothing, one, testAll, value, type Call } from './exchange.js';

const { ACTION, ATTACHMENT, CREATED_ATTACHMENT, INTERFACE, IPS, LISTED_ACTION, MIGRATION, SERVER_MIGRATION, SHARE } =
  answers;
const ID = answers.SERVER.id;
const [label, addresses] = Object.entries(IPS)[0]!;
const ips = addresses.map(({ addr }) => ({ networkLabel: label, address: addr, version: 4 }));

const interfaces: Call[] = [
  {
    call: (c) =>
      c.createServerInterface(ID, {
        networkId: INTERFACE.net_id,
        fixedIps: [{ ipAddress: '10.0.0.9' }],
        tag: 'second',
      }),
    sends: `POST /servers/${ID}/os-interface`,
    body: {
      interfaceAttachment: { net_id: INTERFACE.net_id, fixed_ips: [{ ip_address: '10.0.0.9' }], tag: 'second' },
    },
    answer: [200, { interfaceAttachment: INTERFACE }],
    gives: one(ServerInterface, INTERFACE),
  },
  {
    call: (c) => c.createServerInterface(ID, { portId: INTERFACE.port_id }),
    sends: `POST /servers/${ID}/os-interface`,
    body: { interfaceAttachment: { port_id: INTERFACE.port_id } },
    answer: [200, { interfaceAttachment: INTERFACE }],
    gives: one(ServerInterface, INTERFACE),
  },
  {
    call: (c) => c.getServerInterface(ID, INTERFACE.port_id),
    sends: `GET /servers/${ID}/os-interface/${INTERFACE.port_id}`,
    answer: [200, { interfaceAttachment: INTERFACE }],
    gives: one(ServerInterface, INTERFACE),
  },
  {
    call: (c) => c.findServerInterface(ID, INTERFACE.port_id),
    sends: `GET /servers/${ID}/os-interface/${INTERFACE.port_id}`,
    answer: [200, { interfaceAttachment: INTERFACE }],
    gives: one(ServerInterface, INTERFACE),
  },
  {
    call: (c) => c.listServerInterfaces(ID),
    sends: `GET /servers/${ID}/os-interface`,
    answer: [200, { interfaceAttachments: [INTERFACE] }],
    gives: list(ServerInterface, INTERFACE),
  },
  {
    call: (c) => c.deleteServerInterface(ID, INTERFACE.port_id),
    sends: `DELETE /servers/${ID}/os-interface/${INTERFACE.port_id}`,
    answer: [202],
    gives: nothing,
  },
  {
    call: (c) => c.listServerIps(ID),
    sends: `GET /servers/${ID}/ips`,
    answer: [200, { addresses: IPS }],
    gives: value(ips),
  },
  {
    call: (c) => c.listServerIps(ID, label),
    sends: `GET /servers/${ID}/ips/${label}`,
    answer: [200, IPS],
    gives: value(ips),
  },
  {
    call: (c) => c.fetchServerSecurityGroups(ID),
    sends: `GET /servers/${ID}/os-security-groups`,
    answer: [200, { security_groups: [answers.SECURITY_GROUP] }],
    gives: list(ServerSecurityGroup, answers.SECURITY_GROUP),
  },
];

const volumesAndShares: Call[] = [
  {
    call: (c) =>
      c.createVolumeAttachment(ID, {
        volumeId: ATTACHMENT.volumeId,
        device: '/dev/sdb',
        tag: 'data',
        deleteOnTermination: true,
      }),
    sends: `POST /servers/${ID}/os-volume_attachments`,
    body: {
      volumeAttachment: {
        volumeId: ATTACHMENT.volumeId,
        device: '/dev/sdb',
        tag: 'data',
        delete_on_termination: true,
      },
    },
    answer: [200, { volumeAttachment: CREATED_ATTACHMENT }],
    gives: one(VolumeAttachment, CREATED_ATTACHMENT),
  },
  {
    // From microversion 2.101 on, there is nothing in the answer.
    call: (c) => c.createVolumeAttachment(ID, { volumeId: ATTACHMENT.volumeId }),
    sends: `POST /servers/${ID}/os-volume_attachments`,
    body: { volumeAttachment: { volumeId: ATTACHMENT.volumeId } },
    answer: [202],
    gives: one(VolumeAttachment, { volumeId: ATTACHMENT.volumeId }),
  },
  {
    call: (c) => c.getVolumeAttachment(ID, ATTACHMENT.volumeId),
    sends: `GET /servers/${ID}/os-volume_attachments/${ATTACHMENT.volumeId}`,
    answer: [200, { volumeAttachment: ATTACHMENT }],
    gives: one(VolumeAttachment, ATTACHMENT),
  },
  {
    call: (c) => c.findVolumeAttachment(ID, ATTACHMENT.volumeId),
    sends: `GET /servers/${ID}/os-volume_attachments/${ATTACHMENT.volumeId}`,
    answer: [200, { volumeAttachment: ATTACHMENT }],
    gives: one(VolumeAttachment, ATTACHMENT),
  },
  {
    call: (c) => c.listVolumeAttachments(ID),
    sends: `GET /servers/${ID}/os-volume_attachments`,
    answer: [200, { volumeAttachments: [ATTACHMENT] }],
    gives: list(VolumeAttachment, ATTACHMENT),
  },
  {
    call: (c) => c.updateVolumeAttachment(ID, ATTACHMENT.volumeId, { deleteOnTermination: false }),
    sends: `PUT /servers/${ID}/os-volume_attachments/${ATTACHMENT.volumeId}`,
    body: { volumeAttachment: { volumeId: ATTACHMENT.volumeId, delete_on_termination: false } },
    answer: [202],
    gives: nothing,
  },
  {
    call: (c) => c.updateVolumeAttachment(ID, ATTACHMENT.volumeId, { volume: 'other' }),
    sends: `PUT /servers/${ID}/os-volume_attachments/${ATTACHMENT.volumeId}`,
    body: { volumeAttachment: { volumeId: 'other' } },
    answer: [202],
    gives: nothing,
  },
  {
    call: (c) => c.deleteVolumeAttachment(ID, ATTACHMENT.volumeId),
    sends: `DELETE /servers/${ID}/os-volume_attachments/${ATTACHMENT.volumeId}`,
    answer: [202],
    gives: nothing,
  },
  {
    call: (c) => c.createShareAttachment(ID, { shareId: SHARE.share_id, tag: 'data' }),
    sends: `POST /servers/${ID}/shares`,
    body: { share: { share_id: SHARE.share_id, tag: 'data' } },
    answer: [201, { share: SHARE }],
    gives: one(ShareAttachment, SHARE),
  },
  {
    call: (c) => c.getShareAttachment(ID, SHARE.share_id),
    sends: `GET /servers/${ID}/shares/${SHARE.share_id}`,
    answer: [200, { share: SHARE }],
    gives: one(ShareAttachment, SHARE),
  },
  {
    call: (c) => c.findShareAttachment(ID, SHARE.share_id),
    sends: `GET /servers/${ID}/shares/${SHARE.share_id}`,
    answer: [200, { share: SHARE }],
    gives: one(ShareAttachment, SHARE),
  },
  {
    call: (c) => c.waitForShareAttachment(ID, SHARE.share_id, { status: 'inactive' }),
    sends: `GET /servers/${ID}/shares/${SHARE.share_id}`,
    answer: [200, { share: SHARE }],
    gives: one(ShareAttachment, SHARE),
  },
  {
    call: (c) => c.waitForShareAttachmentDeletion(ID, SHARE.share_id),
    sends: `GET /servers/${ID}/shares/${SHARE.share_id}`,
    answer: [404],
    gives: nothing,
  },
  {
    call: (c) => c.listShareAttachments(ID),
    sends: `GET /servers/${ID}/shares`,
    answer: [200, { shares: [SHARE] }],
    gives: list(ShareAttachment, SHARE),
  },
  {
    call: (c) => c.deleteShareAttachment(ID, SHARE.share_id),
    sends: `DELETE /servers/${ID}/shares/${SHARE.share_id}`,
    answer: [202],
    gives: nothing,
  },
];

const consoles: Call[] = [
  {
    call: (c) => c.createServerRemoteConsole(ID, { protocol: 'vnc', type: 'novnc' }),
    sends: `POST /servers/${ID}/remote-consoles`,
    body: { remote_console: { protocol: 'vnc', type: 'novnc' } },
    answer: [200, { remote_console: answers.REMOTE_CONSOLE }],
    gives: one(ServerRemoteConsole, answers.REMOTE_CONSOLE),
  },
  {
    call: (c) => c.validateConsoleAuthToken('c7bbb7fe'),
    sends: 'GET /os-console-auth-tokens/c7bbb7fe',
    answer: [200, { console: answers.CONSOLE_TOKEN }],
    gives: one(ConsoleAuthToken, answers.CONSOLE_TOKEN),
  },
  {
    call: (c) => c.getServerConsoleOutput(ID, 10),
    sends: `POST /servers/${ID}/action`,
    body: { 'os-getConsoleOutput': { length: 10 } },
    answer: [200, { output: 'FAKE CONSOLE OUTPUT\nANOTHER\nLAST LINE' }],
    gives: value('FAKE CONSOLE OUTPUT\nANOTHER\nLAST LINE'),
  },
  {
    call: (c) => c.getServerConsoleOutput(ID),
    sends: `POST /servers/${ID}/action`,
    body: { 'os-getConsoleOutput': {} },
    answer: [200, { output: '' }],
    gives: value(''),
  },
  ...(
    [
      ['novnc', 'os-getVNCConsole'],
      ['xvpvnc', 'os-getVNCConsole'],
      ['spice-html5', 'os-getSPICEConsole'],
      ['serial', 'os-getSerialConsole'],
    ] as const
  ).map(([type, action]): Call => ({
    call: (c) => c.getServerConsoleUrl(ID, type),
    sends: `POST /servers/${ID}/action`,
    body: { [action]: { type } },
    microversion: '2.5',
    answer: [200, { console: { type, url: answers.REMOTE_CONSOLE.url } }],
    gives: value(answers.REMOTE_CONSOLE.url),
  })),
];

const insight: Call[] = [
  {
    call: (c) => c.getServerAction(ID, ACTION.request_id),
    sends: `GET /servers/${ID}/os-instance-actions/${ACTION.request_id}`,
    answer: [200, { instanceAction: ACTION }],
    gives: one(ServerAction, ACTION),
  },
  {
    call: (c) => c.findServerAction(ID, ACTION.request_id),
    sends: `GET /servers/${ID}/os-instance-actions/${ACTION.request_id}`,
    answer: [200, { instanceAction: ACTION }],
    gives: one(ServerAction, ACTION),
  },
  {
    call: (c) =>
      c.listServerActions(ID, {
        changesSince: '2026-11-25T05:00:00Z',
        changesBefore: '2026-11-25T06:00:00Z',
        limit: 5,
        marker: 'm',
      }),
    sends:
      `GET /servers/${ID}/os-instance-actions?changes-since=2026-11-25T05%3A00%3A00Z` +
      '&changes-before=2026-11-25T06%3A00%3A00Z&limit=5&marker=m',
    answer: [200, { instanceActions: [LISTED_ACTION] }],
    gives: list(ServerAction, LISTED_ACTION),
  },
  {
    call: (c) => c.getServerDiagnostics(ID),
    sends: `GET /servers/${ID}/diagnostics`,
    answer: [200, answers.DIAGNOSTICS],
    gives: one(ServerDiagnostics, answers.DIAGNOSTICS),
  },
  {
    call: (c) => c.getServerTopology(ID),
    sends: `GET /servers/${ID}/topology`,
    answer: [200, answers.TOPOLOGY],
    gives: one(ServerTopology, answers.TOPOLOGY),
  },
];

const migrations: Call[] = [
  {
    call: (c) =>
      c.listMigrations({
        status: 'confirmed',
        migrationType: 'resize',
        sourceCompute: 's',
        serverId: ID,
        userId: 'u',
        projectId: 'p',
        host: 'h',
        isHidden: false,
        changesSince: '2026-11-25T05:00:00Z',
        changesBefore: '2026-11-25T06:00:00Z',
        limit: 5,
        marker: MIGRATION.uuid,
      }),
    sends:
      `GET /os-migrations?status=confirmed&migration_type=resize&source_compute=s&instance_uuid=${ID}&user_id=u` +
      '&project_id=p&host=h&hidden=false&changes-since=2026-11-25T05%3A00%3A00Z' +
      `&changes-before=2026-11-25T06%3A00%3A00Z&limit=5&marker=${MIGRATION.uuid}`,
    answer: [200, { migrations: [MIGRATION] }],
    gives: list(Migration, MIGRATION),
  },
  {
    call: (c) => c.getServerMigration(ID, '1'),
    sends: `GET /servers/${ID}/migrations/1`,
    answer: [200, { migration: SERVER_MIGRATION }],
    gives: one(ServerMigration, SERVER_MIGRATION),
  },
  {
    call: (c) => c.findServerMigration(ID, '1'),
    sends: `GET /servers/${ID}/migrations/1`,
    answer: [200, { migration: SERVER_MIGRATION }],
    gives: one(ServerMigration, SERVER_MIGRATION),
  },
  {
    call: (c) => c.waitForServerMigration(ID, '1', { status: 'running' }),
    sends: `GET /servers/${ID}/migrations/1`,
    answer: [200, { migration: SERVER_MIGRATION }],
    gives: one(ServerMigration, SERVER_MIGRATION),
  },
  {
    call: (c) => c.listServerMigrations(ID),
    sends: `GET /servers/${ID}/migrations`,
    answer: [200, { migrations: [SERVER_MIGRATION] }],
    gives: list(ServerMigration, SERVER_MIGRATION),
  },
  {
    call: (c) => c.abortServerMigration(ID, '1'),
    sends: `DELETE /servers/${ID}/migrations/1`,
    answer: [202],
    gives: nothing,
  },
  {
    call: (c) => c.abortServerMigration(ID, '1', { ignoreMissing: true }),
    sends: `DELETE /servers/${ID}/migrations/1`,
    answer: [404],
    gives: nothing,
  },
  {
    call: (c) => c.forceCompleteServerMigration(ID, '1'),
    sends: `POST /servers/${ID}/migrations/1/action`,
    body: { force_complete: null },
    answer: [202],
    gives: nothing,
  },
];

const metadataAndTags: Call[] = [
  {
    call: (c) => c.getServerMetadata(ID),
    sends: `GET /servers/${ID}/metadata`,
    answer: [200, { metadata: { a: '1' } }],
    gives: value({ a: '1' }),
  },
  {
    call: (c) => c.setServerMetadata(ID, { a: '1' }),
    sends: `POST /servers/${ID}/metadata`,
    body: { metadata: { a: '1' } },
    answer: [200, { metadata: { a: '1' } }],
    gives: value({ a: '1' }),
  },
  {
    call: (c) => c.replaceServerMetadata(ID, { a: '1' }),
    sends: `PUT /servers/${ID}/metadata`,
    body: { metadata: { a: '1' } },
    answer: [200, { metadata: { a: '1' } }],
    gives: value({ a: '1' }),
  },
  {
    call: (c) => c.deleteServerMetadata(ID, ['a', 'b:c']),
    sends: [`DELETE /servers/${ID}/metadata/a`, `DELETE /servers/${ID}/metadata/b%3Ac`],
    answer: [[204], [204]],
    gives: nothing,
  },
  {
    call: (c) => c.getServerMetadataItem(ID, 'a'),
    sends: `GET /servers/${ID}/metadata/a`,
    answer: [200, { meta: { a: '1' } }],
    gives: value('1'),
  },
  {
    call: (c) => c.setServerMetadataItem(ID, 'a', '1'),
    sends: `PUT /servers/${ID}/metadata/a`,
    body: { meta: { a: '1' } },
    answer: [200, { meta: { a: '1' } }],
    gives: value('1'),
  },
  {
    call: (c) => c.getServerTags(ID),
    sends: `GET /servers/${ID}/tags`,
    answer: [200, { tags: ['a', 'b'] }],
    gives: value(['a', 'b']),
  },
  {
    call: (c) => c.setServerTags(ID, ['a', 'b']),
    sends: `PUT /servers/${ID}/tags`,
    body: { tags: ['a', 'b'] },
    answer: [200, { tags: ['a', 'b'] }],
    gives: value(['a', 'b']),
  },
  { call: (c) => c.addTagToServer(ID, 'a b'), sends: `PUT /servers/${ID}/tags/a%20b`, answer: [201], gives: nothing },
  { call: (c) => c.hasServerTag(ID, 'a'), sends: `GET /servers/${ID}/tags/a`, answer: [204], gives: value(true) },
  { call: (c) => c.hasServerTag(ID, 'a'), sends: `GET /servers/${ID}/tags/a`, answer: [404], gives: value(false) },
  { call: (c) => c.removeTagFromServer(ID, 'a'), sends: `DELETE /servers/${ID}/tags/a`, answer: [204], gives: nothing },
  { call: (c) => c.removeTagsFromServer(ID), sends: `DELETE /servers/${ID}/tags`, answer: [204], gives: nothing },
];

describe('interfaces and addresses', () => testAll(interfaces));
describe('volumes and shares', () => testAll(volumesAndShares));
describe('consoles', () => testAll(consoles));
describe('actions, diagnostics and topology', () => testAll(insight));
describe('migrations', () => testAll(migrations));
describe('metadata and tags', () => testAll(metadataAndTags));
