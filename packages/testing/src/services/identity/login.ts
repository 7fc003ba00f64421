import { isJsonObject, type JsonObject } from '@os/core';
import type { FakeAccess } from '../../fake/access.js';
import { Refusal } from '../../fake/answer.js';
import type { FakeService } from '../../fake/service.js';
import { MALFORMED } from './dialect.js';
import { lookUp, named, rolesOn } from './directory.js';
import { TOTP_PERIOD, totpCode } from './totp.js';

/** Who logs in, and for what. */
export interface Login {
  readonly user: JsonObject;
  readonly methods: readonly string[];
  readonly scope: unknown;
  /** When what it is based on ends, in milliseconds since 1970. */
  readonly expiresAt?: number;
}

/** What one method showed. */
type Shown = Omit<Login, 'scope'> & { readonly scope?: unknown };

/** What a login may be based on. */
interface Grounds {
  /** What a token is good for. */
  readonly accessOf: (token: string) => FakeAccess | undefined;
  /** The time, in milliseconds since 1970. */
  readonly now: number;
}

/** What Keystone says to whoever it does not know. */
export function unauthorized(): Refusal {
  return new Refusal(401, 'The request you have made requires authentication.');
}

/**
 * Who logs in, by the body of a request for a token, if all that it shows is right.
 *
 * @throws Refusal - it is not, or makes no sense.
 */
export async function loginOf(identity: FakeService, json: unknown, grounds: Grounds): Promise<Login> {
  const auth = need(json, 'auth', 'request body');
  const proofs = need(auth, 'identity', 'auth');
  const given: readonly unknown[] = Array.isArray(proofs['methods']) ? proofs['methods'] : [];
  if (given.length === 0) throw new Refusal(400, `Expecting to find methods in identity. ${MALFORMED}`);
  const shown: Shown[] = [];
  for (const method of given) shown.push(await showing(identity, String(method), proofs, grounds));
  const [first, ...others] = shown;
  if (!first || others.some(({ user }) => user['id'] !== first.user['id'])) throw unauthorized();
  return {
    user: first.user,
    methods: [...new Set(shown.flatMap(({ methods }) => methods))],
    scope: shown.find((each) => each.scope !== undefined)?.scope ?? auth['scope'],
    expiresAt: Math.min(...shown.map(({ expiresAt = Infinity }) => expiresAt)),
  };
}

function showing(
  identity: FakeService,
  method: string,
  proofs: JsonObject,
  { accessOf, now }: Grounds,
): Shown | Promise<Shown> {
  const proof = (): JsonObject => need(proofs, method, 'identity');
  switch (method) {
    case 'password':
      return byPassword(identity, need(proof(), 'user', method));
    case 'totp':
      return byTotp(identity, need(proof(), 'user', method), now);
    case 'token':
      return byToken(identity, proof(), accessOf);
    case 'application_credential':
      return byApplicationCredential(identity, proof());
    default:
      throw new Refusal(401, 'Attempted to authenticate with an unsupported method.');
  }
}

function byPassword(identity: FakeService, given: JsonObject): Shown {
  const user = lookUp(identity, 'user', given);
  const { password } = given;
  if (!user || user['enabled'] === false || typeof password !== 'string' || user['password'] !== password) {
    throw unauthorized();
  }
  return { user, methods: ['password'] };
}

async function byTotp(identity: FakeService, given: JsonObject, now: number): Promise<Shown> {
  const user = lookUp(identity, 'user', given);
  if (!user || user['enabled'] === false) throw unauthorized();
  const credentials = identity.collection('/credentials').all();
  for (const { type, user_id: owner, blob } of credentials) {
    if (type !== 'totp' || owner !== user['id'] || typeof blob !== 'string') continue;
    // Keystone takes the code before, too.
    for (const at of [now, now - TOTP_PERIOD]) {
      if ((await totpCode(blob, at)) === given['passcode']) return { user, methods: ['totp'] };
    }
  }
  throw unauthorized();
}

function byToken(
  identity: FakeService,
  { id }: JsonObject,
  accessOf: (token: string) => FakeAccess | undefined,
): Shown {
  const access = accessOf(String(id));
  if (!access) throw new Refusal(404, 'Could not recognize Fernet token');
  const user = identity.collection('/users').get(access.user.id);
  return { user, methods: [...new Set(['token', ...access.methods])], expiresAt: access.expiresAt };
}

function byApplicationCredential(identity: FakeService, { id, name, secret, user: owner }: JsonObject): Shown {
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
export function scopeOf(identity: FakeService, { user, scope }: Login, now: number): Partial<FakeAccess> {
  if (scope === 'unscoped') return {};
  if (scope === undefined) {
    const project = identity.collection('/projects').find(user['default_project_id']);
    const roles = project ? rolesOn(identity, user, 'project', project['id']) : [];
    return project && roles.length > 0 ? { project: named(identity, project), roles } : {};
  }
  const { system, project, domain, 'OS-TRUST:trust': trust } = isJsonObject(scope) ? scope : {};
  if (isJsonObject(trust)) return trustedScope(identity, user, trust['id'], now);
  if (system !== undefined) return { isSystem: true, roles: needed(rolesOn(identity, user, 'system')) };
  const kind = project === undefined ? 'domain' : 'project';
  const given = project ?? domain;
  if (!isJsonObject(given)) throw new Refusal(400, `Expecting to find project or domain in scope. ${MALFORMED}`);
  const target = lookUp(identity, kind, given);
  if (!target || target['enabled'] === false) throw unauthorized();
  return { [kind]: named(identity, target), roles: needed(rolesOn(identity, user, kind, target['id'])) };
}

/** What somebody else passed on. A trust that was revoked, or is over, is as if it had never been. */
function trustedScope(identity: FakeService, user: JsonObject, id: unknown, now: number): Partial<FakeAccess> {
  const trust = identity.collection('/OS-TRUST/trusts').find(id);
  const {
    trustor_user_id: trustorId,
    trustee_user_id: trusteeId,
    project_id: projectId,
    expires_at: expires,
  } = trust ?? {};
  const trustor = identity.collection('/users').find(trustorId);
  const project = identity.collection('/projects').find(projectId);
  if (!trust || !trustor || !project || (typeof expires === 'string' && Date.parse(expires) <= now))
    throw unauthorized();
  if (trusteeId !== user['id']) throw new Refusal(403, 'You are not authorized to perform the requested action.');
  const passed = (Array.isArray(trust['roles']) ? trust['roles'] : []).filter(isJsonObject);
  const roles = rolesOn(identity, trustor, 'project', projectId).filter((role) =>
    passed.some(({ id: roleId, name }) => (roleId === undefined ? role['name'] === name : role['id'] === roleId)),
  );
  if (roles.length < passed.length) throw new Refusal(403, 'You are not authorized to perform the requested action.');
  const impersonation = trust['impersonation'] === true;
  return {
    ...(impersonation && { user: named(identity, trustor) }),
    project: named(identity, project),
    roles,
    trust: { id, impersonation, trustor_user: { id: trustorId }, trustee_user: { id: trusteeId } },
  };
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
