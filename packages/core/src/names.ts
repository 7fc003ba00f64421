/** `projectId` → `project_id`, `securityGroup` → `security_group`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `block-storage` → `blockStorage`. */
export function camelCase(name: string): string {
  return name.replace(/[-_]+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

export function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** English plural, in step with the type {@link Plural}. */
export function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** English plural of a noun in camelCase: `policy` → `policies`, `address` → `addresses`. */
export type Plural<N extends string> = N extends `${infer Stem}y`
  ? Stem extends `${string}${'a' | 'e' | 'i' | 'o' | 'u'}`
    ? `${N}s`
    : `${Stem}ies`
  : N extends `${string}${'s' | 'x' | 'ch' | 'sh'}`
    ? `${N}es`
    : `${N}s`;

/** The candidate that a typo most likely meant, as `; did you mean "x"?`, or an empty string. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  let best = '';
  let least = Math.max(2, word.length / 3);
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance <= least && (best === '' || distance < least)) [best, least] = [candidate, distance];
  }
  return best && `; did you mean "${best}"?`;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
