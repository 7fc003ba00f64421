import { ConfigError, globalRequestId, newRequestId, type ConnectionOptions } from '@os/core';
import { recorded } from './widgets.js';

const ID = 'req-11111111-2222-4333-8444-555555555555';
const OTHER = 'req-99999999-aaaa-4bbb-8ccc-dddddddddddd';
const HEADER = 'x-openstack-request-id';

function sending(...policies: NonNullable<ConnectionOptions['policies']>) {
  const { conn, sent } = recorded(() => ({ json: { widget: { id: 'w1', name: 'x' } } }), { policies });
  return { conn, ids: () => sent.map(({ headers }) => headers[HEADER]) };
}

test('a new id has the form that services take', () => {
  expect(newRequestId()).toMatch(/^req-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$/);
  expect(newRequestId()).not.toBe(newRequestId());
});

test('goes with every request of a connection, first of all policies', async () => {
  const { conn, ids } = sending(globalRequestId(ID));
  expect(conn.session.policies.names[0]).toBe('global-request-id');
  await conn.widgets.createWidget({ name: 'x' });
  await conn.widgets.request({ path: '/x' });
  expect(ids()).toEqual([ID, ID]);
});

test('is made for the connection if none is given', async () => {
  const { conn, ids } = sending(globalRequestId());
  await conn.widgets.request({ path: '/x' });
  await conn.widgets.request({ path: '/y' });
  const [first, second] = ids();
  expect(first).toMatch(/^req-/);
  expect(second).toBe(first);
});

test('may differ from call to call', async () => {
  const given = [ID, undefined, OTHER];
  const { conn, ids } = sending(globalRequestId(() => given.shift()));
  for (const path of ['/a', '/b', '/c']) await conn.widgets.request({ path });
  expect(ids()).toEqual([ID, undefined, OTHER]);
});

test('a call’s own goes before it, in whatever case its name is written', async () => {
  const { conn, ids } = sending(globalRequestId(ID));
  await conn.widgets.createWidget({ name: 'x' }, { headers: { 'X-Openstack-Request-Id': OTHER } });
  expect(ids()).toEqual([OTHER]);
});

test('stays the same when a request is sent again', async () => {
  const { conn, sent } = recorded([{ status: 503, headers: { 'retry-after': '0' } }, {}], {
    policies: [globalRequestId(newRequestId)],
  });
  await conn.widgets.request({ path: '/x', retries: 1 });
  expect(sent).toHaveLength(2);
  expect(sent[1]?.headers[HEADER]).toBe(sent[0]?.headers[HEADER]);
});

test('does not go to plain URLs', async () => {
  const { conn, ids } = sending(globalRequestId(ID));
  await conn.session.request({ url: 'https://idp.test/token' });
  expect(ids()).toEqual([undefined]);
});

test.each(['', 'abc', ID.slice('req-'.length), ID.toUpperCase(), `${ID}0`, `${ID}\n`])(
  'what services would drop is refused: %j',
  async (wrong) => {
    expect(() => globalRequestId(wrong)).toThrow(ConfigError);
    const { conn, ids } = sending(globalRequestId(() => wrong));
    await expect(conn.widgets.request({ path: '/x' })).rejects.toThrow(
      `"${wrong}" is no request id: those are "req-" and a UUID in lower case`,
    );
    const { conn: fine, ids: sent } = sending(globalRequestId(ID));
    await expect(fine.widgets.request({ path: '/x', headers: { [HEADER]: wrong } })).rejects.toThrow(ConfigError);
    expect([...ids(), ...sent()]).toEqual([]);
  },
);
