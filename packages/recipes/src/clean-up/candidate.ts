import type { Resource } from '@os/core';
import type { Patience } from '../within.js';

/** What a clean-up deletes, by the service that has it. */
export type CleanUpKind =
  | 'server'
  | 'serverGroup'
  | 'backup'
  | 'snapshot'
  | 'volume'
  | 'image'
  | 'floatingIp'
  | 'router'
  | 'port'
  | 'subnet'
  | 'network'
  | 'securityGroup'
  | 'subnetPool'
  | 'addressScope'
  | 'addressGroup'
  | 'qosPolicy'
  | 'object'
  | 'container';

/** The services that a clean-up looks at, by their attributes of a connection. */
export type CleanUpService = 'compute' | 'blockStorage' | 'image' | 'network' | 'objectStore';

/** Something that holds another thing, so that it must go first. */
export interface Holder {
  readonly id: string;
  /** What the other thing is to it: `attached to the server`. */
  readonly as: string;
  /** Whether it stands for the name of what has none: a port that Nova made is of the server. */
  readonly isOwner?: boolean;
}

/** Something that a project has. */
export interface Candidate {
  readonly service: CleanUpService;
  readonly kind: CleanUpKind;
  readonly id: string;
  readonly name: string | undefined;
  readonly createdAt: string | undefined;
  readonly resource: Resource;
  readonly holders: readonly Holder[];
  /** Ids of what goes before this if it goes at all. */
  readonly after?: readonly string[] | undefined;
  /** Why it cannot go, or must not. */
  readonly keep?: string | undefined;
  readonly remove: (patience: Patience) => Promise<void>;
}

/** What candidates are gathered by. */
export interface Gathering {
  /** Whose things: of others', none may become a candidate. */
  readonly projectId: string;
  /** Whether what others can use goes, too. */
  readonly includePublic: boolean;
  readonly patience: Patience;
}

/** The candidate that a resource is. */
export function candidate(
  service: CleanUpService,
  kind: CleanUpKind,
  resource: Resource & { readonly name?: string | null; readonly createdAt?: string | null },
  rest: Pick<Candidate, 'holders' | 'after' | 'keep' | 'remove'>,
): Candidate {
  const { id, name, createdAt } = resource;
  return {
    service,
    kind,
    id,
    name: name === '' ? undefined : (name ?? undefined),
    createdAt: createdAt ?? undefined,
    resource,
    ...rest,
  };
}

/** Why something stays that others can use. */
export const PUBLIC = 'other projects can use it';
