import {
  Connection,
  definitionOf,
  registerService,
  type AnyResourceClass,
  type AttributeLike,
  type AttributeMap,
  type Resource,
  type ServiceDefinition,
  type Verb,
} from '@os/core';
import { checkAnswer } from '../check-answer.js';
import { FakeCloud } from '../fake/cloud.js';
import type { FakeRules } from '../fake/rules.js';
import { ensure, ensureCode, ensureFails, ensureNone, ensureSame, type Check } from './check.js';
import { resourceFaults, serviceFaults } from './declaration.js';

type Values = Readonly<Record<string, unknown>>;

/** What to create resources with, where made-up values for their required attributes will not do. */
export type Samples = Readonly<Record<string, Values | ((make: MakeSample) => Values | Promise<Values>)>>;

/** Creates another resource, by its noun, for a sample that has to refer to it; `values` go before those of its sample. */
export type MakeSample = (noun: string, values?: Values) => Promise<Resource>;

/** What the checks of a service cannot find out by themselves. */
export interface ServiceConformanceOptions {
  /**
   * Attributes to create resources with, by noun: `{ subnet: async (make) => ({ networkId: (await make('network')).id, … }) }`.
   * Default: made-up values for what is required.
   */
  readonly samples?: Samples;
  /** How the service behaves in the fake cloud beyond its declaration. */
  readonly fakes?: readonly FakeRules[];
}

/**
 * What every service promises: that its declaration makes sense, and that its resources can be created, got, listed, changed
 * and deleted in the fake cloud as it says.
 *
 * ```ts
 * for (const { name, run } of serviceConformance(bakery)) it(name, run);
 * ```
 */
export function serviceConformance(definition: ServiceDefinition, options: ServiceConformanceOptions = {}): Check[] {
  const checks: Check[] = [
    check('is well declared', () => ensureNone(serviceFaults(definition))),
    check('can be registered twice', () => {
      registerService(definition);
      registerService(definition);
      const conn = new Bench(definition, options).conn;
      conn.use(definition);
      ensure(conn.has(definition.key), `A connection should have the attribute "${definition.key}"`);
    }),
    check('is there when a connection is asked for it, and the same each time', () => {
      const { conn } = new Bench(definition, options);
      const service: unknown = Reflect.get(conn, definition.key);
      ensure(typeof service === 'object' && service !== null, `conn.${definition.key} should be an object`);
      ensure(service === Reflect.get(conn, definition.key), `conn.${definition.key} should be made once`);
    }),
  ];
  for (const [noun, resourceClass] of Object.entries(definition.resources)) {
    const { can } = resourceClass.definition;
    const bench =
      (run: (bench: Bench) => Promise<void>): (() => Promise<void>) =>
      () =>
        run(new Bench(definition, options));
    const needs = (verbs: readonly Verb[], name: string, run: (bench: Bench) => Promise<void>): void => {
      if (verbs.every((verb) => can.includes(verb))) checks.push(check(`${noun}: ${name}`, bench(run)));
    };
    checks.push(check(`${noun}: is well declared`, () => ensureNone(resourceFaults(resourceClass))));
    needs(['create'], 'is created, and answered as declared', async ({ make }) => {
      const resource = await make(noun);
      ensure(resource.id !== undefined, 'What was created should have an id');
      ensureNone(checkAnswer(resourceClass, resource.body));
    });
    needs(['create', 'get'], 'is got as it was created', async ({ conn, make, again }) => {
      const created = await make(noun);
      const got = await conn.get(again(created));
      ensureNone(checkAnswer(resourceClass, got.body));
      for (const [name, { flags, isSecret }] of Object.entries(resourceClass.definition.attributes)) {
        if (flags.includes('readOnly') || isSecret) continue;
        ensureSame(Reflect.get(got, name), Reflect.get(created, name), name);
      }
    });
    needs(['create', 'list'], 'is listed, over several pages', async ({ conn, make, again }) => {
      const first = await make(noun);
      const ids = [first.id];
      try {
        for (let i = 0; i < 2; i++) ids.push((await make(noun, again(first))).id);
      } catch (error) {
        // Some services insist that there is only one.
        ensureCode(error, 'CONFLICT', 'Creating another one');
      }
      const parents = parentsOf(first);
      const isPaged = resourceClass.definition.paging !== 'none';
      for (const query of [parents, ...(isPaged ? [{ ...parents, limit: 1 }] : [])]) {
        const listed = await conn.list(resourceClass, query);
        const found = listed.map(({ id }) => id);
        ensureSame(found.filter((id) => ids.includes(id)).sort(), [...ids].sort(), 'The ids in the list');
        for (const { body } of listed) ensureNone(checkAnswer(resourceClass, body));
      }
    });
    needs(['create', 'list', 'get'], 'is found by its id', async ({ conn, make }) => {
      const created = await make(noun);
      const found = await conn.find(resourceClass, created.id, parentsOf(created));
      ensureSame(found?.id, created.id, 'The id of what was found');
    });
    needs(['create', 'update'], 'sends what was changed, and nothing else', async ({ conn, fake, make }) => {
      const resource = await make(noun);
      const [name, attribute] = changeable(resourceClass) ?? [];
      if (name === undefined || attribute === undefined) return;
      const value = sampleOf(attribute, 'changed');
      Reflect.set(resource, name, value);
      const before = fake.requests.length;
      await conn.update(resource);
      const sent = fake.requests.slice(before);
      const { key, exchange } = resourceClass.definition;
      // What a declaration puts in a way of its own, by requests of its own, is not to be read here.
      if (!exchange) {
        ensureSame(sent.length, 1, 'The number of requests');
        const { body } = sent[0] ?? {};
        const fields = key === undefined ? body : (body as Values)[key];
        ensureSame(Object.keys(fields as Values).length, 1, 'The number of attributes that were sent');
      }
      ensureSame(Reflect.get(resource, name), value, name);
      await conn.update(resource);
      ensureSame(
        fake.requests.length,
        before + sent.length,
        'The number of requests, after an update without a change',
      );
    });
    needs(['create', 'delete'], 'is deleted once', async ({ conn, make, again }) => {
      const resource = await make(noun);
      await conn.delete(resource);
      await ensureFails(conn.delete(again(resource)), 'NOT_FOUND', 'Deleting it again');
      await conn.delete(again(resource), { ignoreMissing: true });
      if (!can.includes('get')) return;
      await ensureFails(conn.get(again(resource)), 'NOT_FOUND', 'Getting it');
    });
  }
  return checks;
}

