import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { discovery, type Connection, type ConnectionEvent, type ServiceApi } from '@os/core';
import { connect } from '../../../../tooling/acceptance/connect.js';

const run = promisify(execFile);
/** Kills a process of the cloud, and starts it again after two seconds. */
const crash = (name: string) => run(`${__dirname}/../../../../tooling/cloud/crash`, [name, '2']);
const pids = `${process.env['OSCLOUD_DIR'] ?? '/var/tmp/oscloud'}/pids`;
const isElsewhere = Boolean(process.env['OS_CLOUD'] ?? process.env['OS_AUTH_URL']);

const compute: ServiceApi = { type: 'compute', version: 'v2.1', discovery, microversions: { max: '2.100' } };
const identity: ServiceApi = { type: 'identity', version: 'v3', discovery };

/** Calls without a break from several workers while `disturb` goes on, and a little longer; nothing may fail. */
async function keepCalling(conn: Connection, call: () => Promise<unknown>, disturb: () => Promise<unknown>) {
  const failures: unknown[] = [];
  const events: ConnectionEvent[] = [];
  const stop = conn.session.observe((event) => events.push(event));
  let isOver = false;
  let count = 0;
  const work = async () => {
    while (!isOver) {
      await call().then(
        () => count++,
        (error: unknown) => failures.push(error),
      );
    }
  };
  await call();
  const workers = Array.from({ length: 4 }, work);
  // All of them are in the middle of it when it happens.
  while (count < 8) await new Promise((resolve) => setTimeout(resolve, 10));
  await disturb();
  // Over when a call that began after the disturbance is answered.
  await call();
  isOver = true;
  await Promise.all(workers);
  stop();
  return { failures, count, retries: events.filter(({ type }) => type === 'retry').length, events };
}

const canCrash = !isElsewhere && existsSync(`${pids}/nova`) && process.getuid?.() === 0;
if (!canCrash) console.log('No service is killed: the cloud under test is not one that tooling/cloud started here');

(canCrash ? describe : describe.skip)('no idempotent call is lost', () => {
  const conn = connect();
  afterAll(() => conn.close());

  test('when the compute API is killed and started again', async () => {
    const list = () => conn.session.request({ service: compute, path: '/servers', needs: {} });
    const { failures, count, retries } = await keepCalling(conn, list, () => crash('nova'));
    expect(failures).toEqual([]);
    expect(retries).toBeGreaterThan(0);
    expect(count).toBeGreaterThan(4);
  });

  test('when Keystone is killed and started again, and every token has to be renewed', async () => {
    const projects = () => conn.session.request({ service: identity, path: '/projects' });
    const { failures, retries } = await keepCalling(conn, projects, async () => {
      await crash('keystone');
      conn.session.invalidate();
    });
    expect(failures).toEqual([]);
    expect(retries).toBeGreaterThan(0);
  });

  test('when a token is revoked in the middle', async () => {
    const revoke = async () => {
      const { headers } = await conn.session.access();
      const token = headers['x-auth-token'] ?? '';
      await connect().session.request({
        service: identity,
        method: 'DELETE',
        path: '/auth/tokens',
        headers: { 'x-subject-token': token },
      });
    };
    const projects = () => conn.session.request({ service: identity, path: '/projects' });
    const { failures, events } = await keepCalling(conn, projects, revoke);
    expect(failures).toEqual([]);
    const logins = events.filter((event) => event.type === 'request' && event.call === 'authorize');
    expect(logins).toHaveLength(1);
  });
});
