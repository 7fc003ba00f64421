import {
  AbortedError,
  ConfigError,
  ConflictError,
  DuplicateResourceError,
  ResourceFailureError,
  TimeoutError,
} from '@os/core';
import { IncompleteError, launchServer, type LaunchOptions, type LaunchProgress } from '@os/recipes';
import { CREATED_SERVER, FAILED_SERVER, FLAVOR, SERVER } from '../../compute/test/answers.js';
import { CREATED_VOLUME, VOLUME } from '../../block-storage/test/answers.js';
import { IMAGE } from '../../image/test/answers.js';
import { NETWORK, PORT } from '../../network/test/answers.js';
import { CHANGED_SINCE, FREE_FLOATING_IP, GONE, OVER_QUOTA, UNREACHABLE } from './answers.js';
import { PROJECT, scripted, type Script } from './cloud.js';

const OUTSIDE = { ...NETWORK, id: FREE_FLOATING_IP.floating_network_id, name: 'public', 'router:external': true };
const BUILDING = { ...SERVER, status: 'BUILD' };
const SERVER_URL = `compute/servers/${SERVER.id}`;
const VOLUME_URL = `block-storage/volumes/${VOLUME.id}`;
const IP_URL = `network/floatingips/${FREE_FLOATING_IP.id}`;
const LED = {
  ...FREE_FLOATING_IP,
  port_id: PORT.id,
  fixed_ip_address: PORT.fixed_ips[0]!.ip_address,
  status: 'ACTIVE',
};

/** A cloud in which everything goes well. */
const WELL: Script = {
  'GET compute/flavors/detail': [200, { flavors: [FLAVOR] }],
  'GET image/images': [200, { images: [IMAGE] }],
  'GET network/networks?name=blue': [200, { networks: [NETWORK] }],
  'GET network/networks?router%3Aexternal=true': [200, { networks: [OUTSIDE] }],
  'GET network/floatingips': [200, { floatingips: [FREE_FLOATING_IP] }],
  'POST network/floatingips': [201, { floatingip: FREE_FLOATING_IP }],
  [`PUT ${IP_URL}`]: [200, { floatingip: LED }],
  'GET network/ports': [200, { ports: [PORT] }],
  'POST block-storage/volumes': [202, { volume: CREATED_VOLUME }],
  [`GET ${VOLUME_URL}`]: [200, { volume: { ...VOLUME, status: 'available' } }],
  'POST compute/servers': [202, { server: CREATED_SERVER }],
  [`GET ${SERVER_URL}`]: [
    [200, { server: BUILDING }],
    [200, { server: SERVER }],
  ],
};

const OPTIONS = { name: 'web', flavor: FLAVOR.name, image: 'debian', networks: 'blue', interval: 1 } as const;

/** The names of what stands at a place in the options: requests that look them up, in no certain order. */
const lookUps = (requests: readonly string[]) =>
  requests.filter((each) => each.startsWith('GET ') && !/\/\w{8}-/.test(each));
const changes = (requests: readonly string[]) => requests.filter((each) => !each.startsWith('GET '));

async function failureOf(call: Promise<unknown>): Promise<IncompleteError> {
  const error: unknown = await call.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(IncompleteError);
  return error as IncompleteError;
}

const kinds = (things: readonly { readonly kind: string }[]) => things.map(({ kind }) => kind);

