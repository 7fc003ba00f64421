import { isJsonObject, type JsonObject } from '@os/core';
import { Refusal, type FakeAnswer, type FakeCall } from '../../fake/answer.js';
import type { CollectionRules, FakeAction } from '../../fake/rules.js';
import type { FakeService } from '../../fake/service.js';

const INHERITED = 'OS-INHERIT:inherited_to';

/** What roles are given on, by the first part of the path. */
const SCOPES = { projects: 'project', domains: 'domain', system: 'system' } as const;
/** Whom roles are given to, by the part of the path. */
const ACTORS = { users: 'user', groups: 'group' } as const;

/** A fact of who has which role on what. */
export interface Assignment {
  readonly roleId: string;
  readonly scope: JsonObject;
}

/** The roles that a user has, directly and through groups, each with what it holds on. */
export function assignmentsOf(identity: FakeService, user: unknown): Assignment[] {
  const memberships = identity
    .collection('/memberships')
    .all()
    .filter((each) => each['user_id'] === user);
  const groups = memberships.map((each) => each['group_id']);
  return identity
    .collection('/role_assignments')
    .all()
    .flatMap(({ role, scope, user: direct, group }) => {
      const holds = idIn(direct) === user || (isJsonObject(group) && groups.includes(group['id']));
      return holds && isJsonObject(scope) && !(INHERITED in scope) ? [{ roleId: String(idIn(role)), scope }] : [];
    });
}

/** Gives, takes back, checks and lists roles, on projects, domains and the system, for users and groups. */
export function grantActions(): Record<string, FakeAction> {
  const actions: Record<string, FakeAction> = {};
  for (const [where, scopeKind] of Object.entries(SCOPES)) {
    for (const [whom, actorKind] of Object.entries(ACTORS)) {
      for (const isInherited of scopeKind === 'system' ? [false] : [false, true]) {
        const target = scopeKind === 'system' ? '/system' : `/${where}/{target}`;
        const [before, after] = isInherited ? ['/OS-INHERIT', '/inherited_to_projects'] : ['', ''];
        const roles = `${before}${target}/${whom}/{actor}/roles`;
        const read = (call: FakeCall): Grant => grantOf(call, { scopeKind, where, actorKind, whom, isInherited });
        actions[`GET ${roles}${after}`] = (call) => listRoles(call, read(call));
        actions[`PUT ${roles}/{role}${after}`] = (call) => give(call, read(call));
        actions[`GET ${roles}/{role}${after}`] = (call) => check(call, read(call));
        actions[`DELETE ${roles}/{role}${after}`] = (call) => takeBack(call, read(call));
      }
    }
  }
  return actions;
}

/** The list of all assignments. */
export const assignmentRules: CollectionRules = {
  filters: {
    'user.id': ({ user }, [id]) => idIn(user) === id,
    'group.id': ({ group }, [id]) => idIn(group) === id,
    'role.id': ({ role }, [id]) => idIn(role) === id,
    'scope.project.id': ({ scope }, [id]) => isJsonObject(scope) && idIn(scope['project']) === id,
    'scope.domain.id': ({ scope }, [id]) => isJsonObject(scope) && idIn(scope['domain']) === id,
    'scope.system': ({ scope }) => isJsonObject(scope) && 'system' in scope,
    [`scope.${INHERITED}`]: ({ scope }) => isJsonObject(scope) && INHERITED in scope,
  },
  show(body, call) {
    const named = call.url.searchParams.has('include_names') ? namesIn(body, call) : {};
    return { ...named, id: undefined, links: { assignment: call.service.hrefOf(call.url) + pathOf(body) } };
  },
};

/** What a grant is about: the part of an assignment that a path names. */
interface Grant {
  readonly actor: JsonObject;
  readonly scope: JsonObject;
  /** Undefined where the path names no role. */
  readonly role: string | undefined;
}

interface Kind {
  readonly scopeKind: string;
  readonly where: string;
  readonly actorKind: string;
  readonly whom: string;
  readonly isInherited: boolean;
}

/** @throws Refusal - with status 404: something that the path names is not there. */
function grantOf(call: FakeCall, { scopeKind, where, actorKind, whom, isInherited }: Kind): Grant {
  const { target, actor = '', role } = call.params;
  const { service } = call;
  service.collection(`/${whom}`).get(actor);
  if (target !== undefined) service.collection(`/${where}`).get(target);
  if (role !== undefined) service.collection('/roles').get(role);
  return {
    actor: { [actorKind]: { id: actor } },
    scope: {
      [scopeKind]: target === undefined ? { all: true } : { id: target },
      ...(isInherited && { [INHERITED]: 'projects' }),
    },
    role,
  };
}

function matching({ service }: FakeCall, { actor, scope, role }: Grant): JsonObject[] {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  return service
    .collection('/role_assignments')
    .all()
    .filter((each) => Object.entries(actor).every(([kind, value]) => same(each[kind], value)))
    .filter((each) => same(each['scope'], scope) && (role === undefined || idIn(each['role']) === role));
}

function listRoles(call: FakeCall, grant: Grant): FakeAnswer {
  const roles = call.service.collection('/roles');
  return roles.answerList(
    call,
    matching(call, grant).map(({ role }) => roles.get(idIn(role))),
  );
}

function give(call: FakeCall, grant: Grant): void {
  if (matching(call, grant).length > 0) return;
  call.service.collection('/role_assignments').add({ ...grant.actor, scope: grant.scope, role: { id: grant.role } });
}

/** @throws Refusal - with status 404: it was not given. */
function check(call: FakeCall, grant: Grant): void {
  if (matching(call, grant).length > 0) return;
  const [actor] = Object.values(grant.actor).map(idIn);
  const [target = 'system'] = Object.values(grant.scope).map(idIn);
  throw new Refusal(
    404,
    `Could not find role assignment with role: ${grant.role}, user or group: ${String(actor)}, ` +
      `project, domain, or system: ${String(target)}.`,
  );
}

function takeBack(call: FakeCall, grant: Grant): void {
  check(call, grant);
  const assignments = call.service.collection('/role_assignments');
  for (const { id } of matching(call, grant)) assignments.remove(id);
}

function pathOf({ user, group, scope, role }: JsonObject): string {
  const [kind = 'system', target] = Object.entries(isJsonObject(scope) ? scope : {})[0] ?? [];
  const where = kind === 'system' ? '/system' : `/${kind}s/${String(idIn(target))}`;
  const actor = user === undefined ? `groups/${String(idIn(group))}` : `users/${String(idIn(user))}`;
  return `${where}/${actor}/roles/${String(idIn(role))}`;
}

/** The parts of an assignment with names beside the ids. */
function namesIn({ user, group, scope, role }: JsonObject, { service }: FakeCall): JsonObject {
  const named = (kind: string, reference: unknown): JsonObject => {
    const { id, name, domain_id: domainId } = service.collection(`/${kind}s`).get(idIn(reference));
    const domain = kind === 'domain' ? undefined : service.collection('/domains').find(domainId);
    return { id, name, ...(domain && { domain: { id: domain['id'], name: domain['name'] } }) };
  };
  const scopes = Object.entries(isJsonObject(scope) ? scope : {});
  return {
    role: named('role', role),
    ...(user !== undefined && { user: named('user', user) }),
    ...(group !== undefined && { group: named('group', group) }),
    scope: Object.fromEntries(
      scopes.map(([kind, value]) => [kind, kind === 'project' || kind === 'domain' ? named(kind, value) : value]),
    ),
  };
}

function idIn(reference: unknown): unknown {
  return isJsonObject(reference) ? reference['id'] : undefined;
}
