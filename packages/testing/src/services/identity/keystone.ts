import { isJsonObject, type JsonObject } from '@os/core';
import type { FakeAccess, FakeNamed } from '../../fake/access.js';
import { FakeAnswer, Refusal } from '../../fake/answer.js';
import type { FakeClock } from '../../fake/clock.js';
import { assignmentsOf, type Assignment } from './grants.js';
import { MALFORMED } from './dialect.js';
import { reachable } from '../../fake/origin.js';
import type { FakeService } from '../../fake/service.js';

/** A request as it reaches Keystone, before anybody knows whose it is. */
interface TokenRequest {
  readonly method: string;
  readonly url: URL;
  /** Below `/v3/auth`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: unknown;
}

/** Who logs in, and for what. */
interface Login {
  readonly user: JsonObject;
  readonly methods: readonly string[];
  readonly scope?: unknown;
  /** When what it is based on ends, in milliseconds since 1970. */
  readonly expiresAt?: number;
}

/** A service of the catalog. */
export interface FakeCatalogEntry {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly endpoints: readonly {
    readonly id: string;
    readonly interface: string;
    readonly region_id: string;
    readonly region: string;
    readonly url: string;
  }[];
}

/** The tokens of a fake cloud, and whatever is below `/v3/auth`. Users and projects are those of its identity service. */
export class Keystone {
  readonly #identity: FakeService;
  readonly #clock: FakeClock;
  readonly #lifetime: number;
  readonly #tokens = new Map<string, FakeAccess>();

  /** @param lifetime - How long tokens live, in milliseconds. */
  constructor(identity: FakeService, lifetime: number) {
    this.#identity = identity;
    this.#clock = identity.surroundings.clock;
    this.#lifetime = lifetime;
  }

  /** What a token is good for; undefined if it is unknown, expired or revoked. */
  accessOf(token: string | undefined): FakeAccess | undefined {
    const access = this.#tokens.get(token ?? '');
    return access && access.expiresAt > this.#clock.now() ? access : undefined;
  }

  /** Makes all tokens void. */
  revokeAll(): void {
    this.#tokens.clear();
  }

  /** Logs somebody of the default domain in, without asking for proof. */
  admit(username: string, projectName: string): FakeAccess {
    const domain = { id: 'default' };
    const user = this.#lookUp('/users', { name: username, domain }, 'user');
    if (!user) throw unauthorized();
    return this.#issue({ user, methods: ['password'], scope: { project: { name: projectName, domain } } });
  }

  #issue({ user, methods, scope, expiresAt = Infinity }: Login): FakeAccess {
    const issuedAt = this.#clock.now();
    const access: FakeAccess = {
      id: `fake-token-${this.#identity.surroundings.count()}`,
      methods,
      user: this.#named('/users', user),
      isSystem: false,
      roles: [],
      issuedAt,
      expiresAt: Math.min(expiresAt, issuedAt + this.#lifetime),
      ...this.#scopeOf(user, scope),
    };
    this.#tokens.set(access.id, access);
    return access;
  }

