/**
 * What a careful person writes by hand: one login, one more after a 401, pages by their links. No retries, no discovery,
 * no models.
 * @param {string} authUrl
 * @param {(method: string, url: string, headers: Record<string, string>, body?: string) =>
 *   Promise<{ status: number, headers: Record<string, string>, body: any }>} send
 */
export function rawClient(authUrl, send) {
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
  return {
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
