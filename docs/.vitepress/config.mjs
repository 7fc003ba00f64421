import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { repositoryLinks } from './links.mjs';
import { firstGuide, sidebar } from './sidebar.mjs';

const BASE = process.env.DOCS_BASE ?? '/';
const REPOSITORY = 'https://github.com/os-sdk/os-sdk';

export default defineConfig({
  title: 'OpenStack SDK for TypeScript',
  titleTemplate: ':title · OpenStack SDK',
  description: 'A typed, modular client for OpenStack clouds, for Node and for browsers.',
  lang: 'en-GB',
  // Where GitHub's pages have it.
  base: BASE,
  cleanUrls: true,
  // What all pages share is in a file of its own, rather than in each page.
  metaChunk: true,
  cacheDir: fileURLToPath(new URL('../node_modules/.cache/vitepress', import.meta.url)),
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${BASE}icon.svg` }]],
  // The index of the search is larger; it comes with the first search.
  vite: { build: { chunkSizeWarningLimit: 4096 } },
  markdown: { config: (md) => repositoryLinks(md, REPOSITORY) },
  transformPageData: (page) => {
    if (page.relativePath.startsWith('reference/')) page.frontmatter.editLink = false;
  },
  themeConfig: {
    siteTitle: 'OpenStack SDK',
    logo: '/icon.svg',
    nav: [
      { text: 'Guides', link: firstGuide(), activeMatch: '/guides/' },
      { text: 'Packages', link: '/packages/', activeMatch: '/packages/' },
      { text: 'Reference', link: '/reference/', activeMatch: '/reference/' },
      { text: 'GitHub', link: REPOSITORY },
    ],
    sidebar: sidebar(),
    outline: [2, 3],
    search: { provider: 'local', options: { _render: withoutColours } },
    editLink: {
      pattern: ({ filePath, frontmatter }) =>
        `https://github.com/os-sdk/os-sdk/edit/main/${frontmatter.source ?? `docs/${filePath}`}`,
      text: 'Change this page',
    },
    footer: { message: 'Apache-2.0' },
  },
});

/** Renders a page for the search, which has no use for colours in code: they take a third of the time. */
function withoutColours(text, env, md) {
  md.options.highlight = null;
  const html = md.render(text, env);
  return env.frontmatter?.search === false ? '' : html;
}
