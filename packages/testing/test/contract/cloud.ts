import { HttpError, type Connection, type ConnectionOptions, type ServiceResponse } from '@os/core';

/** A cloud whose behaviour is compared with the contract. */
export interface Cloud {
  /** What an administrator of it connects with. */
  options(): ConnectionOptions;
  /** A connection of the administrator's. */
  connect(): Connection;
}

/** A name that nothing else has. */
export function unique(what: string): string {
  return `sdk-test-${what}-${Math.random().toString(36).slice(2, 10)}`;
}

/** Undoes what a test did, last things first, whatever became of the test. */
export class Cleanup {
  #steps: (() => unknown)[] = [];

  add(step: () => unknown): void {
    this.#steps.unshift(step);
  }

  async run(): Promise<void> {
    const steps = this.#steps;
    this.#steps = [];
    const failures: unknown[] = [];
    for (const step of steps) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be cleaned up');
  }
}

/** The error that a promise ends with; a test that gets an answer instead fails. */
export async function failureOf(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('There should have been an error');
}

/** As {@link failureOf}, for errors that services answer with. */
export async function refusalOf(promise: PromiseLike<unknown>): Promise<HttpError> {
  const error = await failureOf(promise);
  if (error instanceof HttpError) return error;
  throw error;
}

/** The value at a path of keys in an answer's body. */
export function at({ body }: Pick<ServiceResponse, 'body'>, ...keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], body);
}
