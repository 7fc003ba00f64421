// One measurement, in a process of its own: node client.mjs CLIENT SCENARIO N AUTH_URL
import { scenarios } from './scenarios.mjs';

const [name, scenario, n, authUrl] = process.argv.slice(2);
const { isWhole, isObject, warm, workers, work } = scenarios[scenario];
const { connect } = await import(`./clients/${name}.mjs`);
let started;
let outcome;
if (work) {
  const client = await connect(authUrl);
  if (warm) await scenarios.get.work(client, warm, workers);
  if (isObject) await client.download(1, {});
  if (!isWhole) started = process.cpuUsage();
  outcome = await work(client, Number(n), workers);
}
const { user, system } = process.cpuUsage(started);
const { maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ cpu_ms: (user + system) / 1000, rss_mb: maxRSS / 1024, ...outcome }));
// Connections that are kept alive are of no more use.
process.exit();
