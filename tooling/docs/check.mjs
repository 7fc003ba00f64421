// Checks the documentation site, which it builds: that links lead somewhere, their anchors too, that nothing is loaded from
// elsewhere, and that its search finds what is there.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import MiniSearch from 'minisearch';
import { runNode } from '../run.mjs';
import { tally } from '../tally.mjs';
import { root } from '../workspace.mjs';
import { faultyLinks, foreignSources, typesAsTags } from './site.mjs';

const SITE = join(root, 'docs/.vitepress/dist');
const GUIDES = join(root, 'docs/guides');

const { expect, end } = tally();
const { code, output } = await runNode(['tooling/docs/run.mjs', '--build']);
expect('builds', code === 0, output);
if (code !== 0) end();

const files = readdirSync(SITE, { recursive: true, encoding: 'utf8' });
const textsOf = (ending) =>
  new Map(files.filter((file) => file.endsWith(ending)).map((file) => [file, readFileSync(join(SITE, file), 'utf8')]));
const pages = textsOf('.html');

const { count, faults } = faultyLinks(pages, files);
expect(
  `${count} links in ${pages.size} pages lead to pages and headings that are there`,
  faults.length === 0,
  faults.join('\n'),
);

const foreign = foreignSources([...pages, ...textsOf('.css'), ...textsOf('.js')]);
expect('loads nothing from another host', foreign.length === 0, foreign.join('\n'));

const tags = typesAsTags(pages);
expect('no type is taken for a tag', tags.length === 0, tags.join('\n'));

const search = await readSearch();
const finds = (words, page) => {
  const found = search
    .search(words)
    .slice(0, 10)
    .map(({ id }) => id);
  expect(
    `a search for "${words}" finds ${page}`,
    found.some((id) => id.startsWith(page)),
    found.join('\n'),
  );
};
finds('createFloatingIp', '/reference/network/floating-ip');
finds('floating_network_id', '/reference/network/floating-ip');
finds('addInterfaceToRouter', '/reference/network/router#addinterfacetorouter');
finds('UserPreference', '/reference/core/classes/UserPreference');
finds('clouds.yaml', '/packages/config');
for (const file of readdirSync(GUIDES)) {
  const [, title] = /^# (.+)$/m.exec(readFileSync(join(GUIDES, file), 'utf8'));
  finds(title, `/guides/${basename(file, '.md')}`);
}
end();

/** The site's index, read as the site does. */
async function readSearch() {
  const file = files.find((each) => /@localSearchIndexroot\..+\.js$/.test(each));
  const { default: index } = await import(pathToFileURL(join(SITE, file)));
  return MiniSearch.loadJSON(index, {
    fields: ['title', 'titles', 'text'],
    storeFields: ['title', 'titles'],
    searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } },
  });
}
