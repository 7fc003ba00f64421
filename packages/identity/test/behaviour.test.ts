import { inspect } from 'node:util';
import {
  AuthenticationError,
  DuplicateResourceError,
  ForbiddenError,
  InvalidAttributeError,
  InvalidResponseError,
  NotFoundError,
} from '@os/core';
import { identity as definition, Role, User } from '@os/identity/pure';
import nock from 'nock';
import { HOST, staticConnection } from '../../../tooling/jest/static-connection.js';
import * as answers from './answers.js';

const { identity } = staticConnection(definition);
const cloud = () => nock(`${HOST}/identity/v3`);

describe('what is read from the answer', () => {
  const BASE = 'http://127.0.0.1:5000/v3';
  const rows: [list: () => PromiseLike<object[]>, key: string, answer: object, read: object][] = [
    [
      () => identity.listDomains(),
      'domains',
      answers.DOMAIN,
      {
        id: 'aa2a96dcbf604a259d2d360b51de70b4',
        name: 'acme',
        description: '',
        isEnabled: true,
        tags: ['t'],
        options: {},
        links: { self: `${BASE}/domains/aa2a96dcbf604a259d2d360b51de70b4` },
      },
    ],
    [
      () => identity.listProjects(),
      'projects',
      answers.PROJECT,
      {
        id: 'f83ad0dd2af14a31b05cdc9cb6f6b87d',
        name: 'admin',
        domainId: 'default',
        description: 'Bootstrap project for initializing the cloud.',
        isEnabled: true,
        parentId: 'default',
        isDomain: false,
        tags: ['c', 'd'],
        options: { immutable: true },
        links: { self: `${BASE}/projects/f83ad0dd2af14a31b05cdc9cb6f6b87d` },
      },
    ],
    [
      () => identity.listUsers(),
      'users',
      { ...answers.USER, extra: { email: 'jane@example.com' }, department: 'it' },
      {
        id: '81043ddc3b5f42f589e7a9775310bc5e',
        name: 'jane',
        description: 'd',
        email: 'jane@example.com',
        domainId: 'default',
        isEnabled: true,
        defaultProjectId: 'f83ad0dd2af14a31b05cdc9cb6f6b87d',
        passwordExpiresAt: null,
        options: { lockPassword: true, multiFactorAuthRules: [['password', 'totp']] },
        extra: { email: 'jane@example.com' },
        department: 'it',
        links: { self: `${BASE}/users/81043ddc3b5f42f589e7a9775310bc5e` },
      },
    ],
    [
      () => identity.listUserGroups('u1'),
      'groups',
      answers.USER_GROUP,
      {
        id: '112d6fd0a4e146eb8d59c275766d87b8',
        name: 'ops',
        domainId: 'default',
        description: '',
        membershipExpiresAt: null,
        links: { self: `${BASE}/groups/112d6fd0a4e146eb8d59c275766d87b8` },
      },
    ],
    [
      () => identity.listRoles(),
      'roles',
      answers.ROLE,
      {
        id: '448b5d5d22084bdab9662f325950a9f0',
        name: 'auditor',
        domainId: 'aa2a96dcbf604a259d2d360b51de70b4',
        description: null,
        options: { immutable: false },
        links: { self: `${BASE}/roles/448b5d5d22084bdab9662f325950a9f0` },
      },
    ],
    [
      () => identity.listRoleAssignments(),
      'role_assignments',
      answers.USER_ASSIGNMENT,
      {
        role: { id: 'd81d902cae414ac690c0ff428646c863', name: 'reader' },
        user: { id: '81043ddc3b5f42f589e7a9775310bc5e', name: 'jane', domain: { id: 'default', name: 'Default' } },
        scope: {
          project: {
            id: 'f83ad0dd2af14a31b05cdc9cb6f6b87d',
            name: 'admin',
            domain: { id: 'default', name: 'Default' },
          },
        },
        links: {
          assignment: answers.USER_ASSIGNMENT.links.assignment,
          membership: answers.USER_ASSIGNMENT.links.membership,
          priorRole: answers.USER_ASSIGNMENT.links.prior_role,
        },
      },
    ],
    [
      () => identity.listRoleAssignments(),
      'role_assignments',
      answers.INHERITED_ASSIGNMENT,
      {
        role: { id: 'b70537d403304c4eaaabe1762271bfb0' },
        user: { id: '81043ddc3b5f42f589e7a9775310bc5e' },
        scope: { domain: { id: 'aa2a96dcbf604a259d2d360b51de70b4' }, inheritedTo: 'projects' },
        links: { assignment: answers.INHERITED_ASSIGNMENT.links.assignment },
      },
    ],
    [
      () => identity.listRegions(),
      'regions',
      answers.REGION,
      { id: 'RegionTwo', description: '', parentRegionId: 'RegionOne', links: { self: `${BASE}/regions/RegionTwo` } },
    ],
    [
      () => identity.listServices(),
      'services',
      answers.SERVICE,
      {
        id: '21c7c15d68424d6a8937129bbf621308',
        name: 'nova',
        type: 'compute',
        description: null,
        isEnabled: true,
        links: { self: `${BASE}/services/21c7c15d68424d6a8937129bbf621308` },
      },
    ],
    [
      () => identity.listEndpoints(),
      'endpoints',
      answers.ENDPOINT,
      {
        id: '13335f9c0ab4456b881223118ea43e8e',
        interface: 'public',
        regionId: 'RegionOne',
        region: 'RegionOne',
        serviceId: '1648af4f9c1e4fc6a6fa51bb8bcbb6e1',
        url: 'http://127.0.0.1:9292',
        isEnabled: true,
        links: { self: `${BASE}/endpoints/13335f9c0ab4456b881223118ea43e8e` },
      },
    ],
    [
      () => identity.listAuthCatalogEntries(),
      'catalog',
      answers.CATALOG_ENTRY,
      {
        id: '1648af4f9c1e4fc6a6fa51bb8bcbb6e1',
        name: 'glance',
        type: 'image',
        endpoints: [
          {
            id: '13335f9c0ab4456b881223118ea43e8e',
            interface: 'public',
            regionId: 'RegionOne',
            region: 'RegionOne',
            url: 'http://127.0.0.1:9292',
          },
        ],
      },
    ],
    [
      () => identity.listCredentials(),
      'credentials',
      answers.CREDENTIAL,
      {
        id: '9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0',
        userId: '81043ddc3b5f42f589e7a9775310bc5e',
        projectId: 'f83ad0dd2af14a31b05cdc9cb6f6b87d',
        type: 'ec2',
        links: { self: answers.CREDENTIAL.links.self },
      },
    ],
    [
      () => identity.listApplicationCredentials('u1'),
      'application_credentials',
      { ...answers.APPLICATION_CREDENTIAL, secret: 'generated' },
      {
        id: 'e758a6ab751f45a2ba1865466de47e2e',
        name: 'ci',
        description: null,
        userId: '81043ddc3b5f42f589e7a9775310bc5e',
        projectId: 'f83ad0dd2af14a31b05cdc9cb6f6b87d',
        system: null,
        expiresAt: '2027-01-01T00:00:00.000000',
        unrestricted: null,
        roles: [
          {
            id: 'd81d902cae414ac690c0ff428646c863',
            name: 'reader',
            domainId: null,
            description: null,
            options: { immutable: true },
          },
        ],
        accessRules: [
          { id: '3f469765cf2b430e9980d1b1e252f854', service: 'compute', path: '/v2.1/servers', method: 'GET' },
        ],
        links: { self: `${BASE}/application_credentials/e758a6ab751f45a2ba1865466de47e2e` },
      },
    ],
    [
      () => identity.listAccessRules('u1'),
      'access_rules',
      answers.ACCESS_RULE,
      {
        id: '3f469765cf2b430e9980d1b1e252f854',
        userId: 'u1',
        service: 'compute',
        path: '/v2.1/servers',
        method: 'GET',
        links: { self: `${BASE}/access_rules/3f469765cf2b430e9980d1b1e252f854` },
      },
    ],
    [
      () => identity.listTrusts(),
      'trusts',
      answers.TRUST,
      {
        id: '7243a90dbed94ea08be1dbdadf8c4dc3',
        trustorUserId: '1e72bf999e5944bf935f935c9bbfba0c',
        trusteeUserId: '81043ddc3b5f42f589e7a9775310bc5e',
        projectId: 'f83ad0dd2af14a31b05cdc9cb6f6b87d',
        isImpersonation: true,
        expiresAt: '2027-01-01T00:00:00.000000Z',
        remainingUses: 3,
        deletedAt: null,
        redelegatedTrustId: null,
        redelegationCount: 0,
        roles: [
          {
            id: 'd81d902cae414ac690c0ff428646c863',
            name: 'reader',
            domainId: null,
            description: null,
            options: { immutable: true },
            links: { self: `${BASE}/roles/d81d902cae414ac690c0ff428646c863` },
          },
        ],
        roleLinks: { self: `${BASE}/7243a90dbed94ea08be1dbdadf8c4dc3/roles`, next: null, previous: null },
        links: { self: `${BASE}/OS-TRUST/trusts/7243a90dbed94ea08be1dbdadf8c4dc3` },
      },
    ],
    [
      () => identity.listPolicies(),
      'policies',
      answers.POLICY,
      {
        id: '76cbdc7ee078405283177baa6b639f62',
        blob: '{"a":1}',
        type: 'application/json',
        links: { self: `${BASE}/policies/76cbdc7ee078405283177baa6b639f62` },
      },
    ],
  ];

  test.each(rows)('%s', async (list, key, answer, read) => {
    cloud()
      .get(/./)
      .reply(200, { [key]: [answer] });
    expect(JSON.parse(JSON.stringify(await list()))).toEqual([read]);
  });
});

