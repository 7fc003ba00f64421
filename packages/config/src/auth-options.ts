/** Options of a login, with what editors say of them. Names are the ones of keystoneauth, which clouds.yaml uses. */
export const AUTH_OPTIONS = {
  auth_url: 'The URL of the identity service, with or without its version.',
  username: 'The name of the user.',
  user_id: 'The id of the user.',
  user_domain_id: 'The id of the domain that the user belongs to.',
  user_domain_name: 'The name of the domain that the user belongs to.',
  password: 'The password of the user.',
  passcode: 'A one-time code, for v3totp.',
  token: 'A token to log in with.',
  application_credential_id: 'The id of an application credential.',
  application_credential_name: 'The name of an application credential; needs the user that it belongs to.',
  application_credential_secret: 'The secret of an application credential.',
  project_id: 'The id of the project that the token is to be for.',
  project_name: 'The name of the project that the token is to be for.',
  project_domain_id: 'The id of the domain that the project belongs to.',
  project_domain_name: 'The name of the domain that the project belongs to.',
  domain_id: 'The id of the domain that the token is to be for; beside a project, the domain of user and project.',
  domain_name: 'The name of the domain that the token is to be for; beside a project, the domain of user and project.',
  default_domain_id: 'The id of the domain of users and projects that are given without one.',
  default_domain_name: 'The name of the domain of users and projects that are given without one.',
  system_scope: '"all", for a token that is for the whole cloud.',
  trust_id: 'The id of a trust whose rights the token is to have.',
  unscoped: 'Whether the token is to have no scope, also for a user with a default project.',
  include_catalog: 'Whether the catalog is to come with the token.',
  endpoint: 'The URL of the service, for logins without an identity service: none, http_basic, admin_token.',
  auth_methods: 'The methods of a login by several, for v3multifactor.',
  identity_provider: 'The identity provider, as the identity service names it.',
  identity_provider_url: 'The URL at which the identity provider takes requests.',
  protocol: 'The protocol of the identity provider, as the identity service names it.',
  client_id: 'The id of the OpenID Connect client.',
  client_secret: 'The secret of the OpenID Connect client.',
  openid_scope: 'The scopes asked of the OpenID Connect provider, with spaces between.',
  access_token: 'An access token of the OpenID Connect provider.',
  access_token_endpoint: 'The token endpoint of the OpenID Connect provider.',
  access_token_type: 'Which of the provider’s tokens is used: access_token or id_token.',
  discovery_endpoint: 'The discovery document of the OpenID Connect provider.',
  device_authorization_endpoint: 'The device authorization endpoint of the OpenID Connect provider.',
  code_challenge_method: 'The PKCE method: S256 or plain.',
  code: 'The authorization code.',
  redirect_uri: 'The redirect URI of the OpenID Connect client.',
  idp_otp_key: 'The name of the field in which the identity provider wants a one-time password.',
  service_provider_endpoint: 'The URL at which the service provider takes assertions.',
  service_provider_entity_id: 'The entity id of the service provider.',
  mutual_auth: 'Whether Kerberos authenticates the server too: required, optional or disabled.',
  consumer_key: 'The key of the OAuth1 consumer.',
  consumer_secret: 'The secret of the OAuth1 consumer.',
  access_key: 'The key of the OAuth1 access token.',
  access_secret: 'The secret of the OAuth1 access token.',
  oauth2_endpoint: 'The token endpoint of the OAuth 2.0 server.',
  oauth2_client_id: 'The id of the OAuth 2.0 client.',
  oauth2_client_secret: 'The secret of the OAuth 2.0 client.',
} as const satisfies Record<string, string>;
export type AuthOption = keyof typeof AUTH_OPTIONS;

/** Other names of options, most of them older. */
export const AUTH_ALIASES: Readonly<Record<string, AuthOption>> = {
  user_name: 'username',
  tenant_id: 'project_id',
  tenant_name: 'project_name',
  auth_token: 'token',
  authorization_code: 'code',
  scope: 'openid_scope',
  url: 'endpoint',
};