describe('a launch', () => {
  test('looks names up, creates the server, and waits until it runs', async () => {
    const { conn, sent, requests } = scripted(WELL);
    const { server, floatingIp, bootVolume } = await launchServer(conn, {
      ...OPTIONS,
      userData: 'grüße',
      securityGroups: ['web'],
      keyName: 'me',
      metadata: { a: '1' },
      adminPassword: 'oh-so-secret',
    });
    expect(server).toMatchObject({ id: SERVER.id, status: 'ACTIVE', adminPassword: 'oh-so-secret' });
    expect([floatingIp, bootVolume]).toEqual([undefined, undefined]);
    expect(lookUps(requests()).sort()).toEqual([
      'GET compute/flavors/detail',
      'GET image/images?name=debian',
      'GET network/networks?name=blue',
    ]);
    expect(sent.filter(({ body }) => body)).toEqual([
      {
        request: 'POST compute/servers',
        body: {
          server: {
            name: 'web',
            flavorRef: FLAVOR.id,
            imageRef: IMAGE.id,
            networks: [{ uuid: NETWORK.id }],
            security_groups: [{ name: 'web' }],
            key_name: 'me',
            metadata: { a: '1' },
            adminPass: 'oh-so-secret',
            user_data: Buffer.from('grüße').toString('base64'),
          },
        },
      },
    ]);
  });

  test('takes ids and objects, a port, an address, further volumes, and bytes', async () => {
    const { conn, sent } = scripted({
      ...WELL,
      [`GET compute/flavors/${FLAVOR.id}`]: [200, { flavor: FLAVOR }],
      [`GET image/images/${IMAGE.id}`]: [200, IMAGE],
    });
    await launchServer(conn, {
      ...OPTIONS,
      flavor: { id: FLAVOR.id },
      image: { id: IMAGE.id },
      networks: [{ port: PORT.id, tag: 'nic' }, { network: { id: NETWORK.id }, fixedIp: '10.77.0.9' }, 'blue'],
      volumes: [VOLUME.id],
      userData: new Uint8Array([0, 255]),
    });
    expect(sent.find(({ request }) => request === 'POST compute/servers')?.body).toEqual({
      server: {
        name: 'web',
        flavorRef: FLAVOR.id,
        imageRef: IMAGE.id,
        networks: [{ port: PORT.id, tag: 'nic' }, { uuid: NETWORK.id, fixed_ip: '10.77.0.9' }, { uuid: NETWORK.id }],
        block_device_mapping_v2: [
          {
            uuid: IMAGE.id,
            boot_index: 0,
            source_type: 'image',
            destination_type: 'local',
            delete_on_termination: true,
          },
          {
            uuid: VOLUME.id,
            boot_index: -1,
            source_type: 'volume',
            destination_type: 'volume',
            delete_on_termination: false,
          },
        ],
        user_data: 'AP8=',
      },
    });
  });

  test('has a floating IP first, then makes the boot volume, and tells how far it is', async () => {
    const { conn, sent, requests } = scripted(WELL);
    const seen: LaunchProgress[] = [];
    const { floatingIp, bootVolume } = await launchServer(conn, {
      ...OPTIONS,
      bootFromVolume: { size: 5, type: 'nfs', name: 'root', availabilityZone: 'nova', deleteOnTermination: false },
      floatingIp: true,
      onProgress: (progress) => seen.push(progress),
    });
    expect(floatingIp?.portId).toBe(PORT.id);
    expect(bootVolume?.id).toBe(VOLUME.id);
    expect(changes(requests())).toEqual([
      'POST network/floatingips',
      'POST block-storage/volumes',
      'POST compute/servers',
      `PUT ${IP_URL}`,
    ]);
    expect(requests()).toContain(`GET network/ports?device_id=${SERVER.id}`);
    expect(sent.flatMap(({ body }) => body ?? [])).toMatchObject([
      { floatingip: { floating_network_id: OUTSIDE.id } },
      { volume: { name: 'root', size: 5, imageRef: IMAGE.id, volume_type: 'nfs', availability_zone: 'nova' } },
      {
        server: {
          block_device_mapping_v2: [
            {
              uuid: VOLUME.id,
              boot_index: 0,
              source_type: 'volume',
              destination_type: 'volume',
              delete_on_termination: false,
            },
          ],
        },
      },
      { floatingip: { port_id: PORT.id, fixed_ip_address: '10.77.0.18' } },
    ]);
    expect(sent.find(({ request }) => request === 'POST compute/servers')?.body).not.toHaveProperty('server.imageRef');
    expect(seen.map(({ step }) => step)).toEqual(['floatingIp', 'bootVolume', 'server', 'server', 'floatingIp']);
  });

  test('makes the boot volume as large as the flavor says, and has it go with the server', async () => {
    const { conn, sent } = scripted(WELL);
    await launchServer(conn, { ...OPTIONS, bootFromVolume: true });
    expect(sent.flatMap(({ body }) => body ?? [])).toMatchObject([
      { volume: { name: 'web', size: FLAVOR.disk } },
      { server: { block_device_mapping_v2: [{ delete_on_termination: true }] } },
    ]);
  });

  test('boots from a volume that is there, without the block storage service', async () => {
    const { conn, requests, sent } = scripted(WELL);
    await launchServer(conn, { ...OPTIONS, image: undefined, bootVolume: VOLUME.id, networks: 'none' });
    expect(requests().filter((each) => each.includes('block-storage'))).toEqual([]);
    expect(sent.find(({ body }) => body)?.body).toMatchObject({
      server: { networks: 'none', block_device_mapping_v2: [{ uuid: VOLUME.id, delete_on_termination: false }] },
    });
  });
});

