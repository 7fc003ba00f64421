import { isJsonObject, type JsonObject } from '@os/core';
import { FakeAnswer, Refusal, type FakeCall } from '../../fake/answer.js';
import { reachable } from '../../fake/origin.js';
import { defineFake, type FakeAction } from '../../fake/rules.js';
import type { FakeService } from '../../fake/service.js';
import { assignmentRules, assignmentsOf, grantActions } from './grants.js';
import { keystoneDialect, MALFORMED } from './dialect.js';
import { unauthorized } from './login.js';

/** How the administrator logs in. */
export const ADMIN = { username: 'admin', password: 'secret', projectName: 'admin' };

/** The only region at the start. */
export const REGION = 'RegionOne';

const EC2_CREDENTIALS = '/users/{user}/credentials/OS-EC2';

/** The Identity service beyond plain create, get, update, delete and list; tokens are elsewhere. */
export const identityFake = defineFake('identity', {
  name: 'keystone',
  dialect: keystoneDialect,
  defaults: { enabled: true },
  collections: {
    '/domains': {
      defaults: { description: '' },
      unique: [['name']],
      remove({ enabled }) {
        if (enabled) throw new Refusal(403, 'Cannot delete a domain that is enabled, please disable it first.');
      },
    },
    '/projects': {
      defaults: (call) => ({ description: '', domain_id: domainOf(call), parent_id: domainOf(call) }),
      unique: [['name', 'domain_id']],
      remove: ({ id }, { service }) => forgetAssignments(service, ({ scope }) => isIn(scope, 'project', id)),
    },
    '/users': {
      defaults: (call) => ({ domain_id: domainOf(call) }),
      unique: [['name', 'domain_id']],
      remove({ id }, { service }) {
        forgetAssignments(service, (assignment) => isIn(assignment, 'user', id));
        forgetMemberships(service, 'user_id', id);
      },
    },
    '/groups': {
      defaults: (call) => ({ description: '', domain_id: domainOf(call) }),
      unique: [['name', 'domain_id']],
      remove({ id }, { service }) {
        forgetAssignments(service, (assignment) => isIn(assignment, 'group', id));
        forgetMemberships(service, 'group_id', id);
      },
    },
    '/roles': {
      unique: [['name', 'domain_id']],
      remove: ({ id }, { service }) => forgetAssignments(service, (assignment) => isIn(assignment, 'role', id)),
    },
    '/role_assignments': assignmentRules,
    '/regions': { defaults: { description: '' } },
    '/services': {
      remove({ id }, { service }) {
        const endpoints = service.collection('/endpoints');
        for (const each of endpoints.all()) if (each['service_id'] === id) endpoints.remove(endpoints.idOf(each));
      },
    },
    '/endpoints': {
      create({ service_id: serviceId, region_id: region = null }, { service }) {
        if (service.collection('/services').find(serviceId)) return { region };
        throw new Refusal(400, `Expecting to find endpoint service_id in service table. ${MALFORMED}`);
      },
      show: ({ url }, call) => ({ url: reachable(url, call.url.origin) }),
    },
    [EC2_CREDENTIALS]: {
      create: (_, { ids: [user], service }) => ({ user_id: user, secret: service.newId() }),
    },
    '/OS-FEDERATION/identity_providers/{provider}/protocols': {
      show: ({ id }, { service, url, ids: [provider = ''] }) => {
        const above = `${service.hrefOf(url)}/OS-FEDERATION/identity_providers/${encodeURIComponent(provider)}`;
        return { links: { self: `${above}/protocols/${String(id)}`, identity_provider: above } };
      },
    },
    '/users/{user}/application_credentials': {
      unique: [['name']],
      create({ secret, roles }, { access, ids: [user], service }) {
        if (access.user.id !== user || !access.project) {
          throw new Refusal(
            403,
            'You are not authorized to perform the requested action: identity:create_application_credential.',
          );
        }
        return {
          secret: secret ?? service.newId(),
          user_id: user,
          project_id: access.project.id,
          roles: rolesOf(service, roles) ?? access.roles.map(plain),
          unrestricted: false,
        };
      },
      // It is told this once.
      show: ({ secret }, { method }) => (method === 'POST' ? { secret } : {}),
    },
  },
  actions: {
    ...grantActions(),
    ...membershipActions(),
    ...tagActions(),
    'POST /registered_limits': createOneOf('registered_limit'),
    'POST /limits': createOneOf('limit'),
    // Other than answers, it has no key around it.
    'POST /users/{user}/credentials/OS-EC2': (call) =>
      call.service.collection(EC2_CREDENTIALS).create({ ...call, json: { credential: call.json } }),
    'GET /users/{user}/projects': (call) => {
      const { service, params } = call;
      const assignments = assignmentsOf(service, service.collection('/users').get(params['user'])['id']);
      const projects = service.collection('/projects');
      const isTheirs = ({ id }: JsonObject): boolean => assignments.some(({ scope }) => isIn(scope, 'project', id));
      return projects.answerList(call, projects.all().filter(isTheirs));
    },
    'POST /users/{user}/password': ({ service, params, json }) => {
      const users = service.collection('/users');
      const user = users.get(params['user']);
      const given = isJsonObject(json) && isJsonObject(json['user']) ? json['user'] : {};
      if (given['original_password'] !== user['password']) {
        throw unauthorized();
      }
      users.change(users.idOf(user), { password: given['password'] });
    },
  },
  seed,
});

