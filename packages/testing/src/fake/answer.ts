import { OpenStackError } from '@os/core';
import type { FakeAccess } from './access.js';
import type { FakeService } from './service.js';

/** A request to a fake service, after its token was checked. */
export interface FakeCall {
  readonly method: string;
  /** The whole URL, as the client spelled it. */
  readonly url: URL;
  /** Below the service's endpoint: `/routers/1/add_router_interface`. */
  readonly path: string;
  /** What stands in the place of the path's placeholders. */
  readonly params: Readonly<Record<string, string>>;
  /** The same in the order of the path: first the parents, then the resource itself. */
  readonly ids: readonly string[];
  /** Names are lower-case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as it came. */
  readonly body: Uint8Array;
  /** The body, parsed; undefined if it is no JSON. */
  readonly json: unknown;
  /** Whose token it is. */
  readonly access: FakeAccess;
  readonly service: FakeService;
}

type Headers = Readonly<Record<string, string>>;

/**
 * An answer with a status or headers of its own. Text and bytes are sent as they are, any other body as JSON; without
 * one it is empty.
 */
export class FakeAnswer {
  constructor(
    readonly status: number,
    readonly body?: unknown,
    readonly headers: Headers = {},
  ) {}
}

/**
 * Thrown by a fake service to answer with an error status, in the shape that the service gives to its errors.
 *
 * ```ts
 * throw new Refusal(409, 'Router r1 has ports still attached', 'RouterInUse');
 * ```
 */
export class Refusal extends OpenStackError {
  static override readonly code: string = 'REFUSAL';
  readonly status: number;
  /** The name of the fault, for services that tell it. */
  readonly type: string | undefined;
  readonly headers: Headers;

  constructor(status: number, message: string, type?: string, headers: Headers = {}) {
    super(message);
    this.status = status;
    this.type = type;
    this.headers = headers;
  }
}
