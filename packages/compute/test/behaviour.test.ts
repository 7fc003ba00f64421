import { inspect } from 'node:util';
import {
  InvalidAttributeError,
  InvalidResponseError,
  MicroversionError,
  NotFoundError,
  ResourceFailureError,
} from '@os/core';
import { addressesOf, compute, Keypair, Server, ServerRemoteConsole, type ComputeService } from '@os/compute/pure';
import nock from 'nock';
import { HOST, staticConnection } from '../../../tooling/jest/static-connection.js';
import { CREATED_SERVER, FAILED_SERVER, GENERATED_KEYPAIR, REMOTE_CONSOLE, SERVER } from './answers.js';
import { exchange } from './exchange.js';

const { id } = SERVER;

describe('servers', () => {
  it('keep what they were created with, and their password, when they are waited for', async () => {
    const { result, sent } = await exchange(
      async (c) => {
        const server = await c.createServer({ name: 'web', flavorId: '42', imageId: 'i', networks: 'none' });
        await c.waitForServer(server, { status: 'ACTIVE' });
        return server;
      },
      [202, { server: CREATED_SERVER }],
      [200, { server: SERVER }],
    );
    expect(sent.map(({ request }) => request)).toEqual(['POST /servers', `GET /servers/${id}`]);
    expect(result).toMatchObject({
      id,
      status: 'ACTIVE',
      adminPassword: 'oh-so-secret',
      imageId: 'i',
      networks: 'none',
    });
  });

  it('tell why they failed', async () => {
    const wait = exchange((c) => c.waitForServer(id, { status: 'ACTIVE' }), [200, { server: FAILED_SERVER }]);
    await expect(wait).rejects.toBeInstanceOf(ResourceFailureError);
    await expect(wait).rejects.toMatchObject({
      reason: 'No valid host was found. ',
      message: expect.stringContaining('No valid host was found') as unknown,
    });
  });

  it('are read in camelCase', async () => {
    const { result } = await exchange((c) => c.getServer(id), [200, { server: SERVER }]);
    expect(result).toMatchObject({
      projectId: SERVER.tenant_id,
      accessIpv4: '192.0.2.1',
      availabilityZone: 'nova',
      computeHost: 'oscloud',
      hostname: 'tester',
      isLocked: false,
      powerState: 1,
      launchedAt: '2026-11-25T05:03:02.000000',
      flavor: { originalName: SERVER.flavor.original_name, extraSpecs: {} },
      image: { id: SERVER.image.id },
      attachedVolumes: [],
      schedulerHints: SERVER.scheduler_hints,
      userData: 'I2Nsb3VkLWNvbmZpZw==',
      flavorId: undefined,
    });
  });

  it('tell their addresses in one list', () => {
    expect(addressesOf({ addresses: SERVER.addresses })).toEqual([
      { network: SERVER.name, address: '10.71.0.184', version: 4, type: 'fixed', macAddress: 'fa:16:3e:7b:25:2c' },
      { network: SERVER.name, address: '172.24.4.214', version: 4, type: 'floating', macAddress: 'fa:16:3e:7b:25:2c' },
    ]);
    const six = {
      version: 6,
      addr: 'fd00::9',
      'OS-EXT-IPS:type': 'fixed',
      'OS-EXT-IPS-MAC:mac_addr': 'fa:16:3e:7b:25:2d',
    };
    expect(addressesOf({ addresses: { net: [six] } })).toMatchObject([{ version: 6, address: 'fd00::9' }]);
  });

  it('need a choice of networks, and a flavor', async () => {
    const create = exchange((c) => c.createServer({ name: 'web' } as never));
    await expect(create).rejects.toThrow(
      new InvalidAttributeError('server cannot be created without flavorId, networks'),
    );
  });

  it('cannot be given what can only be given on creation', async () => {
    const update = exchange((c) => c.updateServer(id, { imageId: 'i' } as never));
    await expect(update).rejects.toThrow(new InvalidAttributeError('server.imageId can only be given on creation'));
  });

  it('created by conn.create have their hints beside them, too', async () => {
    const scope = nock(HOST);
    scope
      .get('/compute/v2.1/')
      .reply(200, { version: { id: 'v2.1', status: 'CURRENT', version: '2.79', min_version: '2.1' } });
    scope
      .post('/compute/v2.1/servers', {
        server: { name: 'web', flavorRef: '42', networks: 'none', availability_zone: 'nova' },
        'OS-SCH-HNT:scheduler_hints': { group: 'g' },
      })
      .matchHeader('openstack-api-version', 'compute 2.79')
      .matchHeader('x-openstack-nova-api-version', '2.79')
      .reply(202, { server: CREATED_SERVER });
    const server = new Server({
      name: 'web',
      flavorId: '42',
      networks: 'none',
      availabilityZone: 'nova',
      schedulerHints: { group: 'g' },
    });
    await staticConnection(compute).create(server);
    expect(server.id).toBe(id);
    scope.done();
  });
});

