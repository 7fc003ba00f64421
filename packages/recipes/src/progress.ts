import { OpenStackError } from '@os/core';

/** How long a recipe may take, and how often it looks. */
export interface RecipeOptions {
  /** Ends the recipe, its requests and its waiting included. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole recipe. A request that is under way then is aborted. Default: 600,000 (10 minutes). */
  readonly timeout?: number | undefined;
  /** Milliseconds between the first looks at what is waited for; grows to five times as much. Default: 1,000. */
  readonly interval?: number | undefined;
}

/** Something that a recipe made, changed or deleted. */
export interface Thing {
  /** What it is: `server`, `floating IP`. */
  readonly kind: string;
  readonly id: string;
  readonly name?: string | undefined;
}

/** A thing that could not be taken back. */
export interface Leftover extends Thing {
  /** Why not. Undefined where it was not tried. */
  readonly error?: unknown;
}

/**
 * A recipe failed after it had done something. `cause` is what it failed with: a `ForbiddenError` where a quota is used up,
 * a `ResourceFailureError`, a `TimeoutError`, an `AbortedError`. A recipe that fails before it has done anything throws that
 * itself.
 */
export class IncompleteError extends OpenStackError {
  static override readonly code: string = 'INCOMPLETE';
  /** What it had done, in order, and what stays so. */
  declare readonly done: readonly Thing[];
  /** What it had made, and has taken back. */
  declare readonly takenBack: readonly Thing[];
  /** What is still there, and should not be. */
  declare readonly left: readonly Leftover[];

  constructor(
    what: string,
    cause: unknown,
    { done = [], takenBack = [], left = [] }: Partial<Pick<IncompleteError, 'done' | 'takenBack' | 'left'>>,
  ) {
    const parts = [
      `${what} failed: ${messageOf(cause)}`,
      ...told('done before', done),
      ...told('taken back', takenBack),
      ...told('left', left),
    ];
    super(parts.join('; '), { cause });
    this.done = done;
    this.takenBack = takenBack;
    this.left = left;
  }
}

/** `server "web" (1b53…)` */
export function titleOf({ kind, id, name }: Thing): string {
  return name ? `${kind} "${name}" (${id})` : `${kind} ${id}`;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function told(how: string, things: readonly Leftover[]): string[] {
  const texts = things.map(({ error, ...thing }) =>
    error === undefined ? titleOf(thing) : `${titleOf(thing)}, because: ${messageOf(error)}`,
  );
  return texts.length > 0 ? [`${how}: ${texts.join(', ')}`] : [];
}
