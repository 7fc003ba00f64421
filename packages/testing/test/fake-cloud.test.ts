import { inspect } from 'node:util';
import {
  AbortedError,
  AuthenticationError,
  BadRequestError,
  ConfigError,
  ConflictError,
  Connection,
  ConnectionError,
  createConnection,
  FetchTransport,
  isOpenStackError,
  NotFoundError,
  ServerError,
  TimeoutError,
} from '@os/core';
import '@os/auth-v3';
import { defineFake, FakeAnswer, FakeCloud, Refusal, type FakeCloudOptions } from '@os/testing';
import { bakery, Oven, Recipe } from './bakery.js';

function start(options?: FakeCloudOptions) {
  const fake = new FakeCloud({ services: [bakery], ...options });
  const conn = createConnection({ services: [bakery], retries: 0, ...fake.options() });
  return { fake, conn };
}

async function failureOf(promise: PromiseLike<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

it('prints nothing of what it was sent', async () => {
  const { fake, conn } = start();
  await conn.bakery.createOven({ name: 'big', temperature: 200 });
  expect(inspect(fake)).toBe('FakeCloud (2 requests)');
  expect(inspect(conn.session, { depth: Infinity })).not.toContain('fake-token');
});

describe('a service that nobody said anything about', () => {
  it('answers what its declaration says', async () => {
    const { fake, conn } = start();
    fake.clock.stop(Date.UTC(2030, 0, 2, 3, 4, 5));
    const oven = await conn.bakery.createOven({ name: 'big', temperature: 200 });
    expect(oven.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
      name: 'big',
      temperature: 200,
      door_open: false,
      fuel: 'gas',
      status: 'BUILD',
      note: null,
      tags: [],
      labels: {},
      door: { colour: '', width: 0 },
      project_id: (await conn.session.access()).project?.id,
      created_at: '2030-01-02T03:04:05Z',
      updated_at: '2030-01-02T03:04:05Z',
    });
    expect((await conn.bakery.getOven(oven.id)).status).toBe('ACTIVE');
  });

  it('creates, gets, changes, lists and deletes', async () => {
    const { fake, conn } = start();
    const oven = await conn.bakery.createOven({ name: 'big', note: 'hot' });
    fake.clock.advance(60_000);
    await conn.bakery.updateOven(oven, { note: null, door: { colour: 'red' } });
    const changed = await conn.bakery.getOven(oven.id);
    expect(changed).toMatchObject({ name: 'big', note: null, door: { colour: 'red' } });
    expect(Date.parse(changed.updatedAt) - Date.parse(changed.createdAt)).toBe(60_000);
    expect(await conn.bakery.listOvens()).toHaveLength(1);
    await conn.bakery.deleteOven(oven);
    expect(await conn.bakery.listOvens()).toEqual([]);
    expect(await failureOf(conn.bakery.getOven(oven))).toBeInstanceOf(NotFoundError);
  });

  it.each([
    [{ oven: {} }, "Invalid oven: 'name' is a required property"],
    [{ oven: { name: 5 } }, "Invalid input for name: 5 is not of type 'string'"],
    [{ oven: { name: null } }, "Invalid input for name: null is not of type 'string'"],
    [{ oven: { name: 'a', tags: ['b', 1] } }, "Invalid input for tags: 1 is not of type 'string'"],
    [{ oven: { name: 'a', status: 'ACTIVE' } }, 'The service sets status itself'],
    [{ oven: { name: 'a', id: 'b' } }, 'The service sets id itself'],
    [{ oven: { name: 'a', colour: 'b' } }, "Additional properties are not allowed ('colour' was unexpected)"],
    [{ stove: { name: 'a' } }, 'Expecting to find "oven" in the request body.'],
    [[], 'Expecting to find "oven" in the request body.'],
  ])('refuses to create %j', async (json, message) => {
    const { conn } = start();
    const error = await failureOf(conn.bakery.request({ method: 'POST', path: '/ovens', json }));
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ detail: message });
  });

  it.each([
    [{ oven: { fuel: 'wood' } }, 'fuel cannot be changed'],
    [{ oven: { status: 'ERROR' } }, 'status cannot be changed'],
    [{ oven: { temperature: 'hot' } }, 'Invalid input for temperature: "hot" is not of type \'number\''],
  ])('refuses to change %j', async (json, message) => {
    const { conn } = start();
    const { id } = await conn.bakery.createOven({ name: 'big' });
    const error = await failureOf(conn.bakery.request({ method: 'PATCH', path: `/ovens/${id}`, json }));
    expect(error).toMatchObject({ status: 400, detail: message });
  });

  it('knows no other paths and methods', async () => {
    const { conn } = start();
    expect(await failureOf(conn.bakery.request({ path: '/cakes' }))).toMatchObject({ status: 404 });
    const error = await failureOf(conn.bakery.request({ method: 'PUT', path: '/ovens', json: {} }));
    expect(error).toMatchObject({ status: 405, headers: { allow: 'GET, POST' } });
  });

  it('filters, sorts and pages', async () => {
    const { conn } = start();
    for (const [name, temperature, isDoorOpen] of [
      ['a', 30, true],
      ['b', 200, false],
      ['c', 100, true],
    ] as const) {
      await conn.bakery.createOven({ name, temperature, isDoorOpen, tags: [name, 'all'] });
    }
    const names = async (query: Parameters<typeof conn.bakery.listOvens>[0]) =>
      (await conn.bakery.listOvens(query)).map(({ name }) => name);
    expect(await names({ name: 'b' })).toEqual(['b']);
    expect(await names({ name: ['a', 'b'] })).toEqual(['a', 'b']);
    expect(await names({ isDoorOpen: true })).toEqual(['a', 'c']);
    expect(await names({ temperature: 200 })).toEqual(['b']);
    expect(await names({ tags: ['a', 'all'] })).toEqual(['a']);
    expect(await names({ sortKey: 'temperature', sortDir: 'asc' })).toEqual(['a', 'c', 'b']);
    expect(await names({ sortKey: 'name', sortDir: 'desc', limit: 2 })).toEqual(['c', 'b', 'a']);
    expect(await names({ marker: (await conn.bakery.findOven('a'))?.id })).toEqual(['b', 'c']);
  });

  it('pages as the class declares', async () => {
    const { fake, conn } = start({ pageSize: 2 });
    const oven = await conn.bakery.createOven({ name: 'a' });
    for (const weight of [1, 2, 3]) await conn.bakery.createBun(oven, { weight });
    for (const name of ['rye', 'oat', 'nut']) await conn.bakery.createRecipe({ name, flour: 'x' });
    expect((await conn.bakery.listBuns(oven)).map(({ weight }) => weight)).toEqual([1, 2, 3]);
    expect((await conn.bakery.listRecipes()).map(({ name }) => name)).toEqual(['rye', 'oat', 'nut']);
    expect(fake.requests.slice(-6).map(({ path }) => path.replace(/^[^?]*/, ''))).toEqual([
      '',
      '?offset=2',
      '?offset=3',
      '',
      '?marker=oat',
      '?marker=nut',
    ]);
  });

  it('allows no more than a page', async () => {
    const { fake, conn } = start({ pageSize: 2 });
    for (const name of ['a', 'b', 'c']) await conn.bakery.createOven({ name });
    const before = fake.requests.length;
    expect(await conn.bakery.listOvens({ limit: 100 })).toHaveLength(3);
    expect(fake.requests.length - before).toBe(2);
    expect(await conn.bakery.listOvens()).toHaveLength(3);
  });

  it('keeps what belongs to a parent apart, and deletes it together with the parent', async () => {
    const { conn } = start();
    const [big, small] = [
      await conn.bakery.createOven({ name: 'big' }),
      await conn.bakery.createOven({ name: 'small' }),
    ];
    const bun = await conn.bakery.createBun(big, { weight: 500 });
    expect(await conn.bakery.listBuns(small)).toEqual([]);
    expect(await failureOf(conn.bakery.getBun(small, bun))).toBeInstanceOf(NotFoundError);
    expect(await failureOf(conn.bakery.listBuns('nothing'))).toMatchObject({
      detail: 'Could not find oven: nothing.',
    });
    expect(await failureOf(conn.bakery.createBun('nothing', { weight: 1 }))).toBeInstanceOf(NotFoundError);
    await conn.bakery.deleteOven(big);
    expect(await failureOf(conn.bakery.getBun(big, bun))).toMatchObject({
      detail: `Could not find oven: ${big.id}.`,
    });
  });

  it('never answers a secret', async () => {
    const { conn } = start();
    const oven = await conn.bakery.createOven({ name: 'big', pin: '1234' });
    expect((await conn.bakery.getOven(oven.id)).body).not.toHaveProperty('pin');
  });

  it('creates by PUT what has a name for its id, and takes bare bodies', async () => {
    const { conn } = start();
    await conn.create(new Recipe({ name: 'rye bread', flour: 'rye' }));
    expect((await conn.bakery.getRecipe('rye bread')).flour).toBe('rye');
    expect((await conn.bakery.listRecipes()).map(({ name }) => name)).toEqual(['rye bread']);
  });

  it('has a version document, and needs a token for everything else', async () => {
    const { fake, conn } = start();
    const version = { id: 'v1', status: 'CURRENT', links: [{ rel: 'self', href: 'http://fake.cloud/bakery/v1/' }] };
    const ask = async (url: string) => (await conn.session.request({ url })).body;
    expect(await ask('http://fake.cloud/bakery')).toEqual({ versions: [version] });
    expect(await ask('http://fake.cloud/bakery/v1/')).toEqual({ version });
    expect(await failureOf(ask('http://fake.cloud/bakery/v1/ovens'))).toBeInstanceOf(AuthenticationError);
    expect(fake.requests.at(-1)).toEqual({
      method: 'GET',
      path: '/bakery/v1/ovens',
      headers: expect.objectContaining({ accept: 'application/json' }) as object,
      body: undefined,
      status: 401,
    });
  });
});

