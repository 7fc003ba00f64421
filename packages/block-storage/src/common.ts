import { attr, idOf, readOnly } from '@os/core';

/** Queries of lists that are sorted and paged. */
export const sorted = {
  /** Attributes to sort by, in the API's own names, each with a direction if it shall not be `desc`: `name:asc`. */
  sort: attr.list(attr.string()),
  /** Start after this many. */
  offset: attr.number(),
};

/** Queries of lists that administrators can widen. */
export const listing = {
  ...sorted,
  /** Those of all projects. For administrators; others get their own nevertheless. */
  allProjects: attr.boolean('all_tenants'),
};

/** Queries of lists that tell how many there are. */
export const counted = {
  /** Have each page say how many there are in all, as `page.response.body.count`. Needs 3.45. */
  withCount: attr.boolean().since('3.45'),
};

/** Queries by a part of the name. */
export const named = {
  /** A part of the name. Needs 3.34, and a cloud that allows it. */
  nameLike: attr.string('name~').since('3.34'),
};

/** Where a resource is to be found; nothing that this package needs. */
export const links = readOnly.list(attr.object({ rel: attr.string(), href: attr.string() }));

/** Attributes of what is born and changes. */
export const dated = {
  createdAt: readOnly.time(),
  /** `null` until the first change. */
  updatedAt: readOnly.time().nullable(),
};

/** Attributes that people recognise a resource by. */
export const labelled = { name: attr.string().nullable(), description: attr.string().nullable() };

/** The host that is to use a volume, as the driver there (os-brick, mostly) describes it: `host`, `ip`, `initiator`, … */
export type Connector = Readonly<Record<string, unknown>>;

/** An id, or anything with one: a server, an image. */
export type AnyRef = string | { readonly id: string };

/** What a type's backends shall be able to do: keys and values that these, or Cinder itself, know. */
export type Specs = Readonly<Record<string, string>>;

/** Several ids as one text, as the API wants them now and then. */
export const idsOf = (refs: readonly AnyRef[] | undefined): string | undefined => refs?.map(idOf).join(',');

/** Statuses of whatever is made, and goes away. */
export const STATUSES = ['creating', 'available', 'deleting', 'error', 'error_deleting'] as const;
