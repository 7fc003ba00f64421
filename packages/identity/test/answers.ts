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
