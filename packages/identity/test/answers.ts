// One resource of each class as a real Keystone 2025.1 answered it; the secret was replaced.
const BASE = 'http://127.0.0.1:5000/v3';

export const DOMAIN = {
  id: 'aa2a96dcbf604a259d2d360b51de70b4',
  name: 'acme',
  description: '',
  enabled: true,
  tags: ['t'],
  options: {},
  links: { self: `${BASE}/domains/aa2a96dcbf604a259d2d360b51de70b4` },
};

export const PROJECT = {
  id: 'f83ad0dd2af14a31b05cdc9cb6f6b87d',
  name: 'admin',
  domain_id: 'default',
  description: 'Bootstrap project for initializing the cloud.',
  enabled: true,
  parent_id: 'default',
  is_domain: false,
  tags: ['c', 'd'],
  options: { immutable: true },
  links: { self: `${BASE}/projects/f83ad0dd2af14a31b05cdc9cb6f6b87d` },
};

export const USER = {
  description: 'd',
  email: 'jane@example.com',
  id: '81043ddc3b5f42f589e7a9775310bc5e',
  name: 'jane',
  domain_id: 'default',
  enabled: true,
  default_project_id: 'f83ad0dd2af14a31b05cdc9cb6f6b87d',
  password_expires_at: null,
  options: { lock_password: true, multi_factor_auth_rules: [['password', 'totp']] },
  links: { self: `${BASE}/users/81043ddc3b5f42f589e7a9775310bc5e` },
};

export const GROUP = {
  id: '112d6fd0a4e146eb8d59c275766d87b8',
  name: 'ops',
  domain_id: 'default',
  description: '',
  links: { self: `${BASE}/groups/112d6fd0a4e146eb8d59c275766d87b8` },
};

/** The same group in the list of a user's groups. */
export const USER_GROUP = { ...GROUP, membership_expires_at: null };

export const ROLE = {
  id: '448b5d5d22084bdab9662f325950a9f0',
  name: 'auditor',
  domain_id: 'aa2a96dcbf604a259d2d360b51de70b4',
  description: null,
  options: { immutable: false },
  links: { self: `${BASE}/roles/448b5d5d22084bdab9662f325950a9f0` },
};

/** With `includeNames` and `effective`: through a group, by implication. */
export const USER_ASSIGNMENT = {
  links: {
    membership: `${BASE}/groups/112d6fd0a4e146eb8d59c275766d87b8/users/81043ddc3b5f42f589e7a9775310bc5e`,
    assignment: `${BASE}/projects/f83ad0dd2af14a31b05cdc9cb6f6b87d/groups/112d6fd0a4e146eb8d59c275766d87b8/roles/b70537d403304c4eaaabe1762271bfb0`,
    prior_role: `${BASE}/prior_role/d81d902cae414ac690c0ff428646c863/implies/b70537d403304c4eaaabe1762271bfb0`,
  },
  scope: {
    project: { id: 'f83ad0dd2af14a31b05cdc9cb6f6b87d', name: 'admin', domain: { id: 'default', name: 'Default' } },
  },
  user: { id: '81043ddc3b5f42f589e7a9775310bc5e', name: 'jane', domain: { id: 'default', name: 'Default' } },
  role: { id: 'd81d902cae414ac690c0ff428646c863', name: 'reader' },
};

/** Inherited from a domain. */
export const INHERITED_ASSIGNMENT = {
  links: {
    assignment: `${BASE}/OS-INHERIT/domains/aa2a96dcbf604a259d2d360b51de70b4/users/81043ddc3b5f42f589e7a9775310bc5e/roles/b70537d403304c4eaaabe1762271bfb0/inherited_to_projects`,
  },
  scope: { domain: { id: 'aa2a96dcbf604a259d2d360b51de70b4' }, 'OS-INHERIT:inherited_to': 'projects' },
  user: { id: '81043ddc3b5f42f589e7a9775310bc5e' },
  role: { id: 'b70537d403304c4eaaabe1762271bfb0' },
};

export const REGION = {
  id: 'RegionTwo',
  description: '',
  parent_region_id: 'RegionOne',
  links: { self: `${BASE}/regions/RegionTwo` },
};

