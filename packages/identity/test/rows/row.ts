import type { IdentityService } from '@os/identity/pure';

/** One call: the single request that it sends, the answer to it, and what the call gives. */
export interface Row {
  readonly call: (identity: IdentityService) => PromiseLike<unknown>;
  readonly sends: string;
  /** JSON, or the fields of a form. */
  readonly body?: object;
  /** Headers that matter here. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly answer: readonly [status: number, body?: object | string, headers?: Record<string, string>];
  readonly gives: (result: unknown) => void;
}