describe('rules', () => {
  const bakeryFake = defineFake('bakery', {
    name: 'dough',
    defaults: { temperature: 20 },
    collections: {
      '/ovens': {
        unique: [['name']],
        defaults: (call) => ({ note: call?.access.user.name }),
        filters: { warmer: ({ temperature }, [than]) => Number(temperature) > Number(than) },
        create({ temperature }) {
          if (Number(temperature) > 900) throw new Refusal(418, 'That would melt it', 'TooHot');
          return { labels: { made: 'yes' } };
        },
        created: ({ id }, { service }) => void service.collection('/ovens/{oven}/buns').add({ weight: 1 }, String(id)),
        update: (_, body) => ({ labels: { before: String(body['temperature']) } }),
        remove({ name }) {
          if (name === 'fixed') throw new Refusal(409, 'It is bricked in');
        },
        show: ({ id }, { service }) => ({
          tags: [`${service.collection('/ovens/{}/buns').all(String(id)).length} buns`],
        }),
      },
    },
    actions: {
      'POST /ovens/{oven}/heat': ({ service, params, json }) => {
        service.collection('/ovens').become(params['oven'], 'ACTIVE', { via: 'BUILD' });
        return { oven: service.collection('/ovens').change(params['oven'], json as Record<string, unknown>) };
      },
      'DELETE /ovens': ({ service }) => {
        for (const { id } of service.collection('/ovens').all()) service.collection('/ovens').remove(id);
      },
      'GET /smoke': () => new FakeAnswer(200, 'grey', { 'x-smell': 'yes' }),
    },
    seed: (service) => void service.collection('/ovens').add({ name: 'fixed' }),
  });

  it('say how a service behaves beyond its declaration', async () => {
    const { conn } = start({ fakes: [bakeryFake] });
    const oven = await conn.bakery.createOven({ name: 'big' });
    expect(oven).toMatchObject({ temperature: 20, note: 'admin', labels: { made: 'yes' }, tags: ['1 buns'] });
    expect(await failureOf(conn.bakery.createOven({ name: 'big' }))).toBeInstanceOf(ConflictError);
    expect(await failureOf(conn.bakery.updateOven(oven, { name: 'fixed' }))).toBeInstanceOf(ConflictError);
    await conn.bakery.updateOven(oven, { name: 'big', temperature: 30 });
    expect(oven.labels).toEqual({ before: '20' });
    expect(await failureOf(conn.bakery.createOven({ name: 'x', temperature: 1000 }))).toMatchObject({
      status: 418,
      detail: 'That would melt it',
    });
    const fixed = await conn.bakery.findOven('fixed');
    expect(await failureOf(conn.bakery.deleteOven(fixed?.id ?? ''))).toBeInstanceOf(ConflictError);
    const warm = await conn.bakery.request({ path: '/ovens', query: { warmer: 25 } });
    expect(warm.body).toMatchObject({ ovens: [{ name: 'big' }] });
  });

  it('answer whatever is no plain request', async () => {
    const { conn } = start({ fakes: [bakeryFake] });
    const { id } = await conn.bakery.createOven({ name: 'big' });
    const heated = await conn.bakery.request({ method: 'POST', path: `/ovens/${id}/heat`, json: { temperature: 250 } });
    expect(heated).toMatchObject({ status: 200, body: { oven: { temperature: 250, status: 'BUILD' } } });
    expect((await conn.bakery.getOven(id)).status).toBe('ACTIVE');
    const lost = conn.bakery.request({ method: 'POST', path: '/ovens/nothing/heat', json: {} });
    expect(await failureOf(lost)).toBeInstanceOf(NotFoundError);
    const smoke = await conn.bakery.request({ path: '/smoke', expect: 'text' });
    expect(smoke).toMatchObject({ body: 'grey', headers: { 'x-smell': 'yes', 'content-type': 'text/plain' } });
    expect(await conn.bakery.request({ method: 'DELETE', path: '/ovens' })).toMatchObject({
      status: 204,
      body: undefined,
    });
    expect(await conn.bakery.listOvens()).toEqual([]);
  });

  it('add to what is known of a service', async () => {
    const more = defineFake('identity', {
      actions: { 'GET /moon': () => ({ moon: 'full' }) },
      seed: (service) => void service.collection('/projects').add({ name: 'tides', domain_id: 'default' }),
    });
    const { conn } = start({ fakes: [more] });
    const { body } = await conn.session.request({ service: 'identity', path: '/moon' });
    expect(body).toEqual({ moon: 'full' });
  });

  it('name the service in the catalog', async () => {
    const { conn } = start({ fakes: [bakeryFake] });
    const { catalog } = await conn.session.access();
    expect(catalog.find(({ type }) => type === 'bakery')).toEqual({
      type: 'bakery',
      name: 'dough',
      endpoints: ['public', 'internal', 'admin'].map((face) => ({
        interface: face,
        region: 'RegionOne',
        url: 'http://fake.cloud/bakery/v1',
      })),
    });
  });
});