function check(name: string, run: () => Promise<void> | void): Check {
  return { name, run: async () => run() };
}

/** A fake cloud with nothing but the service, and a connection to it. */
class Bench {
  readonly fake: FakeCloud;
  readonly conn: Connection;
  readonly #definition: ServiceDefinition;
  readonly #samples: Samples;
  #count = 0;

  constructor(definition: ServiceDefinition, { samples = {}, fakes = [] }: ServiceConformanceOptions) {
    this.fake = new FakeCloud({ services: [definition], fakes, pageSize: 2 });
    this.conn = new Connection({
      transport: this.fake,
      authenticator: this.fake.authenticator(),
      services: [definition],
    });
    this.#definition = definition;
    this.#samples = samples;
  }

  /**
   * Creates a resource with sample values.
   *
   * @param sibling - Whose parents it gets. Default: parents are created first.
   */
  readonly make = async (noun: string, sibling?: Resource, own: Values = {}): Promise<Resource> => {
    const resourceClass = this.#definition.resources[noun];
    ensure(resourceClass, `samples asks for "${noun}", which is no resource of the service`);
    const { path, parents = {} } = resourceClass.definition;
    const ids: Record<string, unknown> = {};
    for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
      ids[name] = sibling ? Reflect.get(sibling, name) : await this.#parentId(parents[name], name, noun);
    }
    const sample = this.#samples[noun] ?? samplesFor(resourceClass, `sample-${++this.#count}`);
    const makeOther: MakeSample = (other, values) => this.make(other, undefined, values);
    const values = typeof sample === 'function' ? await sample(makeOther) : sample;
    return this.conn.create(objectOf(resourceClass, { ...ids, ...values, ...own }));
  };

  /** Another object for the same resource, with nothing known but its id and its parents. */
  readonly again = (resource: Resource): Resource =>
    objectOf(this.#classOf(resource), { ...parentsOf(resource), id: resource.id });

  #classOf(resource: Resource): AnyResourceClass {
    const found = Object.values(this.#definition.resources).find((each) => resource instanceof each);
    ensure(found, 'A resource of the service is needed here');
    return found;
  }

  async #parentId(parent: AnyResourceClass | undefined, name: string, noun: string): Promise<string> {
    const found = Object.entries(this.#definition.resources).find(([, each]) => each === parent);
    ensure(found, `${noun}: parents should say which resource of the service {${name}} is`);
    return (await this.make(found[0])).id;
  }
}

function objectOf(resourceClass: AnyResourceClass, values: Values): Resource {
  const made: unknown = Reflect.construct(resourceClass, [values]);
  ensure(made instanceof resourceClass, 'A class of resources should make resources');
  return made;
}

function parentsOf(resource: Resource): Values {
  const names = [...definitionOf(resource).path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, Reflect.get(resource, name)]));
}

/** An attribute whose change shows. */
function changeable({ definition }: AnyResourceClass): readonly [string, AttributeLike] | undefined {
  const fixed = ({ flags, isSecret }: AttributeLike): boolean =>
    isSecret || flags.includes('readOnly') || flags.includes('createOnly');
  const all = Object.entries(definition.attributes).filter(([, attribute]) => !fixed(attribute));
  const simple = all.find(([, { kind, values }]) => kind === 'string' && !values);
  return simple ?? all.find(([, { kind }]) => kind === 'number') ?? all[0];
}

/** Values for the attributes that a creation needs; its id is one where the URL has to name it. */
function samplesFor({ definition }: AnyResourceClass, text: string): Values {
  const { attributes, createMethod, idAttribute = 'id' } = definition;
  return { ...samplesOf(attributes, text), ...(createMethod === 'PUT' && { [idAttribute]: text }) };
}

function samplesOf(attributes: AttributeMap, text: string): Values {
  const needed = Object.entries(attributes).filter(([, { flags }]) => flags.includes('required'));
  return Object.fromEntries(needed.map(([name, attribute]) => [name, sampleOf(attribute, text)]));
}

function sampleOf({ kind, values, shape, item }: AttributeLike, text: string): unknown {
  if (shape) return samplesOf(shape, text);
  switch (kind) {
    case 'string':
      return values?.[0] ?? text;
    case 'number':
      return 17;
    case 'boolean':
      return true;
    case 'time':
      return '2030-01-02T03:04:05Z';
    case 'list':
      return item ? [sampleOf(item, text)] : [];
    case 'map':
    case 'object':
    case 'rest':
      return {};
    case 'json':
      return text;
  }
}
