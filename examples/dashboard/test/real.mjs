import assert from 'node:assert/strict';
import { Volume } from '@os/block-storage';
import { Server } from '@os/compute';
import { loadConfig } from '@os/config';
import { Connection } from '@os/core';
import { Network } from '@os/network';
import '@os/auth-v3';
import { servePage } from '../serve.mjs';
import { User } from './user.mjs';

/** The page in front of a real cloud, which has to let pages call it (CORS). */
export async function testWithRealCloud({ test }, browser) {
  const { authUrl, username, password, userDomainName = 'Default', projectName } = loadConfig();
  const site = await servePage({ config: { authUrl } });
  const name = `dashboard-${Date.now().toString(36)}`;
  const user = await User.at(browser, { url: site.url });
  user.page.setDefaultTimeout(120_000);

  const isIn = await test('logs in, and shows quotas', async () => {
    await user.logIn({ username, password, domain: userDomainName });
    await Promise.race([
      user.page.getByRole('heading', { name: 'Choose a project' }).waitFor(),
      user.readProblem().then((problem) => assert.fail(problem)),
    ]);
    await user.enter(new RegExp(`^${projectName}\\b`));
    for (const label of ['Servers', 'Volumes', 'Networks'])
      await user.page.getByRole('meter', { name: label }).waitFor();
    assert.equal(await user.page.getByRole('alert').count(), 0);
  });
  if (isIn) await work({ test }, user, { name, password });
  await cleanUp(name);

  await test('the browser had no reason to complain', () => assert.deepEqual(user.complaints, []));
  await user.leave();
  await site.close();
}

/** Removes what failed tests have left. */
async function cleanUp(name) {
  const conn = new Connection(loadConfig());
  for (const kind of [Server, Volume, Network]) {
    const left = await conn.find(kind, name);
    if (!left) continue;
    await conn.delete(left);
    await conn.waitForDeletion(left);
  }
  await conn.close();
}

/** What one does in a project: each step needs the one before. */
async function work({ test }, user, { name, password }) {
  await test('nothing secret is kept', async () => {
    const kept = await user.kept();
    assert.ok(!kept.includes(password) && !kept.includes('gAAAA'), kept);
  });

  await test('lists what there is', async () => {
    for (const view of ['Servers', 'Networks', 'Volumes']) await user.open(view);
  });

  await test('creates a network with a subnet', async () => {
    await user.open('Networks');
    await user.create('network', { Name: name, Subnet: '10.77.0.0/24' });
    await user.page.getByText(`The network ${name} is ready`).waitFor();
    await user.row(name).getByText('Active').waitFor();
  });

  await test('creates a server there, and deletes it', async () => {
    await user.open('Servers');
    await user.press('New server');
    const dialog = user.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Image').selectOption({ label: 'cirros' });
    await dialog.getByLabel('Network', { exact: true }).selectOption({ label: name });
    const flavors = await dialog.getByLabel('Flavor').locator('option').allInnerTexts();
    await dialog
      .getByLabel('Flavor')
      .selectOption({ label: flavors.find((each) => each.startsWith('m1.nano')) ?? flavors[0] });
    await user.press('Create server');
    await user.row(name).getByRole('progressbar').waitFor();
    await user.row(name).getByText('Active').waitFor();
    assert.match(await user.row(name).innerText(), /10\.77\.0\.\d/);
    await user.delete('server', name);
    await user.page.getByText(`The server ${name} is gone`).waitFor();
  });

  await test('creates a volume, and deletes it', async () => {
    await user.open('Volumes');
    await user.create('volume', { Name: name, 'Size in GiB': '1' });
    await user.row(name).getByText('Available').waitFor();
    await user.delete('volume', name);
    await user.page.getByText(`The volume ${name} is gone`).waitFor();
  });

  await test('a refusal comes with its request id', async () => {
    await user.create('volume', { Name: name, 'Size in GiB': '100000000' });
    const problem = await user.readProblem();
    assert.match(problem, /was not created/);
    assert.match(problem, /Request id req-/);
    await user.press('Dismiss');
  });

  await test('deletes the network', async () => {
    await user.open('Networks');
    await user.delete('network', name);
    await user.page.getByText(`The network ${name} is gone`).waitFor();
  });
}
