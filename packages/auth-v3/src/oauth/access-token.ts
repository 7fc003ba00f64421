import { InvalidResponseError, isJsonObject, refusedLogin, type AuthContext } from '@os/core';

/** An OAuth 2 access token. */
export interface AccessToken {
  readonly token: string;
  /** In milliseconds since 1970; undefined if the answer does not say. */
  readonly expiresAt: number | undefined;
}

/**
 * Asks for an access token by client credentials.
 *
 * @param secret - What may be wrong, for the message: the name of an option.
 */
export async function accessTokenOf(
  context: AuthContext,
  { url, authorization, clientId, secret }: { url: string; authorization?: string; clientId: string; secret: string },
): Promise<AccessToken> {
  const form = { grant_type: 'client_credentials', ...(authorization === undefined && { client_id: clientId }) };
  const sentAt = Date.now();
  try {
    const { body } = await context.request({
      method: 'POST',
      url,
      body: String(new URLSearchParams(form)),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(authorization !== undefined && { authorization }),
      },
      call: 'authorize',
    });
    const { access_token: token, expires_in: life } = isJsonObject(body) ? body : {};
    if (typeof token !== 'string') throw new InvalidResponseError(`${url} answered without "access_token"`);
    return { token, expiresAt: typeof life === 'number' ? sentAt + life * 1000 : undefined };
  } catch (error) {
    throw refusedLogin(error, secret, { oauth2ClientId: clientId });
  }
}