  /** Answers a request below `/v3/auth`. */
  handle(request: TokenRequest): FakeAnswer {
    const { method, path, headers, json } = request;
    if (path === '/tokens' && method === 'POST') return this.#logIn(request, json);
    const caller = this.accessOf(headers['x-auth-token']);
    if (!caller) throw unauthorized();
    if (path === '/tokens') return this.#aboutToken(request, headers['x-subject-token']);
    if (method !== 'GET' && method !== 'HEAD') {
      throw new Refusal(405, 'The method is not allowed for the requested URL.');
    }
    const links = { self: request.url.href };
    switch (path) {
      case '/projects':
      case '/domains': {
        const collection = this.#identity.collection(path);
        const kind = path.slice(1, -1);
        const targets = this.#assignmentsOf(caller.user.id).map(({ scope }) => scope[kind]);
        const ids = new Set(targets.filter(isJsonObject).map(({ id }) => id));
        const call = { ...request, params: {}, ids: [], access: caller, service: this.#identity };
        return collection.answerList(
          call,
          collection.all().filter(({ id }) => ids.has(id)),
        );
      }
      case '/system': {
        const has = this.#assignmentsOf(caller.user.id).some(({ scope }) => 'system' in scope);
        return new FakeAnswer(200, { system: has ? [{ all: true }] : [], links });
      }
      case '/catalog':
        return new FakeAnswer(200, { catalog: this.catalogOf(caller, request.url.origin), links });
      default:
        throw new Refusal(404, 'The resource could not be found.');
    }
  }

  /** What services there are, as the owner of a token sees it. */
  catalogOf(access: FakeAccess, origin: string): FakeCatalogEntry[] {
    const listed = (path: string): Record<string, string>[] =>
      this.#identity
        .collection(path)
        .all()
        .filter((body) => body['enabled'] !== false)
        .map((body) => Object.fromEntries(Object.entries(body).map(([wire, value]) => [wire, String(value)])));
    const endpoints = listed('/endpoints');
    return listed('/services').map(({ id = '', type = '', name = '' }) => ({
      endpoints: endpoints
        .filter((endpoint) => endpoint['service_id'] === id)
        .map(({ id: endpointId = '', interface: face = '', region_id: region = '', url = '' }) => ({
          id: endpointId,
          interface: face,
          region_id: region,
          url: reachable(url, origin).replaceAll('$(project_id)s', access.project?.id ?? ''),
          region,
        })),
      id,
      type,
      name,
    }));
  }

  #logIn({ url }: TokenRequest, json: unknown): FakeAnswer {
    const auth = need(json, 'auth', 'request body');
    const identity = need(auth, 'identity', 'auth');
    const methods: readonly unknown[] = Array.isArray(identity['methods']) ? identity['methods'] : [];
    const login = this.#loginOf(String(methods[0]), identity);
    return this.#answer(201, this.#issue({ scope: auth['scope'], ...login }), url);
  }

  /** Who logs in, if what proves it is right. */
  #loginOf(method: string, identity: JsonObject): Login {
    switch (method) {
      case 'password': {
        const given = need(need(identity, 'password', 'identity'), 'user', 'password');
        const user = this.#lookUp('/users', given, 'user');
        if (!user || user['enabled'] === false || typeof given['password'] !== 'string') throw unauthorized();
        if (user['password'] !== given['password']) throw unauthorized();
        return { user, methods: [method] };
      }
      case 'token': {
        const id = need(identity, 'token', 'identity')['id'];
        const access = this.accessOf(typeof id === 'string' ? id : undefined);
        if (!access) throw new Refusal(404, 'Could not recognize Fernet token');
        const user = this.#identity.collection('/users').get(access.user.id);
        return { user, methods: [...new Set([method, ...access.methods])], expiresAt: access.expiresAt };
      }
      case 'application_credential':
        return this.#credentialLogin(need(identity, 'application_credential', 'identity'));
      default:
        throw new Refusal(401, 'Attempted to authenticate with an unsupported method.');
    }
  }

