import { ConfigError } from '../errors.js';
import type { PipelineRequest } from '../request.js';
import type { TransportResponse } from '../transport/transport.js';

/** An answer on its way back, with the request that it answers. */
export interface PipelineResponse extends TransportResponse {
  readonly url: string;
}

/** Goes on with the policies that follow, and to the transport in the end. */
export type Next = (request: PipelineRequest) => Promise<PipelineResponse>;

/**
 * A step that every request passes. It may change the request, look at the answer, send again, or answer by itself.
 *
 * The connection's own are, in order: `endpoint`, `auth`, `redirect`, `retry`, `observe`.
 */
export interface Policy {
  readonly name: string;
  /** Where it wants to stand when it is given to a connection. Default: the last one before the transport. */
  readonly place?: PolicyPlace | undefined;
  send(request: PipelineRequest, next: Next): Promise<PipelineResponse>;
}

/** A place before or after the policy of a name. */
export interface PolicyPlace {
  readonly before?: string;
  readonly after?: string;
}

/** The policies of a session, in the order in which requests pass them. */
export class PolicyList {
  readonly #end: Next;
  readonly #policies: Policy[] = [];
  #run!: Next;

  constructor(policies: readonly Policy[], end: Next) {
    this.#end = end;
    this.#change(0, 0, ...policies);
  }

  /** The names, in order. */
  get names(): readonly string[] {
    return this.#policies.map((policy) => policy.name);
  }

  /** Adds a policy before or after another one; without a place, as the last one before the transport. */
  add(policy: Policy, { before, after }: PolicyPlace = policy.place ?? {}): this {
    if (this.names.includes(policy.name)) throw new ConfigError(`There is a policy "${policy.name}" already`);
    const at = before ? this.#find(before) : after ? this.#find(after) + 1 : Infinity;
    return this.#change(at, 0, policy);
  }

  /** Puts a policy in the place of the one with this name. */
  replace(name: string, policy: Policy): this {
    return this.#change(this.#find(name), 1, policy);
  }

  /** Takes out the policy with this name. */
  remove(name: string): this {
    return this.#change(this.#find(name), 1);
  }

  /** @internal */
  send(request: PipelineRequest): Promise<PipelineResponse> {
    return this.#run(request);
  }

  #find(name: string): number {
    const at = this.names.indexOf(name);
    if (at < 0) throw new ConfigError(`There is no policy "${name}"; there are ${this.names.join(', ')}`);
    return at;
  }

  #change(at: number, removed: number, ...added: readonly Policy[]): this {
    this.#policies.splice(at, removed, ...added);
    this.#run = this.#policies.reduceRight<Next>((next, policy) => (request) => policy.send(request, next), this.#end);
    return this;
  }
}
