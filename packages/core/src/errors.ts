/** Present on every error of this library, whichever copy of it made the error. */
const BRAND = Symbol.for('@os/core/error');

/** The base of every error that this library throws. */
export class OpenStackError extends Error {
  /** A stable identifier of the kind of error: `NOT_FOUND`, `ENDPOINT_NOT_FOUND`. */
  readonly code: string = 'OPENSTACK_ERROR';
  override readonly name: string = 'OpenStackError';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    Object.defineProperty(this, BRAND, { value: true });
  }

  toJSON(): Record<string, unknown> {
    return { ...(this as object), message: this.message };
  }
}

/** Whether a value is an error of this library, also when another installed copy of it threw it. */
export function isOpenStackError(value: unknown): value is OpenStackError {
  return typeof value === 'object' && value !== null && BRAND in value;
}

/** Options or settings that cannot work. */
export class ConfigError extends OpenStackError {
  override readonly code: string = 'CONFIG_ERROR';
  override readonly name: string = 'ConfigError';
}

/** An authentication plugin is needed that nothing has registered. */
export class AuthPluginNotRegisteredError extends ConfigError {
  override readonly code = 'AUTH_PLUGIN_NOT_REGISTERED';
  override readonly name = 'AuthPluginNotRegisteredError';
}

/** An attribute of a connection was touched, but its service's package was not imported. */
export class ServiceNotRegisteredError extends OpenStackError {
  override readonly code = 'SERVICE_NOT_REGISTERED';
  override readonly name = 'ServiceNotRegisteredError';
}

/** Two packages claim the same attribute of the connection, or the same authenticator's name. */
export class ServiceConflictError extends OpenStackError {
  override readonly code = 'SERVICE_CONFLICT';
  override readonly name = 'ServiceConflictError';
}

/** The catalog has no endpoint that fits. */
export class EndpointNotFoundError extends OpenStackError {
  override readonly code = 'ENDPOINT_NOT_FOUND';
  override readonly name = 'EndpointNotFoundError';
}

/** The service was asked nothing: an attribute is unknown, missing, or may not be set. */
export class InvalidAttributeError extends OpenStackError {
  override readonly code = 'INVALID_ATTRIBUTE';
  override readonly name = 'InvalidAttributeError';
}

/** The resource's API does not offer the operation. */
export class MethodNotSupportedError extends OpenStackError {
  override readonly code = 'METHOD_NOT_SUPPORTED';
  override readonly name = 'MethodNotSupportedError';
}

/** More than one resource has the name that was looked for. */
export class DuplicateResourceError extends OpenStackError {
  override readonly code = 'DUPLICATE_RESOURCE';
  override readonly name = 'DuplicateResourceError';
  readonly ids: readonly string[];

  constructor(message: string, ids: readonly string[]) {
    super(message);
    this.ids = ids;
  }
}

/** The answer is not what the API promises: not JSON, or without the expected key. */
export class InvalidResponseError extends OpenStackError {
  override readonly code = 'INVALID_RESPONSE';
  override readonly name = 'InvalidResponseError';
}

/** A resource went into a failure state, or vanished, while it was waited for. */
export class ResourceFailureError extends OpenStackError {
  override readonly code = 'RESOURCE_FAILURE';
  override readonly name = 'ResourceFailureError';
}

/** No answer: the connection could not be made or broke. `cause` is the transport's own error. */
export class ConnectionError extends OpenStackError {
  override readonly code = 'CONNECTION_ERROR';
  override readonly name = 'ConnectionError';
  /** The request surely did not reach the service, so that sending it again can do no harm. */
  readonly isUnsent: boolean;

  constructor(message: string, options: ErrorOptions & { isUnsent?: boolean } = {}) {
    super(message, options);
    this.isUnsent = options.isUnsent ?? false;
  }
}

/** A request, or a wait, took longer than it was given. */
export class TimeoutError extends OpenStackError {
  override readonly code = 'TIMEOUT';
  override readonly name = 'TimeoutError';
}

/** The caller's signal was aborted. `cause` is the signal's reason. */
export class AbortedError extends OpenStackError {
  override readonly code = 'ABORTED';
  override readonly name = 'AbortedError';
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
  /** Headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A service answered with an error status. Common statuses have a class of their own. */
export class HttpError extends OpenStackError {
  override readonly code: string = 'HTTP_ERROR';
  override readonly name: string = 'HttpError';
  readonly status: number;
  readonly method: string;
  readonly url: string;
  /** The official type of the service. Absent for requests to a plain URL. */
  readonly service: string | undefined;
  /** The request id to quote to the cloud's operators. */
  readonly requestId: string | undefined;
  readonly detail: string | undefined;
  /** Headers of the answer; not enumerable, so that they stay out of logs. */
  declare readonly headers: Readonly<Record<string, string>>;

  constructor(init: HttpErrorInit) {
    const { status, method, url, service, requestId, detail } = init;
    super(
      `${method} ${url} answered ${status}${detail ? `: ${detail}` : ''}${requestId ? ` (request id ${requestId})` : ''}`,
    );
    this.status = status;
    this.method = method;
    this.url = url;
    this.service = service;
    this.requestId = requestId;
    this.detail = detail;
    Object.defineProperty(this, 'headers', { value: init.headers ?? {} });
  }

  /** Whether sending the same request again may succeed. */
  get isRetryable(): boolean {
    return RETRYABLE_STATUSES.has(this.status);
  }
}

/** Statuses that say "not now" rather than "no". */
export const RETRYABLE_STATUSES: ReadonlySet<number> = /* @__PURE__ */ new Set([429, 502, 503, 504]);

/** 400: the service did not understand the request, or refuses its values. */
export class BadRequestError extends HttpError {
  override readonly code = 'BAD_REQUEST';
  override readonly name = 'BadRequestError';
}
/** 401: not, or no longer, authenticated; also what wrong credentials lead to. */
export class AuthenticationError extends HttpError {
  override readonly code = 'UNAUTHENTICATED';
  override readonly name = 'AuthenticationError';
}
/** 403: the user's roles do not allow it, or a quota is used up. */
export class ForbiddenError extends HttpError {
  override readonly code = 'FORBIDDEN';
  override readonly name = 'ForbiddenError';
}
/** 404 */
export class NotFoundError extends HttpError {
  override readonly code = 'NOT_FOUND';
  override readonly name = 'NotFoundError';
}
/** 409: the resource's state, or another one of its name, is in the way. */
export class ConflictError extends HttpError {
  override readonly code = 'CONFLICT';
  override readonly name = 'ConflictError';
}
/** 429: too many requests. */
export class RateLimitError extends HttpError {
  override readonly code = 'RATE_LIMITED';
  override readonly name = 'RateLimitError';
}
/** 500 and above. */
export class ServerError extends HttpError {
  override readonly code = 'SERVER_ERROR';
  override readonly name = 'ServerError';
}

/** The error of a status' own class. */
export function httpError(init: HttpErrorInit): HttpError {
  switch (init.status) {
    case 400:
      return new BadRequestError(init);
    case 401:
      return new AuthenticationError(init);
    case 403:
      return new ForbiddenError(init);
    case 404:
      return new NotFoundError(init);
    case 409:
      return new ConflictError(init);
    case 429:
      return new RateLimitError(init);
    default:
      return init.status >= 500 ? new ServerError(init) : new HttpError(init);
  }
}
