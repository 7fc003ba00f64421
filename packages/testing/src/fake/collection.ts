import { readOnly, wireName, type AttributeLike, type JsonObject, type ResourceDefinition } from '@os/core';
import { FakeAnswer, type FakeCall } from './answer.js';
import { complete, transitionOf } from './made-up.js';
import { pageOf } from './page.js';
import type { CollectionRules } from './rules.js';
import type { FakeService } from './service.js';
import { faultOf, fieldsOf } from './validation.js';

/** What a fake collection is made from. */
export interface CollectionInit {
  readonly service: FakeService;
  /** With `{}` for each placeholder. */
  readonly path: string;
  /** For ids and messages: `qosPolicy`. */
  readonly noun: string;
  /** Undefined for what the fake cloud needs though nothing declares it. */
  readonly definition: ResourceDefinition | undefined;
  readonly rules: CollectionRules;
}

/** One resource, and what it belongs to. */
interface Entry {
  readonly parents: readonly string[];
  readonly body: JsonObject;
  /** What its status becomes, and when. */
  next?: { readonly status: string; readonly at: number } | undefined;
}

/** The resources at one path of a fake service. Bodies and fields have the wire's names. */
export class FakeCollection {
  readonly path: string;
  readonly noun: string;
  readonly definition: ResourceDefinition | undefined;
  readonly attributes: ReadonlyMap<string, AttributeLike>;
  readonly #service: FakeService;
  readonly #rules: CollectionRules;
  readonly #idWire: string;
  #entries: Entry[] = [];

