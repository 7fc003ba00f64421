/** Text as code, in a table, too. */
export function code(text) {
  return text && `\`${String(text).replaceAll('|', '\\|')}\``;
}

export function codes(texts) {
  return [...new Set(texts)].map(code).join(', ');
}

/** @param {string[]} head @param {string[][]} rows - without rows, there is no table */
export function table(head, rows) {
  if (rows.length === 0) return '';
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * A documentation comment as Markdown. What looks like a tag or a template in it is text.
 * @param {(name: string) => string | undefined} linkTo - where a name is described
 */
export function prose(text, linkTo) {
  return text
    .replace(/\{@link ([\w.]+)[^}]*\}/g, (_, name) => (linkTo(name) ? `[\`${name}\`](${linkTo(name)})` : `\`${name}\``))
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '&lt;').replaceAll('{{', '&#123;&#123;')))
    .join('');
}

/** A documentation comment without the page of the API reference that it points to, and that page. */
export function apart({ text, see }) {
  const [sentence, address] = /\s*\bSee (https:\/\/docs\.openstack\.org\/\S+?)\.?$/m.exec(text) ?? [''];
  return { text: text.replace(sentence, ''), address: address ?? see.find((each) => each.startsWith('https:')) };
}

/** Prose in a cell of a table. */
export function inCell(text) {
  return text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}

/** Parts of a page that are not empty, each a paragraph. */
export function page(...parts) {
  return `${parts.flat().filter(Boolean).join('\n\n')}\n`;
}

export function kebab(name) {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}
