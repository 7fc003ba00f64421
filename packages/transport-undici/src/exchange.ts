import type { Transform } from 'node:stream';
import type { TransportRequest, TransportResponse } from '@os/core';
import { Attempt, incoming, Inlet, isLong, Outgoing } from '@os/core/node';
import type { Dispatcher } from 'undici';
import { decoderOf } from './decoder.js';

type Controller = Dispatcher.DispatchController;
type Headers = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2];

/**
 * One request and its answer, as undici tells of them. Written against `dispatch` itself, since `request()` makes streams
 * of Node's for everything.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly body: string | Buffer | Outgoing | null;
  readonly #request: TransportRequest;
  readonly #resolve: (response: TransportResponse) => void;
  readonly #reject: (error: Error) => void;
  readonly #attempt: Attempt;
  readonly #chunks: Buffer[] = [];
  #controller: Controller | undefined;
  #status = 0;
  #headers: Readonly<Record<string, string>> = {};
  #decoder: Transform | undefined;
  #inlet: Inlet | undefined;
  #isOver = false;

  constructor(
    request: TransportRequest,
    resolve: (response: TransportResponse) => void,
    reject: (error: Error) => void,
  ) {
    this.#request = request;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#attempt = new Attempt(request, (reason) => this.#stop(reason));
    this.body = bodyOf(request, this.#attempt);
  }

  /** Nothing could be sent. */
  fail(cause: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.body instanceof Outgoing) this.body.destroy();
    if (this.#inlet) this.#inlet.fail(cause);
    else this.#reject(this.#attempt.fail(cause));
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller;
    // It ended while it waited for its turn.
    if (this.#isOver) controller.abort(new Error('it ended before it began'));
  }

  onResponseStart(controller: Controller, status: number, headers: Headers): void {
    if (status < 200) return;
    // undici ends the connection after an answer that came before all was sent.
    if (this.body instanceof Outgoing && !this.body.readableEnded) this.body.stop();
    this.#status = status;
    this.#headers = joined(headers);
    const { method, headers: asked } = this.#request;
    const mayHaveBody = method !== 'HEAD' && status !== 204 && status !== 304;
    this.#decoder = mayHaveBody && asked['accept-encoding'] !== 'identity' ? decoderOf(headers) : undefined;
    if (this.#request.expect === 'stream') {
      const discard = (): void => this.#stop(new Error('its answer is not wanted'));
      this.#answer(this.#decoder ? incoming(this.#decoder, this.#attempt, discard) : this.#open(controller));
    } else {
      this.#decoder
        ?.on('data', (chunk: Buffer) => this.#chunks.push(chunk))
        .on('end', () => this.#finish())
        .on('error', (error) => this.fail(error));
    }
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    if (this.#decoder) {
      if (this.#decoder.write(chunk)) return;
      controller.pause();
      this.#decoder.once('drain', () => controller.resume());
    } else if (this.#inlet) {
      // After each pause, the parser first tells of no bytes at all; to pause again would go on for ever.
      if (chunk.length > 0 && !this.#inlet.push(chunk)) controller.pause();
    } else {
      this.#chunks.push(chunk);
    }
  }

  onResponseEnd(): void {
    if (this.#decoder) this.#decoder.end();
    else this.#finish();
  }

  onResponseError(_: unknown, error: Error): void {
    if (this.#decoder) this.#decoder.destroy(error);
    else this.fail(error);
  }

  #stop(reason: Error): void {
    this.#controller?.abort(reason);
    // It may still wait for its turn, or be done but for the decoding.
    this.onResponseError(undefined, reason);
  }

  /** The answer's body as a stream that takes from the connection what is asked for. */
  #open(controller: Controller): ReadableStream<Uint8Array> {
    controller.pause();
    const resume = (): void => controller.resume();
    this.#inlet = new Inlet(this.#attempt, resume, () => {
      this.#isOver = true;
      controller.abort(new Error('its answer is not wanted'));
    });
    return this.#inlet.stream;
  }

  #finish(): void {
    if (this.#isOver) return;
    const inlet = this.#inlet;
    if (inlet) {
      this.#isOver = true;
      whenReadyAgain(() => inlet.close());
      return;
    }
    let answer: string | Buffer;
    try {
      answer = this.#whole();
    } catch (error) {
      // A string cannot hold as much as memory.
      this.fail(error);
      return;
    }
    this.#end();
    whenReadyAgain(() => this.#answer(answer));
  }

  #end(): void {
    this.#isOver = true;
    this.#attempt.end();
  }

  #whole(): string | Buffer {
    const [first, ...more] = this.#chunks;
    // What is kept does not keep the memory of the connection.
    if (this.#request.expect === 'bytes') return Buffer.concat(this.#chunks);
    return textOf(first && more.length === 0 ? first : Buffer.concat(this.#chunks));
  }

  #answer(body: TransportResponse['body']): void {
    this.#resolve({ status: this.#status, headers: this.#headers, body });
  }
}

/** undici has the connection ready again in the next turn. Whoever goes on at once would be given a new one. */
function whenReadyAgain(goOn: () => void): void {
  queueMicrotask(() => setImmediate(goOn));
}

function bodyOf({ body }: TransportRequest, attempt: Attempt): string | Buffer | Outgoing | null {
  if (body === undefined) return null;
  if (isLong(body)) return new Outgoing(body, () => attempt.startClock());
  return body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : (body as string);
}

/** undici names headers in small letters, and has an array for those that came more than once. */
function joined(headers: Headers): Record<string, string> {
  for (const name in headers) {
    const value = headers[name];
    if (typeof value !== 'string') headers[name] = value?.join(', ') ?? '';
  }
  return headers as Record<string, string>;
}

function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
