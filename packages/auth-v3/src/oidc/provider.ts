import {
  AuthenticationError,
  basicAuthorization,
  ConfigError,
  HttpError,
  InvalidResponseError,
  isJsonObject,
  parseUrl,
  textOption,
  type AuthContext,
  type AuthOptionValues,
  type JsonObject,
} from '@os/core';
import { neededOption } from '@os/auth-v3/kit';

/** Fields of a form; those without a value are left out. */
export type Form = Readonly<Record<string, string | undefined>>;

/** The identity provider, as a client of it sees it. */
export class Provider {
  readonly clientId: string;
  readonly #clientSecret: string | undefined;
  readonly #options: AuthOptionValues;
  readonly #discoveryEndpoint: string | undefined;
  #description: Promise<JsonObject> | undefined;

  /** @throws ConfigError - an option is missing or malformed. */
  constructor(options: AuthOptionValues, plugin: string) {
    this.#options = options;
    this.clientId = neededOption(options, 'clientId', plugin);
    this.#clientSecret = textOption(options, 'clientSecret');
    this.#discoveryEndpoint = urlOption(options, 'discoveryEndpoint');
    if (this.#discoveryEndpoint === undefined && urlOption(options, 'accessTokenEndpoint') === undefined) {
      throw new ConfigError('discoveryEndpoint or accessTokenEndpoint is needed: the identity provider’s');
    }
  }

  /**
   * Asks for tokens.
   *
   * @throws AuthenticationError - they were refused.
   */
  async tokens(context: AuthContext, form: Form): Promise<JsonObject> {
    return this.post(
      context,
      await this.#endpoint(context, 'accessTokenEndpoint', 'token_endpoint', form['grant_type']),
      form,
    );
  }

  /** Asks for a code that the user confirms elsewhere. */
  async deviceCode(context: AuthContext, grant: string, form: Form): Promise<JsonObject> {
    const name = 'device_authorization_endpoint';
    return this.post(context, await this.#endpoint(context, 'deviceAuthorizationEndpoint', name, grant), form);
  }

  /** Posts a form, as this client. */
  async post(context: AuthContext, url: string, form: Form): Promise<JsonObject> {
    const secret = this.#clientSecret;
    const fields = Object.entries({ ...(secret === undefined && { client_id: this.clientId }), ...form });
    const given = fields.filter((field): field is [string, string] => field[1] !== undefined);
    // RFC 6749, section 2.3.1: encoded like a form before it becomes a header.
    const authorization =
      secret !== undefined && basicAuthorization(encodeURIComponent(this.clientId), encodeURIComponent(secret));
    try {
      const { body } = await context.request({
        method: 'POST',
        url,
        body: String(new URLSearchParams(given)),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...(authorization && { authorization }) },
        // It is not the cloud's identity service; and most of what is asked for is given once.
        label: undefined,
        isIdempotent: false,
        call: 'authorize',
      });
      if (isJsonObject(body)) return body;
    } catch (error) {
      throw refused(error);
    }
    throw new InvalidResponseError(`${url} answered without a JSON object: is it an OpenID Connect provider's?`);
  }

  async #endpoint(context: AuthContext, option: string, name: string, grant = ''): Promise<string> {
    const given = urlOption(this.#options, option);
    if (given !== undefined) return given;
    const from = this.#discoveryEndpoint;
    if (from === undefined) throw new ConfigError(`${option} or discoveryEndpoint is needed`);
    this.#description ??= describe(context, from);
    // What failed may succeed at the next login.
    this.#description.catch(() => (this.#description = undefined));
    const { [name]: url, grant_types_supported: grants } = await this.#description;
    if (Array.isArray(grants) && !grants.includes(grant)) {
      throw new ConfigError(`The identity provider does not offer "${grant}", only ${grants.join(', ')}: ${from}`);
    }
    if (typeof url !== 'string') throw new InvalidResponseError(`${from} does not have "${name}"; give ${option}`);
    const { href, protocol } = parseUrl(url, `"${name}" of ${from}`);
    if (protocol !== 'https:' && from.startsWith('https:')) {
      throw new InvalidResponseError(`${from} has "${name}" without https: refused, as secrets are sent there`);
    }
    return href;
  }
}

async function describe(context: AuthContext, url: string): Promise<JsonObject> {
  const { body } = await context.request({ url, label: undefined, call: 'discovery' });
  if (isJsonObject(body)) return body;
  throw new InvalidResponseError(`${url} is not the description of an OpenID Connect provider`);
}

function urlOption(options: AuthOptionValues, name: string): string | undefined {
  const given = textOption(options, name);
  return given === undefined ? undefined : parseUrl(given, name).href;
}

/** The code of an OAuth 2 error (RFC 6749, section 5.2): `invalid_grant`. */
export function oauthErrorOf(error: unknown): { code?: unknown; description?: unknown } {
  if (!(error instanceof HttpError) || error.body === undefined) return {};
  try {
    const body: unknown = JSON.parse(error.body);
    return isJsonObject(body) ? { code: body['error'], description: body['error_description'] } : {};
  } catch {
    return {};
  }
}

const REFUSALS = new Set<unknown>(['invalid_grant', 'invalid_client', 'unauthorized_client', 'access_denied']);

/** Wrong credentials are answered with 400 by most providers. */
function refused(error: unknown): unknown {
  const { code, description } = oauthErrorOf(error);
  if (!(error instanceof HttpError) || !REFUSALS.has(code)) return error;
  return new AuthenticationError({
    ...error,
    headers: error.headers,
    body: error.body,
    detail: `${String(code)}${typeof description === 'string' ? `: ${description}` : ''}`,
  });
}
