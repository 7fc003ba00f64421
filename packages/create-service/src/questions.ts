import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { checked, SETTINGS, UsageError, type Answers, type Kind } from './settings.js';

/** Asks one thing; an empty answer is the default. */
export type Ask = (question: string, fallback: string) => Promise<string>;

/** Where a package of a kind goes, and what else has to be known: what was given, what is answered, or the default. */
export async function complete(
  kind: Kind,
  folder: string | undefined,
  given: Answers,
  ask: Ask,
): Promise<{ readonly folder: string; readonly answers: Answers }> {
  const place = folder ?? (await ask('The folder to make', ''));
  if (place === '') throw new UsageError('A folder is needed: npm create @os/service FOLDER');
  let answers: Answers = given;
  for (const setting of SETTINGS.filter(({ kinds }) => kinds.includes(kind))) {
    const { option, question, isAsked } = setting;
    const fallback = setting.fallback({ folder: place, ...answers });
    const value = given[option] ?? (isAsked ? await ask(question, fallback) : fallback);
    answers = { ...answers, [option]: checked(setting, value) };
  }
  return { folder: place, answers };
}

/** Asks on a terminal, or reads a line for each question from what is piped in. */
export function asking(input: Readable, output: Writable): { readonly ask: Ask; readonly end: () => void } {
  const reader = createInterface({ input, output });
  const lines = reader[Symbol.asyncIterator]();
  return {
    async ask(question, fallback) {
      reader.setPrompt(`${question}${fallback && ` (${fallback})`}: `);
      reader.prompt();
      const line = (await lines.next()) as IteratorResult<string, undefined>;
      if (line.value === undefined)
        throw new UsageError(`Nobody answers "${question}"; give it as an option (--help lists them)`);
      return line.value.trim() || fallback;
    },
    end: () => reader.close(),
  };
}
