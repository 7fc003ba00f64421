// Writes the reference of the services, docs/reference/<service>: a page for each service and each of its resources, out of the
// declarations in the built packages, their types, and the tables in the READMEs.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { services, VERBS } from '../services.mjs';
import { root } from '../workspace.mjs';
import { readDeclarations } from './declarations.mjs';
import { linkToError, thrown } from './errors.mjs';
import { label } from './fields.mjs';
import { code, page, prose, table } from './markdown.mjs';
import { ServicePages } from './service-pages.mjs';

const REFERENCE = join(root, 'docs/reference');
const all = await services();
const entryOf = ({ path }) => join(path, 'dist/pure.d.ts');
const declarations = readDeclarations(all.map(entryOf));
const sets = all.map((found) => ({ ...found, pages: new ServicePages(found, declarations(entryOf(found))) }));
for (const { folder, pages } of sets) writePages(join(REFERENCE, folder), pages.all());
writeFileSync(join(REFERENCE, 'index.md'), contents());

function writePages(folder, pages) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of pages) writeFileSync(join(folder, `${name}.md`), text);
}

function contents() {
  const docOf = (verb) => sets.map(({ pages }) => pages.docOf(verb)).find(Boolean);
  return page(
    '# Reference',
    'Made from the declarations that the packages are built of: every method, what it sends, and every attribute with its name ' +
      'on the wire.',
    // The start page includes it.
    '<!-- #region services -->',
    table(
      ['package', 'attribute', 'resources', 'methods'],
      sets.map(({ name, folder, service, pages }) => [
        `[${code(name)}](/reference/${folder}/)`,
        code(`conn.${service.key}`),
        String(Object.keys(service.resources).length),
        String(pages.methodCount),
      ]),
    ),
    '<!-- #endregion services -->',
    'The core that they share is [`@os/core`](core/index.md). What other packages offer is told by their [READMEs](../packages/index.md).',
    '## Methods',
    'Resources have those of these methods that their API allows, each with the resource in its name: `createNetwork`, ' +
      '`listNetworks`. Where a resource is inside of another one, that comes first: `listQosDscpMarkingRules(policy)`. The last ' +
      'argument is [`CallOptions`](core/interfaces/CallOptions.md).',
    VERBS.flatMap((verb) => aboutVerb(verb, docOf(verb))),
    '## Attributes',
    list({
      'read-only': 'the service sets it.',
      'on creation only': 'can be given on creation, and never changes.',
      required: 'creation needs it.',
      nullable: 'can be `null`; an update to `null` unsets it, where it can be changed.',
      optional: 'not in every answer.',
      secret: 'never printed.',
      'since 2.19': 'exists from this microversion on, and is missing from older answers.',
    }),
    'A `time` is a string in ISO 8601; in UTC, where it names no zone. `map` is an object with keys of any name, `json` any value.',
    'Of values that are listed, all are known at the time of writing; others are accepted, as clouds are newer or older.',
  );
}

/** Nothing, for a verb that no resource has. */
function aboutVerb(verb, doc) {
  if (!doc) return [];
  return [`### ${verb}`, prose(doc.text, linkToError), ...doc.throws.map((each) => thrown(each, linkToError))];
}

function list(entries) {
  return Object.entries(entries)
    .map(([name, text]) => `- ${label(name)} ${text}`)
    .join('\n');
}
