import { apart, code, codes, kebab, page, prose, table } from './markdown.mjs';
import { linkToError, thrown } from './errors.mjs';
import { attributeTable, queryTable } from './fields.mjs';
import { plainRoute, writtenRoutes } from './routes.mjs';
import { methodsOf, plainMethods } from '../services.mjs';

/** The pages of a service: of itself, of its resources, and of what else its package exports. */
export class ServicePages {
  methodCount;
  #found;
  #entry;
  #methods;
  #routes;
  /** Resource classes, those without a noun last: nothing follows from these. */
  #classes;
  /** The verbs and names of methods that follow from declarations, by the noun. */
  #plain;
  /** The names of methods written by hand, by the class on whose page they are; of others, undefined. */
  #written = new Map();

  constructor(found, entry) {
    const { service, exported, path } = found;
    const nouns = Object.entries(service.resources);
    const names = methodsOf(service);
    this.methodCount = names.length;
    this.#found = found;
    this.#entry = entry;
    this.#methods = entry.methods(Object.keys(exported).find((name) => exported[name] === service));
    this.#routes = writtenRoutes(path);
    this.#classes = [
      ...nouns.map(([noun, { name, definition }]) => ({ name, noun, definition })),
      ...Object.values(exported)
        .filter((each) => each?.definition && !nouns.some(([, known]) => known === each))
        .map(({ name, definition }) => ({ name, definition })),
    ];
    this.#plain = new Map(nouns.map(([noun]) => [noun, plainMethods(names, noun)]));
    const plain = new Set([...this.#plain.values()].flatMap((verbs) => verbs.flatMap(([, own]) => own)));
    for (const name of names.filter((each) => !plain.has(each))) {
      const owner = this.#ownerOf(name);
      this.#written.set(owner, [...(this.#written.get(owner) ?? []), name]);
    }
  }

  /** What is written of a verb's methods in all resources. */
  docOf(verb) {
    const names = [...this.#plain.values()].flatMap((verbs) =>
      verbs.filter(([each]) => each === verb).flatMap(([, own]) => own),
    );
    return this.#methods.get(names.find((name) => !this.#methods.get(name).isDocumented))?.doc;
  }

  /** Their names and texts. */
  all() {
    return [
      ['index', this.#overview()],
      ['types', this.#types()],
      ...this.#classes.map((each) => [kebab(each.name), this.#resource(each)]),
    ];
  }

  #overview() {
    const { name, folder, service } = this.#found;
    const className = this.#entry.names.find((each) => each.endsWith('Service') && this.#isServiceClass(each));
    const { text, address } = apart(this.#entry.doc(className));
    const others = this.#written.get(undefined) ?? [];
    return page(
      `# ${name}`,
      this.#prose(text),
      `\`\`\`ts\nimport '${name}'; // conn.${service.key}\n\`\`\``,
      `Examples, and what is good to know, are in [the package's README](../../packages/${folder}.md)${
        address ? `, what the service itself says in [its API reference](${address})` : ''
      }. Raw requests, authenticated and retried like all others: ` +
        `\`conn.${service.key}.request({ path: '/…' })\`.`,
      '## Resources',
      table(
        ['resource', 'methods', 'route', ...this.#ifMicroversions('since')],
        this.#classes.map(({ name, noun, definition }) => [
          `[${code(name)}](${kebab(name)}.md)`,
          (this.#plain.get(noun) ?? []).map(([verb]) => verb).join(', '),
          codes([definition.path, definition.listPath].filter(Boolean)),
          ...this.#ifMicroversions(definition.since ?? ''),
        ]),
      ),
      this.#written.size > 0 && '## Other methods',
      table(
        ['method', 'request', ...this.#ifMicroversions('since')],
        [...this.#written].flatMap(([owner, names]) =>
          names.map((each) => [
            `[${code(each)}](${owner ? `${kebab(owner)}.md` : ''}#${each.toLowerCase()})`,
            codes(this.#routes.get(each)?.requests ?? []),
            ...this.#ifMicroversions(this.#routes.get(each)?.since ?? ''),
          ]),
        ),
      ),
      others.map((each) => this.#method(each)),
    );
  }

  #resource({ name, noun, definition }) {
    const { text, address } = apart(this.#entry.doc(name));
    const { attributes, filters } = this.#entry.resource(name);
    const { path, since, until } = definition;
    const plain = this.#plain.get(noun) ?? [];
    const written = this.#written.get(name) ?? [];
    const linked = (each) => this.#prose(each);
    return page(
      `# ${name}`,
      this.#prose(text),
      `\`\`\`ts\nimport { ${name} } from '${this.#found.name}';\n\`\`\``,
      [
        path && code(path),
        since && `since microversion ${since}`,
        until && `up to microversion ${until}`,
        address && `[API reference](${address})`,
      ]
        .filter(Boolean)
        .join(' · '),
      plain.length + written.length > 0 && '## Methods',
      plain.length > 0 && 'What these do and throw is [the same for all resources](../index.md#methods).',
      table(
        [code(`conn.${this.#found.service.key}`), 'request'],
        plain.flatMap(([verb, names]) =>
          names.map((each) => [
            `<a id="${each}"></a>${code(this.#shortCall(each))}`,
            code(plainRoute(verb, definition)),
          ]),
        ),
      ),
      plain
        .flatMap(([, names]) => names.filter((each) => this.#methods.get(each).isDocumented))
        .map((each) => this.#method(each, name)),
      written.map((each) => this.#method(each, name)),
      '## Attributes',
      attributeTable(definition, attributes, linked),
      definition.can.includes('list') && '## Queries',
      definition.can.includes('list') && queryTable(definition, { attributes, filters }, linked),
    );
  }

  /** What else the package exports: settings and answers of methods, helpers. */
  #types() {
    const { name } = this.#found;
    return page(
      `# Types and functions of ${code(name)}`,
      `What else can be imported from ${code(name)}.`,
      this.#others().map((each) => {
        const { text, throws, see } = this.#entry.doc(each);
        return page(
          `## ${each} {#${each.toLowerCase()}}`,
          `\`\`\`ts\n${this.#entry.source(each).replace(/^( {4})+/gm, (indent) => ' '.repeat(indent.length / 2))}\n\`\`\``,
          this.#prose(text),
          ...this.#throws(throws),
          ...see,
        );
      }),
    );
  }

  /** @param {string} [owner] - the class on whose page it is */
  #method(name, owner) {
    const { calls, doc } = this.#methods.get(name);
    const { requests = [], since = '' } = this.#routes.get(name) ?? {};
    const types = this.#typesIn(calls.join(' ')).filter((type) => type !== owner);
    return page(
      `### ${name}`,
      `\`\`\`ts\n${calls.join('\n')}\n\`\`\``,
      this.#prose(doc.text),
      doc.params.map((each) => `- ${this.#prose(each.replace(/^(\w+) -? ?/, '`$1`: '))}`).join('\n'),
      requests.length > 0 &&
        `Sends ${codes(requests)}.${since && ` Microversions that it or its arguments need: ${since}.`}`,
      types.length > 0 && `Types: ${types.map((type) => `[${code(type)}](${this.#linkTo(type)})`).join(', ')}.`,
      ...this.#throws(doc.throws),
      ...doc.see.map((each) => `See ${this.#prose(each)}.`),
    );
  }

  #throws(throws) {
    return throws.map((each) => thrown(each, (name) => this.#linkTo(name)));
  }

  /** `createPort(attributes, options?)` */
  #shortCall(name) {
    return `${name}(${this.#methods
      .get(name)
      .parameters.map((each) => each.name)
      .join(', ')})`;
  }

  /** The class on whose page a method is: what its first argument refers to, or else what has the route. */
  #ownerOf(method) {
    const [first] = this.#methods.get(method).parameters;
    const referred = this.#classes.find(({ name }) => first?.type === `Ref<${name}>`);
    if (referred) return referred.name;
    const bare = (path) => path.replace(/\{[^}]*\}/g, '{}');
    const paths = (this.#routes.get(method)?.requests ?? []).map((request) => bare(request.split(' ')[1]));
    const owners = this.#classes
      .filter(
        ({ definition }) => definition.path && paths.some((path) => `${path}/`.startsWith(`${bare(definition.path)}/`)),
      )
      .sort((a, b) => b.definition.path.length - a.definition.path.length);
    return owners[0]?.name;
  }

  #others() {
    const { exported, service } = this.#found;
    return this.#entry.names.filter(
      (name) => !exported[name]?.definition && exported[name] !== service && !this.#isFamily(name),
    );
  }

  /** Classes of methods: they are described where their methods are. */
  #isFamily(name) {
    return typeof this.#found.exported[name]?.prototype?.request === 'function' || this.#isServiceClass(name);
  }

  #isServiceClass(name) {
    return this.#found.exported[name]?.resources !== undefined && this.#found.exported[name] !== this.#found.service;
  }

  #typesIn(text) {
    return [...new Set(text.match(/\b[A-Z]\w*/g))].filter((name) => this.#linkTo(name));
  }

  #linkTo(name) {
    if (this.#classes.some((each) => each.name === name)) return `${kebab(name)}.md`;
    return this.#others().includes(name) ? `types.md#${name.toLowerCase()}` : linkToError(name);
  }

  #prose(text) {
    return prose(text, (name) => this.#linkTo(name));
  }

  #ifMicroversions(cell) {
    return this.#found.service.api.microversions ? [cell] : [];
  }
}
