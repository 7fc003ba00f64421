import {
  attr,
  createAccess,
  defineApi,
  defineResource,
  defineService,
  readOnly,
  ServerError,
  serviceOf,
  type AnyResourceClass,
  type AuthenticatorDefinition,
  type Transport,
} from '@os/core';
import { v3ApplicationCredentialPlugin, v3PasswordPlugin, v3TokenPlugin } from '@os/auth-v3/pure';
import { identity } from '@os/identity/pure';
import { network } from '@os/network/pure';
import {
  authenticatorConformance,
  ConformanceError,
  FakeCloud,
  serviceConformance,
  transportConformance,
  type Check,
  type LoginTarget,
  type Samples,
} from '@os/testing';
import { bakery } from './bakery.js';

/** The names of the checks that fail, with the first line of why. */
async function failuresOf(checks: readonly Check[]): Promise<Record<string, string>> {
  const failures: Record<string, string> = {};
  for (const { name, run } of checks) {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof ConformanceError)) throw error;
      failures[name] = error.message;
    }
  }
  return failures;
}

describe('services', () => {
  it.each(['session', 'list', 'services', 'toString', 'then'])('%s is no key for one', async (key) => {
    const checks = serviceConformance({ ...bakery, key }).filter(({ name }) => name === 'is well declared');
    expect(await failuresOf(checks)).toEqual({
      'is well declared': `key "${key}" is what connections have already; no service could be reached by it`,
    });
  });

  it('is listed under each type once', async () => {
    const api = { ...bakery.api, aliases: ['ovens', bakery.api.type] };
    const [check] = serviceConformance({ ...bakery, api });
    expect(await failuresOf(check ? [check] : [])).toEqual({
      'is well declared': `api.aliases has "${bakery.api.type}", which is there already`,
    });
  });

  describe("a third party's", () => {
    for (const { name, run } of serviceConformance(bakery)) it(name, run);
  });

  describe('identity', () => {
    const samples: Samples = {
      applicationCredential: { name: 'sample' },
      accessRule: {},
      credential: { type: 'ec2', blob: '{}', userId: 'somebody', projectId: 'some project' },
      endpoint: async (make) => ({
        interface: 'public',
        serviceId: (await make('service')).id,
        url: 'http://sample.example',
      }),
    };
    const checks = serviceConformance(identity, { samples });
    // Application credentials are for the user of the token alone, and enabled domains stay. Where an attribute has the
    // name of a parent, it is known of what was answered alone: no second one can be made like the first.
    const isOther = /^applicationCredential: (?!is well)|^domain: is deleted/;
    const others = checks.filter(({ name }) => !isOther.test(name));
    for (const { name, run } of others) it(name, run);
  });

  describe('network', () => {
    const samples: Samples = {
      subnet: async (make) => ({ networkId: (await make('network')).id, ipVersion: 4, cidr: '10.86.0.0/24' }),
      port: async (make) => ({ networkId: (await make('network')).id }),
      floatingIp: async (make) => {
        const { id } = await make('network', { isRouterExternal: true });
        await make('subnet', { networkId: id });
        return { floatingNetworkId: id };
      },
      securityGroupRule: async (make) => ({
        securityGroupId: (await make('securityGroup')).id,
        direction: 'ingress',
      }),
    };
    // How it declares things is its own to check; here it is about the fake.
    const checks = serviceConformance(network, { samples }).filter(({ name }) => !name.endsWith('well declared'));
    for (const { name, run } of checks) it(name, run);
  });
});

describe('what is declared badly', () => {
  // The compiler refuses bad names that it knows.
  const unknown = (name: string): string => name;
  const api = defineApi({ type: unknown('Bad Type'), version: '3' });
  const Bad = defineResource({
    service: defineApi({ type: 'other' }),
    path: '/things/{a}/{a}/',
    key: '',
    can: ['get', 'get'],
    idAttribute: 'nothing' as never,
    parents: { b: defineResource({ service: api, path: '/b', can: ['get'], attributes: {} }) },
    attributes: {
      a: attr.string(),
      size: attr.number('extent'),
      extent: attr.number(),
      Odd: readOnly.string(),
      needed: readOnly.string().required(),
      later: readOnly.string().since('latest'),
      inner: readOnly.object({ x: attr.string('same'), y: attr.string('same') }),
    },
    listPath: '/things/detail',
    query: ['extent', 'nothing' as never],
    filters: { limit: attr.number(), other: attr.number('extent') },
  });
  class BadService extends serviceOf({ thing: Bad }) {}
  const bad = defineService({ key: unknown('bad-key'), packageName: '', api, service: BadService });

  it('is reported', async () => {
    const failures = await failuresOf(serviceConformance(bad).filter(({ name }) => name.endsWith('well declared')));
    expect(failures['is well declared']?.split('\n')).toEqual([
      'key "bad-key" should be a camelCase name',
      'packageName should be the npm package that the service comes from',
      'api.type "Bad Type" should be in lower case, with hyphens',
      'api.version "3" should be like "v3" or "v2.0"',
      'thing: is declared for the service "other"',
    ]);
    expect(failures['thing: is well declared']?.split('\n')).toEqual([
      'path "/things/{a}/{a}/" should start with a slash, and not end with one',
      'listPath "/things/detail" should have the placeholders of path',
      'path has the placeholder {a} twice',
      'parents has "b", which the path lacks',
      'key and keys should be left out where bodies are bare',
      'can has "get" twice',
      'idAttribute "nothing" is no attribute',
      'can has no "update", so that a, size, extent should be readOnly',
      'needed is required, but read-only',
      'needed is required, but nothing can be created',
      'extent is declared under two names that can be written',
      "Odd should be a camelCase name; the wire's goes into .wire()",
      'later should be .since() a microversion like "2.19"',
      'inner.same is declared under two names that can be written',
      'query has "nothing", which is no attribute',
      'query and filters need "list" in can',
      'query and filters both have "extent"',
      '"limit" is a query of every list already',
    ]);
  });

  it('is reported where the service does otherwise', async () => {
    const wrong = defineApi({ type: 'wrong' });
    const Wrong: AnyResourceClass = defineResource({
      service: wrong,
      path: '/things',
      key: 'thing',
      keys: 'things',
      can: ['create', 'get', 'list'],
      attributes: { name: attr.string() },
    });
    const service = defineService({ key: 'x', packageName: 'x', api: wrong, service: serviceOf({ thing: Wrong }) });
    const nothing = {
      name: 'x',
      fakes: [{ type: 'wrong', actions: { 'POST /things': () => ({ thing: { nmae: 'x' } }) } }],
    };
    const checks = serviceConformance(service, nothing).filter(({ name }) => name.includes('answered as declared'));
    const failures = await failuresOf(checks);
    expect(failures['thing: is created, and answered as declared']).toBe('What was created should have an id');
  });
});