/** Options that are true or false; all others are texts. */
export const AUTH_FLAGS: ReadonlySet<string> = new Set<AuthOption>(['unscoped', 'include_catalog']);

/** Options of which each says the same in another way: the one of the higher layer replaces the other. */
export const AUTH_ALTERNATIVES: readonly (readonly [AuthOption, AuthOption])[] = [
  ['user_id', 'username'],
  ['user_domain_id', 'user_domain_name'],
  ['project_id', 'project_name'],
  ['project_domain_id', 'project_domain_name'],
  ['domain_id', 'domain_name'],
  ['default_domain_id', 'default_domain_name'],
];

const SECRETS: ReadonlySet<string> = new Set<AuthOption>([
  'password',
  'passcode',
  'token',
  'application_credential_secret',
  'client_secret',
  'access_token',
  'code',
  'consumer_secret',
  'access_key',
  'access_secret',
  'oauth2_client_secret',
]);

/** Whether the value of an option may be shown: not if it is secret, nor if it is unknown and may well be. */
export function isShown(option: string): boolean {
  return option in AUTH_OPTIONS && !SECRETS.has(option);
}

const SCOPE =
  'auth_url system_scope domain_id domain_name project_id project_name project_domain_id project_domain_name trust_id';
const USER = 'user_id username user_domain_id user_domain_name';
const APPLICATION_CREDENTIAL = 'application_credential_id application_credential_name application_credential_secret';
const DEFAULTS = 'default_domain_id default_domain_name';
const FEDERATION = `${SCOPE} identity_provider protocol`;
const OIDC = `${FEDERATION} client_id client_secret openid_scope access_token_endpoint discovery_endpoint access_token_type`;

/** What each plugin takes, and hence may stand outside of `auth` and in variables. */
const PLUGINS: Readonly<Record<string, string>> = {
  none: 'endpoint',
  http_basic: 'username password endpoint',
  admin_token: 'endpoint token',
  v3multifactor: `${SCOPE} ${USER} auth_methods password passcode token ${APPLICATION_CREDENTIAL}`,
  v3totp: `${SCOPE} ${USER} passcode`,
  v3oidcclientcredentials: OIDC,
  v3oidcpassword: `${OIDC} username password idp_otp_key`,
  v3oidcdeviceauthz: `${OIDC} device_authorization_endpoint code_challenge_method`,
  v3oidcauthcode: `${OIDC} redirect_uri code`,
  v3oidcaccesstoken: `${FEDERATION} access_token`,
  v3samlpassword: `${FEDERATION} identity_provider_url username password`,
  v3adfspassword: `${FEDERATION} identity_provider_url service_provider_endpoint service_provider_entity_id username password`,
  v3kerberos: `${SCOPE} mutual_auth`,
  v3fedkerb: `${FEDERATION} mutual_auth`,
  v3tokenlessauth: SCOPE,
  v3oauth1: 'auth_url consumer_key consumer_secret access_key access_secret',
  v3oauth2clientcredential: `${SCOPE} oauth2_endpoint oauth2_client_id oauth2_client_secret`,
  v3oauth2mtlsclientcredential: `${SCOPE} oauth2_endpoint oauth2_client_id`,
};
/** Passwords, tokens and application credentials, which need no plugin to be named; also taken for plugins not known here. */
const COMMON = `${SCOPE} ${USER} ${DEFAULTS} ${APPLICATION_CREDENTIAL} password token`;

/** The options that may stand outside of `auth`. */
export function optionsOf(plugin: string | undefined): ReadonlySet<string> {
  return new Set(((plugin === undefined ? undefined : PLUGINS[plugin]) ?? COMMON).split(' '));
}

/** Names of plugins, for editors. */
export const PLUGIN_NAMES: readonly string[] = [
  ...['password', 'token', 'v3password', 'v3token', 'v3applicationcredential', 'v2password', 'v2token'],
  ...Object.keys(PLUGINS),
];
