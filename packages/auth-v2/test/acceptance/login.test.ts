import { Connection, createConnection, NotFoundError } from '@os/core';
import '@os/auth-v2';
import { v2Password } from '@os/auth-v2/pure';
import { cloudOptions, connect } from '../../../../tooling/acceptance/connect.js';

const { authUrl = '', username = '', password = '', projectName } = cloudOptions();
const root = authUrl.replace(/\/v\d[\d.]*\/?$/, '').replace(/\/?$/, '/');
const login = { authUrl: `${root}v2.0`, username, password, projectName };

test('a password, where there is version 2.0 of the identity API still', async () => {
  const conn = connect();
  const { body } = await conn.session.request({ url: root });
  await conn.close();
  const { values } = (body as { versions: { values: { id: string }[] } }).versions;
  const ids = values.map(({ id }) => id);

  const old = createConnection({ authenticator: v2Password(login) });
  if (ids.some((id) => id.startsWith('v2'))) {
    expect((await old.authorize()).user?.name).toBe(username);
  } else {
    console.log(
      `auth-v2 logs in to no real Keystone: this one has ${ids.join()}, and Queens (2018) was the first without 2.0`,
    );
    await expect(old.authorize()).rejects.toThrow(NotFoundError);
    await expect(old.authorize()).rejects.not.toThrow(password);
  }
  await old.close();
});

test('where the cloud is asked which versions it has, the one is taken that it has', async () => {
  // `connect` imports the package for version 3, too.
  const conn = new Connection({ ...login, authUrl: root });
  expect((await conn.authorize()).user?.name).toBe(username);
  await conn.close();
});