  constructor({ service, path, noun, definition, rules }: CollectionInit) {
    this.path = path;
    this.noun = noun;
    this.definition = definition;
    this.#service = service;
    this.#rules = rules;
    const { idAttribute = 'id' } = definition ?? {};
    this.#idWire = wireName(idAttribute, definition?.attributes[idAttribute]);
    this.attributes = definition ? attributesOf(definition, this.#idWire) : new Map();
  }

  /** The id of a resource, out of its body. */
  idOf(body: JsonObject): string {
    return String(body[this.#idWire]);
  }

  /** Everything, or what belongs to these parents. */
  all(...parents: readonly string[]): JsonObject[] {
    return this.#of(parents).map(({ body }) => body);
  }

  /** @param parents - Left out where ids alone tell resources apart. */
  find(id: unknown, ...parents: readonly string[]): JsonObject | undefined {
    return this.#of(parents).find(({ body }) => body[this.#idWire] === id)?.body;
  }

  /** @throws Refusal - with status 404: there is none. */
  get(id: unknown, ...parents: readonly string[]): JsonObject {
    const body = this.find(id, ...parents);
    if (!body) throw this.#service.dialect.words.notFound(this.noun, String(id));
    return body;
  }

  /**
   * Adds one as if it had always been there: attributes that are not given get their defaults, nothing is checked, and
   * what a creation would lead to does not happen.
   */
  add(fields: JsonObject, ...parents: readonly string[]): JsonObject {
    return this.#add(fields, parents, undefined);
  }

  /** @throws Refusal - with status 404: there is none. */
  change(id: unknown, fields: JsonObject, ...parents: readonly string[]): JsonObject {
    const body = this.get(id, ...parents);
    Object.assign(body, fields);
    if ('updated_at' in body) body['updated_at'] = this.#service.now();
    if (typeof body['revision_number'] === 'number') body['revision_number'] += 1;
    return body;
  }

  /** Lets a status become another one after the fake cloud's delay, and `via` at once; never before the next request. */
  become(id: unknown, status: string, { via }: { readonly via?: string } = {}): void {
    const body = this.get(id);
    const entry = this.#entries.find((each) => each.body === body);
    if (!entry) return;
    if (via !== undefined) entry.body['status'] = via;
    entry.next = { status, at: this.#service.surroundings.due() };
  }

  /** Removes one, and whatever lies below it. No error if there is none. */
  remove(id: unknown, ...parents: readonly string[]): void {
    const gone = this.#of(parents).find(({ body }) => body[this.#idWire] === id);
    if (!gone) return;
    this.#entries = this.#entries.filter((entry) => entry !== gone);
    this.#service.forgetBelow(`${this.path}/{}`, [...gone.parents, this.idOf(gone.body)]);
  }

  /** @internal Removes what belongs to these parents, or to parents below them. */
  forget(parents: readonly string[]): void {
    this.#entries = this.#entries.filter((entry) => !parents.every((parent, i) => entry.parents[i] === parent));
  }

  /** @internal Gives resources the statuses that they have by now. Not while a request is answered: nothing is that fast. */
  settle(): void {
    const now = this.#service.surroundings.clock.now();
    for (const entry of this.#entries) {
      if (!entry.next || entry.next.at > now) continue;
      entry.body['status'] = entry.next.status;
      entry.next = undefined;
    }
  }

  /** A resource as the service answers it. */
  show(body: JsonObject, call: FakeCall): JsonObject {
    const { dialect } = this.#service;
    const visible = Object.entries(body).filter(([wire]) => {
      const attribute = this.attributes.get(wire);
      // Passwords go in and never come out; what always comes out is declared so.
      return !(attribute?.isSecret && attribute.isOptional);
    });
    const href = this.#hrefOf(body, call);
    return { ...Object.fromEntries(visible), ...dialect.decorate?.(href), ...this.#rules.show?.(body, call) };
  }

  /** Answers a list call. */
  list(call: FakeCall): FakeAnswer {
    this.#service.checkParents(this.path, call.ids);
    return this.answerList(call, this.all(...call.ids));
  }

  /** Answers with some of these resources: those that the call's query asks for. */
  answerList(call: FakeCall, bodies: readonly JsonObject[]): FakeAnswer {
    const { items, facts } = pageOf(this, bodies, call, this.#rules.filters);
    const { keys, itemKey } = this.definition ?? {};
    const fields = call.url.searchParams.getAll('fields').flatMap((each) => each.split(','));
    const isWanted = ([wire]: [string, unknown]): boolean => fields.length === 0 || fields.includes(wire);
    const shown = items.map((body) => {
      const fieldsOf = Object.fromEntries(Object.entries(this.show(body, call)).filter(isWanted));
      return itemKey === undefined ? fieldsOf : { [itemKey]: fieldsOf };
    });
    if (keys !== undefined) return new FakeAnswer(200, { [keys]: shown, ...this.#service.dialect.paging(facts) });
    // A bare list has no room for links but in a header.
    return new FakeAnswer(200, shown, facts.next === undefined ? {} : { link: `<${facts.next}>; rel="next"` });
  }

  /** Answers a get call. */
  fetch(call: FakeCall): FakeAnswer {
    const { parents, id } = this.#target(call);
    return this.#answer(200, this.get(id, ...parents), call);
  }

  /** Answers a call that creates one with an id of the service's. */
  create(call: FakeCall): FakeAnswer {
    this.#service.checkParents(this.path, call.ids);
    return this.#create(call, call.ids, this.#fields(call, 'create'));
  }

  /** Answers a call that creates one with the id in the path, or changes what is there. */
  put(call: FakeCall): FakeAnswer {
    const { parents, id } = this.#target(call);
    if (this.find(id, ...parents)) return this.update(call);
    const named = { [this.#idWire]: id };
    return this.#create(call, parents, { ...this.#fields(call, 'create', named), ...named });
  }

  /** Answers an update call. */
  update(call: FakeCall): FakeAnswer {
    const { parents, id } = this.#target(call);
    const body = this.get(id, ...parents);
    const fields = this.#fields(call, 'update');
    this.#checkUnique({ ...body, ...fields }, parents, body);
    const all = { ...fields, ...this.#rules.update?.(fields, body, call) };
    return this.#answer(200, Object.keys(all).length > 0 ? this.change(id, all, ...parents) : body, call);
  }

  /** Answers a delete call. */
  delete(call: FakeCall): FakeAnswer {
    const { parents, id } = this.#target(call);
    const body = this.get(id, ...parents);
    this.#rules.remove?.(body, call);
    this.remove(id, ...parents);
    return new FakeAnswer(204);
  }

  /** The resource that a path names. @throws Refusal - with status 404: something above it is not there. */
  #target({ ids }: FakeCall): { parents: readonly string[]; id: string } {
    const parents = ids.slice(0, -1);
    this.#service.checkParents(this.path, parents);
    return { parents, id: ids.at(-1) ?? '' };
  }

  #create(call: FakeCall, parents: readonly string[], fields: JsonObject): FakeAnswer {
    const body = this.#add({ ...fields, ...this.#rules.create?.(fields, call) }, parents, call);
    this.#rules.created?.(body, call);
    return this.#answer(201, body, call);
  }

  #of(parents: readonly string[]): Entry[] {
    return this.#entries.filter((entry) => parents.every((parent, i) => entry.parents[i] === parent));
  }

  #add(fields: JsonObject, parents: readonly string[], call: FakeCall | undefined): JsonObject {
    const { definition } = this;
    const service = this.#service;
    const now = service.now();
    const given: JsonObject = { [this.#idWire]: service.newId(), ...this.#defaults(call), ...fields };
    const transition = given['status'] === undefined ? transitionOf(this.attributes.get('status')) : undefined;
    if (transition) given['status'] = transition.from;
    const body = definition ? complete(definition.attributes, given, now) : given;
    this.#checkUnique(body, parents);
    this.#entries.push({
      parents,
      body,
      next: transition && { status: transition.to, at: service.surroundings.due() },
    });
    return body;
  }

  /** What is not given: what the rules say, then what follows from who asks and when. */
  #defaults(call: FakeCall | undefined): JsonObject {
    const owner = call?.access.project?.id ?? this.#service.surroundings.owner();
    const made = {
      ...(owner !== undefined && { project_id: owner, tenant_id: owner }),
      ...(call && { user_id: call.access.user.id }),
      ...this.#service.defaults(call),
      ...(typeof this.#rules.defaults === 'function' ? this.#rules.defaults(call) : this.#rules.defaults),
    };
    // Nothing that the declaration lacks: the resource would not fit it.
    const known = Object.entries(made).filter(([wire]) => !this.definition || this.attributes.has(wire));
    return Object.fromEntries(known);
  }

  /** @param named - What the path says, and the body need not. */
  #fields(call: FakeCall, verb: 'create' | 'update', named: JsonObject = {}): JsonObject {
    const fields = fieldsOf(call.json, this.definition?.key, this.#service.dialect);
    const fault = faultOf(this, fields, verb, this.#service.dialect, named);
    if (fault) throw fault;
    return fields;
  }

  #checkUnique(body: JsonObject, parents: readonly string[], itself?: JsonObject): void {
    const groups = [[this.#idWire], ...(this.#rules.unique ?? [])];
    for (const wires of groups) {
      const same = this.#of(parents).some(
        (entry) => entry.body !== itself && wires.every((wire) => (entry.body[wire] ?? null) === (body[wire] ?? null)),
      );
      const values = Object.fromEntries(wires.map((wire) => [wire, body[wire]]));
      if (same) throw this.#service.dialect.words.exists(this.noun, values);
    }
  }

  #answer(status: number, body: JsonObject, call: FakeCall): FakeAnswer {
    const shown = this.show(body, call);
    const key = this.definition?.key;
    return new FakeAnswer(status, key === undefined ? shown : { [key]: shown });
  }

  #hrefOf(body: JsonObject, call: FakeCall): string {
    const parents = this.#entries.find((entry) => entry.body === body)?.parents ?? [];
    let i = 0;
    const path = this.path.replace(/\{\}/g, () => encodeURIComponent(parents[i++] ?? ''));
    return `${this.#service.hrefOf(call.url)}${path}/${encodeURIComponent(this.idOf(body))}`;
  }
}

/** The attributes of a resource by their wire names; its id is one, declared or not. */
function attributesOf({ attributes }: ResourceDefinition, idWire: string): Map<string, AttributeLike> {
  const entries = Object.entries(attributes).map(
    ([name, attribute]) => [wireName(name, attribute), attribute] as const,
  );
  // Of two names for one field, that which can be written counts.
  const rank = ({ flags }: AttributeLike): number => Number(!flags.includes('readOnly'));
  return new Map([[idWire, readOnly.string()], ...entries.sort(([, a], [, b]) => rank(a) - rank(b))]);
}
