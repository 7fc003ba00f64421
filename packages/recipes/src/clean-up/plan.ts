import type { Resource } from '@os/core';
import { titleOf } from '../progress.js';
import type { Candidate, CleanUpKind, CleanUpService } from './candidate.js';

/** Which of a project's things go. All that is given must hold. */
export interface CleanUpFilters {
  /** Made before this time, as a date or ISO 8601. What does not tell its age stays. */
  readonly createdBefore?: Date | string | undefined;
  /**
   * What names match; a text is the whole name, or its beginning up to a `*`. Floating IPs, and ports and volumes without a
   * name, go with the port or server that has them; whatever else has no name stays.
   */
  readonly name?: RegExp | string | undefined;
  /** Kinds of things that stay: `['image', 'object', 'container']`. */
  readonly skip?: readonly CleanUpKind[] | undefined;
  /** Whether something goes; it sees what the service answered. */
  readonly filter?: ((item: CleanUpItem, resource: Resource) => boolean) | undefined;
}

/** Something that a project has, and what becomes of it. */
export interface CleanUpItem {
  readonly service: CleanUpService;
  readonly kind: CleanUpKind;
  readonly id: string;
  readonly name: string | undefined;
  /** Of objects and containers, when they were changed last. ISO 8601. */
  readonly createdAt: string | undefined;
  /** `planned` in a dry run. */
  readonly outcome: 'planned' | 'deleted' | 'kept' | 'failed';
  /** Why it is kept, or could not be deleted. */
  readonly reason?: string | undefined;
  /** What it could not be deleted for. */
  readonly error?: unknown;
}

/** What goes, in an order in which it can, and what stays. */
export interface Plan {
  readonly going: readonly Candidate[];
  readonly kept: readonly CleanUpItem[];
}

/** Decides what goes: what the filters let through, unless it holds, or is held by, something that stays. */
export function planOf(candidates: readonly Candidate[], filters: CleanUpFilters): Plan {
  const byId = new Map(candidates.map((each) => [each.id, each]));
  const reasons = new Map<string, string | undefined>();
  const going: Candidate[] = [];
  /** Why something stays; undefined if it goes. What holds it is decided first. */
  const decide = (each: Candidate): string | undefined => {
    if (reasons.has(each.id)) return reasons.get(each.id);
    // Should two hold each other, the first one met is taken not to.
    reasons.set(each.id, undefined);
    const held = each.holders.map((holder) => heldBy(holder, byId.get(holder.id), decide));
    const reason = each.keep ?? filterReason(each, filters) ?? held.find((text) => text !== undefined);
    for (const id of each.after ?? []) if (byId.has(id)) decide(byId.get(id)!);
    reasons.set(each.id, reason);
    if (reason === undefined) going.push(each);
    return reason;
  };
  const kept = candidates.flatMap((each) => {
    const reason = decide(each);
    return reason === undefined ? [] : [itemOf(each, { outcome: 'kept', reason })];
  });
  return { going, kept };
}

function heldBy(
  { id, as }: Candidate['holders'][number],
  holder: Candidate | undefined,
  decide: (each: Candidate) => string | undefined,
): string | undefined {
  if (!holder) return `it is ${as} ${id}, which is not among what was looked at`;
  return decide(holder) === undefined ? undefined : `it is ${as} ${nameOf(holder)}, which stays`;
}

const nameOf = ({ id, name }: Candidate): string => (name ? `"${name}"` : id);

function filterReason(each: Candidate, { createdBefore, name, skip = [], filter }: CleanUpFilters): string | undefined {
  if (skip.includes(each.kind)) return 'its kind is to be skipped';
  if (createdBefore !== undefined) {
    const age = timeOf(each.createdAt);
    if (Number.isNaN(age)) return 'its age is not known';
    if (age >= Number(timeOf(createdBefore))) return `it was made at ${each.createdAt}`;
  }
  // Whether what has it goes, is decided where that is.
  if (name !== undefined && !matches(each.name, name) && !each.holders.some(({ isOwner }) => isOwner)) {
    return each.name === undefined ? 'it has no name' : 'its name is another';
  }
  if (filter && !filter(itemOf(each, { outcome: 'planned' }), each.resource)) return 'the filter keeps it';
  return undefined;
}

function matches(name: string | undefined, wanted: RegExp | string): boolean {
  if (name === undefined) return false;
  if (typeof wanted !== 'string') return name.search(wanted) !== -1;
  return wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted;
}

/** Milliseconds since 1970. Most services leave the zone out, which is UTC. */
export function timeOf(time: Date | string | undefined): number {
  if (time === undefined) return NaN;
  if (time instanceof Date) return time.getTime();
  return Date.parse(/T.*(Z|[+-]\d\d:?\d\d)$/.test(time) || !time.includes('T') ? time : `${time}Z`);
}

/** A candidate as the user sees it. */
export function itemOf(
  { service, kind, id, name, createdAt }: Candidate,
  outcome: Pick<CleanUpItem, 'outcome' | 'reason' | 'error'>,
): CleanUpItem {
  return { service, kind, id, name, createdAt, ...outcome };
}

export const thingOf = ({ kind, id, name }: Candidate) => ({ kind, id, name });

export const labelOf = (each: Candidate): string => titleOf(thingOf(each));
