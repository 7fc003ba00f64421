import { attr, createOnly, readOnly } from './core.js';

/** Attributes of what belongs to a project. */
export const owned = {
  projectId: createOnly.string(),
  /** The same as `projectId`, under its old name. */
  tenantId: readOnly.string(),
};

/** The same of what is only looked at. */
export const ownedView = { projectId: readOnly.string(), tenantId: readOnly.string() };

/** Attributes that tell about changes. */
export const dated = {
  createdAt: readOnly.time(),
  updatedAt: readOnly.time(),
  /** Goes up with every change; see `ifRevision`. */
  revisionNumber: readOnly.number(),
};

/** Attributes that most resources have. */
export const standard = { ...owned, ...dated, description: attr.string() };

/** Attributes of what add-ons bring: it has no history. */
export const named = () => ({ ...owned, name: attr.string(), description: attr.string() });

/** Labels; methods of the service change them: `setTags`, `addTag`, `removeTag`. */
export const tags = readOnly.list(attr.string());

/** Queries of all lists. */
export const listing = {
  id: attr.string(),
  /** Attributes to sort by, in the API's own names: `name`, `created_at`. Each needs a `sortDir`. */
  sortKey: attr.string(),
  sortDir: attr.oneOf('asc', 'desc'),
  /** Attributes to answer, in the API's own names; all others are then undefined, whatever their types say. */
  fields: attr.string(),
};

/** Queries of lists of what has {@link standard} attributes. */
export const standardListing = {
  ...listing,
  description: attr.string(),
  projectId: attr.string(),
  revisionNumber: attr.number(),
};

/** Queries of lists of what has {@link named} attributes, besides the name: what is found by name has it in `query`. */
export const namedListing = () => ({
  ...listing,
  description: attr.string(),
  projectId: attr.string(),
});

/** {@link standardListing}, and the time of the last change. */
export const datedListing = {
  ...standardListing,
  /** What was changed at this time or later, as ISO 8601 in UTC without a zone. */
  changedSince: attr.time(),
};

/** Queries by tags: each takes several. */
export const tagListing = {
  /** Has all of these tags. */
  tags: attr.list(attr.string()),
  /** Has one of these tags, or more. */
  anyTags: attr.list(attr.string(), 'tags-any'),
  /** Lacks one of these tags, or more. */
  notTags: attr.list(attr.string(), 'not-tags'),
  /** Has none of these tags. */
  notAnyTags: attr.list(attr.string(), 'not-tags-any'),
};