export const SERVICE = {
  name: 'nova',
  description: null,
  id: '21c7c15d68424d6a8937129bbf621308',
  type: 'compute',
  enabled: true,
  links: { self: `${BASE}/services/21c7c15d68424d6a8937129bbf621308` },
};

export const ENDPOINT = {
  id: '13335f9c0ab4456b881223118ea43e8e',
  interface: 'public',
  region_id: 'RegionOne',
  service_id: '1648af4f9c1e4fc6a6fa51bb8bcbb6e1',
  url: 'http://127.0.0.1:9292',
  enabled: true,
  region: 'RegionOne',
  links: { self: `${BASE}/endpoints/13335f9c0ab4456b881223118ea43e8e` },
};

export const CATALOG_ENTRY = {
  endpoints: [
    {
      id: '13335f9c0ab4456b881223118ea43e8e',
      interface: 'public',
      region_id: 'RegionOne',
      url: 'http://127.0.0.1:9292',
      region: 'RegionOne',
    },
  ],
  id: '1648af4f9c1e4fc6a6fa51bb8bcbb6e1',
  type: 'image',
  name: 'glance',
};

export const CREDENTIAL = {
  id: '9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0',
  user_id: '81043ddc3b5f42f589e7a9775310bc5e',
  project_id: 'f83ad0dd2af14a31b05cdc9cb6f6b87d',
  type: 'ec2',
  blob: '{"access":"aaa","secret":"b"}',
  links: { self: `${BASE}/credentials/9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0` },
};

export const ACCESS_RULE = {
  id: '3f469765cf2b430e9980d1b1e252f854',
  service: 'compute',
  path: '/v2.1/servers',
  method: 'GET',
  links: { self: `${BASE}/access_rules/3f469765cf2b430e9980d1b1e252f854` },
};

export const APPLICATION_CREDENTIAL = {
  id: 'e758a6ab751f45a2ba1865466de47e2e',
  name: 'ci',
  description: null,
  user_id: '81043ddc3b5f42f589e7a9775310bc5e',
  project_id: 'f83ad0dd2af14a31b05cdc9cb6f6b87d',
  system: null,
  expires_at: '2027-01-01T00:00:00.000000',
  unrestricted: null,
  roles: [
    {
      id: 'd81d902cae414ac690c0ff428646c863',
      name: 'reader',
      domain_id: null,
      description: null,
      options: { immutable: true },
    },
  ],
  access_rules: [{ id: '3f469765cf2b430e9980d1b1e252f854', service: 'compute', path: '/v2.1/servers', method: 'GET' }],
  links: { self: `${BASE}/application_credentials/e758a6ab751f45a2ba1865466de47e2e` },
};

export const TRUST = {
  roles: [
    {
      id: 'd81d902cae414ac690c0ff428646c863',
      name: 'reader',
      domain_id: null,
      description: null,
      options: { immutable: true },
      links: { self: `${BASE}/roles/d81d902cae414ac690c0ff428646c863` },
    },
  ],
  id: '7243a90dbed94ea08be1dbdadf8c4dc3',
  trustor_user_id: '1e72bf999e5944bf935f935c9bbfba0c',
  trustee_user_id: '81043ddc3b5f42f589e7a9775310bc5e',
  project_id: 'f83ad0dd2af14a31b05cdc9cb6f6b87d',
  impersonation: true,
  expires_at: '2027-01-01T00:00:00.000000Z',
  remaining_uses: 3,
  deleted_at: null,
  redelegated_trust_id: null,
  redelegation_count: 0,
  roles_links: { self: `${BASE}/7243a90dbed94ea08be1dbdadf8c4dc3/roles`, next: null, previous: null },
  links: { self: `${BASE}/OS-TRUST/trusts/7243a90dbed94ea08be1dbdadf8c4dc3` },
};

export const POLICY = {
  id: '76cbdc7ee078405283177baa6b639f62',
  blob: '{"a":1}',
  type: 'application/json',
  links: { self: `${BASE}/policies/76cbdc7ee078405283177baa6b639f62` },
};

