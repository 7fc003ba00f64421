import type { TransportOptions, TransportResponse } from '@os/core';
import type { ListenOptions } from '../../http/http.js';
import type { Lab, ProxyListener } from '../../http/lab.js';
import { listen } from '../../http/listen.js';
import { ensure, ensureCode, ensureSame, failureOf, type Check } from '../check.js';
import { echo } from './answers.js';
import { SERVER } from './certificates.js';
import { refusalCheck } from './security.js';
import type { Stand } from './stand.js';
import { ensureUnsent, type TransportTraits } from './traits.js';

const CREDENTIALS = 'jo:p%40ss/word';
const PASSWORD = 'p%40ss';

interface Context {
  /** Sends to a server through a transport that is made when it is first called. */
  readonly send: (options: TransportOptions) => Promise<TransportResponse>;
  readonly server: string;
  readonly proxy: ProxyListener;
  readonly lab: Lab;
}

/** HTTP proxies, for plain and for secure requests. */
export function proxyChecks(stand: Stand, { proxies = true }: TransportTraits): Check[] {
  if (!proxies) {
    return [
      refusalCheck(stand, 'proxy', { proxy: 'http://127.0.0.1:3128' }),
      refusalCheck(stand, 'proxy', { proxy: false }),
    ];
  }
  const check = (
    name: string,
    run: (context: Context) => Promise<void>,
    { tls, credentials }: { tls?: ListenOptions['tls']; credentials?: string } = {},
  ): Check =>
    stand.labCheck(name, async (lab) => {
      const server = await listen(echo, tls && { tls });
      const proxy = await lab.serveProxy(credentials);
      const made: ReturnType<Stand['make']>[] = [];
      const send = (options: TransportOptions): Promise<TransportResponse> => {
        if (made.length === 0) made.push(stand.make({ verify: false, ...options }));
        return made[0]!.send({ method: 'GET', url: `${server.url}/path?a=b`, headers: {}, expect: 'text' });
      };
      try {
        await run({ send, server: server.url, proxy, lab });
      } finally {
        for (const transport of made) await transport.close?.();
        await proxy.close();
        await server.close();
      }
    });
  const tls = SERVER;
  /** The URL of a proxy, with a user and a password. */
  const withCredentials = ({ url }: ProxyListener, credentials: string): string =>
    url.replace('//', `//${credentials}@`);
  return [
    check('asks through a proxy', async ({ send, server, proxy }) => {
      ensureSame((await send({ proxy: proxy.url })).headers['x-path'], '/path?a=b', 'The path that arrived');
      ensureSame(proxy.requests, [`GET ${server}/path?a=b`], 'What the proxy was asked');
    }),
    check('tells the server its own name, not that of the proxy', async ({ send, server, proxy }) => {
      const { headers } = await send({ proxy: proxy.url });
      ensureSame(headers['x-seen-host'], new URL(server).host, 'The header host that arrived');
    }),
    check(
      'asks securely through a proxy, by one connection',
      async ({ send, server, proxy }) => {
        for (let i = 0; i < 3; i++) ensureSame((await send({ proxy: proxy.url })).status, 200, 'The status');
        ensureSame(proxy.requests, [`CONNECT ${new URL(server).host}`], 'What the proxy was asked');
      },
      { tls },
    ),
    ...[undefined, tls].flatMap((certificate) => {
      const how = certificate ? 'securely' : 'plainly';
      const setting = { ...(certificate && { tls: certificate }), credentials: decodeURIComponent(CREDENTIALS) };
      return [
        check(
          `tells a proxy who it is, asking ${how}`,
          async ({ send, proxy }) => {
            const { status, headers } = await send({ proxy: withCredentials(proxy, CREDENTIALS.replace('/', '%2F')) });
            ensureSame(status, 200, 'The status');
            ensureSame(headers['x-seen-proxy-authorization'], undefined, 'What of that reaches the server');
          },
          setting,
        ),
      ];
    }),
    check(
      'tells a proxy that refuses to connect, and no password',
      async ({ send, proxy }) => {
        const error = await ensureUnsent(
          send({ proxy: withCredentials(proxy, `jo:${PASSWORD}`) }),
          'A request that the proxy refuses',
        );
        ensureSecret(error);
      },
      { tls, credentials: 'somebody:else' },
    ),
    check(
      'answers with what a proxy answers to plain requests',
      async ({ send, proxy }) => {
        ensureSame((await send({ proxy: withCredentials(proxy, `jo:${PASSWORD}`) })).status, 407, 'The status');
      },
      { credentials: 'somebody:else' },
    ),
    check('tells a proxy that is not there, and no password', async ({ send, proxy }) => {
      await proxy.close();
      ensureSecret(
        await ensureUnsent(send({ proxy: withCredentials(proxy, `jo:${PASSWORD}`) }), 'A request through no proxy'),
      );
    }),
    stand.labCheck('refuses a proxy that is none, and tells no password', async () => {
      for (const proxy of [`socks5://jo:${PASSWORD}@127.0.0.1:1`, `http://jo:${PASSWORD}@:::`]) {
        const error = await failureOf(
          Promise.resolve().then(() => stand.make({ proxy })),
          'Making it',
        );
        ensureCode(error, 'CONFIG', 'Making it with a proxy that is none');
        ensureSecret(error);
      }
    }),
    ...environments(check, tls),
  ];
}

