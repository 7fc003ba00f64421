import { blockStorage } from '@os/block-storage/pure';
import { compute } from '@os/compute/pure';
import { AbortedError, createAccess, createConnection, type AnyResourceClass, type Transport } from '@os/core';
import { image } from '@os/image/pure';
import { network } from '@os/network/pure';
import { objectStore } from '@os/object-store/pure';

/** The project that the connection is logged in to. */
export const PROJECT = '752b7eab745d4db48ce8ce08b54ec4ac';

const SERVICES = [compute, blockStorage, image, network, objectStore] as const;
type Key = (typeof SERVICES)[number]['key'];

/** What a service answers: a status and JSON. */
export type Answer = readonly [status: number, body?: object];

/**
 * What is answered, by request: `POST compute/servers`; the query can be left out. Several answers come one after the other,
 * and the last one for ever.
 */
export type Script = Readonly<Record<string, Answer | readonly Answer[]>>;

/** A request as it reached a service. */
export interface Sent {
  /** `POST compute/servers` */
  readonly request: string;
  readonly body?: unknown;
  readonly ifMatch?: string;
}

/** A connection to services that answer by a script. What it does not know are empty lists, 404, and deletions that succeed. */
export function scripted(script: Script, keys: readonly Key[] = SERVICES.map(({ key }) => key)) {
  const sent: Sent[] = [];
  const used = new Map<string, number>();
  const answerTo = (request: string): Answer | undefined => {
    const key = [request, request.replace(/\?.*/, '')].find((each) => each in script);
    if (key === undefined) return undefined;
    const answers = (Array.isArray(script[key]![0]) ? script[key] : [script[key]]) as readonly Answer[];
    const count = used.get(key) ?? 0;
    used.set(key, count + 1);
    return answers[Math.min(count, answers.length - 1)];
  };
  const transport: Transport = {
    async send({ method, url, headers, body, signal }) {
      // Waits are over at once; aborts come between.
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted) throw new AbortedError('Aborted', { cause: signal.reason });
      const { pathname, search } = new URL(url);
      const definition = SERVICES.find(({ api }) => pathname.startsWith(`/${api.type}/`))!;
      const { type, version, microversions } = definition.api;
      const path = pathname.slice(`/${type}${version === undefined ? '' : `/${version}`}`.length);
      if (method === 'GET' && path === '/' && microversions) {
        const { max } = microversions;
        return json(200, {
          version: { id: version, status: 'CURRENT', min_version: '1.0', version: max, max_version: max },
        });
      }
      const request = `${method} ${type}${path}${search}`;
      const ifMatch = headers['if-match'];
      sent.push({
        request,
        ...(typeof body === 'string' && { body: JSON.parse(body) as unknown }),
        ...(ifMatch !== undefined && { ifMatch }),
      });
      const [status, answer] = answerTo(request) ?? (method === 'GET' ? emptyList(definition, path) : [204]);
      return json(status, answer);
    },
  };
  const endpoint = ({ api: { type, version } }: (typeof SERVICES)[number]) =>
    ['http://cloud.test', type, version].filter((part) => part !== undefined).join('/');
  const conn = createConnection({
    services: SERVICES,
    retries: 0,
    transport,
    authenticator: {
      name: 'static',
      authorize: () =>
        Promise.resolve(
          createAccess({
            headers: { 'x-auth-token': 'static-token' },
            project: { id: PROJECT },
            catalog: SERVICES.filter(({ key }) => keys.includes(key)).map((definition) => ({
              type: definition.api.type,
              endpoints: [{ interface: 'public', region: 'RegionOne', url: endpoint(definition) }],
            })),
          }),
        ),
    },
  });
  return { conn, sent, requests: () => sent.map(({ request }) => request) };
}

function json(status: number, body: object | undefined) {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? '' : JSON.stringify(body),
  };
}

/** The answer without anything for a path where a list is; a 404 for another one. */
function emptyList({ key, resources }: (typeof SERVICES)[number], path: string): Answer {
  if (key === 'objectStore') return [200, []];
  const listed = Object.values<AnyResourceClass>(resources).find(
    ({ definition }) => (definition.listPath ?? definition.path) === path,
  );
  return listed ? [200, { [listed.definition.keys!]: [] }] : [404, {}];
}
