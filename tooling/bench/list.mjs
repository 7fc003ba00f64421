// What a list of servers costs through the list object, against a paging loop written by hand over node:http.
//
//   node tooling/bench/list.mjs [--servers 20000] [--rounds 5] [--limit 1.5]
//
// Each measurement is a process of its own, and the two take turns, so that both meet the same machine. What counts is
// the ratio of their CPU time: medians over all rounds. Exits with 1 when it is above the limit.
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

const run = promisify(execFile);
const { values } = parseArgs({
  options: {
    servers: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '5' },
    limit: { type: 'string', default: '1.5' },
  },
});

const server = fork(fileURLToPath(new URL('./server.mjs', import.meta.url)), [values.servers]);
const [port] = await once(server, 'message');
const clients = ['node-http', 'list-object', 'list-object-fetch'];
const cpu = Object.fromEntries(clients.map((name) => [name, []]));

async function measure(client) {
  const file = fileURLToPath(new URL(`./clients/${client}.mjs`, import.meta.url));
  const { stdout } = await run(process.execPath, [file, `http://127.0.0.1:${port}`]);
  const { count, cpuMs } = JSON.parse(stdout);
  if (count !== Number(values.servers)) throw new Error(`${client} saw ${count} servers instead of ${values.servers}`);
  return cpuMs;
}

try {
  for (let round = 0; round < Number(values.rounds); round++) {
    // Whoever goes first meets a cooler machine.
    for (const client of round % 2 ? clients.toReversed() : clients) cpu[client].push(await measure(client));
  }
} finally {
  server.kill();
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const floor = median(cpu['node-http']);
for (const client of clients) {
  const ms = median(cpu[client]);
  console.log(`${client.padEnd(20)} ${ms.toFixed(0).padStart(6)} ms CPU   ${(ms / floor).toFixed(2)} x node-http`);
}
const ratio = median(cpu['list-object']) / floor;
const isGood = ratio <= Number(values.limit);
console.log(
  `${values.servers} servers through the list object: ${ratio.toFixed(2)} x (limit ${values.limit}) ${isGood ? 'ok' : 'TOO MUCH'}`,
);
process.exitCode = isGood ? 0 : 1;
