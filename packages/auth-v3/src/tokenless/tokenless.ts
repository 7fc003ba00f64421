import { ConfigError, createAccess, identityUrlOf, isJsonObject, type Authenticator } from '@os/core';
import { definePlugin, scopeOf, type Needed, type V3Options } from '@os/auth-v3/kit';

const NAME = 'v3tokenlessauth';
const OPTIONS = [
  'projectId',
  'projectName',
  'projectDomainId',
  'projectDomainName',
  'tenantId',
  'tenantName',
  'domainId',
  'domainName',
] as const satisfies readonly (keyof V3Options)[];

/** The options of the plugin of this module. */
export type V3TokenlessOptions = V3Options;

/** Shows the connection's certificate instead of a token; the plugin `v3tokenlessauth`. */
export const v3TokenlessAuthPlugin = definePlugin({
  name: NAME,
  options: [OPTIONS],
  // Nothing tells it from options that lack a secret by mistake.
  matches: () => false,
  create(options) {
    const identityUrl = identityUrlOf(options, 'v3', NAME);
    const scope = scopeOf(options);
    const headers = isJsonObject(scope) ? headersOf(scope) : {};
    if (Object.keys(headers).length === 0)
      throw new ConfigError(`${NAME} needs a project or a domain that the requests are for`);
    return { name: NAME, authorize: () => Promise.resolve(createAccess({ headers, identityUrl })) };
  },
});

/** A scope as headers: `{ project: { name: 'a', domain: { id: 'b' } } }` is `x-project-name` and `x-project-domain-id`. */
function headersOf(scope: object, prefix = 'x'): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(scope).map(([key, value]: [string, unknown]) =>
      isJsonObject(value)
        ? headersOf(value, `${prefix}-${key}`)
        : typeof value === 'string'
          ? { [`${prefix}-${key}`]: value }
          : {},
    ),
  ) as Record<string, string>;
}

/** Options of {@link v3TokenlessAuth}. */
export type V3TokenlessAuthOptions = Needed<'authUrl'> & Pick<V3Options, (typeof OPTIONS)[number]>;

/**
 * Shows the client certificate of the transport with each request instead of a token, with the project or domain that
 * the request is for. Only the identity service itself understands that.
 *
 * ```ts
 * v3TokenlessAuth({ authUrl: 'https://cloud.example.com:5000/v3', projectName: 'web', projectDomainName: 'Sales' })
 * ```
 *
 * API reference: https://docs.openstack.org/keystone/latest/admin/configure_tokenless_x509.html
 *
 * @throws ConfigError - an option is missing or malformed, or there is not one scope.
 */
export function v3TokenlessAuth(options: V3TokenlessAuthOptions): Authenticator {
  return v3TokenlessAuthPlugin.create(options);
}
