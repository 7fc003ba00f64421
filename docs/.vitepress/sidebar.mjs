import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DOCS = fileURLToPath(new URL('..', import.meta.url));

/** The order of the guides. One that is not named here is at the end of the first group. */
const GUIDES = {
  Guides: [
    'getting-started',
    'authentication',
    'configuration',
    'errors-and-retries',
    'paging-and-waiting',
    'uploads',
    'browsers',
    'testing',
  ],
  'Coming from elsewhere': ['moving-from-openstacksdk', 'moving-from-pkgcloud'],
  'Writing plugins': ['writing-a-service', 'writing-an-authenticator', 'writing-a-transport'],
};

/** Made of the pages that are there. */
export function sidebar() {
  const pages = [
    ...guides(),
    { text: 'Packages', items: pagesIn('packages') },
    { text: 'This project', items: ['coverage', 'sizes', 'design', 'contributing'].map((name) => item('', name)) },
  ];
  return { '/': pages, ...reference() };
}

/** The first guide, where reading begins. */
export function firstGuide() {
  return guides()[0].items[0].link;
}

function guides() {
  const there = namesIn('guides');
  const known = Object.values(GUIDES).flat();
  const [[first, names], ...others] = Object.entries(GUIDES);
  const groups = [[first, [...names, ...there.filter((name) => !known.includes(name))]], ...others];
  return groups
    .map(([text, members]) => ({
      text,
      items: members.filter((name) => there.includes(name)).map((name) => item('guides', name)),
    }))
    .filter(({ items }) => items.length > 0);
}

/** A sidebar for each package: its pages, and the way to the others. */
function reference() {
  const folders = existsSync(join(DOCS, 'reference'))
    ? readdirSync(join(DOCS, 'reference'), { withFileTypes: true }).filter((each) => each.isDirectory())
    : [];
  const overview = {
    text: 'Reference',
    items: folders.map(({ name }) => ({ text: title(`reference/${name}/index.md`), link: `/reference/${name}/` })),
  };
  return Object.fromEntries([
    ['/reference/', [overview]],
    ...folders.map(({ name }) => [`/reference/${name}/`, [overview, ...groupsIn(`reference/${name}`)]]),
  ]);
}

/** What is in a folder, and what is in folders inside of it. */
function groupsIn(folder) {
  const own = { text: title(`${folder}/index.md`), items: pagesIn(folder) };
  const inner = readdirSync(join(DOCS, folder), { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => ({
      text: capitalize(name.replace('-', ' ')),
      collapsed: true,
      items: pagesIn(`${folder}/${name}`),
    }));
  return own.items.length > 0 ? [own, ...inner] : inner;
}

function pagesIn(folder) {
  return namesIn(folder)
    .filter((name) => name !== 'index')
    .map((name) => item(folder, name));
}

function namesIn(folder) {
  const path = join(DOCS, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((file) => file.endsWith('.md'))
    .map((file) => basename(file, '.md'));
}

function item(folder, name) {
  const path = join(folder, name);
  return { text: title(`${path}.md`), link: `/${path}` };
}

/** A page's first heading, as plain text, without parameters of types. */
function title(file) {
  let text = readFileSync(join(DOCS, file), 'utf8');
  const [, included] = /<!--@include: (.+?)-->/.exec(text) ?? [];
  if (included) text = readFileSync(join(DOCS, file, '..', included), 'utf8');
  const [, heading = basename(file, '.md')] = /^# (.+)$/m.exec(text) ?? [];
  return heading.replaceAll('`', '').replace(/\\?<.*$/, '');
}

function capitalize(text) {
  return text[0].toUpperCase() + text.slice(1);
}
