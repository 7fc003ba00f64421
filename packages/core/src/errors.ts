import { camelCase } from './names.js';

/** Present on every error of this library, whichever copy of it made the error. */
const BRAND = Symbol.for('@os/core/error');

/** The base of every error that this library throws. */
export class OpenStackError extends Error {
  /** A stable identifier of the kind of error, also on each object: `NOT_FOUND`, `ENDPOINT_NOT_FOUND`. */
  static readonly code: string = 'OPEN_STACK';
  declare readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = new.target.code;
  }

  // Out of the code, as minifiers change the names of classes: `NOT_FOUND` → `NotFoundError`.
  override get name(): string {
    return camelCase(`_${(this.constructor as typeof OpenStackError).code.toLowerCase()}_error`);
  }

  [BRAND](): void {
    // That it exists is what tells errors of this library.
  }

  toJSON(): Record<string, unknown> {
    return { ...(this as object), name: this.name, message: this.message };
  }
}

/** Whether a value is an error of this library, also when another installed copy of it threw it. */
export function isOpenStackError(value: unknown): value is OpenStackError {
  return typeof value === 'object' && value !== null && BRAND in value;
}

/** Options or settings that cannot work. */
export class ConfigError extends OpenStackError {
  static override readonly code: string = 'CONFIG';
}

/** An authentication plugin is needed that nothing has registered. */
export class AuthPluginNotRegisteredError extends ConfigError {
  static override readonly code: string = 'AUTH_PLUGIN_NOT_REGISTERED';
}

/** An attribute of a connection was touched, but its service's package was not imported. */
export class ServiceNotRegisteredError extends OpenStackError {
  static override readonly code: string = 'SERVICE_NOT_REGISTERED';
}

/** Two packages claim the same attribute of the connection, or the same authenticator's name. */
export class ServiceConflictError extends OpenStackError {
  static override readonly code: string = 'SERVICE_CONFLICT';
}

/** The catalog has no endpoint that fits. */
export class EndpointNotFoundError extends OpenStackError {
  static override readonly code: string = 'ENDPOINT_NOT_FOUND';
}

/** A call, or something that is sent with it, needs another microversion than the cloud has or the user chose. */
export class MicroversionError extends OpenStackError {
  static override readonly code: string = 'MICROVERSION';
}

/** The service was asked nothing: an attribute is unknown, missing, or may not be set. */
export class InvalidAttributeError extends OpenStackError {
  static override readonly code: string = 'INVALID_ATTRIBUTE';
}

/** The resource's API does not offer the operation. */
export class MethodNotSupportedError extends OpenStackError {
  static override readonly code: string = 'METHOD_NOT_SUPPORTED';
}

/** More than one resource has the name that was looked for. */
export class DuplicateResourceError extends OpenStackError {
  static override readonly code: string = 'DUPLICATE_RESOURCE';
  declare readonly ids: readonly string[];

  constructor(message: string, ids: readonly string[]) {
    super(message);
    this.ids = ids;
  }
}

/** The answer is not what the API promises: not JSON, or without the expected key. */
export class InvalidResponseError extends OpenStackError {
  static override readonly code: string = 'INVALID_RESPONSE';
}

/** A status that was seen during a wait, and how many milliseconds after its beginning it was seen first. */
export interface StatusSeen {
  readonly status: string;
  readonly after: number;
}

/** A resource went into a failure state, or vanished, while it was waited for. */
export class ResourceFailureError extends OpenStackError {
  static override readonly code: string = 'RESOURCE_FAILURE';
  /** The statuses seen, in order; in upper case. */
  declare readonly seen: readonly StatusSeen[];
  /** What the service says of the reason, if it does. */
  declare readonly reason: string | undefined;

  constructor(
    message: string,
    { seen = [], reason, ...options }: ErrorOptions & Partial<Pick<ResourceFailureError, 'seen' | 'reason'>> = {},
  ) {
    super(message, options);
    this.seen = seen;
    this.reason = reason;
  }
}

/** No answer: the connection could not be made or broke. `cause` is the transport's own error. */
export class ConnectionError extends OpenStackError {
  static override readonly code: string = 'CONNECTION';
  /** The request surely did not reach the service, so that sending it again can do no harm. */
  declare readonly isUnsent: boolean;

  constructor(message: string, options: ErrorOptions & { isUnsent?: boolean } = {}) {
    super(message, options);
    this.isUnsent = options.isUnsent ?? false;
  }
}

