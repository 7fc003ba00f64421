import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { repositoryLinks } from './links.mjs';
import { firstGuide, sidebar } from './sidebar.mjs';

const REPOSITORY = 'https://github.com/os-sdk/os-sdk';

export default defineConfig({
  title: 'OpenStack SDK for TypeScript',
  titleTemplate: ':title · OpenStack SDK',
  description: 'A typed, modular client for OpenStack clouds, for Node and for browsers.',
  lang: 'en-GB',
  // Where GitHub's pages have it.
  base: process.env.DOCS_BASE ?? '/',
  cleanUrls: true,
  // What all pages share is in a file of its own, rather than in each page.
  metaChunk: true,
  cacheDir: fileURLToPath(new URL('../node_modules/.cache/vitepress', import.meta.url)),
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${process.env.DOCS_BASE ?? '/'}icon.svg` }]],
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
    ],
    sidebar: sidebar(),
    outline: [2, 3],
    search: { provider: 'local' },
    editLink: {
      pattern: ({ filePath, frontmatter }) =>
        `https://github.com/os-sdk/os-sdk/edit/main/${frontmatter.source ?? `docs/${filePath}`}`,
      text: 'Change this page',
    },
    socialLinks: [{ icon: 'github', link: REPOSITORY }],
    footer: { message: 'Apache-2.0' },
  },
});