describe('a floating IP that is used again', () => {
  const options = { ...OPTIONS, floatingIp: { reuse: true, network: 'public', to: 'blue' } };
  const found: Script = { ...WELL, 'GET network/networks?name=public': [200, { networks: [OUTSIDE] }] };

  test('is one of this project, and nobody may have taken it meanwhile', async () => {
    const { conn, sent, requests } = scripted(found);
    await launchServer(conn, options);
    expect(requests()).toContain(
      `GET network/floatingips?floating_network_id=${OUTSIDE.id}&project_id=${PROJECT}&status=DOWN`,
    );
    expect(requests()).toContain(`GET network/ports?device_id=${SERVER.id}&network_id=${NETWORK.id}`);
    expect(requests()).not.toContain('POST network/floatingips');
    expect(sent.find(({ request }) => request === `PUT ${IP_URL}`)?.ifMatch).toBe('revision_number=0');
  });

  test.each([
    [412, CHANGED_SINCE],
    [404, GONE],
  ])('is another one, or a new one, where somebody was faster: %i', async (status, body) => {
    const other = { ...FREE_FLOATING_IP, id: '0aa7c1f5-7d6b-4d3c-a0a5-3c0f8e1b0a11' };
    const { conn, requests } = scripted({
      ...found,
      'GET network/floatingips': [
        [200, { floatingips: [FREE_FLOATING_IP] }],
        [200, { floatingips: [{ ...FREE_FLOATING_IP, port_id: PORT.id }] }],
      ],
      [`PUT ${IP_URL}`]: [status, body],
      'POST network/floatingips': [201, { floatingip: other }],
      [`PUT network/floatingips/${other.id}`]: [200, { floatingip: { ...LED, id: other.id } }],
    });
    expect((await launchServer(conn, options)).floatingIp?.id).toBe(other.id);
    expect(changes(requests())).toEqual([
      'POST compute/servers',
      `PUT ${IP_URL}`,
      'POST network/floatingips',
      `PUT network/floatingips/${other.id}`,
    ]);
  });

  test('stays when the launch fails', async () => {
    const { conn, requests } = scripted({
      ...found,
      [`PUT ${IP_URL}`]: [404, UNREACHABLE],
      [`GET ${SERVER_URL}`]: ENDING,
    });
    const failure = await failureOf(launchServer(conn, options));
    expect(failure.message).toContain('is not reachable from subnet');
    expect(kinds(failure.takenBack)).toEqual(['server']);
    expect(requests()).not.toContain(`DELETE ${IP_URL}`);
  });
});

/** A server that runs, is deleted, and is gone. */
const ENDING: Script[string] = [
  [200, { server: SERVER }],
  [404, {}],
];