/** A request, or a wait, took longer than it was given. */
export class TimeoutError extends OpenStackError {
  static override readonly code: string = 'TIMEOUT';
}

/** The caller's signal was aborted. `cause` is the signal's reason. */
export class AbortedError extends OpenStackError {
  static override readonly code: string = 'ABORTED';
}

/** What is told about an answer with an error status. */
export interface HttpErrorInit {
  readonly status: number;
  readonly method: string;
  readonly url: string;
  readonly service?: string | undefined;
  readonly requestId?: string | undefined;
  /** The service's own message. */
  readonly detail?: string | undefined;
  /** The service's own name of the error. */
  readonly serviceCode?: string | undefined;
  /** Milliseconds after which the service wants to be asked again. */
  readonly retryAfter?: number | undefined;
  /** Headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Body of the answer, as text. */
  readonly body?: string | undefined;
}

/** A service answered with an error status. Common statuses have a class of their own. */
export class HttpError extends OpenStackError {
  static override readonly code: string = 'HTTP';
  declare readonly status: number;
  declare readonly method: string;
  /** The URL that was asked; tokens, passwords and signatures in its query are hidden. */
  declare readonly url: string;
  /** The official type of the service. Absent for requests to a plain URL. */
  declare readonly service: string | undefined;
  /** The request id to quote to the cloud's operators. */
  declare readonly requestId: string | undefined;
  /** The service's own message, in one line and cut to 500 characters. */
  declare readonly detail: string | undefined;
  /** The service's own name of the error, where it has one: `NetworkInUse`, `zone_not_found`. */
  declare readonly serviceCode: string | undefined;
  /** Milliseconds after which the service wants to be asked again, where it says so. */
  declare readonly retryAfter: number | undefined;
  /** Headers of the answer; not enumerable, so that they stay out of logs. */
  declare readonly headers: Readonly<Record<string, string>>;
  /** Body of the answer, as text; not enumerable either. */
  declare readonly body: string | undefined;

  constructor({ headers = {}, body, ...init }: HttpErrorInit) {
    const { status, method, url, requestId, detail } = init;
    super(
      `${method} ${url} answered ${status}${detail ? `: ${detail}` : ''}${requestId ? ` (request id ${requestId})` : ''}`,
    );
    // What is told may be another error's own properties, its code among them.
    Object.assign(this, init, { code: this.code });
    Object.defineProperties(this, { headers: { value: headers }, body: { value: body } });
  }

  /** Whether sending the same request again may succeed. */
  get isRetryable(): boolean {
    return RETRYABLE_STATUSES.has(this.status);
  }
}

/**
 * Whether a value is an answer with an error status, or with one of these, also when another installed copy of this
 * library threw it.
 *
 * ```ts
 * if (!isHttpError(error, 404)) throw error;
 * ```
 */
export function isHttpError(value: unknown, ...statuses: readonly number[]): value is HttpError {
  if (!isOpenStackError(value) || !('status' in value)) return false;
  return statuses.length === 0 || statuses.includes(value.status as number);
}

/** Statuses that say "not now" rather than "no". */
export const RETRYABLE_STATUSES: ReadonlySet<number> = /* @__PURE__ */ new Set([429, 502, 503, 504]);

/** 400: the service did not understand the request, or refuses its values. */
export class BadRequestError extends HttpError {
  static override readonly code: string = 'BAD_REQUEST';
}
/** 401: not, or no longer, authenticated; also what wrong credentials lead to. */
export class AuthenticationError extends HttpError {
  static override readonly code: string = 'AUTHENTICATION';
}
/** 403: the user's roles do not allow it, or a quota is used up. */
export class ForbiddenError extends HttpError {
  static override readonly code: string = 'FORBIDDEN';
}
/** 404 */
export class NotFoundError extends HttpError {
  static override readonly code: string = 'NOT_FOUND';
}
/** 409: the resource's state, or another one of its name, is in the way. */
export class ConflictError extends HttpError {
  static override readonly code: string = 'CONFLICT';
}
/** 429: too many requests. */
export class RateLimitError extends HttpError {
  static override readonly code: string = 'RATE_LIMIT';
}
/** 500 and above. */
export class ServerError extends HttpError {
  static override readonly code: string = 'SERVER';
}

const CLASSES: Readonly<Record<number, typeof HttpError>> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  429: RateLimitError,
};

/** The error of a status' own class. */
export function httpError(init: HttpErrorInit): HttpError {
  return new (CLASSES[init.status] ?? (init.status >= 500 ? ServerError : HttpError))(init);
}
