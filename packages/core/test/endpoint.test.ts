import {
  ConfigError,
  ConnectionError,
  createAccess,
  defineApi,
  discovery,
  EndpointNotFoundError,
  endpointTemplate,
  Session,
  UserPreference,
  type CatalogEntry,
  type ServiceApi,
  type SessionOptions,
} from '@os/core';

// As Keystone and Neutron 2025.1 answered at their roots.
const KEYSTONE = {
  versions: {
    values: [
      {
        id: 'v3.14',
        status: 'stable',
        updated: '2020-04-07T00:00:00Z',
        links: [{ rel: 'self', href: 'http://127.0.0.1:5000/v3/' }],
        'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' }],
      },
    ],
  },
};
const NEUTRON = {
  versions: [{ id: 'v2.0', status: 'CURRENT', links: [{ rel: 'self', href: 'http://127.0.0.1:9696/v2.0/' }] }],
};

const network: ServiceApi = { type: 'network', version: 'v2.0', discovery };
const identity: ServiceApi = { type: 'identity', version: 'v3', discovery };
const volume: ServiceApi = { type: 'block-storage', aliases: ['volumev3', 'volume'], version: 'v3', discovery };
const plain: ServiceApi = { type: 'placement' };

interface Given extends Omit<Partial<SessionOptions>, 'transport' | 'authenticator'> {
  catalog?: CatalogEntry[];
  identityUrl?: string;
  endpoint?: string;
  project?: { id: string };
  documents?: Record<string, unknown>;
}

/** A session over a cloud that has nothing but a catalog and version documents; `asked` holds what it requested. */
function cloud({ catalog = [], identityUrl, endpoint, project, documents = {}, ...options }: Given) {
  const asked: string[] = [];
  let logins = 0;
  const session = new Session({
    retries: 0,
    observer: () => undefined,
    ...options,
    authenticator: {
      name: 'static',
      authorize: async () => {
        logins++;
        return createAccess({ headers: { 'x-auth-token': 't' }, catalog, identityUrl, endpoint, project });
      },
    },
    transport: {
      async send({ url, headers }) {
        asked.push('x-auth-token' in headers ? url : `${url} without a token`);
        const document = documents[url];
        if (document instanceof Error) throw document;
        return { status: document === undefined ? 404 : 300, headers: {}, body: JSON.stringify(document ?? {}) };
      },
    },
  });
  return { session, asked, logins: () => logins };
}
const entry = (
  type: string,
  url: string,
  more: { name?: string; interface?: string; region?: string } = {},
): CatalogEntry => ({
  type,
  name: more.name,
  endpoints: [{ interface: more.interface ?? 'public', region: more.region ?? 'RegionOne', url }],
});

