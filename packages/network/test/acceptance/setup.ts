import { randomUUID } from 'node:crypto';
import { NotFoundError, type AnyResourceClass, type Resource } from '@os/core';
import '@os/network';
import type { NetworkService } from '@os/network';
import { checkAnswer } from '@os/testing';
import { connect } from '../../../../tooling/acceptance/connect.js';

/** The Networking service of the cloud under test, and ways to leave nothing behind there. */
export interface Cloud {
  readonly network: NetworkService;
  /** A name that nothing else has. */
  readonly name: () => string;
  /** Passes on what was created, and has it deleted when the tests are over: last created, first deleted. */
  readonly keep: <R>(created: R, remove: (created: R) => Promise<unknown>) => R;
}

/** @param user - A cloud of clouds.yaml; the default is an administrator. */
export function cloud(user?: string): Cloud {
  const conn = connect(user);
  const undo: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    const failures: unknown[] = [];
    for (const step of undo.reverse()) {
      await step().catch((error: unknown) => error instanceof NotFoundError || failures.push(error));
    }
    await conn.close();
    expect(failures).toEqual([]);
  });
  return {
    network: conn.network,
    name: () => `sdk-test-${randomUUID().slice(0, 8)}`,
    keep: (created, remove) => {
      undo.push(() => remove(created));
      return created;
    },
  };
}

/** Checks that an object's class declares all that the service answered, and that no declared type is contradicted. */
export function expectDeclared<R extends Resource>(resource: R): R {
  expect({ [resource.constructor.name]: checkAnswer(resource.constructor as AnyResourceClass, resource.body) }).toEqual(
    {
      [resource.constructor.name]: [],
    },
  );
  return resource;
}
