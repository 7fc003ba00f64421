import { inspect } from 'node:util';
import { AuthenticationError, ConfigError, Connection, InvalidResponseError } from '@os/core';
import '@os/auth-v3';
import '@os/auth-v3/saml';
import { v3AdfsPassword, v3SamlPassword } from '@os/auth-v3/saml/pure';
import { exchange, failureOf, granting, type Step } from './exchange.js';
import { KEYSTONE } from './keystone.js';

const authUrl = `${KEYSTONE}/v3`;
const federated = `${authUrl}/OS-FEDERATION/identity_providers/sso/protocols/saml2/auth`;
const consumer = `${KEYSTONE}/mellon/saml/paosResponse`;
const user = { username: 'jo', password: 'hunter2' };
const saml = { authUrl, identityProvider: 'sso', protocol: 'saml2', ...user };
const PAOS = 'application/vnd.paos+xml';
const ECP_NS = 'urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp';

describe('SAML by ECP', () => {
  const options = { ...saml, identityProviderUrl: 'https://sso.test/ecp' };

  // What mod_auth_mellon asks for, with a shorter signature.
  const asking = (to = consumer) => ({
    before:
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:paos="urn:liberty:paos:2003-08" ' +
      `xmlns:ecp="${ECP_NS}" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">`,
    header:
      `<s:Header><paos:Request responseConsumerURL="${to}" service="${ECP_NS}" ` +
      'messageID="_A988" s:mustUnderstand="true" actor="http://schemas.xmlsoap.org/soap/actor/next"/>' +
      '<ecp:Request s:mustUnderstand="true" IsPassive="false"><saml:Issuer>https://sp.test</saml:Issuer></ecp:Request>' +
      `<ecp:RelayState s:mustUnderstand="true">${federated}?a=1&amp;b=2</ecp:RelayState></s:Header>`,
    body:
      `<s:Body><samlp:AuthnRequest ID="_AF6C" Version="2.0" AssertionConsumerServiceURL="${consumer}">` +
      '<saml:Issuer>https://sp.test</saml:Issuer><Signature xmlns="http://www.w3.org/2000/09/xmldsig#">\n' +
      '<SignedInfo/></Signature></samlp:AuthnRequest></s:Body></s:Envelope>',
  });
  // What the identity provider answers: other prefixes, a signature that must stay as it is.
  const assertion =
    '<S:Body><ns0:Response xmlns:ns0="urn:oasis:names:tc:SAML:2.0:protocol" ID="id-x7" InResponseTo="_AF6C">' +
    '<ns2:Signature xmlns:ns2="http://www.w3.org/2000/09/xmldsig#" Id="Signature1">  \n</ns2:Signature></ns0:Response></S:Body></S:Envelope>';
  const answering = (header: string) =>
    `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Header>${header}</S:Header>${assertion}`;
  const response = (to: string) =>
    `<ecp:Response xmlns:ecp="${ECP_NS}" S:mustUnderstand="1" AssertionConsumerServiceURL='${to}'/>`;

  const first = ({ before, header, body } = asking()): Step => ({
    method: 'GET',
    url: federated,
    headers: { accept: PAOS, paos: `ver="urn:liberty:paos:2003-08";"${ECP_NS}"` },
    answer: `<?xml version="1.0"?>\n${before}${header}${body}`,
    gives: { 'content-type': PAOS },
  });
  const second = (more: Partial<Step> = {}): Step => {
    const { before, body } = asking();
    return {
      url: 'https://sso.test/ecp',
      headers: { authorization: `Basic ${btoa('jo:hunter2')}`, 'content-type': 'text/xml' },
      body: `${before}${body}`,
      answer: answering(response(consumer)),
      ...more,
    };
  };
  const third: Step = {
    url: consumer,
    headers: { 'content-type': PAOS, authorization: undefined },
    body: answering(
      `<ecp:RelayState xmlns:ecp="${ECP_NS}" xmlns:S="http://schemas.xmlsoap.org/soap/envelope/" ` +
        `S:actor="http://schemas.xmlsoap.org/soap/actor/next" S:mustUnderstand="1">${federated}?a=1&amp;b=2</ecp:RelayState>`,
    ),
    status: 303,
    gives: {
      location: federated,
      'set-cookie':
        'mellon-cookie=fc3a; Version=1; Expires=Wed, 25 Nov 2026 02:00:00 GMT; Path=/; HttpOnly, other=1; secure',
    },
  };
  const last: Step = {
    method: 'GET',
    url: federated,
    headers: { cookie: 'mellon-cookie=fc3a; other=1', paos: undefined, authorization: undefined },
    ...granting(),
  };

  test('what is signed is handed on as it is', async () => {
    expect((await exchange(v3SamlPassword(options), [first(), second(), third, last])).headers).toEqual({
      'x-auth-token': 'the-token',
    });
  });

  test('an answer for somebody else is not handed on', async () => {
    const error = await failureOf(v3SamlPassword(options), [first(asking('https://evil.test')), second()]);
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error.message).toContain(`at https://evil.test, which gives it for ${consumer}: refused`);
  });

  test('a wrong password', async () => {
    // pysaml2's answer.
    const error = await failureOf(v3SamlPassword(options), [first(), second({ status: 401, answer: '' })]);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error.message).toContain('(is the password right');
    expect(inspect(error)).not.toContain('hunter2');
  });

  test.each<[string, Step[], string]>([
    [
      'the cloud answers with a page',
      [{ ...first(), answer: '<html>Welcome</html>' }],
      'The cloud answered without the XML element "Envelope"',
    ],
    [
      'the provider does',
      [first(), second({ answer: '<html>Welcome</html>' })],
      'The identity provider answered without the XML element "Header"',
    ],
    [
      'the provider tells nothing',
      [first(), second({ answer: answering('') })],
      'The identity provider answered without the XML element "Response"',
    ],
  ])('%s', async (_, steps, message) => {
    const error = await failureOf(v3SamlPassword(options), steps);
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error.message).toBe(message);
  });
});

