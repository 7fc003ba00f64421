import {
  AuthenticationError,
  ConfigError,
  InvalidResponseError,
  textOption,
  TimeoutError,
  type Authenticator,
  type AuthContext,
  type JsonObject,
} from '@os/core';
import { defineOidc } from './define.js';
import type { ClientOptions, DeviceCode, V3OidcOptions } from './options.js';
import { challengeOf, newVerifier } from './pkce.js';
import { oauthErrorOf, type Provider } from './provider.js';

const NAME = 'v3oidcdeviceauthz';
const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** RFC 8628: seconds between two questions where the provider names none, and what is added when that is too often. */
const INTERVAL = 5;

/** Logs in by what a user confirms on another device; the plugin `v3oidcdeviceauthz`. */
export const v3OidcDeviceAuthzPlugin = defineOidc({
  name: NAME,
  grant: GRANT,
  options: ['deviceAuthorizationEndpoint', 'codeChallengeMethod', 'onDeviceCode'],
  secret: 'device code',
  matches: (options) =>
    ['deviceAuthorizationEndpoint', 'codeChallengeMethod', 'onDeviceCode'].some((each) => options[each] !== undefined),
  prepare(options) {
    const method = textOption(options, 'codeChallengeMethod');
    if (method !== undefined && method !== 'S256' && method !== 'plain') {
      throw new ConfigError(`codeChallengeMethod can be "S256" or "plain"; got "${method}"`);
    }
    const { onDeviceCode: tell = warn } = options;
    if (typeof tell !== 'function') throw new ConfigError('onDeviceCode must be a function');
    return {
      who: {},
      async tokens(context, provider, scope) {
        const verifier = method && newVerifier();
        const challenge = verifier && {
          code_challenge_method: method,
          code_challenge: await challengeOf(verifier, method),
        };
        const answer = await provider.deviceCode(context, GRANT, { scope, ...challenge });
        const { device_code: code, expires_in: life, interval } = answer;
        const shown = deviceCodeOf(answer, typeof life === 'number' ? life : NaN);
        if (typeof code !== 'string')
          throw new InvalidResponseError('The identity provider answered without "device_code"');
        (tell as (code: DeviceCode) => void)(shown);
        const form = { grant_type: GRANT, device_code: code, code_verifier: verifier };
        return poll(context, provider, form, { seconds: Number(interval ?? INTERVAL), until: shown.expiresAt });
      },
    };
  },
});

function deviceCodeOf(answer: JsonObject, life: number): DeviceCode {
  const { user_code: userCode, verification_uri: verificationUri, verification_uri_complete: complete } = answer;
  if (typeof userCode !== 'string' || typeof verificationUri !== 'string' || Number.isNaN(life)) {
    throw new InvalidResponseError(
      'The identity provider answered without "user_code", "verification_uri" and "expires_in"',
    );
  }
  const verificationUriComplete = typeof complete === 'string' ? complete : undefined;
  return { verificationUri, verificationUriComplete, userCode, expiresAt: Date.now() + life * 1000 };
}

/** Asks again and again, until the user has confirmed or refused, or it is too late. */
async function poll(
  context: AuthContext,
  provider: Provider,
  form: Record<string, string | undefined>,
  { seconds, until }: { seconds: number; until: number },
): Promise<JsonObject> {
  for (let pause = seconds; Date.now() < until;) {
    await new Promise((resolve) => setTimeout(resolve, pause * 1000));
    try {
      return await provider.tokens(context, form);
    } catch (error) {
      const { code } = oauthErrorOf(error);
      if (code === 'expired_token') break;
      if (code === 'slow_down') pause += INTERVAL;
      else if (code !== 'authorization_pending' || error instanceof AuthenticationError) throw error;
    }
  }
  throw new TimeoutError('Nobody confirmed the login before its code ended');
}

function warn({ verificationUri, verificationUriComplete, userCode }: DeviceCode): void {
  // eslint-disable-next-line no-console -- somebody has to see it
  console.warn(`To log in, open ${verificationUriComplete ?? verificationUri} and confirm the code ${userCode}`);
}

/** Options of {@link v3OidcDeviceAuthz}. */
export type V3OidcDeviceAuthzOptions = ClientOptions &
  Pick<V3OidcOptions, 'deviceAuthorizationEndpoint' | 'codeChallengeMethod' | 'onDeviceCode'>;

/**
 * Logs in by what a user confirms on another device (RFC 8628). The user is asked at the first login; from then on the
 * provider's refresh token is used, if it gave one.
 *
 * ```ts
 * v3OidcDeviceAuthz({ authUrl, identityProvider: 'sso', protocol: 'openid', discoveryEndpoint, clientId, onDeviceCode: ({ verificationUri, userCode }) => … })
 * ```
 *
 * @throws ConfigError - an option is missing, malformed, or contradicts another one.
 */
export function v3OidcDeviceAuthz(options: V3OidcDeviceAuthzOptions): Authenticator {
  return v3OidcDeviceAuthzPlugin.create(options);
}