describe('choice in the catalog', () => {
  const several = [
    entry('placement', 'http://a/', { name: 'one', region: 'east' }),
    entry('placement', 'http://b/', { name: 'one', region: 'west' }),
    entry('placement', 'http://c/', { name: 'two', region: 'west', interface: 'internal' }),
    entry('placement', 'http://d/', { name: 'two', region: 'west', interface: 'adminURL' }),
  ];
  const ALL = UserPreference.ALL;
  test.each<[string, Given, string]>([
    ['the first one', {}, 'http://a/'],
    ['the option region', { region: 'west' }, 'http://b/'],
    ['the option interface', { interface: 'internal' }, 'http://c/'],
    ['an interface as v2 catalogs spell it', { interface: 'adminURL' }, 'http://d/'],
    [
      'a preferred region over the option',
      { region: 'east', preference: new UserPreference().setRegion('placement', 'west') },
      'http://b/',
    ],
    [
      'a preferred visibility over the option',
      { interface: 'public', preference: new UserPreference().setVisibility('placement', 'ADMIN') },
      'http://d/',
    ],
    [
      'a preferred name',
      { interface: 'internal', preference: new UserPreference().setName('placement', 'two') },
      'http://c/',
    ],
    ['a preference for all', { preference: new UserPreference().setRegion(ALL, 'west') }, 'http://b/'],
    [
      "the service's own preference over that for all",
      { preference: new UserPreference().setRegion(ALL, 'west').setRegion('placement', 'east') },
      'http://a/',
    ],
    ['the first interface of several that there is', { interface: ['admin', 'public'], region: 'west' }, 'http://d/'],
    ['the next interface where the first is missing', { interface: ['admin', 'public'], region: 'east' }, 'http://a/'],
    [
      'a plain object of preferences',
      { preference: { placement: { region: 'west' }, '*': { region: 'x' } } },
      'http://b/',
    ],
    [
      'both together',
      { preference: new UserPreference().setRegion(ALL, 'west').setVisibility('placement', 'internal') },
      'http://c/',
    ],
  ])('%s', async (_, given, url) => {
    expect(await cloud({ catalog: several, ...given }).session.endpoint(plain)).toBe(url);
  });

  test('the official type goes before aliases, and these in their order', async () => {
    const catalog = [
      entry('volume', 'http://c/v3'),
      entry('volumev3', 'http://b/v3'),
      entry('block-storage', 'http://a/v3'),
    ];
    expect(await cloud({ catalog }).session.endpoint(volume)).toBe('http://a/v3');
    expect(await cloud({ catalog: catalog.slice(0, 2) }).session.endpoint(volume)).toBe('http://b/v3');
  });

  test('a preference under an alias counts, and one under the official type goes first', async () => {
    const catalog = [
      entry('volumev3', 'http://e/v3', { region: 'east' }),
      entry('volumev3', 'http://w/v3', { region: 'west' }),
    ];
    const preference = new UserPreference().setRegion('volumev3', 'west');
    expect(await cloud({ catalog, preference }).session.endpoint(volume)).toBe('http://w/v3');
    preference.setRegion('block-storage', 'east');
    expect(await cloud({ catalog, preference }).session.endpoint(volume)).toBe('http://e/v3');
  });

  test.each<[string, Given, string]>([
    [
      'a wrong region',
      { catalog: several, region: 'north' },
      'The catalog has no public endpoint for "placement" in region "north"; it has one public in east, one public in west, two internal in west, two adminURL in west',
    ],
    [
      'a wrong name',
      { catalog: several, preference: new UserPreference().setName('placement', 'three') },
      'of the service named "three"; it has one public in east',
    ],
    [
      'a service that is not there',
      { catalog: [entry('image', 'http://x')] },
      'The catalog has no public endpoint for "placement"; it has image',
    ],
    ['a token without a scope', {}, 'it has nothing at all (is the token scoped?)'],
  ])('says what was asked and what there is: %s', async (_, given, message) => {
    const failure = cloud(given).session.endpoint(plain);
    await expect(failure).rejects.toThrow(EndpointNotFoundError);
    await expect(failure).rejects.toThrow(message);
  });

  test('an unscoped token knows the identity service alone', async () => {
    const { session, asked } = cloud({ identityUrl: 'http://127.0.0.1:5000/v3' });
    expect(await session.endpoint(identity)).toBe('http://127.0.0.1:5000/v3');
    expect(asked).toEqual([]);
    await expect(session.endpoint(network)).rejects.toThrow(EndpointNotFoundError);
  });
});

describe('overrides', () => {
  test.each(['block-storage', 'volumev3'])('under "%s" cost neither a login nor a request', async (name) => {
    const { session, asked, logins } = cloud({ endpointOverrides: { [name]: 'http://mine/v3' } });
    expect(await session.endpoint(volume)).toBe('http://mine/v3');
    expect([asked, logins()]).toEqual([[], 0]);
  });
});

describe('overrides with ids in them', () => {
  const endpointOverrides = { placement: endpointTemplate('http://mine/%(project_id)s/$(tenant_id)s') };

  test('are filled in from the token', async () => {
    const { session } = cloud({ endpointOverrides, project: { id: 'p1' } });
    expect(await session.endpoint(plain)).toBe('http://mine/p1/p1');
  });

  test('need a token that has them', async () => {
    const failure = cloud({ endpointOverrides }).session.endpoint(plain);
    await expect(failure).rejects.toThrow(EndpointNotFoundError);
    await expect(failure).rejects.toThrow('needs the id of a project, which the token lacks');
  });
});

test('a service that stands alone is at the URL that the authenticator says', async () => {
  expect(await cloud({ endpoint: 'http://alone:6385' }).session.endpoint(plain)).toBe('http://alone:6385');
});