describe('secrets', () => {
  const hidden = (value: unknown) => `${inspect(value, { showHidden: true, depth: 9 })} ${JSON.stringify(value)}`;

  test('of a user are readable by name alone', async () => {
    cloud().post('/users').reply(201, { user: answers.USER });
    const user = await identity.createUser({ name: 'jane', password: 'opensesame' });
    expect(user.password).toBe('opensesame');
    expect(hidden(user)).not.toContain('opensesame');
  });

  test('of credentials are readable by name alone', async () => {
    cloud().get(/./).reply(200, { credential: answers.CREDENTIAL });
    const credential = await identity.getCredential('c1');
    expect(credential.blob).toBe('{"access":"aaa","secret":"b"}');
    expect(hidden(credential)).not.toContain('aaa');
  });

  test('of application credentials are answered on creation', async () => {
    cloud()
      .post(/./)
      .reply(201, { application_credential: { ...answers.APPLICATION_CREDENTIAL, secret: 'opensesame' } });
    const created = await identity.createApplicationCredential('u1', { name: 'ci' });
    expect(created.secret).toBe('opensesame');
    expect(hidden(created)).not.toContain('opensesame');
  });

  test('of consumers, EC2 and access tokens are readable by name alone', async () => {
    const secret = 'opensesame';
    cloud()
      .post('/OS-OAUTH1/consumers')
      .reply(201, { consumer: { ...answers.CONSUMER, secret } })
      .post('/users/u1/credentials/OS-EC2')
      .reply(201, { credential: { ...answers.EC2_CREDENTIAL, secret } })
      .post('/OS-OAUTH1/request_token')
      .reply(201, `oauth_token=612d&oauth_token_secret=${secret}`)
      .post('/OS-OAUTH2/token')
      .reply(200, { access_token: secret, expires_in: 14400, token_type: 'Bearer' });
    const signer = { consumerKey: 'c1', consumerSecret: 'sesame', sign: () => 'OAuth' };
    const consumer = await identity.createOAuth1Consumer({});
    const ec2 = await identity.createEc2Credential('u1', { projectId: 'p1' });
    const requested = await identity.createOAuth1RequestToken(signer, 'p1');
    const access = await identity.createOAuth2AccessToken({ id: 'ac1', secret: 'x' });
    expect([consumer.secret, ec2.secret, requested.secret, access.accessToken]).toEqual(Array(4).fill(secret));
    expect(hidden([consumer, ec2, requested, access])).not.toContain(secret);
  });

  test('of tokens are neither in what is told of them nor in errors', async () => {
    const signed = { access: 'a', signature: 's', verb: 'GET', host: 'h', path: '/', params: {} };
    cloud()
      .post('/ec2tokens')
      .reply(200, { token: answers.TOKEN }, { 'x-subject-token': 'opensesame' })
      .get('/auth/tokens')
      .reply(404, { error: { code: 404, message: 'Could not find token.', title: 'Not Found' } });
    const token = await identity.createEc2Token(signed);
    expect(token.id).toBe('opensesame');
    expect(hidden(token)).not.toContain('opensesame');
    const error: unknown = await identity.validateToken('opensesame').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NotFoundError);
    expect(hidden(error)).not.toContain('opensesame');
  });

  test('are in no error', async () => {
    // Twice, as the token might be the reason.
    cloud()
      .post('/users/u1/password')
      .twice()
      .reply(401, { error: { code: 401, message: 'Wrong.', title: 'Unauthorized' } });
    const changing = identity.changePassword('u1', { originalPassword: 'opensesame', password: 'abracadabra' });
    const error: unknown = await changing.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(hidden(error)).toContain('Wrong.');
    expect(hidden(error)).not.toMatch(/opensesame|abracadabra/);
  });
});

