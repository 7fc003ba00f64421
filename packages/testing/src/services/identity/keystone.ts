import { isJsonObject, type JsonObject } from '@os/core';
import type { FakeAccess } from '../../fake/access.js';
import { FakeAnswer, Refusal, type FakeCall } from '../../fake/answer.js';
import type { FakeClock } from '../../fake/clock.js';
import { reachable } from '../../fake/origin.js';
import type { FakeService } from '../../fake/service.js';
import { lookUp, named } from './directory.js';
import { assignmentsOf } from './grants.js';
import { loginOf, scopeOf, unauthorized, type Login } from './login.js';
import { Receipts } from './receipts.js';

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
  readonly #receipts: Receipts;

  /** @param lifetime - How long tokens live, in milliseconds. */
  constructor(identity: FakeService, lifetime: number) {
    this.#identity = identity;
    this.#clock = identity.surroundings.clock;
    this.#lifetime = lifetime;
    this.#receipts = new Receipts(identity);
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
   * Answers a request below `/v3/auth`, or for an access token of OAuth 2.
   *
   * @throws Refusal
   */
  async handle(request: Unchecked): Promise<FakeAnswer> {
    const { method, path, headers, url } = request;
    if (path === '/auth/tokens' && method === 'POST') return this.#logIn(request);
    if (path === '/OS-OAUTH2/token' && method === 'POST') return this.#accessToken(request);
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

  async #logIn({ json, headers, url }: Unchecked): Promise<FakeAnswer> {
    const login = await this.#login(json);
    const methods = this.#receipts.methodsOf(login, headers['openstack-auth-receipt']);
    return (
      this.#receipts.refusalOf(login, methods, timeOf) ?? this.#answer(201, this.#issue({ ...login, methods }), url)
    );
  }

  #login(json: unknown): Promise<Login> {
    return loginOf(this.#identity, json, { accessOf: (token) => this.accessOf(token), now: this.#clock.now() });
  }

  /** An access token of OAuth 2, which is a token of Keystone's, for an application credential. */
  async #accessToken({ body, headers }: Unchecked): Promise<FakeAnswer> {
    const form = new URLSearchParams(new TextDecoder().decode(body));
    const grant = form.get('grant_type');
    const error = (status: number, code: string, description: string): FakeAnswer =>
      new FakeAnswer(status, { error: code, error_description: description });
    if (grant === null) return error(400, 'invalid_request', 'The parameter grant_type is required.');
    if (grant !== 'client_credentials') {
      return error(400, 'unsupported_grant_type', `The parameter grant_type ${grant} is not supported.`);
    }
    const [, text = ''] = /^Basic (.*)$/.exec(headers['authorization'] ?? '') ?? [];
    const [id, ...secret] = atob(text).split(':');
    const credential = { id, secret: secret.join(':') };
    try {
      const identity = { methods: ['application_credential'], application_credential: credential };
      const access = this.#issue(await this.#login({ auth: { identity } }));
      const life = Math.floor((access.expiresAt - this.#clock.now()) / 1000);
      return new FakeAnswer(200, { access_token: access.id, token_type: 'Bearer', expires_in: life });
    } catch (reason) {
      if (reason instanceof Refusal) return error(401, 'invalid_client', 'Client authentication failed.');
      throw reason;
    }
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
      ...scopeOf(this.#identity, login, issuedAt),
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
    const { methods, user, project, domain, isSystem, roles, trust, issuedAt, expiresAt, id } = access;
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
      ...(trust && { 'OS-TRUST:trust': trust }),
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