describe('versions', () => {
  test.each<[string, string, ServiceApi, string]>([
    ['in the path', 'http://n/v2.0', network, 'http://n/v2.0'],
    ['before a project id', 'http://c/v3/f83ad0dd', volume, 'http://c/v3/f83ad0dd'],
    ['of the same major', 'http://n/v2', network, 'http://n/v2'],
    ['not in the API', 'http://p', plain, 'http://p'],
  ])('%s: accepted without a request', async (_, url, service, expected) => {
    const { session, asked } = cloud({ catalog: [entry(service.type, url)] });
    expect(await session.endpoint(service)).toBe(expected);
    expect(asked).toEqual([]);
  });

  test('an unversioned URL is asked', async () => {
    const { session, asked } = cloud({
      catalog: [entry('network', 'http://127.0.0.1:9696')],
      documents: { 'http://127.0.0.1:9696/': NEUTRON },
    });
    expect(await session.endpoint(network)).toBe('http://127.0.0.1:9696/v2.0/');
    expect(asked).toEqual(['http://127.0.0.1:9696/']);
  });

  test('another version in the path is exchanged through the version document', async () => {
    const { session, asked } = cloud({
      catalog: [entry('identity', 'http://127.0.0.1:5000/v2.0')],
      documents: { 'http://127.0.0.1:5000/': KEYSTONE },
    });
    expect(await session.endpoint(identity)).toBe('http://127.0.0.1:5000/v3/');
    expect(asked).toEqual(['http://127.0.0.1:5000/']);
  });

  test.each([
    ['host', 'http://cloud.example.com/identity', 'http://cloud.example.com/identity/v3'],
    ['scheme', 'https://127.0.0.1:5000', 'https://127.0.0.1:5000/v3'],
  ])('a wrong %s in the links is not believed', async (_, url, expected) => {
    const { session } = cloud({ catalog: [entry('identity', url)], documents: { [`${url}/`]: KEYSTONE } });
    expect(await session.endpoint(identity)).toBe(expected);
  });

  test('the newest of the wanted major that is no experiment', async () => {
    const at = (id: string, status: string) => ({ id, status, links: [{ rel: 'self', href: `/${id}` }] });
    const versions = [
      at('v3.9', 'CURRENT'),
      at('v3.14', 'SUPPORTED'),
      at('v3.20', 'EXPERIMENTAL'),
      at('v4.0', 'CURRENT'),
    ];
    const { session } = cloud({ catalog: [entry('identity', 'http://k')], documents: { 'http://k/': { versions } } });
    expect(await session.endpoint(identity)).toBe('http://k/v3.14');
  });

  test.each<[string, unknown]>([
    ['a single version', { version: { id: 'v3.14', status: 'stable', links: [] } }],
    ['a bare version', { id: 'v3.14', links: [] }],
  ])('%s is a version document too', async (_, document) => {
    const { session } = cloud({ catalog: [entry('identity', 'http://k')], documents: { 'http://k/': document } });
    expect(await session.endpoint(identity)).toBe('http://k/v3.14');
  });

  test.each([
    ['put behind a URL without one', 'http://n:9696/', 'http://n:9696/v2.0'],
    ['exchanged for another', 'http://n/v3', 'http://n/v2.0'],
    ['exchanged before a project id', 'http://n/v3/f83ad0dd', 'http://n/v2.0/f83ad0dd'],
    ['left as it is', 'http://n/network/v2', 'http://n/network/v2'],
  ])('without discovery, the version is %s', async (_, url, expected) => {
    const { session, asked } = cloud({ catalog: [entry('network', url)] });
    expect(await session.endpoint(defineApi({ type: 'network', version: 'v2.0' }))).toBe(expected);
    expect(asked).toEqual([]);
  });

  test('an API that says no way to its version cannot be used', async () => {
    const { session } = cloud({ catalog: [entry('network', 'http://n')] });
    await expect(session.endpoint({ type: 'network', version: 'v2.0' })).rejects.toThrow(ConfigError);
  });

  test.each<[string, unknown]>([
    ['fails', new ConnectionError('down')],
    ['is not found', undefined],
    ['lists nothing', { versions: [] }],
    ['is none', ['container']],
  ])('where the version document %s, the conventional place is taken, and that is told', async (_, document) => {
    const warnings: unknown[] = [];
    const { session } = cloud({
      catalog: [entry('network', 'http://n')],
      documents: { 'http://n/': document },
      observer: (event) => event.type === 'warning' && warnings.push(event.message),
    });
    expect(await session.endpoint(network)).toBe('http://n/v2.0');
    expect(warnings).toEqual([
      expect.stringMatching(/^"network" does not tell its versions, so http:\/\/n\/v2.0 is used/),
    ]);
  });

  test('a bug in a policy is no failed discovery', async () => {
    const { session } = cloud({
      catalog: [entry('network', 'http://n')],
      documents: { 'http://n/': new TypeError('bug') },
    });
    await expect(session.endpoint(network)).rejects.toThrow(new TypeError('bug'));
  });

  test('a version that the service lacks is an error that lists those it has', async () => {
    const { session } = cloud({ catalog: [entry('identity', 'http://k')], documents: { 'http://k/': NEUTRON } });
    await expect(session.endpoint(identity)).rejects.toThrow(
      new EndpointNotFoundError('"identity" at http://k has no version v3; it has v2.0'),
    );
  });

  test.each([
    ['another major is asked for', 'v3', 'http://127.0.0.1:5000/v3/'],
    ["the API's own is spelled its own way", 'v2', 'http://127.0.0.1:5000/v2.0'],
  ])('a preferred version: %s', async (_, version, expected) => {
    const { session } = cloud({
      catalog: [entry('network', 'http://127.0.0.1:5000')],
      documents: { 'http://127.0.0.1:5000/': version === 'v3' ? KEYSTONE : undefined },
      preference: new UserPreference().setVersion('network', version),
    });
    expect(await session.endpoint(network)).toBe(expected);
  });
});

