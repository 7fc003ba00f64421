import type { Resource } from './types.js';

/** What may be done with an attribute besides reading it. */
export type AttributeFlag = 'readOnly' | 'createOnly' | 'required';

/** How a value looks on the wire; decides conversion, queries and what the fake cloud makes up. */
export type AttributeKind = 'string' | 'number' | 'boolean' | 'time' | 'map' | 'list' | 'object' | 'json' | 'rest';

/** Attributes by their camelCase name. */
export type AttributeMap = Readonly<Record<string, AttributeLike>>;

/** The part of {@link Attribute} that type inference and the runtime need, whatever its value type. */
export interface AttributeLike {
  readonly kind: AttributeKind;
  readonly wireName?: string | undefined;
  readonly flags: readonly AttributeFlag[];
  readonly isNullable: boolean;
  readonly isOptional: boolean;
  readonly isSecret: boolean;
  readonly isFlag: boolean;
  readonly sinceVersion?: string | undefined;
  readonly shape?: AttributeMap | undefined;
  readonly item?: AttributeLike | undefined;
  readonly values?: readonly string[] | undefined;
  /** Reads it out of a whole resource, where it is made of several fields; what is written are such fields, too. */
  readonly read?: ((this: Resource) => unknown) | undefined;
  readonly '~types': { readonly read: unknown; readonly write: unknown; readonly flags: AttributeFlag };
}

interface AttributeOptions {
  readonly wireName?: string | undefined;
  readonly flags: readonly AttributeFlag[];
  readonly shape?: AttributeMap;
  readonly item?: AttributeLike;
  readonly values?: readonly string[];
}

/**
 * One declared attribute of a resource. Made by {@link attr}, {@link readOnly} and {@link createOnly}; the modifiers
 * below return the attribute itself, with a narrower type.
 */
export class Attribute<Read, Flags extends AttributeFlag = never, Write = Read> implements AttributeLike {
  declare readonly kind: AttributeKind;
  declare wireName: string | undefined;
  declare flags: readonly AttributeFlag[];
  isNullable = false;
  isOptional = false;
  isSecret = false;
  isFlag = false;
  declare sinceVersion: string | undefined;
  declare readonly shape: AttributeMap | undefined;
  declare readonly item: AttributeLike | undefined;
  declare readonly values: readonly string[] | undefined;
  declare readonly read: AttributeLike['read'];
  declare readonly '~types': { readonly read: Read; readonly write: Write; readonly flags: Flags };

  constructor(kind: AttributeKind, options: AttributeOptions) {
    Object.assign(this, options, { kind });
  }

  /** The service may answer `null`, and `null` may be sent to unset it. */
  nullable(): Attribute<Read | null, Flags, Write | null> {
    this.isNullable = true;
    return this;
  }

  /** The service does not always answer this attribute. */
  optional(): Attribute<Read | undefined, Flags, Write> {
    this.isOptional = true;
    return this;
  }

  /** A create call without this attribute is refused, by the compiler and before anything is sent. */
  required(): Attribute<Read, Flags | 'required', Write> {
    this.flags = [...this.flags, 'required'];
    return this;
  }

  /** Exists from this microversion on, as in `since('2.19')`; absent from older answers. */
  since(microversion: string): Attribute<Read | undefined, Flags, Write> {
    this.sinceVersion = microversion;
    return this.optional();
  }

  /** Never printed: left out of `toJSON()` and hidden by `inspect`. */
  secret(): this {
    this.isSecret = true;
    return this;
  }

  /** For queries whose mere presence says yes, whatever their value: `false` leaves them out. */
  flag(): this {
    this.isFlag = true;
    return this;
  }

  /** The name on the wire, where it is not the snake_case of the attribute's own. */
  wire(name: string): this {
    this.wireName = name;
    return this;
  }
}

/** Known values with completion, others accepted: clouds are newer than this list, or older. */
export type OpenEnum<V extends string> = V | (string & {});

type ReadShape<S extends AttributeMap> = { readonly [K in keyof S]: S[K]['~types']['read'] };
type WriteShape<S extends AttributeMap> = {
  readonly [K in keyof S as 'required' extends S[K]['~types']['flags'] ? K : never]: S[K]['~types']['write'];
} & {
  readonly [K in keyof S as 'required' extends S[K]['~types']['flags'] ? never : K]?:
    S[K]['~types']['write'] | undefined;
};

/** Makes attributes of one mode; the argument `wire` is the wire's name where it is not the snake_case one. */
export interface AttributeFactory<Flags extends AttributeFlag> {
  string(wire?: string): Attribute<string, Flags>;
  number(wire?: string): Attribute<number, Flags>;
  boolean(wire?: string): Attribute<boolean, Flags>;
  /** A string out of a known set; see {@link OpenEnum}. */
  oneOf<const V extends string>(...values: readonly V[]): Attribute<OpenEnum<V>, Flags>;
  /** A point in time as the service writes it: ISO 8601, mostly without a zone, and then in UTC. */
  time(wire?: string): Attribute<string, Flags>;
  /** A free-form map, such as metadata: keys are left alone. */
  map<V = string>(wire?: string): Attribute<Readonly<Record<string, V>>, Flags>;
  /** A list of what `item` describes. */
  list<I extends AttributeLike>(
    item: I,
    wire?: string,
  ): Attribute<readonly I['~types']['read'][], Flags, readonly I['~types']['write'][]>;
  /** A nested structure, read and written in camelCase. What is read is frozen: assign a whole new value to change it. */
  object<S extends AttributeMap>(shape: S, wire?: string): Attribute<ReadShape<S>, Flags, WriteShape<S>>;
  /** Any JSON value, left as it is. */
  json<T = unknown>(wire?: string): Attribute<T, Flags>;
}

function factory<Flags extends AttributeFlag>(...flags: Flags[]): AttributeFactory<Flags> {
  const make =
    (kind: AttributeKind) =>
    <T>(wireName?: string): Attribute<T, Flags> =>
      new Attribute(kind, { wireName, flags });
  return {
    string: make('string'),
    number: make('number'),
    boolean: make('boolean'),
    time: make('time'),
    map: make('map'),
    json: make('json'),
    oneOf: (...values) => new Attribute('string', { flags, values }),
    list: (item, wireName) => new Attribute('list', { wireName, flags, item }),
    object: (shape, wireName) => new Attribute('object', { wireName, flags, shape }),
  };
}

/** Attributes that can be given on creation and changed later. */
export const attr: AttributeFactory<never> = /* @__PURE__ */ factory();
/** Attributes that only the service sets. */
export const readOnly: AttributeFactory<'readOnly'> = /* @__PURE__ */ factory('readOnly');
/** Attributes that can be given on creation and never change afterwards. */
export const createOnly: AttributeFactory<'createOnly'> = /* @__PURE__ */ factory('createOnly');
