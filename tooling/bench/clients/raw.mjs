/**
 * What a careful person writes by hand: one login, one more after a 401, pages by their links. No retries, no discovery,
 * no models.
 * @param {string} authUrl
 * @param {(method: string, url: string, headers: Record<string, string>, body?: string) =>
 *   Promise<{ status: number, headers: Record<string, string>, body: any }>} send
 * @param {object} [objects] sends and receives files, where the client is measured at that
 */
export function rawClient(authUrl, send, objects) {
  let token;
  let endpoints;
  let pending;

  async function login() {
    const auth = {
      identity: {
        methods: ['password'],
        password: { user: { name: 'demo', domain: { id: 'default' }, password: 'secret' } },
      },
      scope: { project: { name: 'demo', domain: { id: 'default' } } },
    };
    const headers = { 'content-type': 'application/json' };
    const answer = await send('POST', `${authUrl}/v3/auth/tokens`, headers, JSON.stringify({ auth }));
    if (answer.status !== 201) throw new Error(`The login was answered with ${answer.status}`);
    endpoints = {};
    for (const service of answer.body.token.catalog) {
      endpoints[service.type] = service.endpoints.find((each) => each.interface === 'public').url;
    }
    token = answer.headers['x-subject-token'];
    pending = undefined;
  }

  async function call(method, service, path, body) {
    for (let attempt = 1; ; attempt++) {
      if (!token) await (pending ??= login());
      const used = token;
      const url = path.startsWith('http') ? path : endpoints[service] + path;
      const headers = { 'x-auth-token': used, accept: 'application/json' };
      if (body) headers['content-type'] = 'application/json';
      const answer = await send(method, url, headers, body);
      if (answer.status < 400) return answer.body;
      if (answer.status !== 401 || attempt > 1) throw new Error(`${method} ${url} was answered with ${answer.status}`);
      if (token === used) token = undefined;
    }
  }

  const first = {
    identity: '/v3/projects',
    compute: '/servers/detail?limit=1',
    network: '/v2.0/networks',
    image: '/v2/images',
    'block-storage': '/volumes/detail',
  };
  /** The URL of an object, and the headers to ask with. */
  async function objectAt(path) {
    if (!token) await (pending ??= login());
    return [`${endpoints['object-store']}/bench/${path}`, { 'x-auth-token': token }];
  }

  return {
    download: async (mib, { checksum }) => objects.drain(...(await objectAt(String(mib))), checksum),
    async upload(size, { segmentSize, checksum }) {
      if (!segmentSize) return objects.put(...(await objectAt('file')), 0, size, checksum);
      const starts = Array.from({ length: Math.ceil(size / segmentSize) }, (_, i) => i * segmentSize);
      const worker = async () => {
        for (let start; (start = starts.shift()) !== undefined;) {
          await objects.put(
            ...(await objectAt(`segment-${start}`)),
            start,
            Math.min(size, start + segmentSize),
            checksum,
          );
        }
      };
      await Promise.all(Array.from({ length: 4 }, worker));
    },
    getNetwork: async (id) => (await call('GET', 'network', `/v2.0/networks/${id}`)).network,
    listProjects: async () => (await call('GET', 'identity', '/v3/projects')).projects,
    firstOf: (service) => call('GET', service, first[service]),
    async eachServer(visit) {
      for (let url = '/servers/detail?limit=1000'; url;) {
        const body = await call('GET', 'compute', url);
        for (const server of body.servers) visit(server);
        url = body.servers_links?.find((link) => link.rel === 'next')?.href;
      }
    },
    async findOrCreateNetwork(name) {
      const { networks } = await call('GET', 'network', `/v2.0/networks?name=${encodeURIComponent(name)}`);
      if (networks.length > 0) return networks[0];
      return (await call('POST', 'network', '/v2.0/networks', JSON.stringify({ network: { name } }))).network;
    },
  };
}
