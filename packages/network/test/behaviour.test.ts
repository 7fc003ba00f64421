import {
  BadRequestError,
  ConflictError,
  DuplicateResourceError,
  HttpError,
  InvalidAttributeError,
  NotFoundError,
  ResourceFailureError,
} from '@os/core';
import { ifRevision, Network, QosPolicy, type NetworkService } from '@os/network/pure';
import { NETWORK, QOS_BANDWIDTH_LIMIT_RULE, SEGMENTED_NETWORK } from './answers.js';
import { exchange } from './exchange.js';

const error = (type: string) => ({ NeutronError: { type, message: `It is ${type}.`, detail: '' } });

describe('updates', () => {
  it('change nothing if nothing is given, and tell what is there', async () => {
    const { result, sent } = await exchange(
      (c) => c.updateNetwork('n', { name: undefined }),
      [200, { network: NETWORK }],
    );
    expect(sent).toEqual([{ request: 'GET /networks/n' }]);
    expect(result).toMatchObject({ id: NETWORK.id, name: NETWORK.name });
  });

  it('take over what the service answers', async () => {
    const network = new Network({ id: NETWORK.id });
    await exchange((c) => c.updateNetwork(network, { mtu: 1450 }), [200, { network: NETWORK }]);
    expect(network.revisionNumber).toBe(3);
  });

  it.each([
    [(c: NetworkService) => c.updateNetwork('n', { status: 'DOWN' } as never), /status/],
    [(c: NetworkService) => c.updateSubnet('s', { cidr: '10.0.0.0/8' } as never), /cidr/],
    [(c: NetworkService) => c.createPort({ networkId: 'n', hostId: 'h' } as never), /hostId/],
    [(c: NetworkService) => c.createSubnet({ ipVersion: 4 } as never), /without networkId/],
  ])('and creations refuse what the API would refuse', async (call, message) => {
    await expect(exchange(call)).rejects.toThrow(InvalidAttributeError);
    await expect(exchange(call)).rejects.toThrow(message);
  });

  it('can insist on the revision that was read', async () => {
    const network = Object.assign(new Network({ id: 'n' }), { body: { id: 'n', revision_number: 3 } });
    expect(ifRevision(network)).toEqual({ headers: { 'if-match': 'revision_number=3' } });
    const failure = exchange(
      (c) => c.updateNetwork(network, { mtu: 9 }, ifRevision(network)),
      [412, error('RevisionNumberConstraintFailed')],
    );
    await expect(failure).rejects.toMatchObject({ status: 412, detail: 'It is RevisionNumberConstraintFailed.' });
    await expect(failure).rejects.toBeInstanceOf(HttpError);
  });
});

describe('lists', () => {
  const links = (marker: string) => [
    {
      rel: 'next',
      href: `http://elsewhere.test:1/v2.0/networks?limit=1&marker=${marker}`.replace('elsewhere', 'cloud'),
    },
    { rel: 'previous', href: 'http://cloud.test/v2.0/networks?limit=1&page_reverse=True' },
  ];

  it('follow the links to further pages', async () => {
    const { result, sent } = await exchange(
      (c) => c.listNetworks({ limit: 1, sortKey: 'name' }),
      [200, { networks: [{ id: 'a' }], networks_links: links('a') }],
      [200, { networks: [{ id: 'b' }], networks_links: links('b') }],
      [200, { networks: [], networks_links: [links('b')[1]!] }],
    );
    expect(sent.map(({ request }) => request)).toEqual([
      'GET /networks?limit=1&sort_key=name',
      'GET /networks?limit=1&marker=a&sort_key=name',
      'GET /networks?limit=1&marker=b&sort_key=name',
    ]);
    expect(result).toMatchObject([{ id: 'a' }, { id: 'b' }]);
  });

  it('have no limit where the service takes no notice of one', async () => {
    // @ts-expect-error -- there is no such query
    await expect(exchange((c) => c.listRbacPolicies({ limit: 1 }))).rejects.toThrow(
      'Lists of rbac_policy have no query "limit"',
    );
  });

  it('know their parents', async () => {
    const { result } = await exchange(
      (c) => c.listQosBandwidthLimitRules(new QosPolicy({ id: 'q' })),
      [200, { bandwidth_limit_rules: [QOS_BANDWIDTH_LIMIT_RULE] }],
    );
    expect(result).toMatchObject([{ qosPolicyId: 'q', maxKbps: 1000 }]);
  });
});

describe('finding', () => {
  it('gives null if there is none', async () => {
    const { result, sent } = await exchange(
      (c) => c.findNetwork('blue'),
      [200, { networks: [] }],
      [404, error('NetworkNotFound')],
    );
    expect(result).toBeNull();
    expect(sent).toEqual([{ request: 'GET /networks?name=blue' }, { request: 'GET /networks/blue' }]);
  });

  it('refuses to choose between several', async () => {
    const several = [200, { networks: [NETWORK, SEGMENTED_NETWORK].map((each) => ({ ...each, name: 'x' })) }];
    const finding = exchange((c) => c.findNetwork('x'), several as [number, object]);
    await expect(finding).rejects.toBeInstanceOf(DuplicateResourceError);
    await expect(finding).rejects.toMatchObject({ ids: [NETWORK.id, SEGMENTED_NETWORK.id] });
  });
});

describe('errors', () => {
  it.each([
    [400, 'BadRequest', BadRequestError],
    [404, 'RouterNotFound', NotFoundError],
    [409, 'RouterInUse', ConflictError],
  ] as const)('%i', async (status, type, errorClass) => {
    const failure = exchange((c) => c.deleteRouter('r'), [status, error(type)]);
    await expect(failure).rejects.toBeInstanceOf(errorClass);
    await expect(failure).rejects.toMatchObject({ service: 'network', detail: `It is ${type}.` });
  });
});

describe('waiting', () => {
  const fast = { interval: 1 };

  it.each([
    ['network', (c: NetworkService) => c.waitForNetwork('x', { status: 'ACTIVE', ...fast })],
    ['port', (c: NetworkService) => c.waitForPort('x', { status: 'ACTIVE', ...fast })],
    ['router', (c: NetworkService) => c.waitForRouter('x', { status: 'ACTIVE', ...fast })],
    ['floatingip', (c: NetworkService) => c.waitForFloatingIp('x', { status: 'ACTIVE', ...fast })],
  ])('for the status of a %s', async (key, call) => {
    const { result, sent } = await exchange(
      call,
      [200, { [key]: { id: 'x', status: 'DOWN' } }],
      [200, { [key]: { id: 'x', status: 'ACTIVE' } }],
    );
    expect(result).toMatchObject({ id: 'x', status: 'ACTIVE' });
    expect(sent).toEqual([{ request: `GET /${key}s/x` }, { request: `GET /${key}s/x` }]);
  });

  it('ends when it fails', async () => {
    const waiting = exchange(
      (c) => c.waitForFloatingIp('x', { status: 'ACTIVE', ...fast }),
      [200, { floatingip: { id: 'x', status: 'ERROR' } }],
    );
    await expect(waiting).rejects.toBeInstanceOf(ResourceFailureError);
  });

  it('for the end of a router', async () => {
    const { sent } = await exchange(
      (c) => c.waitForRouterDeletion('x', fast),
      [200, { router: { id: 'x', status: 'ACTIVE' } }],
      [404, error('RouterNotFound')],
    );
    expect(sent).toHaveLength(2);
  });
});
