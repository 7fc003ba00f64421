import {
  BadRequestError,
  ConflictError,
  Connection,
  ForbiddenError,
  NotFoundError,
  AuthenticationError,
} from '@os/core';
import { v3ApplicationCredential } from '@os/auth-v3/pure';
import {
  ApplicationCredential,
  CatalogService,
  Domain,
  Endpoint,
  Group,
  Project,
  Region,
  Role,
  RoleAssignment,
  User,
} from '@os/identity/pure';
import { checkAnswer } from '@os/testing';
import { at, Cleanup, failureOf, refusalOf, unique, type Cloud } from './cloud.js';

export function identityContract(cloud: Cloud): void {
  describe('identity', () => {
    const conn = cloud.connect();
    const cleanup = new Cleanup();
    afterEach(() => cleanup.run());

    const createProject = async (): Promise<Project> => {
      const project = await conn.identity.createProject({ name: unique('project') });
      cleanup.add(() => conn.identity.deleteProject(project, { ignoreMissing: true }));
      return project;
    };
    const createUser = async (password = unique('password')): Promise<User> => {
      const user = await conn.identity.createUser({ name: unique('user'), password });
      cleanup.add(() => conn.identity.deleteUser(user, { ignoreMissing: true }));
      return user;
    };

    it('lists projects, the own one among them', async () => {
      const { project } = await conn.session.access();
      const projects = await conn.identity.listProjects();
      expect(projects.map(({ id }) => id)).toContain(project?.id);
      for (const each of projects) expect(checkAnswer(Project, each.body)).toEqual([]);
      expect((await conn.identity.getProject(project?.id ?? '')).name).toBe(project?.name);
    });

    it.each([
      ['domains', Domain, () => conn.identity.listDomains()],
      ['users', User, () => conn.identity.listUsers()],
      ['roles', Role, () => conn.identity.listRoles()],
      ['regions', Region, () => conn.identity.listRegions()],
      ['services', CatalogService, () => conn.identity.listServices()],
      ['endpoints', Endpoint, () => conn.identity.listEndpoints()],
    ])('lists %s', async (_, resourceClass, list) => {
      const all = await list();
      expect(all.length).toBeGreaterThan(0);
      for (const each of all) expect(checkAnswer(resourceClass, each.body)).toEqual([]);
    });

    it('creates, changes and deletes a project', async () => {
      const project = await createProject();
      expect(checkAnswer(Project, project.body)).toEqual([]);
      expect(project).toMatchObject({
        description: '',
        domainId: 'default',
        parentId: 'default',
        isEnabled: true,
        tags: [],
      });
      expect(project.id).toMatch(/^[0-9a-f]{32}$/);
      expect(project.links.self).toBe(`${await conn.identity.endpoint()}/projects/${project.id}`);

      await conn.identity.updateProject(project, { description: 'changed' });
      const changed = await conn.identity.getProject(project.id);
      expect(changed).toMatchObject({ name: project.name, description: 'changed', isEnabled: true });
      await conn.identity.updateProject(project, { description: null, isEnabled: false });
      expect(await conn.identity.getProject(project.id)).toMatchObject({ description: null, isEnabled: false });

      await conn.identity.deleteProject(project);
      expect(await failureOf(conn.identity.deleteProject(project))).toBeInstanceOf(NotFoundError);
      await conn.identity.deleteProject(project, { ignoreMissing: true });
      const gone = await refusalOf(conn.identity.getProject(project.id));
      expect(gone).toMatchObject({ status: 404, code: 'NOT_FOUND', service: 'identity' });
      expect(gone.detail).toBe(`Could not find project: ${project.id}.`);
    });

    it('keeps attributes that the API does not know', async () => {
      const name = unique('project');
      const { body } = await conn.identity.request({
        method: 'POST',
        path: '/projects',
        json: { project: { name, made_up_colour: 'blue' } },
      });
      const id = at({ body }, 'project', 'id') as string;
      cleanup.add(() => conn.identity.deleteProject(id));
      expect((await conn.identity.getProject(id)).body['made_up_colour']).toBe('blue');
    });

    it('never answers a password', async () => {
      const user = await createUser('not-to-be-seen');
      const { body } = await conn.identity.getUser(user.id);
      expect(checkAnswer(User, body)).toEqual([]);
      expect(JSON.stringify(body)).not.toContain('not-to-be-seen');
    });

    it('refuses a second thing of the same name', async () => {
      const project = await createProject();
      const user = await createUser();
      const group = await conn.identity.createGroup({ name: unique('group') });
      cleanup.add(() => conn.identity.deleteGroup(group));
      const role = await conn.identity.createRole({ name: unique('role') });
      cleanup.add(() => conn.identity.deleteRole(role));
      const refusals = await Promise.all(
        [
          conn.identity.createProject({ name: project.name }),
          conn.identity.createUser({ name: user.name }),
          conn.identity.createGroup({ name: group.name }),
          conn.identity.createRole({ name: role.name }),
          conn.identity.createDomain({ name: 'Default' }),
        ].map(refusalOf),
      );
      for (const error of refusals) {
        expect(error).toBeInstanceOf(ConflictError);
        expect(error.detail).toMatch(/^Conflict occurred attempting to store/);
      }
      expect(checkAnswer(Group, group.body)).toEqual([]);
      expect(checkAnswer(Role, role.body)).toEqual([]);
    });

    it('refuses what lacks an attribute, has a wrong one, or is no JSON', async () => {
      const post = (json: unknown) => conn.identity.request({ method: 'POST', path: '/projects', json });
      expect((await refusalOf(post({ project: {} }))).detail).toContain("'name' is a required property");
      expect((await refusalOf(post({ project: { name: 5 } }))).detail).toContain("5 is not of type 'string'");
      const garbage = conn.identity.request({
        method: 'POST',
        path: '/projects',
        body: '{',
        headers: { 'content-type': 'application/json' },
      });
      const refusals = await Promise.all(
        [post({ project: {} }), post({ project: { name: 5 } }), garbage].map(refusalOf),
      );
      expect(refusals.map(({ status }) => status)).toEqual([400, 400, 400]);
    });

    it('does not know paths and methods', async () => {
      expect((await refusalOf(conn.identity.request({ path: '/sdk-test-nothing' }))).status).toBe(404);
      const wrong = conn.identity.request({ method: 'PUT', path: '/projects/sdk-test', json: { project: {} } });
      expect((await refusalOf(wrong)).status).toBe(405);
    });

    it('pages lists', async () => {
      const projects = [await createProject(), await createProject(), await createProject()];
      const ids = (await conn.identity.listProjects({ limit: 1 })).map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(projects.map(({ id }) => id)));
      expect(ids).toEqual([...new Set(ids)]);

      const first = await conn.identity.request({ path: '/projects', query: { limit: 1 } });
      const id = at(first, 'projects', 0, 'id') as string;
      const self = `${await conn.identity.endpoint()}/projects?limit=1`;
      expect(at(first, 'links')).toEqual({ next: `${self}&marker=${id}`, self, previous: null });
      expect(at(first, 'truncated')).toBe(true);
      const whole = await conn.identity.request({ path: '/projects' });
      expect(at(whole, 'links', 'next')).toBeNull();

      const lost = conn.identity.request({ path: '/projects', query: { limit: 1, marker: 'sdk-test' } });
      expect((await refusalOf(lost)).status).toBe(404);
    });

    it('filters lists', async () => {
      const project = await createProject();
      await conn.identity.updateProject(project, { isEnabled: false });
      const ids = async (query: object) => (await conn.identity.listProjects(query)).map(({ id }) => id);
      expect(await ids({ name: project.name })).toEqual([project.id]);
      expect(await ids({ name: project.name, isEnabled: true })).toEqual([]);
      expect(await ids({ isEnabled: false })).toContain(project.id);
      expect(await ids({ domainId: 'sdk-test' })).toEqual([]);
      const unknown = await conn.identity.request({ path: '/projects', query: { nonsense: 1, name: project.name } });
      expect(at(unknown, 'projects')).toHaveLength(1);
      const wrong = conn.identity.request({ path: '/projects', query: { enabled: 'perhaps' } });
      expect((await refusalOf(wrong)).status).toBe(400);
    });

    it('finds by name and by id', async () => {
      const project = await createProject();
      expect((await conn.identity.findProject(project.name))?.id).toBe(project.id);
      expect((await conn.identity.findProject(project.id))?.id).toBe(project.id);
      expect(await conn.identity.findProject(unique('nothing'))).toBeNull();
    });

    it('keeps tags', async () => {
      const project = await createProject();
      expect(await conn.identity.setProjectTags(project, ['blue', 'dry'])).toEqual(['blue', 'dry']);
      await conn.identity.addProjectTag(project, 'red');
      expect(await failureOf(conn.identity.addProjectTag(project, 'red'))).toBeInstanceOf(BadRequestError);
      expect([...(await conn.identity.listProjectTags(project))].sort()).toEqual(['blue', 'dry', 'red']);
      expect(await conn.identity.checkProjectTag(project, 'red')).toBe(true);
      await conn.identity.removeProjectTag(project, 'red');
      expect(await conn.identity.checkProjectTag(project, 'red')).toBe(false);
      expect(await failureOf(conn.identity.removeProjectTag(project, 'red'))).toBeInstanceOf(NotFoundError);
      await conn.identity.removeAllProjectTags(project);
      expect((await conn.identity.getProject(project.id)).tags).toEqual([]);
    });

    it('deletes a domain only after it was disabled', async () => {
      const domain = await conn.identity.createDomain({ name: unique('domain') });
      cleanup.add(async () => {
        await conn.identity.updateDomain(domain, { isEnabled: false }).catch(() => undefined);
        await conn.identity.deleteDomain(domain, { ignoreMissing: true });
      });
      expect(checkAnswer(Domain, domain.body)).toEqual([]);
      expect(await failureOf(conn.identity.deleteDomain(domain))).toBeInstanceOf(ForbiddenError);
      await conn.identity.updateDomain(domain, { isEnabled: false });
      await conn.identity.deleteDomain(domain);
      expect(await conn.identity.findDomain(domain.name)).toBeNull();
    });

    it('takes ids that regions are given, once', async () => {
      const id = unique('region');
      const region = await conn.identity.createRegion({ id });
      cleanup.add(() => conn.identity.deleteRegion(id));
      expect(region).toMatchObject({ id, description: '', parentRegionId: null });
      expect(await failureOf(conn.identity.createRegion({ id }))).toBeInstanceOf(ConflictError);
    });

    it('lists new services and endpoints in the catalog', async () => {
      const type = unique('type');
      const service = await conn.identity.createService({ name: 'sdk-test', type });
      cleanup.add(() => conn.identity.deleteService(service));
      const endpoint = await conn.identity.createEndpoint({
        interface: 'public',
        serviceId: service.id,
        url: 'http://sdk-test.example/v1/$(project_id)s',
        regionId: 'RegionOne',
      });
      expect(checkAnswer(CatalogService, service.body)).toEqual([]);
      expect(checkAnswer(Endpoint, endpoint.body)).toEqual([]);
      expect(endpoint).toMatchObject({ region: 'RegionOne', isEnabled: true });

      const { catalog, project } = await cloud.connect().session.access();
      expect(catalog.find((each) => each.type === type)).toEqual({
        type,
        name: 'sdk-test',
        endpoints: [{ interface: 'public', url: `http://sdk-test.example/v1/${project?.id}`, region: 'RegionOne' }],
      });
      const lost = conn.identity.createEndpoint({
        interface: 'public',
        serviceId: 'sdk-test',
        url: 'http://x.example',
      });
      expect((await refusalOf(lost)).status).toBe(400);
    });

    describe('roles', () => {
      const logIn = (user: User, password: string, project: Project): Connection =>
        new Connection({
          ...cloud.options(),
          username: user.name,
          password,
          projectName: project.name,
        });

      it('are given to a user and taken back', async () => {
        const password = unique('password');
        const [project, user] = [await createProject(), await createUser(password)];
        const role = await conn.identity.findRole('member');
        if (!role) throw new Error('There is no role "member"');
        expect(await failureOf(logIn(user, password, project).session.access())).toBeInstanceOf(AuthenticationError);

        await conn.identity.assignProjectRoleToUser(project, user, role);
        await conn.identity.assignProjectRoleToUser(project, user, role);
        expect(await conn.identity.validateUserHasProjectRole(project, user, role)).toBe(true);
        const given = await conn.identity.listProjectUserRoles(project, user);
        expect(given.map(({ name }) => name)).toEqual(['member']);
        const access = await logIn(user, password, project).session.access();
        expect(access.project?.id).toBe(project.id);
        expect(access.roles?.map(({ name }) => name)).toContain('member');
        expect((await conn.identity.listUserProjects(user)).map(({ id }) => id)).toEqual([project.id]);

        await conn.identity.unassignProjectRoleFromUser(project, user, role);
        expect(await conn.identity.validateUserHasProjectRole(project, user, role)).toBe(false);
        const again = await refusalOf(conn.identity.unassignProjectRoleFromUser(project, user, role));
        expect(again).toBeInstanceOf(NotFoundError);
        expect(again.detail).toMatch(/^Could not find role assignment with role: /);
      });

      it('cannot be given where something is missing', async () => {
        const [project, user] = [await createProject(), await createUser()];
        const role = await conn.identity.findRole('member');
        const refusals = await Promise.all(
          [
            conn.identity.assignProjectRoleToUser('sdk-test', user, role?.id ?? ''),
            conn.identity.assignProjectRoleToUser(project, 'sdk-test', role?.id ?? ''),
            conn.identity.assignProjectRoleToUser(project, user, 'sdk-test'),
          ].map(refusalOf),
        );
        expect(refusals.map(({ detail }) => detail)).toEqual([
          'Could not find project: sdk-test.',
          'Could not find user: sdk-test.',
          'Could not find role: sdk-test.',
        ]);
      });

      it('are listed as assignments', async () => {
        const [project, user] = [await createProject(), await createUser()];
        const role = await conn.identity.createRole({ name: unique('role') });
        cleanup.add(() => conn.identity.deleteRole(role, { ignoreMissing: true }));
        await conn.identity.assignProjectRoleToUser(project, user, role);
        await conn.identity.assignDomainRoleToUser('default', user, role);
        await conn.identity.assignSystemRoleToUser(user, role);

        const all = await conn.identity.listRoleAssignments({ userId: user.id });
        for (const each of all) expect(checkAnswer(RoleAssignment, each.body)).toEqual([]);
        expect(all.map(({ scope }) => Object.keys(scope)[0]).sort()).toEqual(['domain', 'project', 'system']);
        const [only, ...others] = await conn.identity.listRoleAssignments({ scopeProjectId: project.id });
        expect(others).toEqual([]);
        expect(only).toMatchObject({
          role: { id: role.id },
          user: { id: user.id },
          scope: { project: { id: project.id } },
          links: {
            assignment: `${await conn.identity.endpoint()}/projects/${project.id}/users/${user.id}/roles/${role.id}`,
          },
        });
        const [named] = await conn.identity.listRoleAssignments({ scopeProjectId: project.id, includeNames: true });
        expect(named).toMatchObject({
          role: { id: role.id, name: role.name },
          user: { id: user.id, name: user.name, domain: { id: 'default', name: 'Default' } },
          scope: { project: { id: project.id, name: project.name, domain: { id: 'default', name: 'Default' } } },
        });

        await conn.identity.deleteRole(role);
        expect(await conn.identity.listRoleAssignments({ userId: user.id })).toEqual([]);
      });

      it('come to users through groups', async () => {
        const password = unique('password');
        const [project, user] = [await createProject(), await createUser(password)];
        const group = await conn.identity.createGroup({ name: unique('group') });
        cleanup.add(() => conn.identity.deleteGroup(group));
        const role = await conn.identity.findRole('reader');
        await conn.identity.assignProjectRoleToGroup(project, group, role?.id ?? '');
        expect(await failureOf(logIn(user, password, project).session.access())).toBeInstanceOf(AuthenticationError);

        await conn.identity.addUserToGroup(user, group);
        await conn.identity.addUserToGroup(user, group);
        expect(await conn.identity.checkUserInGroup(user, group)).toBe(true);
        expect((await conn.identity.listGroupUsers(group)).map(({ id }) => id)).toEqual([user.id]);
        expect((await conn.identity.listUserGroups(user)).map(({ id }) => id)).toEqual([group.id]);
        const access = await logIn(user, password, project).session.access();
        expect(access.roles?.map(({ name }) => name)).toContain('reader');

        await conn.identity.removeUserFromGroup(user, group);
        expect(await conn.identity.checkUserInGroup(user, group)).toBe(false);
        expect(await failureOf(conn.identity.removeUserFromGroup(user, group))).toBeInstanceOf(NotFoundError);
        expect(await failureOf(logIn(user, password, project).session.access())).toBeInstanceOf(AuthenticationError);
      });
    });

    it('logs in by application credential, for as long as there is one', async () => {
      const { user, project } = await conn.session.access();
      const credential = await conn.identity.createApplicationCredential(user?.id ?? '', {
        name: unique('credential'),
      });
      cleanup.add(() => conn.identity.deleteApplicationCredential(user?.id ?? '', credential, { ignoreMissing: true }));
      expect(checkAnswer(ApplicationCredential, credential.body)).toEqual([]);
      expect(credential.secret).toEqual(expect.any(String));
      const stored = await conn.identity.getApplicationCredential(user?.id ?? '', credential);
      expect(checkAnswer(ApplicationCredential, stored.body)).toEqual([]);
      expect(stored.secret).toBeUndefined();

      const { authUrl = '', transport } = cloud.options();
      const connect = (secret: string): Connection =>
        new Connection({
          transport,
          authenticator: v3ApplicationCredential({
            authUrl,
            applicationCredentialId: credential.id,
            applicationCredentialSecret: secret,
          }),
        });
      const access = await connect(credential.secret ?? '').session.access();
      expect(access).toMatchObject({ user: { id: user?.id }, project: { id: project?.id } });
      expect(await failureOf(connect('wrong').session.access())).toBeInstanceOf(AuthenticationError);
      await conn.identity.deleteApplicationCredential(user?.id ?? '', credential);
      expect(await failureOf(connect(credential.secret ?? '').session.access())).toBeInstanceOf(NotFoundError);
    });

    it('changes a password for whoever knows the old one', async () => {
      const user = await createUser('first-password');
      const wrong = conn.identity.changePassword(user, { originalPassword: 'wrong', password: 'second-password' });
      expect(await failureOf(wrong)).toBeInstanceOf(AuthenticationError);
      await conn.identity.changePassword(user, { originalPassword: 'first-password', password: 'second-password' });
      await conn.identity.changePassword(user, { originalPassword: 'second-password', password: 'third-password' });
    });
  });
}
