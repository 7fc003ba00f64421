import { existsSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Lets links in Markdown be what they are on GitHub, relative to the file that has them: they lead to its page if there is
 * one, else to the file in the repository. `source` in a page's front matter names the file that the page includes.
 */
export function repositoryLinks(md, repository) {
  md.core.ruler.push('repository-links', ({ tokens, env }) => {
    const source = env.frontmatter?.source ? resolve(ROOT, env.frontmatter.source) : (env.realPath ?? env.path);
    for (const { children } of tokens)
      for (const token of children ?? [])
        if (token.type === 'link_open') token.attrSet('href', target(token.attrGet('href'), source, repository));
  });
}

function target(href, source, repository) {
  if (/^([a-z]+:|\/|#)/i.test(href)) return href;
  const [, path, end] = /^([^?#]*)(.*)$/.exec(href);
  const file = resolve(dirname(source), decodeURI(path));
  if (!existsSync(file)) throw new Error(`${relative(ROOT, source)} links to ${href}, which is not there`);
  const name = relative(ROOT, file);
  const isFolder = statSync(file).isDirectory();
  const page = pageOf(name, isFolder);
  return `${page ?? `${repository}/${isFolder ? 'tree' : 'blob'}/main/${name}`}${end}`;
}

/** The page of the site that a file or folder is. */
function pageOf(name, isFolder) {
  if (name === 'CONTRIBUTING.md') return '/contributing';
  const [, own] = /^packages\/([\w-]+)(?:\/README\.md)?$/.exec(name) ?? [];
  if (own) return `/packages/${own}`;
  const [, path] = /^docs\/(.+)$/.exec(name) ?? [];
  if (isFolder) return path && `/${path}/`;
  return path?.endsWith('.md') ? `/${path.replace(/(^|\/)index\.md$|\.md$/, '$1')}` : undefined;
}