describe('ADFS', () => {
  const serviceProviderEndpoint = 'https://cloud.test/adfs';
  const options = { ...saml, identityProviderUrl: 'https://adfs.test/trust', serviceProviderEndpoint };
  const TRUST = 'http://docs.oasis-open.org/ws-sx/ws-trust/200512';

  // There is no real one to record: this has the form of the messages in keystoneauth's tests.
  const issued =
    `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body xmlns:x="urn:x"><trust:RequestSecurityTokenResponseCollection xmlns:trust="${TRUST}">` +
    '<trust:RequestSecurityTokenResponse Context="a"><trust:RequestedSecurityToken><saml:Assertion xmlns:saml="urn:saml">…</saml:Assertion>' +
    '</trust:RequestedSecurityToken></trust:RequestSecurityTokenResponse></trust:RequestSecurityTokenResponseCollection></s:Body></s:Envelope>';
  const asked = (more: Partial<Step> = {}): Step => ({
    url: 'https://adfs.test/trust',
    headers: { 'content-type': 'application/soap+xml; charset=utf-8' },
    body: expect.stringMatching(
      /<u:Created>2026-11-25T00:00:00\.000Z<\/u:Created><u:Expires>2026-11-25T00:02:00\.000Z<.*<o:Username>j&#38;o<\/o:Username>.*>hunter2<\/o:Password>.*<a:Address>https:\/\/cloud\.test\/adfs<\/a:Address>/,
    ) as string,
    answer: issued,
    ...more,
  });

  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-25T00:00:00Z')));
  afterEach(() => jest.restoreAllMocks());

  test('what is issued is given to the cloud, which gives a cookie', async () => {
    await exchange(v3AdfsPassword({ ...options, username: 'j&o' }), [
      asked(),
      {
        url: serviceProviderEndpoint,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: {
          wa: 'wsignin1.0',
          wresult:
            '<trust:RequestSecurityTokenResponse xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:x="urn:x" ' +
            'xmlns:trust="http://schemas.xmlsoap.org/ws/2005/02/trust" Context="a"><trust:RequestedSecurityToken>' +
            '<saml:Assertion xmlns:saml="urn:saml">…</saml:Assertion></trust:RequestedSecurityToken></trust:RequestSecurityTokenResponse>',
        },
        status: 302,
        gives: { location: 'https://cloud.test/', 'set-cookie': '_shibsession=1; path=/' },
      },
      { method: 'GET', url: federated, headers: { cookie: '_shibsession=1' }, ...granting() },
    ]);
  });

  test('a wrong password is a fault of SOAP', async () => {
    const fault =
      '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value>' +
      '<s:Subcode><s:Value xmlns:a="urn:a">a:FailedAuthentication</s:Value></s:Subcode></s:Code></s:Fault></s:Body></s:Envelope>';
    const error = await failureOf(v3AdfsPassword({ ...options, username: 'j&o' }), [
      asked({ status: 500, answer: fault }),
    ]);
    expect(error).toMatchObject({ name: 'AuthenticationError', code: 'AUTHENTICATION' });
    expect(error.message).toContain('answered 500: a:FailedAuthentication (is the password right');
    expect(inspect(error)).not.toContain('hunter2');
  });
});

test.each<[object, string]>([
  [{ identityProviderUrl: 'https://sso.test/ecp' }, 'v3samlpassword'],
  [
    { identityProviderUrl: 'https://sso.test/ecp', serviceProviderEndpoint: 'https://cloud.test/adfs' },
    'v3adfspassword',
  ],
])('%j: %s is guessed', (options, name) => {
  expect(new Connection({ ...saml, ...options }).session.authenticator.name).toBe(name);
});

test.each<[string, string, object, string]>([
  ['no provider', 'v3samlpassword', {}, 'identityProviderUrl is needed'],
  [
    'no URL of it',
    'v3samlpassword',
    { identityProviderUrl: 'sso.test' },
    'identityProviderUrl must be an http or https URL',
  ],
  [
    'no service provider',
    'v3adfspassword',
    { identityProviderUrl: 'https://adfs.test' },
    'serviceProviderEndpoint is needed',
  ],
])('%s', (_, authPlugin, options, message) => {
  const make = () => new Connection({ ...saml, authPlugin, ...options });
  expect(make).toThrow(ConfigError);
  expect(make).toThrow(message);
});
