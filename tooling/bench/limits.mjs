// What the library promises of itself. `npm test` checks those that are quick.
import { scenarios } from './scenarios.mjs';

/**
 * @typedef {object} Limit
 * @property {string} scenario
 * @property {string[]} clients the best of them counts
 * @property {'cpu_ms' | 'rss_mb' | 'cpu_us' | 'logins' | 'discoveries_each' | 'connections' | 'failed' | 'early'} what
 * @property {string} [against] the client whose CPU time, or memory, this is a multiple of
 * @property {number} max
 * @property {number} [min]
 * @property {boolean} [isQuick]
 */

const FAULTS = ['fault-503', 'fault-429', 'fault-reset'];
const OVER_AGENTS = ['ours', 'ours-undici'];
const OURS = [...OVER_AGENTS, 'ours-fetch'];

/** @type {Limit[]} */
export const limits = [
  ...['get', 'get-conc'].flatMap((scenario) => [
    { scenario, clients: ['ours-undici'], what: 'cpu_ms', against: 'node-http', max: 1.3 },
    { scenario, clients: ['ours'], what: 'cpu_ms', against: 'axios', max: 0.8, isQuick: scenario === 'get' },
  ]),
  ...OVER_AGENTS.flatMap((client) => [
    { scenario: 'list', clients: [client], what: 'cpu_ms', against: 'node-http', max: 1.3, isQuick: client === 'ours' },
    { scenario: 'list-mem', clients: [client], what: 'rss_mb', against: 'node-http', max: 1.15 },
  ]),
  { scenario: 'import', clients: ['ours'], what: 'cpu_ms', against: 'node', max: 1.15 },
  { scenario: 'cold', clients: ['ours-undici', 'ours-fetch'], what: 'cpu_ms', against: 'node-http', max: 1.3 },
  // With the MD5 of all that passes on both sides; of uploads without it, what it costs to be able to send again shows more.
  ...[
    ['download', 1.2],
    ['upload-md5', 1.3],
    ['download-md5', 1.2],
  ].map(([scenario, max]) => ({ scenario, clients: ['ours-undici'], what: 'cpu_ms', against: 'node-http', max })),
  ...each(['segments-md5'], OVER_AGENTS, { what: 'cpu_ms', against: 'node-http', max: 1.3, isQuick: false }),
  ...each(['segments-md5'], OVER_AGENTS, { what: 'rss_mb', max: 130, isQuick: false }),
  ...each(['upload', 'segments', 'download'], ['ours'], { what: 'rss_mb', max: 130, isQuick: false }),
  { scenario: 'pipeline', clients: ['ours'], what: 'cpu_us', max: 25, isQuick: true },

  ...each(['storm', 'services'], OURS, { what: 'logins', max: 1 }),
  ...each(['storm', 'services'], OURS, { what: 'failed', max: 0 }),
  ...each(['storm'], OURS, { what: 'discoveries_each', max: 1 }),
  ...each(['reauth'], OURS, { what: 'logins', min: 2, max: 2 }),
  ...each(['reauth', ...FAULTS], OURS, { what: 'failed', max: 0 }),
  ...each(FAULTS, OURS, { what: 'early', max: 0 }),
  // How many connections `fetch` opens is the platform's affair.
  ...['get-conc', 'storm', 'services', 'reauth', ...FAULTS].flatMap((scenario) =>
    each([scenario], OVER_AGENTS, { what: 'connections', max: scenarios[scenario].workers }),
  ),
];

/** Counts are exact, hence quick to check; `fetch` adds little to what the others show. */
function each(names, clients, limit) {
  return names.flatMap((scenario) =>
    clients.map((client) => ({
      scenario,
      clients: [client],
      isQuick: scenario !== 'get-conc' && client !== 'ours-fetch',
      ...limit,
    })),
  );
}

/**
 * What was measured of a limit; undefined if a client that it needs was not measured.
 * @param {Limit} limit
 * @param {Record<string, Record<string, object>>} results by scenario and client
 */
export function valueOf({ scenario, clients, what, against }, results) {
  const measured = results[scenario] ?? {};
  const divisor = against ? measured[against]?.[what] : 1;
  const values = clients.map((client) => measured[client]?.[what] / divisor).filter((value) => !Number.isNaN(value));
  return values.length > 0 ? Math.min(...values) : undefined;
}

/** A limit in words. */
export function wordsOf({ scenario, clients, what, against, min, max }) {
  const words = {
    cpu_ms: 'CPU',
    rss_mb: 'memory',
    cpu_us: 'µs of CPU a call',
    discoveries_each: 'discoveries a service',
    early: 'retries that came early',
  };
  const range = min === max ? `${max}` : `at most ${max}`;
  return `${scenario}, ${clients.join(' or ')}: ${words[what] ?? what} ${range}${against ? ` × ${against}` : ''}`;
}