export const REGISTERED_LIMIT = {
  id: 'ea6bf88c40e040ea9e490f5e9446fe60',
  service_id: '8405cee913a04ff79e32632b6116e8ca',
  region_id: 'RegionTwo',
  resource_name: 'snapshot',
  default_limit: 5,
  description: 'd',
  links: { self: `${BASE}/registered_limits/ea6bf88c40e040ea9e490f5e9446fe60` },
};

export const LIMIT = {
  id: 'd36d71931f1c45ee98e9a51437b7822c',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  domain_id: null,
  resource_limit: 3,
  description: 'e',
  service_id: '8405cee913a04ff79e32632b6116e8ca',
  region_id: 'RegionTwo',
  resource_name: 'snapshot',
  links: { self: `${BASE}/limits/d36d71931f1c45ee98e9a51437b7822c` },
};

export const LIMIT_MODEL = {
  name: 'flat',
  description: 'Limit enforcement and validation does not take project hierarchy into consideration.',
};

/** The limits of a project that is told of beside another one have no links. */
export const PARENT_PROJECT = {
  ...PROJECT,
  limits: [
    {
      id: '16aebdaaefd64d8eabbb2d61238d27b0',
      project_id: 'f83ad0dd2af14a31b05cdc9cb6f6b87d',
      domain_id: null,
      resource_limit: 3,
      description: null,
      service_id: '199548bd189b40d79539336955525cbb',
      region_id: null,
      resource_name: 'snapshot',
    },
  ],
};

export const IDENTITY_PROVIDER = {
  id: 'acme',
  domain_id: '6b2b8d5825a641ae811eeeac0af99ed3',
  enabled: true,
  description: 'd',
  remote_ids: ['https://acme.example/idp'],
  authorization_ttl: 10,
  links: { self: `${BASE}/OS-FEDERATION/identity_providers/acme` },
};

export const RULES = [
  {
    local: [{ user: { name: '{0}' } }, { group: { id: '0cd5e9' } }],
    remote: [{ type: 'UserName' }, { type: 'orgPersonType', not_any_of: ['Contractor'] }],
  },
];

export const MAPPING = {
  id: 'acme',
  rules: RULES,
  schema_version: '1.0',
  links: { self: `${BASE}/OS-FEDERATION/mappings/acme` },
};

export const PROTOCOL = {
  id: 'openid',
  mapping_id: 'acme',
  links: { self: `${BASE}/protocols/openid`, identity_provider: `${BASE}/acme` },
};

/** The same protocol in a list. */
export const LISTED_PROTOCOL = { ...PROTOCOL, idp_id: 'acme', remote_id_attribute: 'HTTP_OIDC_ISS' };

export const SERVICE_PROVIDER = {
  auth_url: 'https://sp.example.com/v3/OS-FEDERATION/identity_providers/me/protocols/saml2/auth',
  id: 'partner',
  enabled: true,
  description: 'd',
  relay_state_prefix: 'ss:mem:',
  sp_url: 'https://sp.example.com/Shibboleth.sso/SAML2/ECP',
  links: { self: `${BASE}/OS-FEDERATION/service_providers/partner` },
};

/** Only the beginning. */
export const SAML_METADATA =
  '<ns0:EntityDescriptor xmlns:ns0="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://127.0.0.1:5443/v3/OS-FEDERATION/saml2/idp">';

/** Only the beginning. */
export const SAML_ASSERTION =
  '<ns0:Response xmlns:ns0="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="b286056d0af547da996b184e0d8744fe" Version="2.0">';

/** Only the beginning. */
export const ECP_ASSERTION =
  '<ns0:Envelope xmlns:ns0="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns1="urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp">';

export const CONSUMER = {
  id: 'b9769644f0dc415e84224fe92fec2bf1',
  description: 'd',
  links: { self: `${BASE}/OS-OAUTH1/consumers/b9769644f0dc415e84224fe92fec2bf1` },
};

