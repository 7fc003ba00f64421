import {
  createAccess,
  createConnection,
  InvalidAttributeError,
  InvalidResponseError,
  MicroversionError,
  observeRequests,
} from '@os/core';
import { Attachment, blockStorage, Volume, type BlockStorageService } from '@os/block-storage/pure';
import nock from 'nock';
import { HOST, staticConnection } from '../../../tooling/jest/static-connection.js';
import * as answers from './answers.js';
import { exchange } from './exchange.js';

/** A service that knows microversions up to this one. */
function old(max: string): BlockStorageService {
  nock(HOST)
    .get('/block-storage/v3/')
    .reply(200, { version: { id: 'v3.0', status: 'CURRENT', min_version: '3.0', version: max } });
  return staticConnection(blockStorage).blockStorage;
}

afterEach(() => nock.cleanAll());

describe('what a cloud is too old for is not sent:', () => {
  it.each<[name: string, call: (cinder: BlockStorageService) => Promise<unknown>]>([
    ['a method', (c) => c.revertVolumeToSnapshot('v', 's')],
    ['a resource', (c) => c.getAttachment('a')],
    ['a setting', (c) => c.createVolume({ backupId: 'b' })],
    ['a query', async (c) => c.listVolumes({ consumesQuota: true })],
  ])('%s', async (_, call) => {
    await expect(call(old('3.20'))).rejects.toThrow(MicroversionError);
  });

  it('and the message says both versions', async () => {
    await expect(old('3.39').revertVolumeToSnapshot('v', 's')).rejects.toThrow(
      /blockStorage\.revertVolumeToSnapshot.*3\.40.*3\.39/,
    );
  });

  it('what it is new enough for is asked for at its newest', async () => {
    const cinder = old('3.20');
    let sent: unknown;
    nock(HOST)
      .post('/block-storage/v3/volumes/v/action')
      .reply(function () {
        sent = this.req.headers['openstack-api-version'];
        return [202];
      });
    await cinder.extendVolume('v', 2);
    expect([sent].flat()).toEqual(['volume 3.20']);
  });
});

describe('a catalog whose URL holds the project', () => {
  const PROJECT = '752b7eab745d4db48ce8ce08b54ec4ac';
  // As `volumev3` is listed by most clouds: nothing is asked for but what a method sends.
  const cinder = () =>
    createConnection({
      services: [blockStorage],
      retries: 0,
      authenticator: {
        name: 'static',
        authorize: () =>
          Promise.resolve(
            createAccess({
              headers: { 'x-auth-token': 'static-token' },
              project: { id: PROJECT },
              catalog: [{ type: 'volumev3', endpoints: [{ interface: 'public', url: `${HOST}/v3/${PROJECT}` }] }],
            }),
          ),
      },
    }).blockStorage;

  it.each<[call: (cinder: BlockStorageService) => PromiseLike<unknown>, method: string, path: string, body: object]>([
    [(c) => c.getVolume('v'), 'GET', '/volumes/v', { volume: answers.VOLUME }],
    [(c) => c.listHosts(), 'GET', '/os-hosts', { hosts: [answers.HOST] }],
    [(c) => c.listHostUsages('h'), 'GET', '/os-hosts/h', { host: [{ resource: answers.HOST_USAGE }] }],
    [(c) => c.getQuotaSet('p'), 'GET', '/os-quota-sets/p', { quota_set: answers.QUOTA_SET }],
    [(c) => c.getQuotaSetDefaults('p'), 'GET', '/os-quota-sets/p/defaults', { quota_set: answers.QUOTA_SET }],
    [(c) => c.updateQuotaSet('p', { volumes: 11 }), 'PUT', '/os-quota-sets/p', { quota_set: answers.QUOTA_SET }],
    [(c) => c.revertQuotaSet('p'), 'DELETE', '/os-quota-sets/p', {}],
    [(c) => c.getQuotaClassSet('d'), 'GET', '/os-quota-class-sets/d', { quota_class_set: answers.QUOTA_CLASS_SET }],
    [
      (c) => c.updateQuotaClassSet('d', { volumes: 11 }),
      'PUT',
      '/os-quota-class-sets/d',
      { quota_class_set: answers.QUOTA_CLASS_SET },
    ],
    [(c) => c.listDefaultTypes(), 'GET', '/default-types', { default_types: [answers.DEFAULT_TYPE] }],
  ])('%s', async (call, method, path, body) => {
    const version = { id: 'v3.0', status: 'CURRENT', min_version: '3.0', version: '3.71' };
    nock(HOST)
      .get('/v3/')
      .reply(200, { versions: [version] });
    const asked = nock(HOST, { reqheaders: { 'openstack-api-version': 'volume 3.71' } })
      .intercept(`/v3/${PROJECT}${path}`, method)
      .reply(200, body);
    await call(cinder());
    expect(asked.isDone()).toBe(true);
  });
});

it('options go along, wherever they stand', async () => {
  const { sent } = await exchange((c) => c.setVolumeReadonly('v', undefined, { microversion: '3.30' }), [202]);
  expect(sent).toEqual([
    {
      request: 'POST /volumes/v/action',
      body: { 'os-update_readonly_flag': { readonly: true } },
      microversion: '3.30',
    },
  ]);
  const deletion = await exchange((c) => c.deleteVolume('v', { cascade: true, microversion: '3.30' }), [202]);
  expect(deletion.sent).toEqual([{ request: 'DELETE /volumes/v?cascade=true', microversion: '3.30' }]);
  const aborted = AbortSignal.abort();
  await expect(exchange((c) => c.deleteVolumeMetadata('v', ['a'], { signal: aborted }))).rejects.toThrow(/abort/i);
});

it('requests carry the name of their method', async () => {
  const calls: unknown[] = [];
  const stop = observeRequests(({ call }) => calls.push(call));
  try {
    await exchange((c) => c.reserveVolume('v'), [202]);
    await exchange((c) => c.deleteGroup('g'), [202]);
    await exchange((c) => c.listBackendPools(), [200, { pools: [] }]);
  } finally {
    stop();
  }
  expect(calls.filter((call) => call !== 'discovery')).toEqual([
    'blockStorage.reserveVolume',
    'blockStorage.deleteGroup',
    'blockStorage.listBackendPools',
  ]);
});

it('methods reject rather than throw', async () => {
  const calls: ((cinder: BlockStorageService) => Promise<unknown>)[] = [
    (c) => c.reserveVolume(''),
    (c) => c.reserveVolume(new Volume()),
    (c) => c.createAttachment('..'),
    (c) => c.deleteVolume(''),
  ];
  for (const call of calls) await expect(exchange(call)).rejects.toThrow(InvalidAttributeError);
});

it('answers that make no sense are said to', async () => {
  const calls: ((cinder: BlockStorageService) => Promise<unknown>)[] = [
    (c) => c.getVolumeMetadata('v'),
    (c) => c.getVolumeMetadataItem('v', 'k'),
    (c) => c.getGroupReplicationTargets('g'),
    (c) => c.getQuotaSet('p'),
    (c) => c.exportBackup('b'),
    (c) => c.completeVolumeMigration('v', 'w'),
  ];
  for (const call of calls) await expect(exchange(call, [200, { other: [] }])).rejects.toThrow(InvalidResponseError);
});

it('how a host gets to a volume is not printed', () => {
  const attachment = new Attachment({ id: 'a' });
  attachment.body['connection_info'] = { auth_password: 'secret-1' };
  expect(JSON.stringify(attachment)).not.toContain('secret-1');
});
