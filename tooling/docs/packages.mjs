// Writes a page for each README, docs/packages/<package>.md, and for CONTRIBUTING.md. They include the files: `source` says
// what links in them are relative to.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packages, root } from '../workspace.mjs';
import { code, page, table } from './markdown.mjs';

const DOCS = join(root, 'docs');
const folder = join(DOCS, 'packages');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const all = packages().sort((a, b) => a.folder.localeCompare(b.folder));
for (const each of all) including(`packages/${each.folder}/README.md`, join(folder, `${each.folder}.md`), '../../');
including('CONTRIBUTING.md', join(DOCS, 'contributing.md'), '../');
writeFileSync(
  join(folder, 'index.md'),
  page(
    '# Packages',
    'All have one version. Install the core, a way to log in, and the services that you use.',
    table(
      ['package', ''],
      all.map(({ name, folder, manifest }) => [`[${code(name)}](${folder}.md)`, manifest.description]),
    ),
  ),
);

function including(source, file, up) {
  writeFileSync(file, `---\nsource: ${source}\n---\n\n<!--@include: ${up}${source}-->\n`);
}
