import { createAccess, type Authenticator } from '@os/core';

/**
 * Shows, besides a user's token, that of a service: what one service needs to go on with another one for a user whose token
 * may end meanwhile.
 *
 * ```ts
 * createConnection({ authenticator: withServiceToken(v3Token({ authUrl, token }), v3Password({ authUrl, username: 'nova', … })) });
 * ```
 *
 * @param user - Whose catalog, project and rights are used.
 * @param service - Gives the token for `X-Service-Token`.
 */
export function withServiceToken(user: Authenticator, service: Authenticator): Authenticator {
  const keys = [user.cacheKey, service.cacheKey];
  return {
    name: `${user.name} with the token of ${service.name}`,
    cacheKey: keys.includes(undefined) ? undefined : JSON.stringify(keys),
    async authorize(context) {
      const [own, other] = await Promise.all([user.authorize(context), service.authorize(context)]);
      return createAccess({
        ...own,
        headers: { ...own.headers, 'x-service-token': other.headers['x-auth-token'] ?? '' },
        // Logging in anew is the only way to replace either of them.
        expiresAt: Math.min(own.expiresAt ?? Infinity, other.expiresAt ?? Infinity),
      });
    },
  };
}
