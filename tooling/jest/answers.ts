import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AnyResourceClass, Resource } from '@os/core';
import { checkAnswer } from '@os/testing';
import type * as state from '../../packages/core/src/resource/state.js';

// Every resource that a real service answered is compared with its declaration, and what came of it written down:
// tooling/check-answers.mjs tells of it after the tests. The same of the same class is written once.
const file = process.env.OS_RECORD_ANSWERS_CHECKED;
if (!file) throw new Error('Set OS_RECORD_ANSWERS_CHECKED to the file that comparisons shall be written to');
mkdirSync(dirname(file), { recursive: true });

const written = new Set<string>();

/** @param before - What was known before, such as the name of what was asked for: answers need not repeat it. */
function check(resourceClass: AnyResourceClass, body: object, before: object = {}): void {
  // Tests of free fields invent some.
  const answered = Object.fromEntries(Object.entries(body).filter(([field]) => !field.startsWith('made_up_')));
  const fields = Object.keys(answered);
  // An id alone says which resource is meant; it is no answer. A class without a name declares what a test needs.
  if (fields.length <= 1 || resourceClass.name === '') return;
  const { service, attributes } = resourceClass.definition;
  const line = JSON.stringify({
    service: service.type,
    resource: resourceClass.name,
    fields: fields.sort(),
    declared: Object.keys(attributes).length,
    needed: Object.values(attributes).filter(({ isOptional }) => !isOptional).length,
    problems: checkAnswer(resourceClass, answered),
    before: Object.keys(before),
  });
  if (written.has(line)) return;
  written.add(line);
  appendFileSync(file!, `${line}\n`);
}

jest.mock('../../packages/core/src/resource/state', () => {
  const actual = jest.requireActual<typeof state>('../../packages/core/src/resource/state');
  const checked: Pick<typeof actual, 'fromBody' | 'absorb'> = {
    fromBody: (resourceClass, body, state) => {
      check(resourceClass, body);
      return actual.fromBody(resourceClass, body, state);
    },
    absorb: (resource: Resource, body) => {
      check(resource.constructor as AnyResourceClass, body, resource.body);
      actual.absorb(resource, body);
    },
  };
  return { ...actual, ...checked };
});
