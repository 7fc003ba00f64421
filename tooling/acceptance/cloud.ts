import { randomUUID } from 'node:crypto';
import { NotFoundError, type AnyResourceClass, type Connection, type Resource } from '@os/core';
import { checkAnswer } from '@os/testing';
import { connect } from './connect.js';

/** The cloud under test, and ways to leave nothing behind there. */
export interface Cloud {
  readonly conn: Connection;
  /** A name that nothing else has. */
  readonly name: () => string;
  /** Passes on what was created, and has it removed when the tests are over: last created, first removed. */
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
    conn,
    name: () => `sdk-test-${randomUUID().slice(0, 8)}`,
    keep: (created, remove) => {
      undo.push(() => remove(created));
      return created;
    },
  };
}

/** Checks that an object's class declares all that the service answered, and that no declared type is contradicted. */
export function expectDeclared<R extends Resource>(resource: R): R {
  const { name } = resource.constructor;
  const problems = checkAnswer(resource.constructor as AnyResourceClass, resource.body);
  expect({ [name]: problems }).toEqual({ [name]: [] });
  return resource;
}
