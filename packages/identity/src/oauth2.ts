import { basicAuthorization, defineResource, readOnly, resourceIn, ServiceBase, type CallOptions } from '@os/core';
import { api } from './api.js';

/**
 * An access token of OAuth 2.0, which is a token of Keystone's.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3-ext/#create-access-token
 */
export class OAuth2AccessToken extends defineResource(() => ({
  service: api,
  path: '/OS-OAUTH2/token',
  can: [],
  attributes: {
    accessToken: readOnly.string().secret(),
    /** `Bearer` */
    tokenType: readOnly.string(),
    /** Seconds. */
    expiresIn: readOnly.number(),
  },
})) {}

/** Access tokens of OAuth 2.0. To log in with them is up to `@os/auth-v3/oauth`. */
export class OAuth2Methods extends ServiceBase {
  /**
   * Gives an access token for an application credential, which need not be the connection's own.
   *
   * @throws HttpError - the application credential is unknown, expired or wrong.
   * @see https://docs.openstack.org/api-ref/identity/v3-ext/#create-access-token
   */
  async createOAuth2AccessToken(
    credential: { readonly id: string; readonly secret?: string | undefined },
    options?: CallOptions,
  ): Promise<OAuth2AccessToken> {
    const response = await this.request({
      method: 'POST',
      path: '/OS-OAUTH2/token',
      body: 'grant_type=client_credentials',
      call: 'identity.createOAuth2AccessToken',
      ...options,
      headers: {
        ...options?.headers,
        'content-type': 'application/x-www-form-urlencoded',
        authorization: basicAuthorization(credential.id, credential.secret ?? ''),
      },
    });
    return resourceIn(OAuth2AccessToken, response);
  }
}