describe('a launch that fails', () => {
  const options = { ...OPTIONS, bootFromVolume: true, floatingIp: true } as const;
  const failing: Script = {
    ...WELL,
    [`GET ${SERVER_URL}`]: [
      [200, { server: BUILDING }],
      [200, { server: { ...SERVER, ...FAILED_SERVER, id: SERVER.id } }],
      [404, {}],
    ],
    [`GET ${VOLUME_URL}`]: [
      [200, { volume: { ...VOLUME, status: 'available' } }],
      [200, { volume: { ...VOLUME, status: 'in-use' } }],
      [200, { volume: { ...VOLUME, status: 'available' } }],
      [404, {}],
    ],
  };

  test('takes back what it made, last first, and says what it was', async () => {
    const { conn, requests } = scripted(failing);
    const seen: string[] = [];
    const failure = await failureOf(
      launchServer(conn, {
        ...options,
        onProgress: (each) => each.step === 'takeBack' && seen.push(each.thing.kind),
      }),
    );
    expect(changes(requests()).slice(3)).toEqual([`DELETE ${SERVER_URL}`, `DELETE ${VOLUME_URL}`, `DELETE ${IP_URL}`]);
    expect(failure.cause).toBeInstanceOf(ResourceFailureError);
    expect(kinds(failure.takenBack)).toEqual(['server', 'volume', 'floating IP']);
    expect(seen).toEqual(kinds(failure.takenBack));
    expect(failure.left).toEqual([]);
    expect(failure.message).toContain('Launching "web" failed: ');
    expect(failure.message).toContain('No valid host was found');
    expect(failure.message).toContain(`taken back: server "web" (${SERVER.id})`);
  });

  test('says what it could not take back, and goes on with the rest', async () => {
    const { conn } = scripted({ ...failing, [`DELETE ${SERVER_URL}`]: [403, {}], [`DELETE ${IP_URL}`]: [500, {}] });
    const failure = await failureOf(launchServer(conn, options));
    expect(kinds(failure.left)).toEqual(['server', 'floating IP']);
    expect(kinds(failure.takenBack)).toEqual(['volume']);
    expect(failure.message).toMatch(/left: server .*because: .* answered 403/);
  });

  test('leaves everything if it shall', async () => {
    const { conn, requests } = scripted(failing);
    const failure = await failureOf(launchServer(conn, { ...options, keepOnFailure: true }));
    expect(kinds(failure.left)).toEqual(['floating IP', 'volume', 'server']);
    expect(requests().filter((each) => each.startsWith('DELETE'))).toEqual([]);
  });

  test("throws the service's own error where nothing was made", async () => {
    const { conn, requests } = scripted({ ...WELL, 'POST network/floatingips': [409, OVER_QUOTA] });
    await expect(launchServer(conn, options)).rejects.toThrow(ConflictError);
    expect(changes(requests())).toEqual(['POST network/floatingips']);
  });

  test('takes back after an abort, and when the time is over', async () => {
    const slow: Script = {
      ...WELL,
      [`GET ${SERVER_URL}`]: [200, { server: BUILDING }],
      [`DELETE ${SERVER_URL}`]: [204],
    };
    const controller = new AbortController();
    // Gone as soon as its deletion is asked for.
    const { conn, requests } = scripted(slow, undefined);
    const running = launchServer(conn, {
      ...OPTIONS,
      signal: controller.signal,
      onProgress: ({ step }) => {
        if (step === 'server') controller.abort(new Error('enough'));
        if (step === 'takeBack') Object.assign(slow, { [`GET ${SERVER_URL}`]: [404, {}] });
      },
    });
    const failure = await failureOf(running);
    expect(failure.cause).toBeInstanceOf(AbortedError);
    expect(kinds(failure.takenBack)).toEqual(['server']);
    expect(changes(requests())).toEqual(['POST compute/servers', `DELETE ${SERVER_URL}`]);

    const late: Script = { ...slow, [`GET ${SERVER_URL}`]: [200, { server: BUILDING }] };
    const timedOut = await failureOf(
      launchServer(scripted(late).conn, {
        ...OPTIONS,
        timeout: 50,
        onProgress: ({ step }) => step === 'takeBack' && Object.assign(late, { [`GET ${SERVER_URL}`]: [404, {}] }),
      }),
    );
    expect(timedOut.cause).toBeInstanceOf(TimeoutError);
    expect(timedOut.message).toContain('Launching "web" took longer than 50 ms');
  });
});

