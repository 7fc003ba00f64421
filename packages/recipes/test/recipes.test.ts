import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, ForbiddenError, HttpError, NotFoundError, ResourceFailureError, TimeoutError } from '@os/core';
import {
  addFloatingIp,
  attachVolume,
  availableFloatingIp,
  detachVolume,
  getProjectQuotas,
  IncompleteError,
  removeServer,
  setProjectQuotas,
} from '@os/recipes';
import { createKeypairFromFile, userDataFromFile } from '@os/recipes/node';
import {
  ATTACHMENT,
  CREATED_ATTACHMENT,
  KEYPAIR,
  QUOTA_SET,
  QUOTA_SET_DETAILS,
  SERVER,
} from '../../compute/test/answers.js';
import { QUOTA_SET_USAGE, VOLUME } from '../../block-storage/test/answers.js';
import { FLOATING_IP, NETWORK, PORT, QUOTA, QUOTA_DETAILS } from '../../network/test/answers.js';
import { FREE_FLOATING_IP, OVER_QUOTA, UNREACHABLE } from './answers.js';
import { scripted, type Script } from './cloud.js';

const pace = { interval: 1 };
const OUTSIDE = { ...NETWORK, id: FREE_FLOATING_IP.floating_network_id, name: 'public', 'router:external': true };
const IP_URL = `network/floatingips/${FREE_FLOATING_IP.id}`;
const SERVER_URL = `compute/servers/${SERVER.id}`;
const VOLUME_URL = `block-storage/volumes/${VOLUME.id}`;
const ATTACHMENTS = `${SERVER_URL}/os-volume_attachments`;

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

describe('floating IPs', () => {
  const script: Script = {
    'GET network/networks': [200, { networks: [OUTSIDE] }],
    'POST network/floatingips': [201, { floatingip: FREE_FLOATING_IP }],
    'GET network/ports': [200, { ports: [PORT] }],
    [`PUT ${IP_URL}`]: [200, { floatingip: { ...FREE_FLOATING_IP, port_id: PORT.id } }],
  };

  test('one that is free is used again, if it has no port forwarded', async () => {
    const forwarding = { ...FREE_FLOATING_IP, id: 'f', port_forwardings: [{ protocol: 'tcp' }] };
    const listed = {
      ...script,
      'GET network/floatingips': [200, { floatingips: [forwarding, FREE_FLOATING_IP] }],
    } as const;
    const { conn, requests } = scripted(listed);
    const { floatingIp, isNew } = await availableFloatingIp(conn, { reuse: true });
    expect([floatingIp.id, isNew]).toEqual([FREE_FLOATING_IP.id, false]);
    expect(changes(requests())).toEqual([]);
    expect((await availableFloatingIp(conn)).isNew).toBe(true);
  });

  test('a server gets one', async () => {
    const { conn, sent } = scripted(script);
    expect((await addFloatingIp(conn, SERVER.id)).portId).toBe(PORT.id);
    expect(sent.filter(({ body }) => body)).toEqual([
      { request: 'POST network/floatingips', body: { floatingip: { floating_network_id: OUTSIDE.id } } },
      { request: `PUT ${IP_URL}`, body: { floatingip: { port_id: PORT.id, fixed_ip_address: '10.77.0.18' } } },
    ]);
  });

  test('one that cannot lead to the server is taken back', async () => {
    const { conn, requests } = scripted({ ...script, [`PUT ${IP_URL}`]: [404, UNREACHABLE] });
    const failure = await failureOf(addFloatingIp(conn, SERVER.id));
    expect(failure.cause).toBeInstanceOf(NotFoundError);
    expect(kinds(failure.takenBack)).toEqual(['floating IP']);
    expect(requests().at(-1)).toBe(`DELETE ${IP_URL}`);
    const stuck = scripted({ ...script, [`PUT ${IP_URL}`]: [404, UNREACHABLE], [`DELETE ${IP_URL}`]: [500, {}] });
    expect(kinds((await failureOf(addFloatingIp(stuck.conn, SERVER.id))).left)).toEqual(['floating IP']);
  });

  test.each([
    ['without an IPv4 address', [{ ...PORT, fixed_ips: [{ subnet_id: 's', ip_address: '2001:db8::1' }] }], 'IPv4'],
    ['on several networks', [PORT, { ...PORT, id: 'p', network_id: 'n' }], 'say by "to"'],
  ])('a server %s gets none', async (_, ports, message) => {
    const { conn, requests } = scripted({ ...script, 'GET network/ports': [200, { ports }] });
    await expect(addFloatingIp(conn, SERVER.id)).rejects.toThrow(message);
    expect(changes(requests())).toEqual([]);
  });

  test("a quota that is used up is the service's own error", async () => {
    const { conn } = scripted({ ...script, 'POST network/floatingips': [409, OVER_QUOTA] });
    await expect(availableFloatingIp(conn)).rejects.toMatchObject({ status: 409, serviceCode: 'OverQuota' });
  });
});