describe('authenticators', () => {
  const password = () => {
    const { transport, ...options } = new FakeCloud().options();
    return { transport, options, wrong: { ...options, password: 'surely-wrong' } };
  };

  const token = async (): Promise<LoginTarget> => {
    const fake = new FakeCloud();
    const { headers } = await fake
      .authenticator()
      .authorize({ request: () => Promise.reject(new Error('not needed')) });
    const { authUrl, projectName } = fake.options();
    const options = { authUrl, projectName, token: headers['x-auth-token'] };
    return { transport: fake, options, wrong: { ...options, token: 'surely-wrong' } };
  };
  const credential = (): LoginTarget => {
    const fake = new FakeCloud();
    const identity = fake.service('identity');
    const [user, project] = ['/users', '/projects'].map((path) => identity.collection(path).all()[0]?.['id']);
    const { id } = identity
      .collection('/users/{user}/application_credentials')
      .add({ name: 'robot', secret: 'robot-secret', user_id: user, project_id: project }, String(user));
    const options = {
      authUrl: fake.options().authUrl,
      applicationCredentialId: id,
      applicationCredentialSecret: 'robot-secret',
    };
    return { transport: fake, options, wrong: { ...options, applicationCredentialSecret: 'surely-wrong' } };
  };

  describe('by password', () => {
    for (const { name, run } of authenticatorConformance(v3PasswordPlugin, password)) it(name, run);
  });
  describe('by application credential', () => {
    for (const { name, run } of authenticatorConformance(v3ApplicationCredentialPlugin, credential)) it(name, run);
  });
  describe('by token', () => {
    // An unknown token is something that was not found, in Keystone's words.
    const checks = authenticatorConformance(v3TokenPlugin, token).filter(
      ({ name }) => !name.startsWith('says that a wrong'),
    );
    for (const { name, run } of checks) it(name, run);
  });

  it('that get nothing right are reported', async () => {
    const careless: AuthenticatorDefinition = {
      name: 'Careless',
      packageName: '',
      options: ['authUrl', 'authUrl'],
      matches: () => true,
      create: (options) => ({
        name: 'careless',
        async authorize({ request }) {
          await request({ url: `${String(options['authUrl'])}?password=${String(options['password'])}` });
          return { ...createAccess({ headers: {} }), headers: { 'X-Token': 'seen by all' } };
        },
      }),
    };
    const failures = await failuresOf(authenticatorConformance(careless, password));
    expect(Object.keys(failures)).toEqual([
      'is well declared',
      'knows the options that it logs in with',
      'leaves options to others that are not for it',
      'refuses to be made without what it needs',
      'says how to authenticate requests, and for how long',
      'shows nobody the token',
      'keeps secrets out of URLs',
      'says that a wrong secret is wrong, without telling it',
      'refuses an answer that makes no sense',
    ]);
  });
});

describe('transports', () => {
  it('that get nothing right are reported', async () => {
    const careless: Transport = {
      async send({ url, method, headers }) {
        const response = await fetch(url, { method, headers: { ...headers } });
        if (!response.ok) throw new ServerError({ status: response.status, method, url });
        return { status: 200, headers: {}, body: (await response.text()).trim() };
      },
    };
    const quick = /status|redirect|content type says|bytes|lower case/;
    const checks = transportConformance(() => careless).filter(({ name }) => quick.test(name));
    const results = await Promise.allSettled(checks.map(({ run }) => run()));
    const passed = checks.filter((_, i) => results[i]?.status === 'fulfilled').map(({ name }) => name);
    expect(passed).toEqual(['answers with status 200, and throws nothing']);
  });
});
