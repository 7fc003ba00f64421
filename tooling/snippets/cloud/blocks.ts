/** Tells that a snippet begins, by the line of the document that it is on, and whether it is to run. */
export function begin(line: number, isRun = true): boolean {
  if (isRun) process.stdout.write(`\0${line}\n`);
  return isRun;
}

/** Tells that all snippets of a document ran. */
export function end(): void {
  process.stdout.write('\0end\n');
}
