import { attr, readOnly } from '@os/core';

/** Where the resource itself is found. */
export const links = () => readOnly.object({ self: attr.string() });

/** What may be switched on for a resource; `null` takes an option back. Options that are not named stay as they are. */
export const options = () =>
  attr.object({
    /** Whether the resource can neither be changed nor deleted, until this option is taken back. */
    immutable: attr.boolean().nullable().optional(),
  });

/** Attributes that the API does not know and stores all the same; they are answered twice when they were just updated. */
export const extra = () => readOnly.map<unknown>().optional();