function seed(identity: FakeService): void {
  const domain_id = 'default';
  identity.collection('/domains').add({ id: domain_id, name: 'Default', description: 'The default domain' });
  identity.collection('/regions').add({ id: REGION, description: '' });
  const project = identity.collection('/projects').add({ name: ADMIN.projectName, domain_id, parent_id: domain_id });
  const user = identity.collection('/users').add({ name: ADMIN.username, domain_id, password: ADMIN.password });
  for (const name of ['admin', 'member', 'reader']) {
    const { id } = identity.collection('/roles').add({ name, domain_id: null });
    const assignment = { role: { id }, user: { id: user['id'] } };
    identity.collection('/role_assignments').add({ ...assignment, scope: { project: { id: project['id'] } } });
    if (name === 'admin')
      identity.collection('/role_assignments').add({ ...assignment, scope: { system: { all: true } } });
  }
}

function membershipActions(): Record<string, FakeAction> {
  const find = ({ service, params }: FakeCall): JsonObject | undefined => {
    service.collection('/groups').get(params['group']);
    service.collection('/users').get(params['user']);
    return service
      .collection('/memberships')
      .all()
      .find((each) => each['group_id'] === params['group'] && each['user_id'] === params['user']);
  };
  const need = (call: FakeCall): JsonObject => {
    const found = find(call);
    if (found) return found;
    throw new Refusal(404, `User ${call.params['user']} not found in group ${call.params['group']}.`);
  };
  const list = (call: FakeCall, path: string, own: string, other: string, id: string): FakeAnswer => {
    const memberships = call.service.collection('/memberships').all();
    const ids = memberships.filter((each) => each[own] === id).map((each) => each[other]);
    const all = call.service.collection(path);
    return all.answerList(
      call,
      all.all().filter((each) => ids.includes(each['id'])),
    );
  };
  return {
    'PUT /groups/{group}/users/{user}': (call) => {
      const { group, user } = call.params;
      if (!find(call)) call.service.collection('/memberships').add({ group_id: group, user_id: user });
    },
    'GET /groups/{group}/users/{user}': (call) => void need(call),
    'DELETE /groups/{group}/users/{user}': (call) => {
      call.service.collection('/memberships').remove(need(call)['id']);
    },
    'GET /groups/{group}/users': (call) => {
      const { id } = call.service.collection('/groups').get(call.params['group']);
      return list(call, '/users', 'group_id', 'user_id', String(id));
    },
    'GET /users/{user}/groups': (call) => {
      const { id } = call.service.collection('/users').get(call.params['user']);
      return list(call, '/groups', 'user_id', 'group_id', String(id));
    },
  };
}

