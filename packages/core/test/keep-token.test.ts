import { createAccess, sessionStore, type Authenticator, type AuthContext, type Store } from '@os/core';

const context = {} as AuthContext;

function memory(): Store & { readonly all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    get: async (key) => all.get(key),
    set: async (key, value) => void all.set(key, value),
    delete: async (key) => void all.delete(key),
  };
}

/** Logs in with token t1, t2, …, each with an hour to live. */
function numbered(life = 3600_000) {
  let count = 0;
  const authenticator: Authenticator = {
    name: 'numbered',
    cacheKey: 'numbered jo',
    authorize: async () =>
      createAccess({ headers: { 'x-auth-token': `t${++count}` }, expiresAt: Date.now() + life, user: { id: 'jo' } }),
  };
  return { authenticator, logins: () => count };
}
const tokenOf = async (authenticator: Authenticator) =>
  (await authenticator.authorize(context)).headers['x-auth-token'];

test('the next one finds the token, with all that it says', async () => {
  const store = memory();
  const { authenticator, logins } = numbered();
  expect(await tokenOf(sessionStore(store).keep(authenticator))).toBe('t1');
  expect([...store.all.keys()]).toEqual(['token:numbered jo']);
  const access = await sessionStore(store).keep(authenticator).authorize(context);
  expect([access.headers, access.user, logins()]).toEqual([{ 'x-auth-token': 't1' }, { id: 'jo' }, 1]);
  expect(JSON.stringify(access)).not.toContain('t1');
});

test('whoever asks again gets a new one, or what another process has left meanwhile', async () => {
  const store = memory();
  const { authenticator, logins } = numbered();
  const [one, two] = [sessionStore(store).keep(authenticator), sessionStore(store).keep(authenticator)];
  expect([await tokenOf(one), await tokenOf(two)]).toEqual(['t1', 't1']);
  expect(await tokenOf(one)).toBe('t2');
  expect(await tokenOf(two)).toBe('t2');
  expect(logins()).toBe(2);
});

test('what is about to end, or makes no sense, is not used', async () => {
  const store = memory();
  const { authenticator } = numbered(30_000);
  expect(await tokenOf(sessionStore(store).keep(authenticator))).toBe('t1');
  expect(await tokenOf(sessionStore(store).keep(authenticator))).toBe('t2');
  for (const nonsense of ['{', '{}', 'null']) {
    store.all.set('token:numbered jo', nonsense);
    expect(await tokenOf(sessionStore(store).keep(numbered().authenticator))).toBe('t1');
  }
});

test('an authenticator that does not tell whose its tokens are is left alone', () => {
  const { cacheKey: _, ...nameless } = numbered().authenticator;
  expect(sessionStore(memory()).keep(nameless)).toBe(nameless);
});
