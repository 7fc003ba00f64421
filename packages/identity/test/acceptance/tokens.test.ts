import { createHmac } from 'node:crypto';
import { AuthenticationError, HttpError, NotFoundError } from '@os/core';
import { Ec2Credential } from '@os/identity';
import { cleanUp, conn, identity, newDomain, newName, open, options } from './cloud.js';
import { live } from './life.js';

let me: string;
let projectId: string;
beforeAll(async () => {
  const { user, project } = await conn.session.access();
  me = user!.id!;
  projectId = project!.id!;
});

const newToken = async () => (await open(options).session.access()).headers['x-auth-token']!;

test('a token, until it is revoked', async () => {
  const token = await newToken();
  const told = await identity.validateToken(token);
  expect(told).toMatchObject({ methods: ['password'], user: { id: me }, project: { id: projectId }, isDomain: false });
  expect(told.roles!.map(({ name }) => name)).toContain('admin');
  expect(told.catalog!.map(({ type }) => type)).toContain('identity');
  expect(told.id).toBeUndefined();
  expect((await identity.validateToken(token, { includeCatalog: false })).catalog).toBeUndefined();
  expect(await identity.checkToken(token)).toBe(true);

  const since = new Date(Date.now() - 60_000).toISOString().slice(0, 19) + 'Z';
  await identity.revokeToken(token);
  expect(await identity.checkToken(token)).toBe(false);
  await expect(identity.validateToken(token)).rejects.toThrow(NotFoundError);
  await expect(identity.revokeToken(token)).rejects.toThrow(NotFoundError);
  const events = await identity.listRevocationEvents({ since });
  expect(events.map(({ auditId }) => auditId)).toContain(told.auditIds[0]);
});

test('the whole system', async () => {
  expect(await identity.listAuthSystemScopes()).toMatchObject([{ all: true }]);
  const system = open({ ...options, projectName: undefined, projectDomainName: undefined, systemScope: 'all' });
  const token = (await system.session.access()).headers['x-auth-token']!;
  expect(await identity.validateToken(token)).toMatchObject({ system: { all: true }, project: undefined });
});

test('the roles that a trust lends', async () => {
  const domainId = await newDomain();
  const password = newName('password');
  const trustee = await identity.createUser({ name: newName('trustee'), domainId, password });
  const reader = (await identity.findRole('reader'))!;
  const trust = await identity.createTrust({
    trustorUserId: me,
    trusteeUserId: trustee.id,
    isImpersonation: true,
    projectId,
    roles: [{ id: reader.id }],
  });
  cleanUp(() => identity.deleteTrust(trust));
  expect((await identity.listTrustRoles(trust)).map(({ id }) => id)).toEqual([reader.id]);
  expect((await identity.getTrustRole(trust, reader)).name).toBe('reader');
  expect(await identity.checkTrustRole(trust, reader)).toBe(true);
  expect(await identity.checkTrustRole(trust, (await identity.findRole('admin'))!)).toBe(false);

  const trusted = open({ authUrl: options.authUrl, userId: trustee.id, password, trustId: trust.id });
  const token = (await trusted.session.access()).headers['x-auth-token']!;
  expect((await identity.validateToken(token)).trust).toMatchObject({
    id: trust.id,
    impersonation: true,
    trustorUser: { id: me },
    trusteeUser: { id: trustee.id },
  });
});

test('Ec2Credential', () =>
  live<Ec2Credential>({
    resourceClass: Ec2Credential,
    create: () => identity.createEc2Credential(me, { projectId }),
    get: (access) => identity.getEc2Credential(me, access),
    find: ({ access }) => identity.findEc2Credential(me, access),
    list: () => identity.listEc2Credentials(me),
    delete: (credential) => identity.deleteEc2Credential(me, credential),
  }));

test('a token for a request that was signed for EC2', async () => {
  const { access, secret } = await identity.createEc2Credential(me, { projectId });
  cleanUp(() => identity.deleteEc2Credential(me, access));
  const params = { Action: 'DescribeInstances', SignatureMethod: 'HmacSHA256', SignatureVersion: '2' };
  const request = { access, verb: 'GET', host: 'ec2.example', path: '/', params };
  const text = `GET\nec2.example\n/\n${new URLSearchParams(params).toString()}`;
  const signature = createHmac('sha256', secret).update(text).digest('base64');

  const token = await identity.createEc2Token({ ...request, signature });
  expect(token).toMatchObject({ user: { id: me }, project: { id: projectId } });
  expect(await identity.checkToken(token.id)).toBe(true);
  const wrong = identity.createEc2Token({ ...request, signature: signature.toLowerCase() });
  await expect(wrong).rejects.toThrow(AuthenticationError);
});

test('the certificates of tokens of old are gone', async () => {
  const gone = { name: HttpError.name, status: 410 };
  await expect(identity.getCaCertificate()).rejects.toMatchObject(gone);
  await expect(identity.getSigningCertificate()).rejects.toMatchObject(gone);
});
