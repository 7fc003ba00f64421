import { Server, type ComputeService } from '@os/compute/pure';
import { REBUILT_SERVER, SERVER } from './answers.js';
import { exchange, NEWEST, nothing, testAll, value, type Call } from './exchange.js';

const ID = SERVER.id;

/** An action: the call, the body that it sends, and, if need be, the answer and what the call gives. */
const action = (call: Call['call'], body: object, more: Partial<Call> = {}): Call => ({
  call,
  sends: `POST /servers/${ID}/action`,
  body,
  answer: [202],
  gives: nothing,
  ...more,
});

testAll([
  action((c) => c.startServer(ID), { 'os-start': null }),
  action((c) => c.stopServer(ID), { 'os-stop': null }),
  action((c) => c.rebootServer(ID, 'SOFT'), { reboot: { type: 'SOFT' } }),
  action((c) => c.pauseServer(ID), { pause: null }),
  action((c) => c.unpauseServer(ID), { unpause: null }),
  action((c) => c.suspendServer(ID), { suspend: null }),
  action((c) => c.resumeServer(ID), { resume: null }),
  action((c) => c.lockServer(ID), { lock: null }),
  action((c) => c.lockServer(ID, { reason: 'not now' }), { lock: { locked_reason: 'not now' } }),
  action((c) => c.unlockServer(ID), { unlock: null }),
  action((c) => c.shelveServer(ID), { shelve: null }),
  action((c) => c.shelveOffloadServer(ID), { shelveOffload: null }),
  action((c) => c.unshelveServer(ID), { unshelve: null }),
  action((c) => c.unshelveServer(ID, { availabilityZone: 'nova' }), { unshelve: { availability_zone: 'nova' } }),
  action((c) => c.unshelveServer(ID, { availabilityZone: null, host: 'h' }), {
    unshelve: { availability_zone: null, host: 'h' },
  }),
  action((c) => c.resizeServer(ID, '42'), { resize: { flavorRef: '42' } }),
  action((c) => c.resizeServer(ID, '42', { diskConfig: 'AUTO' }), {
    resize: { flavorRef: '42', 'OS-DCF:diskConfig': 'AUTO' },
  }),
  action((c) => c.confirmServerResize(ID), { confirmResize: null }, { answer: [204] }),
  action((c) => c.revertServerResize(ID), { revertResize: null }),
  action((c) => c.rescueServer(ID), { rescue: {} }, { answer: [200, { adminPass: 'p' }], gives: value('p') }),
  action(
    (c) => c.rescueServer(ID, { image: 'i', adminPassword: 'p' }),
    { rescue: { adminPass: 'p', rescue_image_ref: 'i' } },
    { answer: [200, { adminPass: 'p' }], gives: value('p') },
  ),
  action((c) => c.unrescueServer(ID), { unrescue: null }),
  action((c) => c.restoreServer(ID), { restore: null }),
  action((c) => c.forceDeleteServer(ID), { forceDelete: null }),
  action(
    (c) => c.createServerImage(ID, 'snap'),
    { createImage: { name: 'snap' } },
    { answer: [202, { image_id: 'i' }], gives: value('i') },
  ),
  action(
    (c) => c.createServerImage(ID, 'snap', { metadata: { purpose: 'test' } }),
    { createImage: { name: 'snap', metadata: { purpose: 'test' } } },
    { answer: [202, { image_id: 'i' }], gives: value('i') },
  ),
  action(
    (c) => c.backupServer(ID, { name: 'b', backupType: 'daily', rotation: 2, metadata: { purpose: 'test' } }),
    { createBackup: { name: 'b', backup_type: 'daily', rotation: 2, metadata: { purpose: 'test' } } },
    { answer: [202, { image_id: 'i' }], gives: value('i') },
  ),
  action((c) => c.changeServerPassword(ID, 'oh-so-secret'), { changePassword: { adminPass: 'oh-so-secret' } }),
  action((c) => c.resetServerState(ID, 'error'), { 'os-resetState': { state: 'error' } }),
  action((c) => c.triggerServerCrashDump(ID), { trigger_crash_dump: null }),
  action((c) => c.injectServerNetworkInfo(ID), { injectNetworkInfo: null }),
  action((c) => c.migrateServer(ID), { migrate: null }),
  action((c) => c.migrateServer(ID, { host: 'h' }), { migrate: { host: 'h' } }),
  action((c) => c.liveMigrateServer(ID), { 'os-migrateLive': { host: null, block_migration: 'auto' } }),
  action((c) => c.liveMigrateServer(ID, { host: 'h', blockMigration: true }), {
    'os-migrateLive': { host: 'h', block_migration: true },
  }),
  action(
    (c) => c.liveMigrateServer(ID, { host: 'h', force: true }),
    { 'os-migrateLive': { host: 'h', block_migration: 'auto', force: true } },
    { microversion: '2.67' },
  ),
  action(
    (c) => c.liveMigrateServer(ID, { blockMigration: false, diskOverCommit: true }),
    { 'os-migrateLive': { host: null, block_migration: false, disk_over_commit: true } },
    { microversion: '2.24' },
  ),
  action((c) => c.evacuateServer(ID), { evacuate: {} }, { answer: [200] }),
  action(
    (c) => c.evacuateServer(ID, { host: 'h', adminPassword: 'p' }),
    { evacuate: { host: 'h', adminPass: 'p' } },
    { answer: [200, { adminPass: 'p' }], gives: value('p') },
  ),
  action(
    (c) => c.evacuateServer(ID, { host: 'h', force: true }),
    { evacuate: { host: 'h', force: true } },
    { microversion: '2.67' },
  ),
  action(
    (c) => c.evacuateServer(ID, { onSharedStorage: true }),
    { evacuate: { onSharedStorage: true } },
    { microversion: '2.13' },
  ),
  action((c) => c.addSecurityGroupToServer(ID, 'web'), { addSecurityGroup: { name: 'web' } }),
  action((c) => c.removeSecurityGroupFromServer(ID, { id: 'g' }), { removeSecurityGroup: { name: 'g' } }),
  action((c) => c.addFixedIpToServer(ID, 'n'), { addFixedIp: { networkId: 'n' } }, { microversion: '2.43' }),
  action(
    (c) => c.removeFixedIpFromServer(ID, '10.0.0.9'),
    { removeFixedIp: { address: '10.0.0.9' } },
    { microversion: '2.43' },
  ),
  action(
    (c) => c.addFloatingIpToServer(ID, '172.24.4.9', { fixedAddress: '10.0.0.9' }),
    { addFloatingIp: { address: '172.24.4.9', fixed_address: '10.0.0.9' } },
    { microversion: '2.43' },
  ),
  action(
    (c) => c.removeFloatingIpFromServer(ID, '172.24.4.9'),
    { removeFloatingIp: { address: '172.24.4.9' } },
    { microversion: '2.43' },
  ),
  {
    call: (c) => c.getServerPassword(ID),
    sends: `GET /servers/${ID}/os-server-password`,
    answer: [200, { password: 'Y2lwaGVydGV4dA==' }],
    gives: value('Y2lwaGVydGV4dA=='),
  },
  {
    call: (c) => c.clearServerPassword(ID),
    sends: `DELETE /servers/${ID}/os-server-password`,
    answer: [204],
    gives: nothing,
  },
]);