function tagActions(): Record<string, FakeAction> {
  const tagsOf = ({ service, params }: FakeCall): unknown[] => {
    const { tags } = service.collection('/projects').get(params['project']);
    return Array.isArray(tags) ? tags : [];
  };
  const set = ({ service, params }: FakeCall, tags: unknown): void => {
    service.collection('/projects').change(params['project'], { tags });
  };
  const answer = (call: FakeCall): JsonObject => ({
    tags: tagsOf(call),
    links: { self: call.service.hrefOf(call.url) },
  });
  const need = (call: FakeCall): void => {
    const { tag } = call.params;
    if (!tagsOf(call).includes(tag)) throw new Refusal(404, `Could not find project tag: ${tag}.`);
  };
  return {
    'GET /projects/{project}/tags': answer,
    'PUT /projects/{project}/tags': (call) => {
      set(call, isJsonObject(call.json) ? call.json['tags'] : []);
      return answer(call);
    },
    'DELETE /projects/{project}/tags': (call) => set(call, []),
    'GET /projects/{project}/tags/{tag}': need,
    'PUT /projects/{project}/tags/{tag}': (call) => {
      const tags = [...tagsOf(call), call.params['tag']];
      if (new Set(tags).size < tags.length) throw new Refusal(400, `${JSON.stringify(tags)} has non-unique elements`);
      set(call, tags);
      return new FakeAnswer(201);
    },
    'DELETE /projects/{project}/tags/{tag}': (call) => {
      need(call);
      set(
        call,
        tagsOf(call).filter((tag) => tag !== call.params['tag']),
      );
    },
  };
}

/** Creations that are of several in one request; those of clients are of one. */
function createOneOf(key: string): FakeAction {
  const keys = `${key}s`;
  return (call) => {
    const given = isJsonObject(call.json) ? call.json[keys] : undefined;
    const json = { [key]: Array.isArray(given) ? (given[0] as unknown) : undefined };
    const { status, body } = call.service.collection(`/${keys}`).create({ ...call, json });
    return new FakeAnswer(status, { [keys]: [isJsonObject(body) && body[key]] });
  };
}

/** Roles that are given by id or by name. */
function rolesOf(identity: FakeService, given: unknown): JsonObject[] | undefined {
  if (!Array.isArray(given)) return undefined;
  const roles = identity.collection('/roles').all();
  return given.filter(isJsonObject).map(({ id, name }) => {
    const role = roles.find((each) => (id === undefined ? each['name'] === name : each['id'] === id));
    if (!role) throw new Refusal(404, `Could not find role: ${String(id ?? name)}.`);
    return plain(role);
  });
}

/** As roles are told inside of something else. */
function plain({ links: _links, ...role }: JsonObject): JsonObject {
  return role;
}

/** The domain that new things belong to: that of the token. */
function domainOf(call: FakeCall | undefined): string {
  return call?.access.domain?.id ?? call?.access.project?.domain?.id ?? 'default';
}

function isIn(body: unknown, kind: string, id: unknown): boolean {
  const reference = isJsonObject(body) ? body[kind] : undefined;
  return isJsonObject(reference) && reference['id'] === id;
}

function forgetAssignments(identity: FakeService, isGone: (assignment: JsonObject) => boolean): void {
  const assignments = identity.collection('/role_assignments');
  for (const each of assignments.all().filter(isGone)) assignments.remove(each['id']);
}

function forgetMemberships(identity: FakeService, side: 'user_id' | 'group_id', id: unknown): void {
  const memberships = identity.collection('/memberships');
  for (const each of memberships.all()) if (each[side] === id) memberships.remove(each['id']);
}