describe('remembering', () => {
  const given = { catalog: [entry('network', 'http://n')], documents: { 'http://n/': NEUTRON } };

  test('callers at the same time share one search, later ones its result', async () => {
    const { session, asked, logins } = cloud(given);
    await Promise.all([session.endpoint(network), session.endpoint(network)]);
    await session.endpoint(network);
    expect([asked.length, logins()]).toEqual([1, 1]);
  });

  test('two versions of one API have endpoints of their own', async () => {
    const { session } = cloud({ catalog: [entry('identity', 'http://k')] });
    expect(await session.endpoint(defineApi({ type: 'identity', version: 'v3' }))).toBe('http://k/v3');
    expect(await session.endpoint(defineApi({ type: 'identity', version: 'v2.0' }))).toBe('http://k/v2.0');
  });

  test('a failure is not remembered, and invalidate() forgets', async () => {
    const catalog: CatalogEntry[] = [];
    const { session, logins } = cloud({ catalog });
    await expect(session.endpoint(plain)).rejects.toThrow(EndpointNotFoundError);
    catalog.push(entry('placement', 'http://p'));
    expect(await session.endpoint(plain)).toBe('http://p');
    session.invalidate();
    await session.endpoint(plain);
    expect(logins()).toBe(2);
  });
});

describe('UserPreference', () => {
  test('collects what is said, service by service', () => {
    const preference = new UserPreference()
      .setName('network', 'n')
      .setRegion('network', 'r')
      .setVersion('network', 'v2.0')
      .setVisibility('network', 'internalURL')
      .setRegion('compute', 'z');
    expect(preference.getPreference('network')).toEqual({
      name: 'n',
      region: 'r',
      version: 'v2.0',
      visibility: 'internal',
    });
    expect(preference.serviceNames).toEqual(['compute', 'network']);
  });

  test('what was said for all services is not what was said for one', () => {
    const preference = new UserPreference().setRegion(UserPreference.ALL, 'zion');
    expect(preference.getPreference('network')).toBeNull();
    expect(preference.getPreference('*')).toEqual({ region: 'zion' });
  });

  test.each(['public', 'PUBLIC', 'publicURL', 'PublicUrl'])('visibility "%s" is public', (visibility) => {
    expect(new UserPreference().setVisibility('x', visibility).getPreference('x')).toEqual({ visibility: 'public' });
  });

  test('refuses other visibilities, and versions that are none', () => {
    expect(() => new UserPreference().setVisibility('x', 'hidden')).toThrow(ConfigError);
    expect(() => new UserPreference().setVersion('x', '3')).toThrow(
      'A version is spelled as in the API\'s path, like "v3" or "v2.0"; got "3"',
    );
  });
});
