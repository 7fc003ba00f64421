// What is measured.
const MIB = 1_048_576;
const OBJECT_CLIENTS = ['node-http', 'ours', 'ours-fetch', 'ours-undici'];

/**
 * @typedef {object} Scenario
 * @property {number} [n] how many calls, or servers, or MiB
 * @property {number} [quick] the same for `--quick`
 * @property {number} [rounds] how often each client is measured, where 5 times is too few or too often
 * @property {number} [workers] how many calls are under way at a time
 * @property {number} [warm] calls before measuring begins
 * @property {object} [cloud] settings of the mock cloud
 * @property {boolean} [hasFile] the client gets a file of n MiB
 * @property {boolean} [isWhole] measures the process from its start
 * @property {boolean} [isObject] a small object is downloaded before measuring begins
 * @property {string} [reference] the client that others are compared with, where that is not node-http
 * @property {string[]} [clients] those that it is for, where not all
 * @property {(client: object, n: number, workers: number) => Promise<object | void>} [work] the outcome is reported
 */

const SLOW = { loginDelay: 50, delay: 2 };

/** @type {Record<string, Scenario>} */
export const scenarios = {
  import: { isWhole: true, reference: 'node', rounds: 15 },
  cold: { isWhole: true, rounds: 11, work: (client) => client.listProjects().then(({ length }) => expect(length, 20)) },
  // Long enough for what the engine compiles meanwhile to be a small part of it.
  get: { n: 10_000, quick: 2000, warm: 200, work: getNetworks },
  'get-conc': { n: 5000, quick: 2000, workers: 50, warm: 500, work: getNetworks },
  list: { n: 20_000, warm: 1, work: listServers },
  'list-mem': { n: 100_000, quick: 20_000, rounds: 3, warm: 1, work: listServers },
  'create-find': { n: 200, quick: 50, warm: 1, work: createAndFind },
  // What these count is exact, so that they need not be repeated; all but `reauth`, where it depends on who comes first.
  storm: { n: 50, workers: 50, rounds: 1, cloud: SLOW, work: getNetworks },
  services: { n: 50, workers: 50, rounds: 1, cloud: SLOW, work: firstCalls },
  reauth: { n: 2000, quick: 600, workers: 50, rounds: 20, cloud: { ...SLOW, tokensDieAfter: 500 }, work: getNetworks },
  'fault-503': {
    n: 400,
    quick: 100,
    workers: 8,
    rounds: 1,
    cloud: faulty({ every: 20, status: 503 }),
    work: getNetworks,
  },
  'fault-429': {
    n: 400,
    quick: 100,
    workers: 8,
    rounds: 1,
    cloud: faulty({ every: 40, status: 429, retryAfter: 1 }),
    work: getNetworks,
  },
  'fault-reset': { n: 400, quick: 100, workers: 8, rounds: 1, cloud: faulty({ every: 40 }), work: getNetworks },
  // Each without and with the MD5 of what is sent or received, which costs more than all else.
  upload: objects((client, n) => client.upload(n * MIB, {}), { hasFile: true }),
  'upload-md5': objects((client, n) => client.upload(n * MIB, { checksum: true }), { hasFile: true }),
  segments: objects((client, n) => client.upload(n * MIB, { segmentSize: 16 * MIB }), { hasFile: true }),
  'segments-md5': objects((client, n) => client.upload(n * MIB, { segmentSize: 16 * MIB, checksum: true }), {
    hasFile: true,
  }),
  download: objects(async (client, n) => expect(await client.download(n, {}), n * MIB)),
  'download-md5': objects(async (client, n) => expect(await client.download(n, { checksum: true }), n * MIB)),
  pipeline: {
    n: 100_000,
    quick: 20_000,
    clients: ['ours'],
    reference: 'ours',
    work: async (_, n) => (await import('./pipeline.mjs')).measurePipeline(n),
  },
};

/** A scenario of n MiB, after something small has logged in and loaded what is needed. */
function objects(work, more) {
  return { n: 1024, quick: 64, rounds: 3, clients: OBJECT_CLIENTS, isObject: true, work, ...more };
}

/** Every so many requests fail: with a status, or by a reset of the connection. */
function faulty(fault) {
  return { fault };
}

/** Each is asked for once: whoever asks again does so because the first answer was a fault. */
async function getNetworks(client, n, workers) {
  return eachOf(n, workers, async (i) => {
    const wanted = `4e7c1b2a-0000-4000-8000-${String(i).padStart(12, '0')}`;
    const { id, name } = await client.getNetwork(wanted);
    expect(id + name, `${wanted}net-${wanted}`);
  });
}

async function listServers(client, n) {
  let count = 0;
  let length = 0;
  await client.eachServer(({ id, name }) => {
    count++;
    length += id.length + name.length;
  });
  expect(count, n);
  expect(length > 36 * n, true);
}

async function createAndFind(client, n) {
  return eachOf(n, 1, async (i) => {
    const { id } = await client.findOrCreateNetwork(`bench-${i}`);
    expect((await client.findOrCreateNetwork(`bench-${i}`)).id, id);
  });
}

async function firstCalls(client, n, workers) {
  const types = ['identity', 'compute', 'network', 'image', 'block-storage'];
  return eachOf(n, workers, (i) => client.firstOf(types[i % types.length]));
}

/** Does something n times, some at a time, and counts how often it failed. */
async function eachOf(n, workers = 1, work) {
  let at = 0;
  let failed = 0;
  let error;
  const worker = async () => {
    while (at < n) {
      try {
        await work(at++);
      } catch (thrown) {
        failed++;
        error ??= String(thrown);
      }
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return { failed, error };
}

function expect(found, wanted) {
  if (found !== wanted) throw new Error(`got ${found} instead of ${wanted}`);
}
