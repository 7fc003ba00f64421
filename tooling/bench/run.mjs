// The library against clients written by hand, on the same work, against a mock cloud on this machine: `npm run bench`.
//
//   --scenarios a,b   some of them; the list is in scenarios.mjs    --rounds N     how often each client is measured
//   --clients a,b     some of them, and what they are compared with   --n get=500,…  how much work
//   --quick           less work, fewer rounds                         --json         the results as one object
//   --check           compare with limits.mjs, and fail if one is exceeded; with --quick, those that are quick
//   --profile a       where the first of --clients (or ours) spends its time in a scenario
//
// Each measurement is a process of its own; clients take turns, and another one goes first in each round. What counts is
// the CPU time of the client's process, as a multiple of the reference's in the same run: seconds differ from day to day.
import { parseArgs } from 'node:util';
import { limits, valueOf, wordsOf } from './limits.mjs';
import { startCloud, summaryOf } from './measure.mjs';
import { profile } from './profile.mjs';
import { asJson, asTable } from './report.mjs';
import { scenarios } from './scenarios.mjs';

const ROUNDS = 5;
const QUICK_ROUNDS = 3;
/** Little work in few rounds, on a machine that may be busy, tells what is far too much, and not what is so by a hair. */
const QUICK_TOLERANCE = 1.15;
const REFERENCE = 'node-http';
const CLIENTS = [REFERENCE, 'undici', 'fetch', 'axios', 'ours', 'ours-fetch', 'ours-undici'];

const { values: options } = parseArgs({
  options: {
    scenarios: { type: 'string' },
    clients: { type: 'string' },
    rounds: { type: 'string' },
    n: { type: 'string' },
    quick: { type: 'boolean' },
    json: { type: 'boolean' },
    check: { type: 'boolean' },
    profile: { type: 'string' },
  },
});
const log = options.json ? console.error : console.log;
const sizes = Object.fromEntries((options.n?.split(',') ?? []).map((each) => each.split('=')));
const checked = options.check ? limits.filter(({ isQuick }) => isQuick || !options.quick) : [];

const cloud = await startCloud();
try {
  if (options.profile) {
    const [scenario] = listed(options.profile, Object.keys(scenarios));
    const [client] = listed(options.clients ?? 'ours', CLIENTS);
    await profile(cloud, client, scenario, sizeOf(scenario));
  } else {
    const results = {};
    for (const scenario of chosenScenarios()) {
      results[scenario] = await measureAll(scenario);
      log(asTable(scenario, results[scenario]));
    }
    if (options.json) console.log(JSON.stringify(asJson(results), undefined, 2));
    if (options.check) process.exitCode = check(results) ? 0 : 1;
  }
} finally {
  cloud.stop();
}

function chosenScenarios() {
  const names = Object.keys(scenarios);
  const chosen = options.scenarios ? listed(options.scenarios, names) : names;
  return chosen.filter((name) => !options.check || checked.some(({ scenario }) => scenario === name));
}

/** The clients to measure in a scenario: those that its limits need, or that were chosen and can do it. */
function chosenClients(scenario) {
  const { clients = CLIENTS, reference = REFERENCE } = scenarios[scenario];
  const chosen = options.clients ? listed(options.clients, CLIENTS) : clients;
  const wanted = options.check
    ? checked.filter((limit) => limit.scenario === scenario).flatMap((limit) => [limit.against ?? [], limit.clients])
    : [reference, chosen.filter((client) => clients.includes(client))];
  return [...new Set(wanted.flat(2))];
}

async function measureAll(scenario) {
  const clients = chosenClients(scenario);
  const { rounds = ROUNDS, reference = REFERENCE } = scenarios[scenario];
  const count = options.rounds ?? (options.quick ? Math.min(rounds, QUICK_ROUNDS) : rounds);
  const runs = Object.fromEntries(clients.map((client) => [client, []]));
  for (let round = 0; round < count; round++) {
    for (let turn = 0; turn < clients.length; turn++) {
      const client = clients[(round + turn) % clients.length];
      runs[client].push(await cloud.measure(client, scenario, sizeOf(scenario)));
    }
  }
  const summaries = Object.fromEntries(clients.map((client) => [client, summaryOf(runs[client])]));
  for (const summary of Object.values(summaries)) {
    summary.cpu_ratio = summary.cpu_ms / summaries[reference]?.cpu_ms;
    summary.rss_ratio = summary.rss_mb / summaries[reference]?.rss_mb;
  }
  return summaries;
}

function sizeOf(scenario) {
  const { n = 0, quick = n } = scenarios[scenario];
  return Number(sizes[scenario] ?? (options.quick ? quick : n));
}

/** Whether no limit is exceeded, of those that were measured. */
function check(results) {
  const found = checked
    .filter(({ scenario }) => scenario in results)
    .map((limit) => ({ limit, value: valueOf(limit, results) }));
  const measured = found.filter(({ value }) => value !== undefined);
  const isKept = ({ limit: { what, min = 0, max }, value }) => {
    const tolerance = options.quick && /^(cpu|rss)/.test(what) ? QUICK_TOLERANCE : 1;
    return value >= min && value <= max * tolerance;
  };
  for (const each of measured) {
    log(
      `${isKept(each) ? 'ok' : 'TOO MUCH'}`.padEnd(10) + each.value.toFixed(2).padStart(6) + `  ${wordsOf(each.limit)}`,
    );
  }
  const others = found.length - measured.length;
  if (others > 0) log(`${others} limits of clients that are left out`);
  return measured.every(isKept);
}

function listed(text, names) {
  const chosen = text.split(',');
  const unknown = chosen.find((name) => !names.includes(name));
  if (unknown === undefined) return chosen;
  throw new Error(`There is no "${unknown}"; there are ${names.join(', ')}`);
}
