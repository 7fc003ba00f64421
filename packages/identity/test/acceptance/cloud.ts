import { randomUUID } from 'node:crypto';
import { Connection, NotFoundError, type ConnectionOptions } from '@os/core';
import '@os/identity';
import { cloudOptions } from '../../../../tooling/acceptance/connect.js';

const connections: Connection[] = [];

/** A connection to the same cloud, with other credentials. */
export function open(options: ConnectionOptions): Connection {
  const connection = new Connection(options);
  connections.push(connection);
  return connection;
}

/** What the cloud's administrator connects with. */
export const options = cloudOptions();
export const conn = open(options);
export const { identity } = conn;

/** A name that nothing else has, and that says where it comes from. */
export function newName(what: string): string {
  return `sdk-test-${what}-${randomUUID().slice(0, 8)}`;
}

type Step = () => Promise<unknown>;
const steps: Step[] = [];

/** Notes how to take away what a test made. Done after the tests, the last first, whatever became of them. */
export function cleanUp(step: Step): void {
  steps.push(step);
}

afterAll(async () => {
  const failures: unknown[] = [];
  for (const step of steps.splice(0).reverse()) {
    try {
      await step();
    } catch (error) {
      if (!(error instanceof NotFoundError)) failures.push(error);
    }
  }
  for (const connection of connections) await connection.close();
  if (failures.length > 0) throw new AggregateError(failures, 'Something was left behind');
});

/** Makes a domain for a test's users, groups, projects and roles: all of them go with it. */
export async function newDomain(): Promise<string> {
  const domain = await identity.createDomain({ name: newName('domain') });
  cleanUp(async () => {
    await identity.updateDomain(domain, { isEnabled: false });
    await identity.deleteDomain(domain);
  });
  return domain.id;
}
