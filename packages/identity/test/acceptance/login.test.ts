import { AuthenticationError, BadRequestError, ForbiddenError, NotFoundError } from '@os/core';
import { cleanUp, conn, identity, newDomain, newName, open, options } from './cloud.js';

const { authUrl } = options;
let domainId: string;
let me: string;
let projectId: string;

beforeAll(async () => {
  domainId = await newDomain();
  const { user, project } = await conn.session.access();
  me = user!.id!;
  projectId = project!.id!;
});

async function newUser() {
  const password = newName('password');
  const user = await identity.createUser({ name: newName('user'), domainId, password });
  return { user, password };
}

test('an application credential logs in with its roles alone', async () => {
  const created = await identity.createApplicationCredential(me, {
    name: newName('ac'),
    roles: [{ name: 'reader' }],
    unrestricted: false,
  });
  cleanUp(() => identity.deleteApplicationCredential(me, created, { ignoreMissing: true }));
  expect(created.roles.map(({ name }) => name)).toEqual(['reader']);

  const applicationCredential = { applicationCredentialId: created.id, applicationCredentialSecret: created.secret };
  const reader = open({ authUrl, ...applicationCredential });
  const { roles, project, user } = await reader.session.access();
  expect({ roles: roles?.map(({ name }) => name), project: project?.id, user: user?.id }).toEqual({
    roles: ['reader'],
    project: projectId,
    user: me,
  });
  await expect(reader.identity.createProject({ name: newName('project'), domainId })).rejects.toThrow(ForbiddenError);

  const got = await identity.getApplicationCredential(me, created);
  expect(got.secret).toBeUndefined();
  await identity.deleteApplicationCredential(me, created);
  await expect(open({ authUrl, ...applicationCredential }).session.access()).rejects.toThrow(NotFoundError);
});

test('a secret of the creator’s own choice', async () => {
  const secret = newName('secret');
  const created = await identity.createApplicationCredential(me, { name: newName('ac'), secret });
  cleanUp(() => identity.deleteApplicationCredential(me, created));
  const own = open({ authUrl, applicationCredentialId: created.id, applicationCredentialSecret: secret });
  expect((await own.session.access()).user?.id).toBe(me);
});

test('a trust lends its roles', async () => {
  const { user, password } = await newUser();
  const trust = await identity.createTrust({
    trustorUserId: me,
    trusteeUserId: user.id,
    isImpersonation: false,
    projectId,
    roles: [{ name: 'reader' }],
    remainingUses: 1,
  });
  cleanUp(() => identity.deleteTrust(trust));
  const trustee = open({ authUrl, userId: user.id, password, trustId: trust.id });
  const access = await trustee.session.access();
  expect(access.roles?.map(({ name }) => name)).toEqual(['reader']);
  expect(access.project?.id).toBe(projectId);
  expect(access.user?.id).toBe(user.id);
  // Used up; whoever asks by its id is not told of it any more.
  expect(await identity.findTrust(trust.id)).toBeNull();
});

test('users change their own password', async () => {
  const { user, password } = await newUser();
  const self = () => open({ authUrl, userId: user.id, password, unscoped: true });
  const changed = newName('changed');
  await expect(self().identity.changePassword(user, { originalPassword: 'wrong', password: changed })).rejects.toThrow(
    AuthenticationError,
  );
  await self().identity.changePassword(user, { originalPassword: password, password: changed });
  await expect(self().session.access()).rejects.toThrow(AuthenticationError);
  const again = open({ authUrl, userId: user.id, password: changed, unscoped: true });
  expect((await again.session.access()).user?.id).toBe(user.id);

  await identity.updateUser(user, { options: { lockPassword: true } });
  await expect(again.identity.changePassword(user, { originalPassword: changed, password })).rejects.toThrow(
    BadRequestError,
  );
});

test('a password can be set, and taken away', async () => {
  const { user, password } = await newUser();
  const reset = newName('reset');
  await identity.updateUser(user, { password: reset });
  await expect(open({ authUrl, userId: user.id, password, unscoped: true }).session.access()).rejects.toThrow(
    AuthenticationError,
  );
  const logIn = () => open({ authUrl, userId: user.id, password: reset, unscoped: true }).session.access();
  expect((await logIn()).user?.id).toBe(user.id);
  await identity.updateUser(user, { password: null });
  await expect(logIn()).rejects.toThrow(AuthenticationError);
});

test('an unscoped token is good for asking what to log in to', async () => {
  const { user, password } = await newUser();
  const project = await identity.createProject({ name: newName('project'), domainId });
  cleanUp(() => identity.deleteProject(project));
  const member = (await identity.findRole('member'))!;
  await identity.assignProjectRoleToUser(project, user, member);
  await identity.assignDomainRoleToUser(domainId, user, member);

  const unscoped = open({ authUrl, userId: user.id, password, unscoped: true });
  expect((await unscoped.identity.listAuthProjects()).map(({ id }) => id)).toEqual([project.id]);
  expect((await unscoped.identity.listAuthDomains()).map(({ id }) => id)).toEqual([domainId]);
  await expect(unscoped.identity.listProjects().toArray()).rejects.toThrow(ForbiddenError);
});

test('the catalog of the token', async () => {
  const { catalog } = await conn.session.access();
  const entries = await identity.listAuthCatalogEntries();
  expect(entries.map(({ type }) => type).sort()).toEqual(catalog.map(({ type }) => type).sort());
  const keystone = await identity.findAuthCatalogEntry('keystone');
  expect(keystone?.endpoints.map((endpoint) => endpoint.interface).sort()).toEqual(['admin', 'internal', 'public']);

  // Services that are off are not in it.
  const type = newName('type');
  const service = await identity.createService({ type, name: type });
  cleanUp(() => identity.deleteService(service));
  const endpoint = await identity.createEndpoint({
    interface: 'public',
    serviceId: service.id,
    url: 'http://127.0.0.1:1/$(project_id)s',
  });
  expect((await identity.findAuthCatalogEntry(type))?.endpoints).toMatchObject([
    { id: endpoint.id, url: `http://127.0.0.1:1/${projectId}`, regionId: null, region: null },
  ]);
  await identity.updateService(service, { isEnabled: false });
  expect(await identity.findAuthCatalogEntry(type)).toBeNull();
});
