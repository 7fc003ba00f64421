import { isOpenStackError, OpenStackError } from '@os/core';

/**
 * One promise that something has to keep. Suites are plain lists of these, for any test runner:
 *
 * ```ts
 * for (const { name, run } of transportConformance(() => new MyTransport())) it(name, run);
 * ```
 */
export interface Check {
  readonly name: string;
  /** @throws ConformanceError - the promise is broken; the message says what was wanted, and what was found. */
  readonly run: () => Promise<void>;
}

/** Something does not do what a conformance suite asks of it. */
export class ConformanceError extends OpenStackError {
  static override readonly code: string = 'CONFORMANCE';
}

/** @throws ConformanceError - the condition does not hold. */
export function ensure(condition: unknown, message: string): asserts condition {
  if (!condition) throw new ConformanceError(message);
}

/** @throws ConformanceError - the values differ, as JSON. */
export function ensureSame(found: unknown, wanted: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  ensure(a === b, `${what} should be ${b}; it is ${a}`);
}

/** What a promise fails with. @throws ConformanceError - it does not fail. */
export async function failureOf(promise: PromiseLike<unknown>, what: string): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new ConformanceError(`${what} should fail, and did not`);
}

/** @throws ConformanceError - the error has another code, or is one of another library. */
export function ensureCode(error: unknown, code: string, what: string): void {
  ensure(isOpenStackError(error), `${what} should fail with an error of @os/core; it failed with ${String(error)}`);
  ensureSame(error.code, code, `The code of the error that ${what} fails with`);
}

/** @throws ConformanceError - the promise does not fail, or not with that code. */
export async function ensureFails(promise: PromiseLike<unknown>, code: string, what: string): Promise<void> {
  ensureCode(await failureOf(promise, what), code, what);
}

/** @throws ConformanceError - there are faults. */
export function ensureNone(faults: readonly string[]): void {
  ensure(faults.length === 0, faults.join('\n'));
}
