import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packages, root } from '../workspace.mjs';

export const GUIDES = 'docs/guides';

const guides = readdirSync(join(root, GUIDES)).filter((file) => file.endsWith('.md'));
const isFollowed = (file) => file.startsWith('writing-');

/** The guides that make a package: they are followed from one command to the next, by `tooling/consumers/guides.mjs`. */
export const followedGuides = guides.filter(isFollowed);

/** The documents whose snippets are compiled and run by themselves, by `tooling/snippets/snippets.mjs`. */
export const documents = [
  'README.md',
  'docs/index.md',
  ...guides.filter((file) => !isFollowed(file)).map((file) => `${GUIDES}/${file}`),
  ...packages().map(({ folder }) => `packages/${folder}/README.md`),
];

/**
 * A block of code in a document.
 * @typedef {object} Block
 * @property {string} language
 * @property {string} text
 * @property {number} line - that of its first line of code; the first of a file is 1
 * @property {string} [comment] - the HTML comment right before it
 */

const BLOCK = /(?:^<!-- (?<comment>.*?) -->\n\n?)?^```(?<language>\w+)\n(?<text>[^]*?)^```$/gm;

/** @returns {Block[]} */
export function blocksOf(document) {
  const source = readFileSync(join(root, document), 'utf8');
  return Array.from(source.matchAll(BLOCK), ({ index, 0: all, groups }) => {
    const { comment, language, text } = groups;
    const start = index + all.indexOf('```');
    return { comment, language, text, line: source.slice(0, start).split('\n').length + 1 };
  });
}
