import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { manifestOf, wordsOf } from './package.js';
import { UsageError, type Answers, type Kind } from './settings.js';

/** Where templates are, and which core they are for. */
export interface Source {
  readonly templates: string;
  readonly coreVersion: string;
}

/** @throws UsageError - there is something in the folder. */
export function ensureFree(folder: string): void {
  if (!existsSync(folder)) return;
  if (readdirSync(folder).length > 0)
    throw new UsageError(`The folder "${folder}" is there already, and not empty; choose another one, or remove it`);
}

/** Writes a new package, and returns its files. */
export function create(folder: string, kind: Kind, answers: Answers, { templates, coreVersion }: Source): string[] {
  const core = `^${coreVersion}`;
  const words = { ...wordsOf(kind, answers), core };
  const files = new Map([['package.json', `${JSON.stringify(manifestOf(kind, answers, core), undefined, 2)}\n`]]);
  for (const template of [join(templates, 'common'), join(templates, kind)]) {
    for (const path of filesIn(template)) {
      // npm leaves files out of packages that have the real name.
      const name = filled(relative(template, path), words).replace(/^gitignore$/, '.gitignore');
      files.set(name, filled(readFileSync(path, 'utf8'), words));
    }
  }
  for (const [name, text] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return [...files.keys()].sort();
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** @throws Error - the template has a name that nothing stands for. */
function filled(text: string, words: Answers): string {
  return text.replace(/__(?!PURE__)([A-Za-z]+?)__/g, (whole, name: string) => {
    const word = words[name];
    if (word === undefined) throw new Error(`A template has ${whole}, which is not known`);
    return word;
  });
}
