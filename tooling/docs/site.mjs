import { posix } from 'node:path';

const LINK = /<a\b[^>]*?\bhref="([^"]+)"/g;
const ID = /\bid="([^"]+)"/g;
/** What a page, a style sheet or a script loads. Links that readers may follow are no concern. */
const LOADED = [
  /<(?:script|img|iframe|source)\b[^>]*?\bsrc="((?:https?:)?\/\/[^"]+)"/g,
  /<link\b[^>]*?\bhref="((?:https?:)?\/\/[^"]+)"/g,
  /(?:@import\s*|\burl\()["']?((?:https?:)?\/\/[^"')]+)/g,
  /\b(?:import|fetch|Worker|EventSource|WebSocket)\(\s*["'`]((?:https?:|wss?:)?\/\/[^"'`]+)/g,
  /\bfrom\s*["']((?:https?:)?\/\/[^"']+)/g,
];

/**
 * Links inside of a site that lead nowhere.
 * @param {Map<string, string>} pages - by their file
 * @param {string[]} files - all that there are
 */
export function faultyLinks(pages, files) {
  const ids = new Map([...pages].map(([file, text]) => [file, new Set(matches(text, ID))]));
  const there = new Set(files);
  const faults = new Set();
  let count = 0;
  for (const [file, text] of pages) {
    for (const href of matches(text, LINK)) {
      if (/^[a-z]+:/i.test(href)) continue;
      count++;
      const [path, anchor] = href.split('#').map(decodeURIComponent);
      const target = fileOf(path, file);
      if (!there.has(target)) faults.add(`${file} links to ${href}, which is not there`);
      else if (anchor && !ids.get(target)?.has(anchor))
        faults.add(`${file} links to ${href}, and there is no such heading`);
    }
  }
  return { count, faults: [...faults] };
}

/** What the theme would ask for an icon that a site names and does not have; this one names none. */
const UNUSED = 'https://api.iconify.design/';

/** What is loaded from other hosts. */
export function foreignSources(texts) {
  return texts.flatMap(([file, text]) =>
    LOADED.flatMap((pattern) => matches(text, pattern))
      .filter((url) => !url.startsWith(UNUSED))
      .map((url) => `${file} loads ${url}`),
  );
}

/** Tags that no page should have: types in angle brackets that were taken for such, as in `List<S>`. */
export function typesAsTags(pages) {
  return [...pages].flatMap(([file, text]) => matches(text, /(<[A-Z]\w*)/g).map((tag) => `${file} has ${tag}`));
}

/** The file that a path stands for, as servers have it. */
function fileOf(path, from) {
  if (path === '') return from;
  const full = posix.join('/', path.startsWith('/') ? '' : posix.dirname(from), path).slice(1);
  if (full === '' || full.endsWith('/')) return `${full}index.html`;
  return posix.extname(full) ? full : `${full}.html`;
}

function matches(text, pattern) {
  return [...text.matchAll(pattern)].map(([, found]) => found.replaceAll('&amp;', '&'));
}