describe('find', () => {
  const other = { ...answers.USER, id: 'f83ad0dd2af14a31b05cdc9cb6f6b87d', domain_id: 'acme' };

  test('refuses a name that several have', async () => {
    cloud()
      .get('/users?name=jane')
      .reply(200, { users: [answers.USER, other] });
    const found = identity.findUser('jane');
    await expect(found).rejects.toThrow(DuplicateResourceError);
    await expect(found).rejects.toMatchObject({ ids: [answers.USER.id, other.id] });
  });

  test('looks in one domain', async () => {
    cloud()
      .get('/users?domain_id=acme&name=jane')
      .reply(200, { users: [other] });
    await expect(identity.findUser('jane', { domainId: 'acme' })).resolves.toMatchObject({ id: other.id });
  });

  test('asks for a region by its id', async () => {
    cloud()
      .get('/regions/Nowhere')
      .reply(404, { error: { code: 404, message: 'Could not find region: Nowhere.', title: 'Not Found' } });
    await expect(identity.findRegion('Nowhere')).resolves.toBeNull();
  });
});

test('lists follow the links of pages', async () => {
  const next = 'http://127.0.0.1:5000/v3/users?limit=1&marker=81043ddc3b5f42f589e7a9775310bc5e';
  const last = { ...answers.USER, id: 'u2' };
  cloud()
    .get('/users?limit=1')
    .reply(200, {
      users: [answers.USER],
      links: { next: next.replace('http://127.0.0.1:5000', HOST) },
      truncated: true,
    })
    .get('/users?limit=1&marker=81043ddc3b5f42f589e7a9775310bc5e')
    .reply(200, { users: [last], links: { next: null } });
  const ids = (await identity.listUsers({ limit: 1 })).map(({ id }) => id);
  expect(ids).toEqual([answers.USER.id, 'u2']);
});

