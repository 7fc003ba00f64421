// What the files here use of the core, imported once: the build writes an import for every file otherwise, each with names
// of its own, and bundlers for which the core is another file keep them all. That is one byte in eight of this package.
export {
  attr,
  createOnly,
  defineApi,
  defineResource,
  defineService,
  definitionOf,
  idOf,
  InvalidAttributeError,
  InvalidResponseError,
  isJsonObject,
  NotFoundError,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  serviceOf,
  waiting,
} from '@os/core';
