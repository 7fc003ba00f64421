import { InvalidResponseError, NotFoundError } from '@os/core';
import { Store, Task } from '@os/image/pure';
import { CACHE, IMAGE, IMPORT_INFO, SCHEMA, STORE_DETAILS, STORES, TASK, USAGE } from './answers.js';
import { exchange, list, nothing, one, testAll, testAllWithHeaders, value } from './exchange.js';

const input = { import_from: 'http://192.0.2.1/x', import_from_format: 'raw', image_properties: {} };
const FULL_TASK = { ...TASK, type: 'import', input, result: null, message: '' };

testAll([
  {
    call: (c) => c.createTask({ type: 'import', input }),
    sends: 'POST /tasks',
    body: { type: 'import', input },
    answer: [201, FULL_TASK],
    gives: one(Task, FULL_TASK),
  },
  { call: (c) => c.getTask(TASK.id), sends: `GET /tasks/${TASK.id}`, answer: [200, TASK], gives: one(Task, TASK) },
  { call: (c) => c.findTask(TASK.id), sends: `GET /tasks/${TASK.id}`, answer: [200, TASK], gives: one(Task, TASK) },
  {
    call: (c) => c.waitForTask(TASK.id, { status: 'success', failOn: ['failure'] }),
    sends: `GET /tasks/${TASK.id}`,
    answer: [200, TASK],
    gives: one(Task, TASK),
  },
  {
    call: (c) =>
      c.listTasks({ type: 'import', status: 'success', sortKey: 'created_at', sortDir: 'asc', limit: 1, marker: 'm' }),
    sends: 'GET /tasks?type=import&status=success&sort_key=created_at&sort_dir=asc&limit=1&marker=m',
    answer: [200, { tasks: [TASK], first: '/v2/tasks', schema: '/v2/schemas/tasks' }],
    gives: list(Task, TASK),
  },
  {
    call: (c) => c.listStores(),
    sends: 'GET /info/stores',
    answer: [200, { stores: STORES }],
    gives: list(Store, ...STORES),
  },
  {
    call: (c) => c.listStoreDetails(),
    sends: 'GET /info/stores/detail',
    answer: [200, { stores: STORE_DETAILS }],
    gives: list(Store, ...STORE_DETAILS),
  },
  {
    call: (c) => c.getImportMethods(),
    sends: 'GET /info/import',
    answer: [200, IMPORT_INFO],
    gives: value(['glance-direct', 'web-download', 'copy-image']),
  },
  { call: (c) => c.getUsage(), sends: 'GET /info/usage', answer: [200, USAGE], gives: value(USAGE.usage) },
  {
    call: (c) => c.getSchema('members'),
    sends: 'GET /schemas/members',
    answer: [200, SCHEMA],
    gives: value(SCHEMA),
  },
  {
    call: (c) => c.getImageCache(),
    sends: 'GET /cache',
    answer: [200, CACHE],
    gives: value({
      cachedImages: [
        { imageId: IMAGE.id, hits: 3, lastAccessed: 1669200540.1, lastModified: 1669200540.5, size: 1048576 },
      ],
      queuedImages: CACHE.queued_images,
    }),
  },
  { call: (c) => c.queueImage(IMAGE.id), sends: `PUT /cache/${IMAGE.id}`, answer: [202], gives: nothing },
  { call: (c) => c.cacheDeleteImage(IMAGE.id), sends: `DELETE /cache/${IMAGE.id}`, answer: [204], gives: nothing },
  { call: (c) => c.clearCache(), sends: 'DELETE /cache', answer: [204], gives: nothing },
  { call: (c) => c.cleanCache(), sends: 'POST /cache/clean', answer: [200], gives: nothing },
  { call: (c) => c.pruneCache(), sends: 'POST /cache/prune', answer: [200], gives: nothing },
]);

testAllWithHeaders([
  {
    call: (c) => c.clearCache('queue'),
    sends: 'DELETE /cache',
    headers: { 'x-image-cache-clear-target': 'queue' },
    answer: [204],
    gives: nothing,
  },
]);

test.each([
  ['image', 'image'],
  ['images', 'images'],
  ['member', 'member'],
  ['task', 'task'],
  ['tasks', 'tasks'],
  ...['namespace', 'namespaces', 'object', 'objects', 'property', 'properties'].map((each) => [
    `metadefs/${each}`,
    `metadefs/${each}`,
  ]),
  ...['tag', 'tags', 'resource_type', 'resource_types'].map((each) => [`metadefs/${each}`, `metadefs/${each}`]),
])('the schema of %s', async (name, path) => {
  const { sent } = await exchange((c) => c.getSchema(name as 'image'), [200, SCHEMA]);
  expect(sent[0]?.request).toBe(`GET /schemas/${path}`);
});

test('answers that make no sense are refused', async () => {
  await expect(exchange((c) => c.getImportMethods(), [200, { 'import-methods': {} }])).rejects.toThrow(
    InvalidResponseError,
  );
  await expect(exchange((c) => c.getUsage(), [200, []])).rejects.toThrow(InvalidResponseError);
  await expect(exchange((c) => c.getSchema('image'), [200, {}])).rejects.toThrow('lacks "properties"');
});

test('what the cloud lacks is not there', async () => {
  await expect(
    exchange((c) => c.getImageCache(), [404, 'Caching via API is not supported at this site.']),
  ).rejects.toThrow(NotFoundError);
});