describe('volumes', () => {
  const [at] = VOLUME.attachments;
  const inUse = { ...VOLUME, attachments: [{ ...at, server_id: SERVER.id }] };
  const attaching = { ...VOLUME, status: 'attaching', attachments: [] };
  const free = { ...attaching, status: 'available' };

  test('one is attached when the server has it', async () => {
    const { conn, sent, requests } = scripted({
      [`POST ${ATTACHMENTS}`]: [200, { volumeAttachment: CREATED_ATTACHMENT }],
      [`GET ${VOLUME_URL}`]: [
        [200, { volume: attaching }],
        // In use by another server: it can be by several.
        [200, { volume: VOLUME }],
        [200, { volume: inUse }],
      ],
    });
    const attachment = await attachVolume(conn, SERVER.id, VOLUME.id, {
      ...pace,
      tag: 'data',
      deleteOnTermination: true,
    });
    expect(attachment.device).toBe('/dev/sdb');
    expect(sent[0]).toEqual({
      request: `POST ${ATTACHMENTS}`,
      body: { volumeAttachment: { volumeId: VOLUME.id, tag: 'data', delete_on_termination: true } },
    });
    expect(requests().slice(1)).toEqual([`GET ${VOLUME_URL}`, `GET ${VOLUME_URL}`, `GET ${VOLUME_URL}`]);
  });

  test('one that is free again could not be attached', async () => {
    const { conn } = scripted({
      [`POST ${ATTACHMENTS}`]: [200, { volumeAttachment: CREATED_ATTACHMENT }],
      [`GET ${VOLUME_URL}`]: [
        [200, { volume: attaching }],
        [200, { volume: free }],
      ],
    });
    await expect(attachVolume(conn, SERVER.id, VOLUME.id, pace)).rejects.toThrow(ResourceFailureError);
  });

  test('one is off when both Nova and Cinder say so', async () => {
    const url = `${ATTACHMENTS}/${VOLUME.id}`;
    const { conn, requests } = scripted({
      [`GET ${url}`]: [
        [200, { volumeAttachment: { ...ATTACHMENT, volumeId: VOLUME.id } }],
        [200, { volumeAttachment: { ...ATTACHMENT, volumeId: VOLUME.id } }],
        [404, {}],
      ],
      [`GET ${VOLUME_URL}`]: [
        [200, { volume: { ...inUse, status: 'detaching' } }],
        [200, { volume: free }],
      ],
    });
    await detachVolume(conn, SERVER.id, VOLUME.id, pace);
    expect(requests()).toEqual([
      `GET ${url}`,
      `DELETE ${url}`,
      `GET ${url}`,
      `GET ${url}`,
      `GET ${VOLUME_URL}`,
      `GET ${VOLUME_URL}`,
    ]);
  });
});