  #credentialLogin({ id, name, secret, user: owner }: JsonObject): Login {
    const ownerId = isJsonObject(owner) ? this.#lookUp('/users', owner, 'user')?.['id'] : undefined;
    const credential = this.#identity
      .collection('/users/{}/application_credentials')
      .all()
      .find((each) => (id === undefined ? each['name'] === name && each['user_id'] === ownerId : each['id'] === id));
    if (!credential) throw new Refusal(404, `Could not find Application Credential: ${String(id ?? name)}.`);
    const user = this.#identity.collection('/users').find(credential['user_id']);
    if (!user || credential['secret'] !== secret) throw unauthorized();
    const expiresAt = credential['expires_at'];
    return {
      user,
      methods: ['application_credential'],
      scope: { project: { id: credential['project_id'] } },
      ...(typeof expiresAt === 'string' && { expiresAt: Date.parse(expiresAt) }),
    };
  }

  #aboutToken({ method, url }: TokenRequest, subject: string | undefined): FakeAnswer {
    const access = this.accessOf(subject);
    if (!access)
      throw new Refusal(404, subject === undefined ? 'No token in the request' : 'Could not recognize Fernet token');
    if (method === 'DELETE') {
      this.#tokens.delete(access.id);
      return new FakeAnswer(204);
    }
    return this.#answer(200, access, url);
  }

  #answer(status: number, access: FakeAccess, url: URL): FakeAnswer {
    const { methods, user, project, domain, isSystem, roles, issuedAt, expiresAt, id } = access;
    const isScoped = project !== undefined || domain !== undefined || isSystem;
    const time = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/\.\d+Z/, '.000000Z');
    const token: JsonObject = {
      methods,
      user: { ...user, password_expires_at: null },
      audit_ids: [id.replace(/\W/g, '').slice(0, 22)],
      expires_at: time(expiresAt),
      issued_at: time(issuedAt),
      ...(project && { project, is_domain: false }),
      ...(domain && { domain }),
      ...(isSystem && { system: { all: true } }),
      ...(isScoped && { roles: roles.map(({ id: roleId, name }) => ({ id: roleId, name })) }),
      ...(isScoped && !url.searchParams.has('nocatalog') && { catalog: this.catalogOf(access, url.origin) }),
    };
    return new FakeAnswer(status, { token }, { 'x-subject-token': id, vary: 'X-Auth-Token' });
  }

  /** What a token is for. A user with a default project gets a token for that when asking for nothing else. */
  #scopeOf(user: JsonObject, scope: unknown): Partial<FakeAccess> {
    if (scope === 'unscoped') return {};
    if (scope === undefined) {
      const project = this.#identity.collection('/projects').find(user['default_project_id']);
      const roles = project ? this.#rolesOf(user, 'project', project['id']) : [];
      return project && roles.length > 0 ? { project: this.#named('/projects', project), roles } : {};
    }
    if (isJsonObject(scope) && 'system' in scope)
      return { isSystem: true, roles: this.#granted(user, 'system', 'all') };
    for (const kind of ['project', 'domain'] as const) {
      const given = isJsonObject(scope) ? scope[kind] : undefined;
      if (!isJsonObject(given)) continue;
      const target = this.#lookUp(`/${kind}s`, given, kind);
      if (!target || target['enabled'] === false) throw unauthorized();
      return { [kind]: this.#named(`/${kind}s`, target), roles: this.#granted(user, kind, target['id']) };
    }
    throw new Refusal(400, `Expecting to find a project, a domain or the system in scope. ${MALFORMED}`);
  }

  #granted(user: JsonObject, kind: string, id: unknown): JsonObject[] {
    const roles = this.#rolesOf(user, kind, id);
    if (roles.length === 0) throw unauthorized();
    return roles;
  }

  #rolesOf(user: JsonObject, kind: string, id: unknown): JsonObject[] {
    const isFor = (target: unknown): boolean =>
      kind === 'system' ? target !== undefined : isJsonObject(target) && target['id'] === id;
    const roles = this.#identity.collection('/roles');
    const held = this.#assignmentsOf(user['id']).filter(({ scope }) => isFor(scope[kind]));
    return [...new Set(held.map(({ roleId }) => roleId))].map((roleId) => roles.find(roleId)).filter(isJsonObject);
  }

  #assignmentsOf(user: unknown): Assignment[] {
    return assignmentsOf(this.#identity, user);
  }

  /** A thing given by its id, or by its name and domain. */
  #lookUp(path: string, { id, name, domain }: JsonObject, what: string): JsonObject | undefined {
    const all = this.#identity.collection(path);
    if (id !== undefined) return all.find(id);
    if (path === '/domains') return all.all().find((each) => each['name'] === name);
    if (!isJsonObject(domain)) throw new Refusal(400, `Expecting to find domain in ${what}. ${MALFORMED}`);
    const owner = this.#lookUp('/domains', domain, 'domain')?.['id'];
    return all.all().find((each) => each['name'] === name && each['domain_id'] === owner);
  }

  #named(path: string, { id, name, domain_id: domainId }: JsonObject): FakeNamed {
    const domain = path === '/domains' ? undefined : this.#identity.collection('/domains').find(domainId);
    return { ...(domain && { domain: this.#named('/domains', domain) }), id: String(id), name: String(name) };
  }
}

/** What Keystone says to whoever it does not know. */
export function unauthorized(): Refusal {
  return new Refusal(401, 'The request you have made requires authentication.');
}

function need(from: unknown, key: string, where: string): JsonObject {
  const value = isJsonObject(from) ? from[key] : undefined;
  if (!isJsonObject(value)) throw new Refusal(400, `Expecting to find ${key} in ${where}. ${MALFORMED}`);
  return value;
}
