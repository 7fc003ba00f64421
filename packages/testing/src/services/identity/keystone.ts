import { isJsonObject, type JsonObject } from '@os/core';
import type { FakeAccess } from '../../fake/access.js';
import { FakeAnswer, Refusal, type FakeCall } from '../../fake/answer.js';
import type { FakeClock } from '../../fake/clock.js';
import { reachable } from '../../fake/origin.js';
import type { FakeService } from '../../fake/service.js';
import { lookUp, named } from './directory.js';
import { assignmentsOf } from './grants.js';
import { loginOf, scopeOf, unauthorized, type Login } from './login.js';

/** A request as it reaches Keystone, before anybody knows whose it is. */
type Unchecked = Omit<FakeCall, 'access' | 'service' | 'params' | 'ids'>;

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
  accessOf(token = ''): FakeAccess | undefined {
    const access = this.#tokens.get(token);
    return access && access.expiresAt > this.#clock.now() ? access : undefined;
  }

  /** Makes all tokens void. */
  revokeAll(): void {
    this.#tokens.clear();
  }

  /** Logs somebody of the default domain in, without asking for proof. */
  admit(username: string, projectName: string): FakeAccess {
    const domain = { id: 'default' };
    const user = lookUp(this.#identity, 'user', { name: username, domain });
    if (!user) throw unauthorized();
    return this.#issue({ user, methods: ['password'], scope: { project: { name: projectName, domain } } });
  }

  /**
   * Answers a request below `/v3/auth`.
   *
   * @throws Refusal
   */
  handle(request: Unchecked): FakeAnswer {
    const { method, path, headers, url, json } = request;
    if (path === '/auth/tokens' && method === 'POST') {
      const login = loginOf(this.#identity, json, (token) => this.accessOf(token));
      return this.#answer(201, this.#issue(login), url);
    }
    const caller = this.accessOf(headers['x-auth-token']);
    if (!caller) throw unauthorized();
    if (path === '/auth/tokens') return this.#aboutToken(request);
    if (method !== 'GET' && method !== 'HEAD') {
      throw new Refusal(405, 'The method is not allowed for the requested URL.');
    }
    const assignments = assignmentsOf(this.#identity, caller.user.id);
    const links = { self: url.href };
    switch (path) {
      case '/auth/projects':
      case '/auth/domains': {
        const collection = this.#identity.collection(path.replace('/auth', ''));
        const kind = path === '/auth/projects' ? 'project' : 'domain';
        const targets = assignments.map(({ scope }) => scope[kind]).filter(isJsonObject);
        const ids = new Set(targets.map(({ id }) => id));
        const call = { ...request, params: {}, ids: [], access: caller, service: this.#identity };
        return collection.answerList(
          call,
          collection.all().filter(({ id }) => ids.has(id)),
        );
      }
      case '/auth/system': {
        const isAllowed = assignments.some(({ scope }) => 'system' in scope);
        return new FakeAnswer(200, { system: isAllowed ? [{ all: true }] : [], links });
      }
      case '/auth/catalog':
        return new FakeAnswer(200, { catalog: this.catalogOf(caller, url.origin), links });
      default:
        throw new Refusal(404, 'The resource could not be found.');
    }
  }

  /** What services there are, as the owner of a token sees it. */
  catalogOf({ project }: FakeAccess, origin: string): FakeCatalogEntry[] {
    const listed = (path: string): Record<string, string>[] =>
      this.#identity
        .collection(path)
        .all()
        .filter((body) => body['enabled'] !== false)
        .map((body) => Object.fromEntries(Object.entries(body).map(([wire, value]) => [wire, String(value)])));
    const endpoints = listed('/endpoints');
    return listed('/services').map(({ id: serviceId = '', type = '', name = '' }) => ({
      endpoints: endpoints
        .filter((endpoint) => endpoint['service_id'] === serviceId)
        .map(({ id = '', interface: face = '', region_id: region = '', url = '' }) => ({
          id,
          interface: face,
          region_id: region,
          url: reachable(url, origin).replaceAll('$(project_id)s', project?.id ?? ''),
          region,
        })),
      id: serviceId,
      type,
      name,
    }));
  }

  #issue(login: Login): FakeAccess {
    const { user, methods, expiresAt = Infinity } = login;
    const issuedAt = this.#clock.now();
    const access: FakeAccess = {
      id: `fake-token-${this.#identity.surroundings.count()}`,
      methods,
      user: named(this.#identity, user),
      isSystem: false,
      roles: [],
      issuedAt,
      expiresAt: Math.min(expiresAt, issuedAt + this.#lifetime),
      ...scopeOf(this.#identity, login),
    };
    this.#tokens.set(access.id, access);
    return access;
  }

  #aboutToken({ method, url, headers }: Unchecked): FakeAnswer {
    const subject = headers['x-subject-token'];
    const access = this.accessOf(subject);
    if (!access) {
      throw new Refusal(404, subject === undefined ? 'No token in the request' : 'Could not recognize Fernet token');
    }
    if (method !== 'DELETE') return this.#answer(200, access, url);
    this.#tokens.delete(access.id);
    return new FakeAnswer(204);
  }

  #answer(status: number, access: FakeAccess, url: URL): FakeAnswer {
    const { methods, user, project, domain, isSystem, roles, issuedAt, expiresAt, id } = access;
    const isScoped = project !== undefined || domain !== undefined || isSystem;
    const token: JsonObject = {
      methods,
      user: { ...user, password_expires_at: null },
      audit_ids: [id],
      expires_at: timeOf(expiresAt),
      issued_at: timeOf(issuedAt),
      ...(project && { project, is_domain: false }),
      ...(domain && { domain }),
      ...(isSystem && { system: { all: true } }),
      ...(isScoped && { roles: roles.map(({ id: roleId, name }) => ({ id: roleId, name })) }),
      ...(isScoped && !url.searchParams.has('nocatalog') && { catalog: this.catalogOf(access, url.origin) }),
    };
    return new FakeAnswer(status, { token }, { 'x-subject-token': id, vary: 'X-Auth-Token' });
  }
}

/** Tokens tell whole seconds, and six digits of fractions. */
function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, '.000000Z');
}