describe('removing a server', () => {
  const booted = { ...SERVER, image: '', 'OS-EXT-SRV-ATTR:root_device_name': '/dev/vda' };
  const other = { ...ATTACHMENT, device: '/dev/vdb' };
  const root = { ...ATTACHMENT, volumeId: VOLUME.id, device: '/dev/vda' };
  const script: Script = {
    [`GET ${SERVER_URL}`]: [
      [200, { server: booted }],
      [200, { server: booted }],
      [404, {}],
    ],
    'GET network/ports': [200, { ports: [PORT] }],
    'GET network/floatingips': [200, { floatingips: [FLOATING_IP] }],
    [`GET ${ATTACHMENTS}`]: [200, { volumeAttachments: [other, root] }],
    [`GET ${VOLUME_URL}`]: [
      [200, { volume: VOLUME }],
      [200, { volume: { ...VOLUME, status: 'available' } }],
      [404, {}],
    ],
  };

  test('takes along what is wanted, the server first', async () => {
    const { conn, requests } = scripted(script);
    const seen: string[] = [];
    const options = { floatingIps: true, ports: true, volumes: 'boot' } as const;
    await removeServer(conn, SERVER.id, {
      ...pace,
      ...options,
      onProgress: (each) => each.step === 'delete' && seen.push(each.thing.kind),
    });
    expect(requests()).toEqual([
      `GET ${SERVER_URL}`,
      `GET network/ports?device_id=${SERVER.id}`,
      `GET network/floatingips?port_id=${PORT.id}`,
      `GET ${ATTACHMENTS}`,
      `DELETE ${SERVER_URL}`,
      `DELETE network/floatingips/${FLOATING_IP.id}`,
      `GET ${SERVER_URL}`,
      `GET ${SERVER_URL}`,
      `DELETE network/ports/${PORT.id}`,
      `GET ${VOLUME_URL}`,
      `GET ${VOLUME_URL}`,
      `DELETE ${VOLUME_URL}`,
      `GET ${VOLUME_URL}`,
    ]);
    expect(seen).toEqual(['server', 'floating IP', 'port', 'volume']);
  });

  test('takes along nothing else by default, and all volumes if wanted, those that went with it as well', async () => {
    const plain = scripted(script);
    await removeServer(plain.conn, SERVER.id, pace);
    expect(changes(plain.requests())).toEqual([`DELETE ${SERVER_URL}`]);
    const gone = scripted({ ...script, [`GET ${VOLUME_URL}`]: [404, {}] });
    await removeServer(gone.conn, SERVER.id, { ...pace, volumes: 'all' });
    expect(changes(gone.requests())).toEqual([`DELETE ${SERVER_URL}`]);
  });

  test('of a server that boots from an image, no volume is the boot volume', async () => {
    const { conn, requests } = scripted({
      ...script,
      [`GET ${SERVER_URL}`]: [
        [200, { server: SERVER }],
        [404, {}],
      ],
    });
    await removeServer(conn, SERVER.id, { ...pace, volumes: 'boot' });
    expect(changes(requests())).toEqual([`DELETE ${SERVER_URL}`]);
  });

  test('changes nothing if the server cannot be deleted, and says how far it came otherwise', async () => {
    const options = { ...pace, floatingIps: true, ports: true } as const;
    const locked = scripted({ ...script, [`DELETE ${SERVER_URL}`]: [409, {}] });
    await expect(removeServer(locked.conn, SERVER.id, options)).rejects.toBeInstanceOf(HttpError);
    expect(changes(locked.requests())).toEqual([`DELETE ${SERVER_URL}`]);
    const { conn } = scripted({ ...script, [`DELETE network/floatingips/${FLOATING_IP.id}`]: [403, {}] });
    const failure = await failureOf(removeServer(conn, SERVER.id, options));
    expect(failure.cause).toBeInstanceOf(ForbiddenError);
    expect(kinds(failure.done)).toEqual(['server']);
    expect(kinds(failure.left)).toEqual(['floating IP', 'port']);
  });

  test('says that the server is left if it does not go', async () => {
    const { conn } = scripted({ ...script, [`GET ${SERVER_URL}`]: [200, { server: booted }] });
    const failure = await failureOf(
      removeServer(conn, SERVER.id, { ...pace, floatingIps: true, ports: true, timeout: 50 }),
    );
    expect(failure.cause).toBeInstanceOf(TimeoutError);
    expect(kinds(failure.done)).toEqual(['floating IP']);
    expect(kinds(failure.left)).toEqual(['server', 'port']);
  });
});

