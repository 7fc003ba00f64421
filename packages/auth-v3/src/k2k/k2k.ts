import {
  ConfigError,
  InvalidResponseError,
  isJsonObject,
  parseUrl,
  refusedLogin,
  type Access,
  type AuthContext,
  type Authenticator,
  type AuthenticatorDefinition,
  type JsonObject,
} from '@os/core';
import {
  GROUPS,
  logIn,
  neededOption,
  rescoped,
  SCOPE_OPTIONS,
  scopeOf,
  type Needed,
  type ScopeOptions,
  type V3Options,
} from '@os/auth-v3/kit';
import { postAndStay } from '../browser.js';

const NAME = 'v3k2k';

/** The options of the plugin of this module. */
export interface V3K2KOptions extends V3Options {
  /** Logs in to the cloud that vouches for the user, for a project. */
  readonly localAuthenticator?: Authenticator | undefined;
  /** The id that this cloud has for the other one. */
  readonly serviceProvider?: string | undefined;
}

/** Logs in to a cloud as a user of another one; the plugin `v3k2k`. */
export const v3K2KPlugin: AuthenticatorDefinition = {
  name: NAME,
  packageName: '@os/auth-v3',
  options: [
    'authUrl',
    'localAuthenticator',
    'serviceProvider',
    'defaultDomainId',
    'defaultDomainName',
    'includeCatalog',
    ...SCOPE_OPTIONS,
  ],
  groups: GROUPS,
  matches: (options) => options['serviceProvider'] !== undefined,
  create(options) {
    const local = authenticatorOption(options['localAuthenticator']);
    const serviceProvider = neededOption(options, 'serviceProvider', NAME);
    const scope = scopeOf(options);
    const login = { serviceProvider };
    return {
      name: NAME,
      cacheKey: local.cacheKey === undefined ? undefined : JSON.stringify([NAME, local.cacheKey, { ...login, scope }]),
      async authorize(context) {
        const access = await local.authorize(context);
        const { url, consumer } = await providerOf(context, access, serviceProvider);
        const text = await assertionFor(context, access, serviceProvider);
        const { cookies } = await postAndStay(context, { url: consumer, type: 'application/vnd.paos+xml', text });
        // What comes before is the URL of the other cloud's identity API.
        const [identityUrl = url] = url.split('/OS-FEDERATION/');
        const description = { identityUrl, secret: 'assertion', login };
        const unscoped = await logIn(context, { method: 'GET', url, headers: { cookie: cookies } }, description);
        return rescoped(context, unscoped, options, description);
      },
    };
  },
};

function authenticatorOption(given: unknown): Authenticator {
  if (isJsonObject(given) && typeof given['authorize'] === 'function') return given as unknown as Authenticator;
  throw new ConfigError(
    'localAuthenticator is needed: what logs in to the cloud that vouches for the user, like v3Password({ … })',
  );
}

/** Where the other cloud gives tokens, and where it takes assertions, as the own cloud's token says. */
async function providerOf(
  context: AuthContext,
  { identityUrl = '', headers }: Access,
  id: string,
): Promise<{ url: string; consumer: string }> {
  const token = headers['x-auth-token'] ?? '';
  const url = `${identityUrl}/auth/tokens?nocatalog`;
  const { body } = await context.request({
    url,
    headers: { 'x-auth-token': token, 'x-subject-token': token },
    call: 'authorize',
  });
  const { service_providers: listed } =
    isJsonObject(body) && isJsonObject(body['token']) ? body['token'] : ({} as JsonObject);
  const providers = (Array.isArray(listed) ? listed : []).filter(isJsonObject);
  const { auth_url: found, sp_url: consumer } = providers.find((each) => each['id'] === id) ?? {};
  if (typeof found !== 'string' || typeof consumer !== 'string') {
    const ids = providers.map((each) => String(each['id'])).join(', ');
    throw new ConfigError(`The cloud at ${identityUrl} has no service provider "${id}"${ids && `, only ${ids}`}`);
  }
  return {
    url: parseUrl(found, 'auth_url of the service provider').href,
    consumer: parseUrl(consumer, 'sp_url of the service provider').href,
  };
}

/** What the own cloud says about the user, in an envelope for the other one. */
async function assertionFor(context: AuthContext, { identityUrl = '', headers }: Access, id: string): Promise<string> {
  const url = `${identityUrl}/auth/OS-FEDERATION/saml2/ecp`;
  const identity = { methods: ['token'], token: { id: headers['x-auth-token'] } };
  const json = { auth: { identity, scope: { service_provider: { id } } } };
  const { body } = await context
    .request({ method: 'POST', url, json, expect: 'text', headers: { accept: '*/*' }, call: 'authorize' })
    .catch((error: unknown) => {
      throw refusedLogin(error, 'token of the local cloud', { serviceProvider: id });
    });
  if (typeof body === 'string' && body.includes('<')) return body;
  throw new InvalidResponseError(`${url} answered without an assertion`);
}

/** Options of {@link v3K2K}. */
export type V3K2KMethodOptions = Needed<'localAuthenticator' | 'serviceProvider', V3K2KOptions> &
  Pick<V3K2KOptions, 'defaultDomainId' | 'defaultDomainName' | 'includeCatalog'> &
  ScopeOptions;

/**
 * Logs in to a cloud as a user of another one that it trusts, Keystone to Keystone. The scope is the other cloud's. Not for
 * browsers: they keep the cookies to themselves that it needs.
 *
 * ```ts
 * v3K2K({ localAuthenticator: v3Password({ … }), serviceProvider: 'partner', projectName: 'web' })
 * ```
 *
 * API reference: https://docs.openstack.org/api-ref/identity/v3-ext/#request-an-ecp-wrapped-saml-assertion
 *
 * @throws ConfigError - an option is missing, malformed, or contradicts another one.
 */
export function v3K2K(options: V3K2KMethodOptions): Authenticator {
  return v3K2KPlugin.create(options);
}
