import {
  isHttpError,
  ServiceBase,
  type CallOptions,
  type DeleteOptions,
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

/** A request of a method whose last argument holds its options as well as what the method itself takes: deletions. */
interface SentWith extends Sent {
  readonly options: DeleteOptions | undefined;
}

type Build = (...args: never[]) => Sent<unknown> | readonly Sent<unknown>[];

type MethodOf<B> = B extends (...args: infer A) => infer R
  ? (
      ...args: R extends SentWith ? A : [...A, options?: CallOptions]
    ) => Promise<R extends readonly (infer S)[] ? AnswerOf<S> : AnswerOf<R>>
  : never;

type AnswerOf<S> = S extends Sent<infer T> ? T : never;

/** The methods that functions of {@link methods} give rise to: with options at the end. */
export type MethodsOf<M> = { readonly [K in keyof M]: MethodOf<M[K]> };

/** The class that {@link methods} makes. */
export interface MethodsClass<I> {
  new (context: ServiceContext): Service & I;
}

/**
 * A family of methods out of functions that say what to send: one request, or several to be sent one after the other, of
 * which the last is answered. They are asked for at the newest microversion that both sides know, as resources are, so that
 * what a method answers and changes is what these tell.
 *
 * The functions must not have default values, since their `length` tells where the options are. Their type is given a name by
 * an interface, without which declarations would spell it out, and lose what is said of each method:
 *
 * ```ts
 * const functions = { unmanageVolume: (volume: Ref<Volume>) => post(path`/volumes/${volume}/action`, { 'os-unmanage': {} }) };
 * export interface VolumeMethods extends MethodsOf<typeof functions> {}
 * export const VolumeMethods: MethodsClass<VolumeMethods> = methods(functions);
 * ```
 */
export function methods<M extends Readonly<Record<string, Build>>>(functions: M): MethodsClass<MethodsOf<M>> {
  class Family extends ServiceBase {}
  for (const [name, build] of Object.entries(functions)) {
    const value = async function (this: ServiceBase, ...args: unknown[]): Promise<unknown> {
      const call = `${this.context.key}.${name}`;
      const sent: (Sent<unknown> & Partial<Pick<SentWith, 'options'>>)[] = [build(...(args as never[]))].flat();
      let answer: unknown;
      for (const { since, read, options = args[build.length] as DeleteOptions | undefined, ...request } of sent) {
        try {
          const response = await this.request({ ...request, needs: { since, what: call }, call, ...options });
          answer = read?.(response);
        } catch (error) {
          if (!(options?.ignoreMissing && isHttpError(error, 404))) throw error;
        }
      }
      return answer;
    };
    Object.defineProperty(Family.prototype, name, { value, configurable: true, writable: true });
  }
  return Family as unknown as MethodsClass<MethodsOf<M>>;
}