describe('quotas', () => {
  test('are read in one form', async () => {
    const { conn, requests } = scripted({
      'GET compute/os-quota-sets/p/detail': [200, { quota_set: QUOTA_SET_DETAILS }],
      'GET network/quotas/p/details.json': [200, { quota: QUOTA_DETAILS }],
      'GET block-storage/os-quota-sets/p?usage=true': [200, { quota_set: QUOTA_SET_USAGE }],
    });
    const quotas = await getProjectQuotas(conn, 'p');
    expect(requests()).toHaveLength(3);
    expect(quotas.compute).toMatchObject({ cores: { limit: 7, used: 0, reserved: 0 }, ram: { limit: -1 } });
    expect(quotas.compute).not.toHaveProperty('id');
    expect(quotas.network).toMatchObject({ networks: { limit: 500, used: 4, reserved: 0 } });
    expect(quotas.network.bgpVpns).toEqual({ limit: -1, used: 0, reserved: 0 });
    expect(quotas.blockStorage).toMatchObject({
      gigabytes: { limit: 1000, used: 0, reserved: 0 },
      types: { nfs: { snapshots: { limit: -1, used: 0, reserved: 0 } } },
    });
  });

  test('are set where something is to be changed, and a refusal says what was', async () => {
    const answers: Script = {
      'PUT compute/os-quota-sets/p': [200, { quota_set: QUOTA_SET }],
      'PUT network/quotas/p': [200, { quota: QUOTA }],
    };
    const { conn, sent } = scripted(answers);
    await setProjectQuotas(conn, { id: 'p' }, { compute: { cores: 7 }, network: { floatingIps: 3 } });
    expect(sent).toEqual([
      { request: 'PUT compute/os-quota-sets/p', body: { quota_set: { cores: 7 } } },
      { request: 'PUT network/quotas/p', body: { quota: { floatingip: 3 } } },
    ]);
    const refusing = scripted({ ...answers, 'PUT block-storage/os-quota-sets/p': [403, {}] });
    const changesWanted = { compute: { cores: 7 }, blockStorage: { volumes: 1 } };
    const failure = await failureOf(setProjectQuotas(refusing.conn, 'p', changesWanted));
    expect(kinds(failure.done)).toEqual(['quotas of compute']);
    const first = scripted({ 'PUT compute/os-quota-sets/p': [403, {}] });
    await expect(setProjectQuotas(first.conn, 'p', changesWanted)).rejects.toBeInstanceOf(ForbiddenError);
  });
});

describe('files', () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'recipes-'))));
  afterAll(() => rm(folder, { recursive: true }));
  const file = async (text: string): Promise<string> => {
    const path = join(folder, 'file');
    await writeFile(path, text);
    return path;
  };
  const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBRPNy+kVuWmYZFTZvvSSoMVhqXYwBVnN36zZFTCE1m1';

  test.each([
    [`${KEY} me@laptop (old)\n`, undefined, 'me@laptop -old-'],
    [KEY, 'mine', 'mine'],
  ])('a key pair is made of %j', async (text, name, wanted) => {
    const { conn, sent } = scripted({ 'POST compute/os-keypairs': [201, { keypair: KEYPAIR }] });
    await createKeypairFromFile(conn, await file(text), { name });
    expect(sent[0]?.body).toEqual({ keypair: { name: wanted, public_key: text.trim() } });
  });

  test.each([
    ['-----BEGIN OPENSSH PRIVATE KEY-----\nx\n', 'a private key'],
    ['hello', 'no public key'],
    [KEY, 'give a name'],
  ])('none is made of %j', async (text, message) => {
    const { conn, sent } = scripted({});
    const error: unknown = await createKeypairFromFile(conn, await file(text)).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).toContain(message);
    expect(sent).toEqual([]);
  });

  test('user data are bytes', async () => {
    expect(new TextDecoder().decode(await userDataFromFile(await file('#cloud-config')))).toBe('#cloud-config');
  });
});
