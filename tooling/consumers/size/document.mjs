import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../../workspace.mjs';

const FILE = join(root, 'docs/sizes.md');
const INTRODUCTION = readFileSync(new URL('./introduction.md', import.meta.url), 'utf8');

/** How far a figure may be off, as packages change all the time: a share, or bytes if that is more. */
const TOLERANCE = 0.02;
const SLACK = 64;

/**
 * Tables by their titles. A row has a label and its figures; one that was not measured now is as it was before.
 * @typedef {Record<string, { text: string, columns: string[], rows: { label: string, figures: (number | undefined)[] }[] }>} Tables
 */

/** What the document says, by title and label. */
function written() {
  const figures = new Map();
  let title;
  for (const line of readFileSync(FILE, 'utf8').split('\n')) {
    if (line.startsWith('## ')) title = line.slice('## '.length);
    if (!line.startsWith('| ')) continue;
    const [label, ...cells] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    figures.set(
      `${title} ${label}`,
      cells.map((cell) => (cell === '–' ? undefined : Number(cell.replaceAll(',', '')))),
    );
  }
  return figures;
}

/** @param {Tables} tables */
export async function writeDocument(tables) {
  const before = written();
  const sections = Object.entries(tables).map(([title, { text, columns, rows }]) => {
    const lines = rows.map(({ label, figures }) => {
      const old = before.get(`${title} ${label}`) ?? [];
      return [label, ...columns.map((_, i) => (figures[i] ?? old[i])?.toLocaleString('en') ?? '–')];
    });
    const table = [['', ...columns], ['---', ...columns.map(() => '--:')], ...lines];
    return `## ${title}\n\n${text}\n\n${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}`;
  });
  const text = [INTRODUCTION.trim(), ...sections].join('\n\n');
  writeFileSync(FILE, await format(text, { ...(await resolveConfig(FILE)), filepath: FILE }));
}

/**
 * @param {Tables} tables
 * @returns {string[]} what the document says otherwise than was measured
 */
export function differences(tables) {
  const before = written();
  return Object.entries(tables).flatMap(([title, { columns, rows }]) =>
    rows.flatMap(({ label, figures }) =>
      figures.flatMap((figure, i) => {
        const old = before.get(`${title} ${label}`)?.[i];
        if (figure === undefined || Math.abs(figure - old) <= Math.max(SLACK, old * TOLERANCE)) return [];
        return `${title}: ${label}, ${columns[i]}: ${old}, now ${figure}`;
      }),
    ),
  );
}