describe('rebuildServer', () => {
  const rebuild = (call: (compute: ComputeService) => Promise<Server>) =>
    exchange(call, [202, { server: REBUILT_SERVER }]);

  it('sends all that it is given', async () => {
    const { sent, result } = await rebuild((c) =>
      c.rebuildServer(ID, 'i', {
        name: 'n',
        adminPassword: 'oh-so-secret',
        accessIpv4: '192.0.2.7',
        accessIpv6: '2001:db8::7',
        metadata: { rebuilt: 'yes' },
        preserveEphemeral: false,
        diskConfig: 'AUTO',
        description: 'd',
        keyName: null,
        userData: 'I2Nsb3VkLWNvbmZpZw==',
        trustedImageCertificates: null,
        hostname: 'again',
      }),
    );
    expect(sent).toEqual([
      {
        request: `POST /servers/${ID}/action`,
        microversion: NEWEST,
        body: {
          rebuild: {
            imageRef: 'i',
            name: 'n',
            adminPass: 'oh-so-secret',
            accessIPv4: '192.0.2.7',
            accessIPv6: '2001:db8::7',
            metadata: { rebuilt: 'yes' },
            preserve_ephemeral: false,
            'OS-DCF:diskConfig': 'AUTO',
            description: 'd',
            key_name: null,
            user_data: 'I2Nsb3VkLWNvbmZpZw==',
            trusted_image_certificates: null,
            hostname: 'again',
          },
        },
      },
    ]);
    expect(result).toBeInstanceOf(Server);
  });

  it('gives the server with its password and what it starts with, neither of which is shown', async () => {
    const { result } = await rebuild((c) => c.rebuildServer(ID, { id: 'i' }));
    expect(result).toMatchObject({
      status: 'REBUILD',
      adminPassword: 'oh-so-secret',
      userData: 'I2Nsb3VkLWNvbmZpZw==',
    });
    expect(JSON.stringify(result)).not.toContain('oh-so-secret');
    expect((result as Server).toJSON()).not.toHaveProperty('user_data');
  });
});