describe('time', () => {
  it('moves statuses on', async () => {
    const { fake, conn } = start({ statusDelay: 5_000 });
    const oven = await conn.bakery.createOven({ name: 'big' });
    expect((await conn.bakery.getOven(oven.id)).status).toBe('BUILD');
    fake.clock.advance(4_000);
    expect((await conn.bakery.getOven(oven.id)).status).toBe('BUILD');
    fake.clock.advance(1_000);
    expect((await conn.bakery.listOvens())[0]?.status).toBe('ACTIVE');
  });

  it('can be waited for', async () => {
    const { conn } = start({ statusDelay: 50 });
    const oven = await conn.bakery.createOven({ name: 'big' });
    const seen: string[] = [];
    await conn.bakery.waitForOven(oven, {
      status: 'ACTIVE',
      interval: 20,
      onProgress: ({ status }) => seen.push(status),
    });
    expect([seen[0], seen.at(-1)]).toEqual(['BUILD', 'ACTIVE']);
  });

  it('stands still, and moves on', () => {
    const { clock } = new FakeCloud();
    clock.stop(1_000);
    expect(clock.now()).toBe(1_000);
    clock.advance(500);
    expect(clock.now()).toBe(1_500);
  });

  it('runs by itself', () => {
    const { clock } = new FakeCloud();
    clock.advance(3_600_000);
    expect(Math.abs(clock.now() - Date.now() - 3_600_000)).toBeLessThan(1_000);
  });

  it('ends tokens, and connections log in anew', async () => {
    const { fake, conn } = start({ tokenLifetime: 3_600_000 });
    await conn.bakery.listOvens();
    fake.clock.advance(3_599_000);
    await conn.bakery.listOvens();
    fake.clock.advance(2_000);
    const before = fake.requests.length;
    await conn.bakery.listOvens();
    expect(fake.requests.slice(before).map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
      'GET /bakery/v1/ovens 401',
      'POST /identity/v3/auth/tokens 201',
      'GET /bakery/v1/ovens 200',
    ]);
  });
});

