import {
  createAccess,
  InvalidResponseError,
  isJsonObject,
  type Access,
  type CatalogEntry,
  type Named,
  type ServiceResponse,
} from '@os/core';

const INTERFACES = ['public', 'internal', 'admin'];

/**
 * Reads the answer to a login.
 *
 * The token's life is counted from `sentAt`, the local time of the request: it is what lies between `issued_at` and
 * `expires`, so that neither clock has to be right.
 *
 * @throws InvalidResponseError - it is not what the identity API promises.
 */
export function accessOf({ body, url }: ServiceResponse, identityUrl: string, sentAt: number): Access {
  const access = isJsonObject(body) ? body['access'] : undefined;
  if (!isJsonObject(access) || !isJsonObject(access['token'])) {
    throw new InvalidResponseError(`${url} answered without "access" and its "token"`);
  }
  const { user, serviceCatalog = [] } = access;
  const { id, tenant, issued_at: issuedAt } = access['token'];
  const expires = timeOf(access['token']['expires']);
  if (typeof id !== 'string' || expires === undefined || !Array.isArray(serviceCatalog)) {
    throw new InvalidResponseError(`${url} answered with a token whose id, expires or catalog is malformed`);
  }
  const life = expires - (timeOf(issuedAt) ?? sentAt);
  // Used all the same, it would be replaced before each request.
  if (life <= 0) {
    throw new InvalidResponseError(
      `${url} answered with a token that is over already, at ${new Date(expires).toISOString()}: is a clock off?`,
    );
  }
  const roles = isJsonObject(user) ? user['roles'] : undefined;
  return createAccess({
    headers: { 'x-auth-token': id },
    expiresAt: sentAt + life,
    catalog: serviceCatalog.flatMap(entryOf),
    identityUrl,
    user: named(user),
    project: named(tenant),
    roles: Array.isArray(roles) ? roles.flatMap((role) => named(role) ?? []) : [],
  });
}

/** Milliseconds since 1970. Times without a zone, as many clouds write `issued_at`, are UTC. */
function timeOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const time = Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`);
  return Number.isNaN(time) ? undefined : time;
}

/** An entry in the shape of version 3, with one endpoint for each URL. What makes no sense is left out. */
function entryOf(entry: unknown): CatalogEntry[] {
  if (!isJsonObject(entry)) return [];
  const { type, name, endpoints } = entry;
  if (typeof type !== 'string' || !Array.isArray(endpoints)) return [];
  return [
    {
      type,
      name: text(name),
      endpoints: endpoints.filter(isJsonObject).flatMap((endpoint) =>
        INTERFACES.flatMap((face) => {
          const url = text(endpoint[`${face}URL`]);
          return url === undefined ? [] : [{ interface: face, url, region: text(endpoint['region']) }];
        }),
      ),
    },
  ];
}

function named(value: unknown): Named | undefined {
  return isJsonObject(value) ? { id: text(value['id']), name: text(value['name']) } : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