/** What the environment says when the transport is made. */
function environments(
  check: (name: string, run: (context: Context) => Promise<void>, setting?: { tls?: ListenOptions['tls'] }) => Check,
  tls: NonNullable<ListenOptions['tls']>,
): Check[] {
  const NONE = {
    ...{ http_proxy: undefined, https_proxy: undefined, no_proxy: undefined },
    ...{ HTTP_PROXY: undefined, HTTPS_PROXY: undefined, NO_PROXY: undefined },
  };
  const envCheck = (
    name: string,
    env: (proxy: string, server: URL) => Record<string, string>,
    isProxied: boolean,
    { options = {}, ...setting }: { tls?: ListenOptions['tls']; options?: TransportOptions } = {},
  ): Check =>
    check(
      name,
      async ({ send, server, proxy, lab }) => {
        const restore = lab.setEnv({ ...NONE, ...env(proxy.url, new URL(server)) });
        try {
          const pending = send({ proxy: undefined, ...options });
          restore();
          ensureSame((await pending).status, 200, 'The status');
          ensureSame(proxy.requests.length, isProxied ? 1 : 0, 'The number of requests that the proxy got');
        } finally {
          restore();
        }
      },
      setting,
    );
  return [
    envCheck('knows HTTP_PROXY', (proxy) => ({ HTTP_PROXY: proxy }), true),
    envCheck('knows https_proxy', (proxy) => ({ https_proxy: proxy }), true, { tls }),
    envCheck('asks plainly without HTTP_PROXY', (proxy) => ({ HTTPS_PROXY: proxy }), false),
    envCheck(
      'takes the small letters first',
      (proxy) => ({ HTTP_PROXY: 'http://127.0.0.1:1', http_proxy: proxy }),
      true,
    ),
    envCheck('takes a proxy without a scheme', (proxy) => ({ HTTP_PROXY: proxy.replace('http://', '') }), true),
    envCheck('proxy: false asks nobody', (proxy) => ({ HTTP_PROXY: proxy }), false, { options: { proxy: false } }),
    ...['127.0.0.1', 'example.com, 127.0.0.1', '*', '127.0.0.0/8', '127.0.0.1:PORT'].map((list) =>
      envCheck(
        `NO_PROXY: ${list}`,
        (proxy, { port }) => ({ HTTP_PROXY: proxy, NO_PROXY: list.replace('PORT', port) }),
        false,
      ),
    ),
    ...['127.0.0.2', '.0.0.1', '10.0.0.0/8', '127.0.0.1:1'].map((list) =>
      envCheck(`not NO_PROXY: ${list}`, (proxy) => ({ HTTP_PROXY: proxy, NO_PROXY: list }), true),
    ),
  ];
}

/** An error and whatever caused it must not hold a password. */
function ensureSecret(error: unknown): void {
  for (let each = error; each instanceof Error; each = each.cause) {
    const text = `${String(each)} ${each.stack} ${JSON.stringify(each)}`;
    ensure(!text.includes(PASSWORD) && !text.includes(decodeURIComponent(PASSWORD)), `A password is in: ${text}`);
  }
}
