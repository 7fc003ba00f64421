import { ConnectionError, transportFailure } from '@os/core';
import type { OpenStackError, TransportRequest } from '@os/core';
import { isUnsent } from './connect.js';

/** Timers fire at once if they are given more. */
const MAX_TIMER = 2 ** 31 - 1;

/** One request on its way: its clock, its signal, and what it fails with. */
export class Attempt {
  readonly #request: TransportRequest;
  readonly #stop: (reason: Error) => void;
  #timer: NodeJS.Timeout | undefined;
  #isTimeout = false;

  /** @param stop - breaks off what is under way, which then has to fail. */
  constructor(request: TransportRequest, stop: (reason: Error) => void) {
    this.#request = request;
    this.#stop = stop;
    request.signal?.addEventListener('abort', this.#abort);
    this.startClock();
  }

  get isAborted(): boolean {
    return this.#isTimeout || this.#request.signal?.aborted === true;
  }

  /** Gives the request its time, anew if it has used some of it. */
  startClock(): void {
    const { timeout } = this.#request;
    if (timeout === undefined) return;
    this.stopClock();
    this.#timer = setTimeout(this.#expire, Math.min(timeout, MAX_TIMER));
  }

  stopClock(): void {
    clearTimeout(this.#timer);
  }

  /** To be called when nothing more can come. */
  end(): void {
    this.stopClock();
    this.#request.signal?.removeEventListener('abort', this.#abort);
  }

  /** Ends the attempt, and tells what to throw. */
  fail(cause: unknown): OpenStackError {
    this.end();
    const failure = transportFailure(this.#request, cause, { isTimeout: this.#isTimeout });
    return failure instanceof ConnectionError && isUnsent(cause)
      ? new ConnectionError(failure.message, { cause, isUnsent: true })
      : failure;
  }

  readonly #expire = (): void => {
    this.#isTimeout = true;
    this.#stop(new Error('it took too long'));
  };

  readonly #abort = (): void => this.#stop(new Error('it was aborted'));
}
