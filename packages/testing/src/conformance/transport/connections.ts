import type { Handler } from '../../http/http.js';
import { ensure, ensureSame, type Check } from '../check.js';
import { echo } from './answers.js';
import { pause } from './bodies.js';
import { refusalCheck } from './security.js';
import type { Stand } from './stand.js';
import { ensureUnsent, type TransportTraits } from './traits.js';

/** How many connections there are, and how long making one may take. */
export function connectionChecks(stand: Stand, { limits = true }: TransportTraits): Check[] {
  const slowly: Handler = async (request) => {
    await pause(50);
    return echo(request);
  };
  return [
    stand.check('leaves requests under way alone when it is closed', slowly, async ({ transport, send }) => {
      const pending = send();
      await pause(20);
      await transport.close?.();
      ensureSame((await pending).status, 200, 'The status');
    }),
    ...(limits
      ? [
          stand.check(
            'makes no more connections than it may',
            slowly,
            async ({ send }) => {
              const answers = await Promise.all(Array.from({ length: 6 }, () => send()));
              const used = new Set(answers.map(({ headers }) => headers['x-connection']));
              ensure(used.size <= 2, `Two connections were allowed; ${used.size} were made`);
            },
            { options: { maxConnections: 2 } },
          ),
          stand.rawCheck(
            'waits no longer than connectTimeout for a connection',
            () => undefined,
            async ({ send, url }) => {
              const pending = send({ url: url.replace('http:', 'https:'), timeout: 5000 });
              await ensureUnsent(pending, 'A request whose connection takes too long');
            },
            { connectTimeout: 100 },
          ),
          refusalCheck(stand, 'maxConnections', { maxConnections: 0 }),
          refusalCheck(stand, 'connectTimeout', { connectTimeout: -1 }),
        ]
      : [
          refusalCheck(stand, 'maxConnections', { maxConnections: 2 }),
          refusalCheck(stand, 'connectTimeout', { connectTimeout: 100 }),
        ]),
  ];
}