describe('microversions', () => {
  /** A cloud that knows microversions up to 2.60. */
  const older = async (call: (service: ComputeService) => unknown): Promise<unknown> => {
    const scope = nock(HOST);
    scope
      .get('/compute/v2.1/')
      .reply(200, { version: { id: 'v2.1', status: 'CURRENT', version: '2.60', min_version: '2.1' } });
    try {
      return await call(staticConnection(compute).compute);
    } finally {
      nock.cleanAll();
    }
  };

  test.each<[string, string, (service: ComputeService) => unknown]>([
    [
      'server.trustedImageCertificates',
      '2.63',
      (c) => c.createServer({ name: 'n', flavorId: 'f', networks: 'none', trustedImageCertificates: [] }),
    ],
    [
      'server.blockDeviceMapping.volumeType',
      '2.67',
      (c) => c.createServer({ name: 'n', flavorId: 'f', networks: 'none', blockDeviceMapping: [{ volumeType: 'v' }] }),
    ],
    ['servers.isLocked', '2.73', (c) => c.listServers({ isLocked: true })],
    ['compute.getServerTopology', '2.78', (c) => c.getServerTopology(id)],
    ['compute.lockServer', '2.73', (c) => c.lockServer(id, { reason: 'r' })],
    ['compute.unshelveServer', '2.77', (c) => c.unshelveServer(id, { availabilityZone: 'nova' })],
    ['compute.unshelveServer', '2.91', (c) => c.unshelveServer(id, { availabilityZone: null })],
    ['compute.unshelveServer', '2.91', (c) => c.unshelveServer(id, { host: 'h' })],
    [
      'compute.rebuildServer',
      '2.63',
      (c) => c.rebuildServer(id, 'i', { trustedImageCertificates: [], description: 'd' }),
    ],
    ['compute.updateVolumeAttachment', '2.85', (c) => c.updateVolumeAttachment(id, 'v', { deleteOnTermination: true })],
    ['compute.aggregatePrecacheImages', '2.81', (c) => c.aggregatePrecacheImages('1', ['i'])],
    ['share', '2.97', (c) => c.listShareAttachments(id)],
  ])('%s that need %s are refused before they are sent', async (what, since, call) => {
    const error = await older(call).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(MicroversionError);
    expect((error as Error).message).toContain(`needs microversion ${since} of "compute" or later, not 2.60`);
    expect((error as Error).message).toContain(what.split('.').at(-1));
  });

  it('that were pinned too new for a call are refused, too', async () => {
    const call = exchange((c) => c.addFloatingIpToServer(id, '172.24.4.9', {}, { microversion: '2.79' }));
    await expect(call).rejects.toThrow(/compute\.addFloatingIpToServer is gone after microversion 2\.43/);
  });
});

describe('secrets', () => {
  test.each([
    ['passwords', new Server({ name: 'n', adminPassword: 'oh-so-secret' })],
    ['private keys', Object.assign(new Keypair(), { body: { ...GENERATED_KEYPAIR, private_key: 'oh-so-secret' } })],
    [
      'the URLs of consoles',
      Object.assign(new ServerRemoteConsole(), { body: { ...REMOTE_CONSOLE, url: 'oh-so-secret' } }),
    ],
  ])('%s are not shown', (_, resource) => {
    expect(JSON.stringify(resource)).not.toContain('oh-so-secret');
    expect(inspect(resource)).not.toContain('oh-so-secret');
  });
});

describe('answers that make no sense', () => {
  test.each<[string, (service: ComputeService) => unknown, object]>([
    ['a text that is missing', (c) => c.getServerPassword(id), {}],
    ['a list in place of a map', (c) => c.getServerMetadata(id), { metadata: [] }],
    ['a list that is missing', (c) => c.getServerTags(id), { tags: null }],
    ['a server that is missing', (c) => c.rebuildServer(id, 'i'), {}],
    ['addresses that are missing', (c) => c.listServerIps(id), {}],
    ['a resource that is missing', (c) => c.getLimits(), {}],
  ])('%s', async (_, call, body) => {
    await expect(exchange(call, [200, body])).rejects.toBeInstanceOf(InvalidResponseError);
  });
});

it('takes odd metadata as texts', async () => {
  const { result } = await exchange((c) => c.getServerMetadata(id), [200, { metadata: { a: 'x', b: null, c: 1 } }]);
  expect(result).toEqual({ a: 'x', b: '', c: '1' });
});

it('passes refusals on', async () => {
  await expect(exchange((c) => c.hasServerTag(id, 'a'), [403])).rejects.toMatchObject({ status: 403 });
  const calls: ((service: ComputeService) => unknown)[] = [
    (c) => c.deleteUserKeypair('u', 'k'),
    (c) => c.deleteFlavorExtraSpecsProperty('f', 'a'),
    (c) => c.abortServerMigration(id, '1'),
  ];
  for (const call of calls) {
    await expect(exchange(call, [404])).rejects.toBeInstanceOf(NotFoundError);
  }
});