describe('tokens', () => {
  it('can all be revoked', async () => {
    const { fake, conn } = start();
    await conn.bakery.listOvens();
    fake.revokeTokens();
    await conn.bakery.listOvens();
    expect(fake.requests.filter(({ path }) => path.endsWith('/auth/tokens'))).toHaveLength(2);
  });

  it('come without a request too', async () => {
    const fake = new FakeCloud({ services: [bakery] });
    const conn = createConnection({ services: [bakery], transport: fake, authenticator: fake.authenticator() });
    await conn.bakery.createOven({ name: 'big' });
    expect(fake.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /bakery/v1/ovens']);
    const { user, project, roles, expiresAt } = await conn.session.access();
    expect([user?.name, project?.name]).toEqual(['admin', 'admin']);
    expect(roles?.map(({ name }) => name)).toEqual(['admin', 'member', 'reader']);
    expect((expiresAt ?? 0) - Date.now()).toBeGreaterThan(4 * 3_600_000 - 10_000);
  });
});

describe('faults', () => {
  it('are errors, for as many requests as asked for', async () => {
    const { fake, conn } = start();
    fake.fail({
      match: { method: 'GET', path: '/ovens' },
      status: 503,
      body: { error: { message: 'busy' } },
      times: 2,
    });
    for (let i = 0; i < 2; i++) {
      const error = await failureOf(conn.bakery.listOvens());
      expect(error).toBeInstanceOf(ServerError);
      expect(error).toMatchObject({ status: 503, detail: 'busy' });
    }
    expect(await conn.bakery.listOvens()).toEqual([]);
  });

  it('are retried like real ones', async () => {
    const { fake, conn } = start();
    fake.fail({ match: { path: '/ovens' }, status: 429, headers: { 'retry-after': '0' } });
    await conn.bakery.createOven({ name: 'big' }, { retries: 1 });
    expect(fake.requests.slice(-2).map(({ status }) => status)).toEqual([429, 201]);
  });

  it('match the end of the path, a pattern, or everything', async () => {
    const { fake, conn } = start();
    await conn.bakery.listOvens();
    fake.fail({ match: { path: '/ovens' }, status: 500 });
    fake.fail({ match: { path: /name=x/ }, status: 501 });
    expect(await failureOf(conn.bakery.getOven('x'))).toMatchObject({ status: 404 });
    expect(await failureOf(conn.bakery.listOvens({ name: 'x' }))).toMatchObject({ status: 500 });
    expect(await failureOf(conn.bakery.listOvens({ name: 'x' }))).toMatchObject({ status: 501 });
    fake.fail({ status: 502 });
    expect(await failureOf(conn.bakery.getOven('x'))).toMatchObject({ status: 502 });
  });

  it('are broken connections', async () => {
    const { fake, conn } = start();
    fake.fail({ match: { path: '/ovens' }, reset: true });
    const error = await failureOf(conn.bakery.createOven({ name: 'big' }));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ isUnsent: false });
    expect(fake.requests.at(-1)?.status).toBeUndefined();
    expect(await conn.bakery.listOvens()).toEqual([]);
  });

  it('are late answers', async () => {
    const { fake, conn } = start();
    await conn.bakery.listOvens();
    fake.fail({ delay: 30 });
    const started = performance.now();
    await conn.bakery.listOvens();
    expect(performance.now() - started).toBeGreaterThan(25);
    fake.fail({ delay: 10_000 });
    expect(await failureOf(conn.bakery.listOvens({}, { timeout: 20 }))).toBeInstanceOf(TimeoutError);
    fake.fail({ delay: 10_000 });
    expect(await failureOf(conn.bakery.listOvens({}, { signal: AbortSignal.timeout(20) }))).toBeInstanceOf(
      AbortedError,
    );
  });
});

