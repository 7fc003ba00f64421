import { AuthenticationError, HttpError, parseUrl, textOption, type AuthContext, type Authenticator } from '@os/core';
import { defineFederation, neededOption, type Needed } from '@os/auth-v3/kit';
import { postAndStay } from '../browser.js';
import type { SamlOptions, V3SamlOptions } from './options.js';
import { elementIn, escapeXml, neededElement } from './xml.js';

const NAME = 'v3adfspassword';
const TRUST = 'http://docs.oasis-open.org/ws-sx/ws-trust/200512';
const OLD_TRUST = 'http://schemas.xmlsoap.org/ws/2005/02/trust';
const WSS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss';
const ADDRESSING = 'http://www.w3.org/2005/08/addressing';
/** How long the request is good for, in milliseconds. */
const LIFE = 120_000;

/** Logs in with a name and password that Active Directory knows; the plugin `v3adfspassword`. */
export const v3AdfsPasswordPlugin = defineFederation({
  name: NAME,
  options: [
    ['identityProviderUrl', 'serviceProviderEndpoint', 'serviceProviderEntityId', 'username', 'userName', 'password'],
  ],
  secret: 'password',
  matches: (options) => options['serviceProviderEndpoint'] !== undefined,
  identify(options) {
    const [identityProviderUrl, serviceProviderEndpoint] = (
      ['identityProviderUrl', 'serviceProviderEndpoint'] as const
    ).map((each) => parseUrl(neededOption(options, each, NAME), each).href) as [string, string];
    const audience = textOption(options, 'serviceProviderEntityId') ?? serviceProviderEndpoint;
    const username = textOption(options, 'username', 'userName') ?? neededOption(options, 'username', NAME);
    const password = neededOption(options, 'password', NAME);
    return {
      who: { identityProviderUrl, username },
      isKnown: true,
      async present(context, url) {
        const issued = await tokenFor(context, { url: identityProviderUrl, audience, username, password });
        const form = new URLSearchParams({ wa: 'wsignin1.0', wresult: issued });
        const type = 'application/x-www-form-urlencoded';
        const { cookies } = await postAndStay(context, { url: serviceProviderEndpoint, type, text: String(form) });
        return { method: 'GET', url, headers: { cookie: cookies } };
      },
    };
  },
});

interface Wish {
  readonly url: string;
  readonly audience: string;
  readonly username: string;
  readonly password: string;
}

/** What ADFS issues for a service provider, in the form that service providers take. */
async function tokenFor(context: AuthContext, wish: Wish): Promise<string> {
  const { body } = await context
    .request({
      method: 'POST',
      url: wish.url,
      body: envelopeOf(wish),
      headers: { 'content-type': 'application/soap+xml; charset=utf-8', accept: '*/*' },
      expect: 'text',
      label: undefined,
      call: 'authorize',
    })
    .catch((error: unknown) => {
      throw faultOf(error);
    });
  const collection = neededElement(body, 'RequestSecurityTokenResponseCollection', 'The identity provider');
  const { start, end, tag } = neededElement(collection.inner, 'RequestSecurityTokenResponse', 'The identity provider');
  const response = collection.inner.slice(start, end);
  // Cut out of its envelope, it has to bring along the namespaces that it uses.
  const outer = [
    ...`${String(body).slice(0, String(body).indexOf(collection.tag))}${collection.tag}`.matchAll(
      /\sxmlns:([\w.-]+)="[^"]*"/g,
    ),
  ];
  const declared = outer.filter(([, name]) => !tag.includes(`xmlns:${name}=`)).map(([declaration]) => declaration);
  const [name = ''] = /^<[^\s/>]+/.exec(response) ?? [];
  return `${name}${[...new Set(declared)].join('')}${response.slice(name.length)}`.replaceAll(TRUST, OLD_TRUST);
}

/** Wrong credentials are a fault of SOAP, with status 500. */
function faultOf(error: unknown): unknown {
  const fault = error instanceof HttpError && error.body !== undefined ? elementIn(error.body, 'Fault') : undefined;
  if (!fault || !(error instanceof HttpError)) return error;
  const reason = elementIn(elementIn(fault.inner, 'Subcode')?.inner ?? '', 'Value')?.inner.trim();
  return new AuthenticationError({ ...error, headers: error.headers, body: error.body, detail: reason ?? 'refused' });
}

function envelopeOf({ url, audience, username, password }: Wish): string {
  const now = Date.now();
  const time = (offset: number) => new Date(now + offset).toISOString();
  const id = () => crypto.randomUUID().replaceAll('-', '');
  return (
    `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="${ADDRESSING}" xmlns:u="${WSS}-wssecurity-utility-1.0.xsd">` +
    `<s:Header><a:Action s:mustUnderstand="1">${TRUST}/RST/Issue</a:Action><a:MessageID>urn:uuid:${id()}</a:MessageID>` +
    `<a:ReplyTo><a:Address>${ADDRESSING}/anonymous</a:Address></a:ReplyTo><a:To s:mustUnderstand="1">${escapeXml(url)}</a:To>` +
    `<o:Security xmlns:o="${WSS}-wssecurity-secext-1.0.xsd" s:mustUnderstand="1">` +
    `<u:Timestamp u:Id="_0"><u:Created>${time(0)}</u:Created><u:Expires>${time(LIFE)}</u:Expires></u:Timestamp>` +
    `<o:UsernameToken u:Id="uuid-${id()}-1"><o:Username>${escapeXml(username)}</o:Username>` +
    `<o:Password Type="${WSS}-username-token-profile-1.0#PasswordText">${escapeXml(password)}</o:Password></o:UsernameToken>` +
    `</o:Security></s:Header><s:Body><trust:RequestSecurityToken xmlns:trust="${TRUST}">` +
    `<wsp:AppliesTo xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy"><a:EndpointReference>` +
    `<a:Address>${escapeXml(audience)}</a:Address></a:EndpointReference></wsp:AppliesTo>` +
    `<trust:KeyType>${TRUST}/Bearer</trust:KeyType><trust:RequestType>${TRUST}/Issue</trust:RequestType>` +
    `<trust:TokenType>urn:oasis:names:tc:SAML:1.0:assertion</trust:TokenType></trust:RequestSecurityToken></s:Body></s:Envelope>`
  );
}

/** Options of {@link v3AdfsPassword}. */
export type V3AdfsPasswordOptions = SamlOptions &
  Needed<'serviceProviderEndpoint', V3SamlOptions> &
  Pick<V3SamlOptions, 'serviceProviderEntityId'>;

/**
 * Logs in with a name and password that Microsoft's ADFS knows, by WS-Trust 1.3. Not for browsers: they keep the cookies to
 * themselves that it needs.
 *
 * ```ts
 * v3AdfsPassword({ authUrl, identityProvider: 'adfs', protocol: 'saml2', identityProviderUrl, serviceProviderEndpoint, username: 'jo', password })
 * ```
 *
 * @throws ConfigError - an option is missing, malformed, or contradicts another one.
 */
export function v3AdfsPassword(options: V3AdfsPasswordOptions): Authenticator {
  return v3AdfsPasswordPlugin.create(options);
}
