import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { demoCloud } from '../demo-cloud.mjs';
import { servePage } from '../serve.mjs';
import { User } from './user.mjs';

/** The page in front of the fake cloud. */
export async function testWithFakeCloud({ test }, browser) {
  const fake = demoCloud({ statusDelay: 1_500 });
  const cloud = await fake.listen();
  const authUrl = `${cloud.url}/identity/v3`;
  const site = await servePage({ config: { authUrl } });
  const { url } = site;

  /** A test with a user of its own, who must not have been given reason to complain. */
  const asUser = (name, work, options) =>
    test(name, async () => {
      const user = await User.at(browser, { url, ...options });
      try {
        await work(user);
        assert.deepEqual(user.complaints, []);
      } finally {
        await user.leave();
      }
    });
  const inShop = (name, work, options) =>
    asUser(
      name,
      async (user) => {
        await user.logIn();
        await user.enter('web-shop', 'RegionOne');
        await work(user);
      },
      options,
    );

  await asUser('a wrong password is explained, and stays secret', async (user) => {
    await user.logIn({ password: 'not-the-secret' });
    const problem = await user.readProblem();
    assert.match(problem, /You are not logged in/);
    assert.match(problem, /Check the user name, the domain and the password/);
    assert.match(problem, /Request id req-/);
    assert.doesNotMatch(problem, /not-the-secret/);
  });

  await asUser('logs in without a scope, then for a project; nothing secret is kept', async (user) => {
    fake.requests.length = 0;
    await user.logIn();
    await user.enter('web-shop', 'RegionOne');
    await user.open('Servers');
    const logins = fake.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/auth/tokens'));
    assert.equal(logins.length, 2);
    assert.equal(logins[0].body.auth.scope, 'unscoped');
    assert.deepEqual(logins[1].body.auth.identity.methods, ['token']);
    assert.deepEqual(Object.keys(logins[1].body.auth.scope), ['project']);
    const { id: token } = logins[1].body.auth.identity.token;
    const kept = await user.kept();
    for (const secret of ['"secret"', token, 'fake-token']) assert.ok(!kept.includes(secret), kept);
    assert.ok(!(await user.page.content()).includes(token));
    assert.match(kept, /#servers/);
    assert.ok(fake.requests.every(({ path }) => !path.includes('token-') && !path.includes('secret')));
  });

  await asUser('logs out: both tokens are void, and the way back is closed', async (user) => {
    await user.logIn();
    await user.enter('web-shop', 'RegionOne');
    await user.open('Servers');
    const revoked = Promise.all(
      [1, 2].map(() =>
        user.page.waitForResponse((response) => response.request().method() === 'DELETE' && response.status() === 204),
      ),
    );
    await user.press('Log out');
    await user.page.getByRole('heading', { name: 'Log in' }).waitFor();
    await revoked;
    await user.page.goBack();
    await user.page.getByRole('heading', { name: 'Log in' }).waitFor();
  });

  await inShop('shows how much of the quotas is used', async (user) => {
    const meter = user.page.getByRole('meter', { name: 'Servers' });
    assert.equal(await meter.getAttribute('aria-valuetext'), '57 of 70');
    assert.match(
      await user.page.getByRole('meter', { name: 'Memory' }).getAttribute('aria-valuetext'),
      /GiB, no limit$/,
    );
    assert.equal(await user.page.getByRole('meter', { name: 'Networks' }).getAttribute('aria-valuetext'), '5 of 10');
    await user.page.getByRole('meter', { name: 'Volume space' }).waitFor();
  });

  await inShop('fetches the pages of a table as one scrolls', async (user) => {
    fake.requests.length = 0;
    await user.open('Servers');
    await user.page.getByText('20 shown, more to come').waitFor();
    const asked = () =>
      fake.requests.filter(({ method, path }) => method === 'GET' && path.includes('/servers/detail'));
    // The SDK has the next page ready, and no more than that.
    assert.equal(asked().length, 2);
    for (const count of ['40 shown', '57 in all']) {
      await user.page.mouse.wheel(0, 20_000);
      await user.page.getByText(count).waitFor();
    }
    assert.equal(await user.rows().count(), 57);
    assert.equal(asked().length, 3);
    assert.ok(asked().every(({ path }) => path.includes('limit=20')));
    assert.ok(asked()[2].path.includes('marker='));
  });

  await inShop('has a button for the next page, too', async (user) => {
    await user.open('Volumes');
    // Not by the mouse, whose way there would scroll.
    await user.page.getByRole('button', { name: 'Show more' }).dispatchEvent('click');
    await user.page.getByText('34 in all').waitFor();
  });

  await inShop('creates a server, and shows how far it is', async (user) => {
    await user.open('Servers');
    await user.create('server', { Name: 'made-here', Image: { label: 'debian-13' }, Network: { label: 'shared' } });
    const row = user.row('made-here');
    await row.getByRole('progressbar', { name: 'Creating' }).waitFor();
    await row.getByText('Spawning').waitFor();
    await row.getByText('Active').waitFor();
    await user.page.getByText('The server made-here is ready').waitFor();
    const { body } = fake.requests.findLast(({ method, path }) => method === 'POST' && path.endsWith('/servers'));
    const { name, flavorRef, imageRef, networks } = body.server;
    assert.deepEqual({ name, flavorRef }, { name: 'made-here', flavorRef: '1' });
    assert.ok(imageRef && networks[0].uuid);
  });

  await inShop('creates a network with a subnet', async (user) => {
    await user.open('Networks');
    await user.create('network', { Name: 'made-here', Subnet: '10.7.0.0/24' });
    await user.row('made-here').getByText('Active').waitFor();
    await user.page.getByText('The network made-here is ready').waitFor();
    assert.match(await user.row('made-here').innerText(), /\b1\b/);
  });

  await inShop('deletes a volume, and says so when it is gone', async (user) => {
    await user.open('Volumes');
    await user.create('volume', { Name: 'made-here', 'Size in GiB': '3' });
    await user.row('made-here').getByText('Available').waitFor();
    await user.delete('volume', 'made-here');
    await user.page.getByText('The volume made-here is gone').waitFor();
    assert.equal(await user.row('made-here').count(), 0);
    assert.equal(await user.page.evaluate(() => globalThis.document.activeElement.textContent), 'Volumes');
  });

  await inShop('a refused deletion says why, and what to do', async (user) => {
    await user.open('Servers');
    const message = "Cannot 'delete' instance db-1 while it is in task_state migrating";
    fake.fail({
      match: { method: 'DELETE', path: /servers/ },
      status: 409,
      body: { conflictingRequest: { code: 409, message } },
      headers: { 'x-openstack-request-id': 'req-busy' },
    });
    await user.delete('server', 'db-1');
    const problem = await user.readProblem();
    assert.match(problem, /The server “db-1” was not deleted/);
    assert.ok(problem.includes(message));
    assert.match(problem, /wait and try again/);
    assert.match(problem, /req-busy/);
    await user.row('db-1').getByText('Active').waitFor();
    await user.press('Dismiss');
    await user.page.getByRole('alert').waitFor({ state: 'detached' });
  });

  await inShop('a used-up quota is told from missing rights', async (user) => {
    await user.open('Servers');
    const refuse = (message) =>
      fake.fail({
        match: { method: 'POST', path: '/servers' },
        status: 403,
        body: { forbidden: { code: 403, message } },
      });
    const values = { Name: 'too-many', Network: { label: 'none' }, Image: { label: 'debian-13' } };
    refuse('Quota exceeded for instances: Requested 1, but already used 10 of 10 instances');
    await user.create('server', values);
    assert.match(
      await user.readProblem(),
      /“too-many” was not created[^]*already used 10 of 10[^]*The quota is used up/,
    );
    await user.press('Dismiss');
    refuse("Policy doesn't allow os_compute_api:servers:create to be performed.");
    await user.create('server', values);
    assert.match(await user.readProblem(), /Your roles do not allow this/);
  });

  await inShop('a server that fails tells the reason, and stays in the table', async (user) => {
    await user.open('Servers');
    await user.create('server', { Name: 'no-room', Network: { label: 'none' }, Image: { label: 'debian-13' } });
    await user.row('no-room').getByText('Spawning').waitFor();
    const servers = fake.service('compute').collection('/servers');
    const { id } = servers.all().find(({ name }) => name === 'no-room');
    servers.change(id, { status: 'ERROR', fault: { code: 500, message: 'No valid host was found.', created: '' } });
    assert.match(await user.readProblem(), /“no-room” is there, but did not become ready[^]*No valid host was found/);
    await user.row('no-room').getByText('Error').waitFor();
  });

  await inShop('a table that cannot be loaded offers another try', async (user) => {
    fake.fail({ match: { path: '/networks' }, status: 500, body: { message: 'The database is away' }, times: 1 });
    await user.page.getByRole('link', { name: 'Networks' }).click();
    assert.match(await user.readProblem(), /The networks could not be listed/);
    await user.press('Try again');
    await user.row('shared').waitFor();
    await user.page.getByRole('alert').waitFor({ state: 'detached' });
  });

  await asUser('a region without the service says so; the other one has it', async (user) => {
    await user.logIn();
    await user.enter('web-shop', 'RegionTwo');
    await user.page.getByRole('link', { name: 'Servers' }).click();
    assert.match(
      await user.readProblem(),
      /no public endpoint for "compute" in region "RegionTwo"[^]*choose another one/,
    );
    await user.page.getByLabel('Region').selectOption('RegionOne');
    await user.row('web-1').waitFor();
    await user.page.getByLabel('Project').selectOption('admin');
    await user.row('web-1').waitFor();
  });

  await inShop('a session that is over leads back to the login', async (user) => {
    fake.revokeTokens();
    await user.page.getByRole('link', { name: 'Volumes' }).click();
    assert.match(await user.readProblem(), /Your session is over/);
    await user.press('Log in again');
    await user.page.getByRole('heading', { name: 'Log in' }).waitFor();
  });

  await test('a cloud that hides X-Subject-Token from pages is told by that', async () => {
    const strict = await beforeCloud(cloud.url, (headers) => delete headers['access-control-expose-headers']);
    const user = await User.at(browser, { url });
    try {
      await user.logIn({ authUrl: `${strict.url}/identity/v3` });
      const problem = await user.readProblem();
      assert.match(problem, /without the header X-Subject-Token/);
      assert.match(problem, /expose_headers = X-Subject-Token/);
    } finally {
      await user.leave();
      strict.close();
    }
  });

  await test('a cloud that pages may not call is told from a wrong password', async () => {
    const silent = await beforeCloud(cloud.url, (headers) => delete headers['access-control-allow-origin']);
    const user = await User.at(browser, { url });
    try {
      await user.logIn({ authUrl: `${silent.url}/identity/v3` });
      const problem = await user.readProblem();
      assert.match(problem, /got no answer/);
      assert.ok(problem.includes(`allowed_origin = ${new URL(url).origin}`), problem);
    } finally {
      await user.leave();
      silent.close();
    }
  });

  await inShop('can be used with the keyboard alone', async (user) => {
    const { keyboard } = user.page;
    const focused = () => user.page.evaluate(() => globalThis.document.activeElement.textContent);
    await user.page.evaluate(() => globalThis.document.activeElement.blur());
    await keyboard.press('Tab');
    assert.equal(await focused(), 'To the content');
    await user.page.getByRole('link', { name: 'Volumes' }).focus();
    await keyboard.press('Enter');
    await user.page.getByText('20 shown').waitFor();
    assert.equal(await focused(), 'Volumes');
    await user.page.getByRole('button', { name: 'New volume' }).focus();
    await keyboard.press('Enter');
    await user.page.getByRole('dialog').waitFor();
    assert.equal(await user.page.evaluate(() => globalThis.document.activeElement.name), 'name');
    await keyboard.press('Escape');
    await user.page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await focused(), 'New volume');
    await keyboard.press('Enter');
    await user.page.getByRole('dialog').waitFor();
    await keyboard.type('by-key');
    await keyboard.press('Enter');
    await user.row('by-key').getByText('Available').waitFor();
  });

  for (const [name, options] of [
    ['light', {}],
    ['dark', { isDark: true }],
    ["at a phone's width", { width: 360 }],
  ]) {
    await asUser(
      `is accessible, and fits: ${name}`,
      async (user) => {
        const check = async () => {
          await user.checkAccessibility();
          await user.checkWidth();
        };
        await check();
        await user.logIn({ password: 'wrong' });
        await user.readProblem();
        await check();
        await user.logIn();
        await user.page.getByRole('heading', { name: 'Choose a project' }).waitFor();
        await check();
        await user.enter('web-shop', 'RegionOne');
        await user.page.getByRole('meter', { name: 'Volume space' }).waitFor();
        await check();
        for (const view of ['Networks', 'Volumes', 'Servers']) {
          await user.open(view);
          await check();
        }
        await user.press('New server');
        await user.page.getByLabel('Image').waitFor();
        await user.page.getByRole('dialog').getByLabel('Network', { exact: true }).waitFor();
        await check();
        await user.page.getByRole('dialog').getByLabel('Name').fill(`seen ${name}`);
        await user.press('Create server');
        await user.row(`seen ${name}`).getByText('Spawning').waitFor();
        fake.fail({ match: { method: 'DELETE', path: /servers/ }, status: 409 });
        await user.delete('server', 'db-1');
        await user.readProblem();
        await check();
      },
      options,
    );
  }

  for (const kind of ['web-worker', 'service-worker']) {
    await asUser(
      `works in a ${kind.replace('-', ' ')}`,
      async ({ page }) => {
        await page.getByLabel('Identity service').fill(authUrl);
        await page.getByLabel('User name').fill('admin');
        await page.getByLabel('Password').fill('secret');
        await page.getByLabel('Project').fill('web-shop');
        await page.getByRole('button', { name: 'List servers' }).click();
        const count = fake.service('compute').collection('/servers').all().length;
        await page.getByText(new RegExp(`^${count} servers: .*web-1`)).waitFor();
      },
      { url: `${url}${kind}.html` },
    );
  }

  await site.close();
  await cloud.close();
}

/** A server before the cloud that changes the headers of what it answers. */
async function beforeCloud(target, change) {
  const server = createServer(async (request, response) => {
    const body = request.method === 'POST' ? await new Response(request).arrayBuffer() : undefined;
    const headers = { ...request.headers };
    // Those that are about this one connection.
    for (const name of ['host', 'connection', 'content-length']) delete headers[name];
    const answer = await fetch(target + request.url, { method: request.method, headers, body });
    const answered = Object.fromEntries(answer.headers);
    delete answered['transfer-encoding'];
    change(answered);
    response.writeHead(answer.status, answered).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