describe('the transport', () => {
  const { fake } = start();
  const send = (request: object) =>
    fake.send({ method: 'GET', url: 'http://fake.cloud/identity/v3', headers: {}, expect: 'text', ...request });

  it('answers in the kind that was asked for', async () => {
    const text = (await send({})).body as string;
    expect(JSON.parse(text)).toMatchObject({ version: { id: 'v3.14' } });
    expect(new TextDecoder().decode((await send({ expect: 'bytes' })).body as Uint8Array)).toBe(text);
    expect(await new Response((await send({ expect: 'stream' })).body as ReadableStream).text()).toBe(text);
    expect(await send({ method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });

  it('takes text, bytes and streams', async () => {
    const json = JSON.stringify({ auth: {} });
    for (const body of [json, new TextEncoder().encode(json), new Blob([json]).stream()]) {
      const answer = await send({ method: 'POST', url: 'http://fake.cloud/identity/v3/auth/tokens', body });
      expect(answer.body).toContain('Expecting to find identity in auth.');
    }
  });

  it('knows no other clouds', async () => {
    const error = await failureOf(send({ url: 'http://real.cloud/identity/v3' }));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(String(error)).toContain('http://fake.cloud');
    expect((await send({ url: 'http://fake.cloud/nothing' })).status).toBe(404);
  });

  it('is aborted before it begins', async () => {
    expect(await failureOf(send({ signal: AbortSignal.abort() }))).toBeInstanceOf(AbortedError);
  });
});

describe('as a server', () => {
  it('answers other programs, under the address that they know', async () => {
    const { fake } = start();
    const server = await fake.listen();
    try {
      const conn = createConnection({
        services: [bakery],
        ...fake.options(),
        authUrl: `${server.url}/identity/v3`,
        transport: new FetchTransport(),
        retries: 0,
      });
      const { name } = await conn.bakery.createOven({ name: 'big' });
      expect((await conn.bakery.listOvens()).map((oven) => oven.name)).toEqual([name]);
      expect(await conn.bakery.endpoint()).toBe(`${server.url}/bakery/v1`);
      fake.fail({ match: { path: '/ovens' }, reset: true });
      expect(await failureOf(conn.bakery.listOvens())).toBeInstanceOf(ConnectionError);
      expect(await conn.bakery.listOvens()).toHaveLength(1);
      const preflight = await fetch(`${server.url}/bakery/v1/ovens`, { method: 'OPTIONS' });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
      expect(preflight.headers.get('access-control-allow-headers')).toBe('*, authorization');
    } finally {
      await server.close();
    }
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it('listens where it is told to', async () => {
    const first = await new FakeCloud().listen();
    const port = Number(new URL(first.url).port);
    await expect(new FakeCloud().listen({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await first.close();
    const second = await new FakeCloud().listen({ port });
    expect(second.url).toBe(first.url);
    await second.close();
  });
});

describe('the services', () => {
  it('can be looked into and changed', async () => {
    const { fake, conn } = start();
    fake.service('bakery').collection('/ovens').add({ name: 'broken', status: 'ERROR' });
    const [oven] = await conn.bakery.listOvens();
    expect(oven).toMatchObject({ name: 'broken', status: 'ERROR' });
    expect(oven).toBeInstanceOf(Oven);
  });

  it('are those that were imported, or passed', () => {
    expect(() => new FakeCloud({ services: [] }).service('bakery')).toThrow(ConfigError);
    try {
      new FakeCloud({ services: [bakery] }).service('cakes');
    } catch (error) {
      expect(isOpenStackError(error) && error.message).toContain('it has identity, bakery');
    }
  });

  it('have ids that are the same in each run', async () => {
    const ids = await Promise.all(
      [start(), start()].map(async ({ conn }) => {
        const oven = await conn.bakery.createOven({ name: 'big' });
        return [oven.id, (await conn.session.access()).project?.id];
      }),
    );
    expect(ids[0]).toEqual(ids[1]);
  });

  it('let others log in whom the identity service does not know', async () => {
    const { fake } = start();
    const login = new Connection({ ...fake.options(), username: 'jo' }).session.access();
    expect(await failureOf(login)).toBeInstanceOf(AuthenticationError);
    const identity = fake.service('identity');
    const jo = identity.collection('/users').add({ name: 'jo', domain_id: 'default', password: 'secret' });
    const [project] = identity.collection('/projects').all();
    const [role] = identity.collection('/roles').all();
    identity.collection('/role_assignments').add({
      user: { id: jo['id'] },
      role: { id: role?.['id'] },
      scope: { project: { id: project?.['id'] } },
    });
    const { user } = await new Connection({ ...fake.options(), username: 'jo' }).session.access();
    expect(user?.name).toBe('jo');
  });
});
