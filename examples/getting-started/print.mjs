import { stripVTControlCharacters, styleText } from 'node:util';

const isPlain = !process.stdout.isTTY || process.env.NO_COLOR !== undefined;
const style = (format) => (text) => (isPlain ? text : styleText(format, text));

export const dim = style('dim');
export const good = style('green');

const bold = style('bold');
const cyan = style('cyan');

export function heading(text) {
  console.log(`\n${bold(text)}`);
}

export function code(text) {
  console.log(`  ${cyan(text)}`);
}

export function row(label, text) {
  // Colours take no room on the screen, but count as characters.
  const width = 12 + label.length - stripVTControlCharacters(label).length;
  console.log(`    ${label.padEnd(width)} ${text}`);
}
