import {
  attr,
  Connection,
  defineApi,
  defineResource,
  defineService,
  FetchTransport,
  serviceOf,
  type AuthenticatorDefinition,
  type Transport,
} from '@os/core';
import {
  authenticatorConformance,
  checkAnswer,
  defineFake,
  FakeAnswer,
  FakeCloud,
  plainDialect,
  Refusal,
  serviceConformance,
  transportConformance,
  type Check,
} from '@os/testing';

const api = defineApi({ type: 'bakery', version: 'v1' });
class Oven extends defineResource({
  service: api,
  path: '/ovens',
  can: ['create', 'get'],
  attributes: { name: attr.string() },
}) {}
const service = serviceOf({ oven: Oven });
const bakery = defineService({ key: 'bakery', packageName: 'os-bakery', api, service });

// A fake cloud is a transport, and brings what a connection needs.
const fake = new FakeCloud({ services: [bakery], statusDelay: 100, tokenLifetime: 60_000, pageSize: 10 });
const transport: Transport = fake;
new Connection({ transport, authenticator: fake.authenticator() });
const { authUrl, username, password, projectName }: Record<string, unknown> = { ...fake.options() };
export const credentials = [authUrl, username, password, projectName];
// @ts-expect-error -- a service is its definition, not its class
new FakeCloud({ services: [service] });
// @ts-expect-error -- there is no such option
new FakeCloud({ delay: 100 });

// Faults.
fake.fail({ match: { method: 'GET', path: /ovens/ }, status: 503, headers: { 'retry-after': '1' }, times: 2 });
fake.fail({ reset: true });
// @ts-expect-error -- statuses are numbers
fake.fail({ status: '503' });
// @ts-expect-error -- what was sent is sent
fake.requests[0].status = 200;

// Answers are compared with classes of resources.
export const faults: string[] = checkAnswer(Oven, { id: '1' });
// @ts-expect-error -- this is an object of one
checkAnswer(new Oven(), {});

// What a service does beyond its declaration.
export const rules = defineFake('bakery', {
  dialect: { ...plainDialect, keepsUnknown: true },
  collections: {
    '/ovens': {
      unique: [['name']],
      create: ({ name }, { access }) => ({ name: name ?? access.user.name }),
      remove() {
        throw new Refusal(409, 'It is hot', 'Hot');
      },
    },
  },
  actions: {
    'POST /ovens/{oven}/heat': (call) => call.service.collection('/ovens').get(call.params['oven']),
    'DELETE /ovens': () => undefined,
    'GET /smoke': () => new FakeAnswer(200, 'grey'),
  },
});
defineFake('bakery', {
  // @ts-expect-error -- an answer is an object, or a FakeAnswer
  actions: { 'GET /smoke': () => 'grey' },
});

// Suites are lists for any test runner.
declare const plugin: AuthenticatorDefinition;
export const checks: Check[] = [
  ...serviceConformance(bakery, {
    fakes: [rules],
    samples: { oven: { name: 'big' }, bun: async (make) => ({ ovenId: (await make('oven', { name: 'small' })).id }) },
  }),
  ...transportConformance(() => new FetchTransport()),
  ...authenticatorConformance(plugin, () => ({ transport, options: {}, wrong: {} })),
];
// @ts-expect-error -- each check gets a transport of its own
transportConformance(new FetchTransport());
