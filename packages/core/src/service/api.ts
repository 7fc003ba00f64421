/** How one service's API is found and spoken to; shared by the service's class and its resources. */
export interface ServiceApi<Type extends string = string> {
  /** The official service type, as in the catalog: `block-storage`. */
  readonly type: Type;
  /** Other types under which clouds list the same API, best first: `volumev3`, `volume`. */
  readonly aliases?: readonly string[];
  /** The major version spoken, as a path segment: `v3`, `v2.0`. Left out where paths hold no version. */
  readonly version?: string;
  /** Append `version` to an endpoint that has none instead of asking the service what it offers. */
  readonly appendVersion?: boolean;
  /** The verb of updates. Default: `PATCH`. */
  readonly updateMethod?: 'PUT' | 'PATCH' | 'POST';
}

/** Declares an API; the type is kept literally, so that resources of different services are told apart by the compiler. */
export function defineApi<const Type extends string>(api: ServiceApi<Type>): ServiceApi<Type> {
  return api;
}

/** Every type under which a catalog may list the API, best first. */
export function namesOf({ type, aliases = [] }: ServiceApi): readonly string[] {
  return [type, ...aliases];
}