describe('methods written by hand', () => {
  test('take objects for ids', async () => {
    cloud()
      .get('/users/u1/groups')
      .reply(200, { groups: [answers.USER_GROUP] })
      .get(`/groups/${answers.GROUP.id}/users`)
      .reply(200, { users: [answers.USER] })
      .put(`/projects/p%2F1/users/${answers.USER.id}/roles/r1`)
      .reply(204);
    const [group] = await identity.listUserGroups(new User({ id: 'u1' }));
    const [user] = await identity.listGroupUsers(group!);
    await identity.assignProjectRoleToUser('p/1', user!, new Role({ id: 'r1' }));
  });

  test('refuse what is no id before anything is sent', async () => {
    await expect(identity.assignProjectRoleToUser('', 'u1', 'r1')).rejects.toThrow(InvalidAttributeError);
    await expect(identity.addUserToGroup('..', 'g1')).rejects.toThrow(InvalidAttributeError);
    await expect(
      identity.changePassword(new User({ name: 'x' }), { originalPassword: 'a', password: 'b' }),
    ).rejects.toThrow(InvalidAttributeError);
  });

  test('tell "no" from "not allowed"', async () => {
    cloud().head('/projects/p1/users/u1/roles/r1').reply(403).head('/groups/g1/users/u1').reply(403);
    await expect(identity.validateUserHasProjectRole('p1', 'u1', 'r1')).rejects.toThrow(ForbiddenError);
    await expect(identity.checkUserInGroup('u1', 'g1')).rejects.toThrow(ForbiddenError);
  });

  test('refuse answers that are not what they should be', async () => {
    cloud()
      .get('/domains/d1/config')
      .reply(200, { config: { ldap: 'x' } })
      .get('/projects/p1?subtree_as_list=true')
      .reply(200, { project: { ...answers.PROJECT, subtree: null } })
      .get('/projects/p1?subtree_as_ids=true')
      .reply(200, { project: { ...answers.PROJECT, subtree: { a: 1 } } })
      .put('/OS-OAUTH1/authorize/612d')
      .reply(200, { token: {} });
    await expect(identity.getDomainConfig('d1')).rejects.toThrow(InvalidResponseError);
    await expect(identity.getProjectSubtree('p1')).rejects.toThrow(InvalidResponseError);
    await expect(identity.getProjectSubtreeIds('p1')).rejects.toThrow(InvalidResponseError);
    await expect(identity.authorizeOAuth1RequestToken('612d', [])).rejects.toThrow(InvalidResponseError);
  });

  test.each([{}, { tags: 'a' }, { tags: [1] }])('refuse %j for the tags of a project', async (body) => {
    cloud().get('/projects/p1/tags').reply(200, body);
    await expect(identity.listProjectTags('p1')).rejects.toThrow(InvalidResponseError);
  });
});
