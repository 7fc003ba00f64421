import { ConfigError } from '../errors.js';
import type { PipelineRequest } from '../request.js';
import type { TransportResponse } from '../transport/transport.js';

/** An answer on its way back, with the request that it answers. */
export interface PipelineResponse extends TransportResponse {
  readonly url: string;
}

export type Next = (request: PipelineRequest) => Promise<PipelineResponse>;

/**
 * A step that every request passes. It may change the request, look at the answer, send again, or answer by itself.
 *
 * The connection's own are, in order: `endpoint`, `auth`, `redirect`, `retry`, `observe`.
 */
export interface Policy {
  readonly name: string;
  send(request: PipelineRequest, next: Next): Promise<PipelineResponse>;
}

/** The policies of a session, in the order in which requests pass them. */
export class PolicyList {
  readonly #end: Next;
  #policies!: readonly Policy[];
  #run!: Next;

  constructor(policies: readonly Policy[], end: Next) {
    this.#end = end;
    this.#set(policies);
  }

  /** The names, in order. */
  get names(): readonly string[] {
    return this.#policies.map((policy) => policy.name);
  }

  /** Adds a policy before or after another one; without a place, as the last one before the transport. */
  add(policy: Policy, { before, after }: { before?: string; after?: string } = {}): this {
    if (this.names.includes(policy.name)) throw new ConfigError(`There is a policy "${policy.name}" already`);
    const at = before ? this.#find(before) : after ? this.#find(after) + 1 : Infinity;
    return this.#set(this.#policies.toSpliced(at, 0, policy));
  }

  /** Puts a policy in the place of the one with this name. */
  replace(name: string, policy: Policy): this {
    return this.#set(this.#policies.with(this.#find(name), policy));
  }

  remove(name: string): this {
    return this.#set(this.#policies.toSpliced(this.#find(name), 1));
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

  #set(policies: readonly Policy[]): this {
    this.#policies = policies;
    this.#run = policies.reduceRight<Next>((next, policy) => (request) => policy.send(request, next), this.#end);
    return this;
  }
}
