import { isJsonObject, type JsonObject } from '@os/core';
import type { FakeAccess } from '../../fake/access.js';
import { Refusal } from '../../fake/answer.js';
import type { FakeService } from '../../fake/service.js';
import { MALFORMED } from './dialect.js';
import { lookUp, named, rolesOn } from './directory.js';

/** Who logs in, and for what. */
export interface Login {
  readonly user: JsonObject;
  readonly methods: readonly string[];
  readonly scope: unknown;
  /** When what it is based on ends, in milliseconds since 1970. */
  readonly expiresAt?: number;
}

/** What Keystone says to whoever it does not know. */
export function unauthorized(): Refusal {
  return new Refusal(401, 'The request you have made requires authentication.');
}

/**
 * Who logs in, by the body of a request for a token, if what proves it is right.
 *
 * @param accessOf - What a token is good for.
 * @throws Refusal - it is not, or makes no sense.
 */
export function loginOf(
  identity: FakeService,
  json: unknown,
  accessOf: (token: string) => FakeAccess | undefined,
): Login {
  const auth = need(json, 'auth', 'request body');
  const proofs = need(auth, 'identity', 'auth');
  const methods: readonly unknown[] = Array.isArray(proofs['methods']) ? proofs['methods'] : [];
  const scope = auth['scope'];
  switch (methods[0]) {
    case 'password':
      return { ...byPassword(identity, need(need(proofs, 'password', 'identity'), 'user', 'password')), scope };
    case 'token':
      return { ...byToken(identity, need(proofs, 'token', 'identity'), accessOf), scope };
    case 'application_credential':
      return byApplicationCredential(identity, need(proofs, 'application_credential', 'identity'));
    default:
      throw new Refusal(401, 'Attempted to authenticate with an unsupported method.');
  }
}

function byPassword(identity: FakeService, given: JsonObject): Omit<Login, 'scope'> {
  const user = lookUp(identity, 'user', given);
  const { password } = given;
  if (!user || user['enabled'] === false || typeof password !== 'string' || user['password'] !== password) {
    throw unauthorized();
  }
  return { user, methods: ['password'] };
}

function byToken(
  identity: FakeService,
  { id }: JsonObject,
  accessOf: (token: string) => FakeAccess | undefined,
): Omit<Login, 'scope'> {
  const access = accessOf(String(id));
  if (!access) throw new Refusal(404, 'Could not recognize Fernet token');
  const user = identity.collection('/users').get(access.user.id);
  return { user, methods: [...new Set(['token', ...access.methods])], expiresAt: access.expiresAt };
}

function byApplicationCredential(identity: FakeService, { id, name, secret, user: owner }: JsonObject): Login {
  const ownerId = isJsonObject(owner) ? lookUp(identity, 'user', owner)?.['id'] : undefined;
  const credential = identity
    .collection('/users/{}/application_credentials')
    .all()
    .find((each) => (id === undefined ? each['name'] === name && each['user_id'] === ownerId : each['id'] === id));
  if (!credential) throw new Refusal(404, `Could not find Application Credential: ${String(id ?? name)}.`);
  const user = identity.collection('/users').find(credential['user_id']);
  if (!user || credential['secret'] !== secret) throw unauthorized();
  const { project_id: project, expires_at: expires } = credential;
  return {
    user,
    methods: ['application_credential'],
    scope: { project: { id: project } },
    ...(typeof expires === 'string' && { expiresAt: Date.parse(expires) }),
  };
}

/**
 * What a token is for. A user with a default project gets a token for that when asking for nothing else.
 *
 * @throws Refusal - with status 401: the user has no role there.
 */
export function scopeOf(identity: FakeService, { user, scope }: Login): Partial<FakeAccess> {
  if (scope === 'unscoped') return {};
  if (scope === undefined) {
    const project = identity.collection('/projects').find(user['default_project_id']);
    const roles = project ? rolesOn(identity, user, 'project', project['id']) : [];
    return project && roles.length > 0 ? { project: named(identity, project), roles } : {};
  }
  const { system, project, domain } = isJsonObject(scope) ? scope : {};
  if (system !== undefined) return { isSystem: true, roles: needed(rolesOn(identity, user, 'system')) };
  const kind = project === undefined ? 'domain' : 'project';
  const given = project ?? domain;
  if (!isJsonObject(given)) throw new Refusal(400, `Expecting to find project or domain in scope. ${MALFORMED}`);
  const target = lookUp(identity, kind, given);
  if (!target || target['enabled'] === false) throw unauthorized();
  return { [kind]: named(identity, target), roles: needed(rolesOn(identity, user, kind, target['id'])) };
}

function needed(roles: JsonObject[]): JsonObject[] {
  if (roles.length === 0) throw unauthorized();
  return roles;
}

function need(from: unknown, key: string, where: string): JsonObject {
  const value = isJsonObject(from) ? from[key] : undefined;
  if (!isJsonObject(value)) throw new Refusal(400, `Expecting to find ${key} in ${where}. ${MALFORMED}`);
  return value;
}