export const ACCESS_TOKEN = {
  id: '0a42df78ca0d4d21b46a72af8e6dbfa7',
  authorizing_user_id: 'e4c87277f20a4df6abaa7cbdff09abc3',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  consumer_id: 'b9769644f0dc415e84224fe92fec2bf1',
  expires_at: '2026-11-26T04:47:39.000000Z',
  links: {
    roles: `${BASE}/users/e4c87277f20a4df6abaa7cbdff09abc3/OS-OAUTH1/access_tokens/0a42df78ca0d4d21b46a72af8e6dbfa7/roles`,
    self: `${BASE}/users/e4c87277f20a4df6abaa7cbdff09abc3/OS-OAUTH1/access_tokens/0a42df78ca0d4d21b46a72af8e6dbfa7`,
  },
};

export const ACCESS_TOKEN_ROLE = {
  id: 'dc94b7efc2484f7fa19b6e21bb39ca97',
  name: 'member',
  domain_id: null,
  options: { immutable: true },
  links: { self: `${BASE}/roles/dc94b7efc2484f7fa19b6e21bb39ca97` },
};

export const EC2_CREDENTIAL = {
  user_id: 'e4c87277f20a4df6abaa7cbdff09abc3',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  access: 'd50ef96c812a4ccdbfc885567fd5e2e2',
  secret: 'opensesame',
  trust_id: null,
  links: {
    self: `${BASE}/users/e4c87277f20a4df6abaa7cbdff09abc3/credentials/OS-EC2/d50ef96c812a4ccdbfc885567fd5e2e2`,
  },
};

/** Without the catalog. */
export const TOKEN = {
  methods: ['password'],
  user: {
    domain: { id: 'default', name: 'Default' },
    id: 'e4c87277f20a4df6abaa7cbdff09abc3',
    name: 'admin',
    password_expires_at: null,
  },
  audit_ids: ['kOZVUNeFSU6owWKPnyJNPA'],
  expires_at: '2026-11-25T08:47:37.000000Z',
  issued_at: '2026-11-25T04:47:37.000000Z',
  project: { domain: { id: 'default', name: 'Default' }, id: '752b7eab745d4db48ce8ce08b54ec4ac', name: 'admin' },
  is_domain: false,
  roles: [{ id: '133e9df90bc747c39f3d42f622686bf4', name: 'admin' }],
  service_providers: [
    {
      auth_url: 'https://127.0.0.1:5443/v3/OS-FEDERATION/identity_providers/keystone/protocols/saml2/auth',
      id: 'oscloud-sp',
      sp_url: 'https://127.0.0.1:5443/mellon/k2k/paosResponse',
    },
  ],
};

export const REVOCATION_EVENT = {
  'OS-TRUST:trust_id': 'eef4a2edcacb4705841ce164d7d1efda',
  issued_before: '2026-11-25T01:01:44.000000Z',
  revoked_at: '2026-11-25T01:01:44.000000Z',
};

const implied = (id: string, name: string) => ({ id, links: { self: `${BASE}/roles/${id}` }, name });

/** As it is listed; where one implied role is asked for, it is no list. */
export const ROLE_INFERENCE = {
  prior_role: implied('d913710a8f954b49b2032c894d9e3a37', 'auditor'),
  implies: [implied('1f80b29410d44d0c88da458da9b54855', 'reader')],
};

export const DOMAIN_CONFIG = {
  identity: { driver: 'ldap' },
  ldap: { suffix: 'dc=x', url: 'ldap://x', user_tree_dn: 'ou=u' },
};

export const ENDPOINT_GROUP = {
  id: '43245be0e85a4200b1d220407a20d48a',
  name: 'public',
  description: null,
  filters: { interface: 'public', service_id: '8405cee913a04ff79e32632b6116e8ca' },
  links: { self: `${BASE}/OS-EP-FILTER/endpoint_groups/43245be0e85a4200b1d220407a20d48a` },
};

/** Endpoints that are listed with a policy lack their region's older name. */
export const POLICY_ENDPOINT = {
  id: '62bac9e1fab941dbb4bb6bb28f72fb4c',
  interface: 'public',
  region_id: 'RegionTwo',
  service_id: '8405cee913a04ff79e32632b6116e8ca',
  url: 'http://127.0.0.1:1/',
  enabled: true,
  links: { self: `${BASE}/endpoints/62bac9e1fab941dbb4bb6bb28f72fb4c` },
};