describe('a launch that cannot be', () => {
  const WRONG: readonly (readonly [string, object, string])[] = [
    ['no name', { name: '' }, 'needs a name'],
    ['no flavor', { flavor: undefined }, 'needs a flavor'],
    ['an option that is misspelt', { floatingIP: true }, 'no option "floatingIP"; did you mean "floatingIp"?'],
    ['image and volume', { bootVolume: 'v' }, 'not from both'],
    ['nothing to boot from', { image: undefined }, 'needs an image'],
    ['a volume of no image', { image: undefined, bootVolume: 'v', bootFromVolume: true }, 'no effect'],
    ['no networks', { networks: undefined }, 'which networks'],
    ['an empty list of networks', { networks: [] }, '"none"'],
    ['a floating IP without a network', { networks: 'none', floatingIp: true }, 'no floating IP'],
    ['a floating IP for one of several', { networks: ['a', 'b'], floatingIp: true }, 'floatingIp.to'],
    ['too many user data', { userData: 'x'.repeat(50_000) }, '50000 bytes; Nova takes 49149'],
  ];

  test.each(WRONG)('%s: nothing is sent', async (_, wrong, message) => {
    const { conn, sent } = scripted(WELL);
    const options = { ...OPTIONS, ...wrong } as LaunchOptions;
    const error: unknown = await launchServer(conn, options).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).toContain(message);
    expect(sent).toEqual([]);
  });

  const two = [NETWORK, { ...NETWORK, id: 'c3f0f5b4-2f0f-4f6d-9a55-1d9b7b0ad0c2' }];
  const UNKNOWN: readonly (readonly [string, object, Script, typeof ConfigError, string])[] = [
    ['a flavor', { flavor: 'huge' }, {}, ConfigError, 'There is no flavor "huge"'],
    ['an image', { image: 'none' }, { 'GET image/images': [200, { images: [] }] }, ConfigError, 'There is no image'],
    [
      'a network of two',
      {},
      { 'GET network/networks?name=blue': [200, { networks: two }] },
      DuplicateResourceError as never,
      two[1]!.id,
    ],
    [
      'an image without data',
      {},
      { 'GET image/images': [200, { images: [{ ...IMAGE, status: 'queued' }] }] },
      ConfigError,
      'is queued',
    ],
    [
      'too little memory',
      {},
      { 'GET image/images': [200, { images: [{ ...IMAGE, min_ram: 4096 }] }] },
      ConfigError,
      '4096 MiB',
    ],
    [
      'too small a volume',
      { bootFromVolume: { size: 1 } },
      { 'GET image/images': [200, { images: [{ ...IMAGE, min_disk: 8 }] }] },
      ConfigError,
      'needs 8 GiB',
    ],
    ['a volume of no size', { bootFromVolume: { size: 0 } }, {}, ConfigError, '0 GiB'],
    [
      'no external network',
      { floatingIp: true },
      { 'GET network/networks?router%3Aexternal=true': [200, { networks: [] }] },
      ConfigError,
      'no external network',
    ],
    [
      'several external networks',
      { floatingIp: true },
      { 'GET network/networks?router%3Aexternal=true': [200, { networks: [OUTSIDE, { ...OUTSIDE, name: 'other' }] }] },
      ConfigError,
      '"public", "other"',
    ],
    ['one that is not external', { floatingIp: { network: 'blue' } }, {}, ConfigError, 'is not external'],
    ['one that the server is not on', { floatingIp: { to: OUTSIDE } }, {}, ConfigError, 'none of the networks'],
  ];

  test.each(UNKNOWN)('%s: nothing is made', async (_, wrong, script, kind, message) => {
    const { conn, requests } = scripted({ ...WELL, ...script });
    const options = { ...OPTIONS, ...wrong } as LaunchOptions;
    const error: unknown = await launchServer(conn, options).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(kind);
    expect((error as Error).message).toContain(message);
    expect(changes(requests())).toEqual([]);
  });

  test('the default one of several external networks is taken', async () => {
    const both = [
      { ...OUTSIDE, id: 'c3f0f5b4-2f0f-4f6d-9a55-1d9b7b0ad0c2' },
      { ...OUTSIDE, is_default: true },
    ];
    const { conn, sent } = scripted({
      ...WELL,
      'GET network/networks?router%3Aexternal=true': [200, { networks: both }],
    });
    await launchServer(conn, { ...OPTIONS, floatingIp: true });
    expect(sent.find(({ request }) => request === 'POST network/floatingips')?.body).toEqual({
      floatingip: { floating_network_id: OUTSIDE.id },
    });
  });
});
