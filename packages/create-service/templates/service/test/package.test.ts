import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Connection, createConnection, NotFoundError } from '@os/core';
import { defineFake, FakeCloud, serviceConformance } from '@os/testing';
import '__package__';
import { __key__ } from '__package__/pure';

// What the declaration cannot know: how the API's actions behave.
const fakes = [
  defineFake('__type__', {
    actions: {
      'POST /__wires__/{id}/action': ({ service, params }) => {
        service.collection('/__wires__').get(params['id'] ?? '');
      },
    },
  }),
];

for (const { name, run } of serviceConformance(__key__, { fakes })) test(name, run);

test('importing the package gives conn.__key__', async () => {
  const fake = new FakeCloud({ services: [__key__], fakes });
  const conn = new Connection({ transport: fake, authenticator: fake.authenticator() });
  const made = await conn.__key__.create__Resource__({ name: 'first', size: 2 });
  assert.equal((await conn.__key__.find__Resource__('first'))?.id, made.id);
  // @ts-expect-error -- it is given when one is created, and never changes
  assert.throws(() => (made.size = 3));
});

test('actions go to the right one', async () => {
  const fake = new FakeCloud({ services: [__key__], fakes });
  const conn = createConnection({ services: [__key__], transport: fake, authenticator: fake.authenticator() });
  const { id } = await conn.__key__.create__Resource__({ name: 'first' });
  await conn.__key__.restart__Resource__(id);
  const { method, path, body } = fake.requests.at(-1) ?? assert.fail('nothing was sent');
  assert.deepEqual([method, path, body], ['POST', `/__type__/__version__/__wires__/${id}/action`, { restart: null }]);
  await assert.rejects(conn.__key__.restart__Resource__('missing'), NotFoundError);
});
