import {
  createAccess,
  InvalidResponseError,
  isJsonObject,
  type Access,
  type CatalogEntry,
  type Named,
  type ServiceResponse,
} from '@os/core';

/**
 * Reads the answer to a login.
 *
 * The token's life is counted from `sentAt`, the local time of the request: it is what lies between `issued_at` and
 * `expires_at`, so that neither clock has to be right.
 *
 * @throws InvalidResponseError - it is not what the identity API promises.
 */
export function accessOf({ body, headers, url }: ServiceResponse, identityUrl: string, sentAt: number): Access {
  const token = isJsonObject(body) ? body['token'] : undefined;
  if (!isJsonObject(token)) throw new InvalidResponseError(`${url} answered without "token"`);
  const id = headers['x-subject-token'];
  if (!id) {
    throw new InvalidResponseError(
      `${url} answered without the header X-Subject-Token (browsers hide it unless the cloud's CORS settings expose it)`,
    );
  }
  const { catalog = [], roles = [], system } = token;
  const expires = timeOf(token['expires_at']);
  if (expires === undefined || !Array.isArray(catalog) || !Array.isArray(roles)) {
    throw new InvalidResponseError(`${url} answered with a token whose expires_at, catalog or roles are malformed`);
  }
  const life = expires - (timeOf(token['issued_at']) ?? sentAt);
  // Used all the same, it would be replaced before each request.
  if (life <= 0) {
    throw new InvalidResponseError(
      `${url} answered with a token that is over already, at ${new Date(expires).toISOString()}: is a clock off?`,
    );
  }
  return createAccess({
    headers: { 'x-auth-token': id },
    expiresAt: sentAt + life,
    catalog: catalog.flatMap(entryOf),
    identityUrl,
    user: named(token['user']),
    project: named(token['project']),
    domain: named(token['domain']),
    roles: roles.flatMap((role) => named(role) ?? []),
    isSystemScoped: isJsonObject(system),
  });
}

function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** One bad entry must not make the rest of the cloud useless: what makes no sense is left out. */
function entryOf(entry: unknown): CatalogEntry[] {
  if (!isJsonObject(entry)) return [];
  const { type, name, endpoints } = entry;
  if (typeof type !== 'string' || !Array.isArray(endpoints)) return [];
  return [
    {
      type,
      name: text(name),
      endpoints: endpoints
        .filter(isJsonObject)
        .flatMap(({ interface: face, url, region, region_id: regionId }) =>
          typeof face === 'string' && typeof url === 'string'
            ? [{ interface: face, url, region: text(region ?? regionId) }]
            : [],
        ),
    },
  ];
}

function named(value: unknown): Named | undefined {
  if (!isJsonObject(value)) return undefined;
  return { id: text(value['id']), name: text(value['name']), domain: named(value['domain']) };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
