import {
  ServiceBase,
  type CallOptions,
  type Service,
  type ServiceContext,
  type ServiceRequest,
  type ServiceResponse,
} from '@os/core';

/** What a method sends, and how its answer is read: not at all by default. */
export interface Sent<T = void> extends Pick<ServiceRequest, 'method' | 'path' | 'query' | 'json'> {
  /** The first microversion that has it. */
  readonly since?: string | undefined;
  readonly read?: ((response: ServiceResponse) => T) | undefined;
}

type Build = (...args: never[]) => Sent<unknown> | readonly Sent<unknown>[];

type MethodOf<B> = B extends (...args: infer A) => infer R
  ? (...args: [...A, options?: CallOptions]) => Promise<R extends readonly (infer S)[] ? AnswerOf<S> : AnswerOf<R>>
  : never;

type AnswerOf<S> = S extends Sent<infer T> ? T : never;

/** The methods that functions of {@link methods} give rise to: with options at the end. */
export type MethodsOf<M> = { readonly [K in keyof M]: MethodOf<M[K]> };

/** The class that {@link methods} makes. */
export interface MethodsClass<M> {
  new (context: ServiceContext): Service & MethodsOf<M>;
}

/**
 * A family of methods out of functions that say what to send: one request, or several to be sent one after the other, of
 * which the last is answered. They are asked for at the newest microversion that both sides know, as resources are, so that
 * what a method answers and changes is what these tell.
 *
 * The functions must not have default values, since their `length` tells where the options are.
 */
export function methods<const M extends Readonly<Record<string, Build>>>(functions: M): MethodsClass<M> {
  class Family extends ServiceBase {}
  for (const [name, build] of Object.entries(functions)) {
    const value = async function (this: ServiceBase, ...args: unknown[]): Promise<unknown> {
      const call = `${this.context.key}.${name}`;
      const options = args[build.length] as CallOptions | undefined;
      let answer: unknown;
      for (const { since, read, ...request } of [build(...(args as never[]))].flat()) {
        const response = await this.request({ ...request, needs: { since, what: call }, call, ...options });
        answer = read?.(response);
      }
      return answer;
    };
    Object.defineProperty(Family.prototype, name, { value, configurable: true, writable: true });
  }
  return Family as unknown as MethodsClass<M>;
}
