import {
  basicAuthorization,
  InvalidResponseError,
  parseUrl,
  textOption,
  type AuthContext,
  type Authenticator,
  type UrlRequest,
} from '@os/core';
import { defineFederation, neededOption } from '@os/auth-v3/kit';
import { postAndStay } from '../browser.js';
import type { SamlOptions } from './options.js';
import { attributeOf, elementIn, neededElement } from './xml.js';

const NAME = 'v3samlpassword';
const PAOS_TYPE = 'application/vnd.paos+xml';
const ECP = 'urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp';
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

/** Logs in with a name and password that a SAML identity provider knows; the plugin `v3samlpassword`. */
export const v3SamlPasswordPlugin = defineFederation({
  name: NAME,
  options: [['identityProviderUrl', 'username', 'userName', 'password']],
  secret: 'password',
  matches: (options) =>
    options['identityProviderUrl'] !== undefined && options['serviceProviderEndpoint'] === undefined,
  identify(options) {
    const { href: identityProviderUrl } = parseUrl(
      neededOption(options, 'identityProviderUrl', NAME),
      'identityProviderUrl',
    );
    const username = textOption(options, 'username', 'userName') ?? neededOption(options, 'username', NAME);
    const password = neededOption(options, 'password', NAME);
    return {
      who: { identityProviderUrl, username },
      isKnown: true,
      present: (context, url) =>
        present(context, url, { url: identityProviderUrl, authorization: basicAuthorization(username, password) }),
    };
  },
});

/** SAML 2.0's profile for clients that are no browsers, section 4.2 of its specification. */
async function present(
  context: AuthContext,
  url: string,
  provider: { url: string; authorization: string },
): Promise<UrlRequest> {
  const asked = await context.request({
    url,
    headers: { accept: PAOS_TYPE, paos: `ver="urn:liberty:paos:2003-08";"${ECP}"` },
    expect: 'text',
    call: 'authorize',
  });
  const where = 'The cloud';
  const envelope = neededElement(asked.body, 'Envelope', where);
  const xml = String(asked.body).slice(envelope.start, envelope.end);
  const header = neededElement(xml, 'Header', where);
  const consumer = attributeOf(neededElement(header.inner, 'Request', where).tag, 'responseConsumerURL');
  const relayState = elementIn(header.inner, 'RelayState')?.inner;

  const answer = await context.request({
    method: 'POST',
    url: provider.url,
    body: xml.slice(0, header.start) + xml.slice(header.end),
    headers: { 'content-type': 'text/xml', accept: '*/*', authorization: provider.authorization },
    expect: 'text',
    label: undefined,
    call: 'authorize',
  });
  const whom = 'The identity provider';
  const response = String(answer.body);
  const itsHeader = neededElement(response, 'Header', whom);
  const wanted = attributeOf(neededElement(itsHeader.inner, 'Response', whom).tag, 'AssertionConsumerServiceURL');
  // Else the assertion, which is as good as the password, would be sent to whoever made the cloud's answer.
  if (consumer === undefined || wanted !== consumer) {
    throw new InvalidResponseError(
      `The cloud wants the identity provider's answer at ${String(consumer)}, which gives it for ${String(wanted)}: refused`,
    );
  }
  const state =
    relayState === undefined
      ? ''
      : `<ecp:RelayState xmlns:ecp="${ECP}" xmlns:S="${SOAP}" S:actor="http://schemas.xmlsoap.org/soap/actor/next"` +
        ` S:mustUnderstand="1">${relayState}</ecp:RelayState>`;
  const { prefix, start, end } = itsHeader;
  const text = `${response.slice(0, start)}<${prefix}Header>${state}</${prefix}Header>${response.slice(end)}`;
  const { cookies } = await postAndStay(context, { url: consumer, type: PAOS_TYPE, text });
  return { method: 'GET', url, headers: { cookie: cookies } };
}

/** Options of {@link v3SamlPassword}. */
export type V3SamlPasswordOptions = SamlOptions;

/**
 * Logs in with a name and password that a SAML 2.0 identity provider knows, by the profile "ECP". Not for browsers: they keep the
 * cookies to themselves that it needs.
 *
 * ```ts
 * v3SamlPassword({ authUrl, identityProvider: 'sso', protocol: 'saml2', identityProviderUrl, username: 'jo', password, projectName: 'web' })
 * ```
 *
 * @throws ConfigError - an option is missing, malformed, or contradicts another one.
 */
export function v3SamlPassword(options: V3SamlPasswordOptions): Authenticator {
  return v3SamlPasswordPlugin.create(options);
}
