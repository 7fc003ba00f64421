// How often and how long policies try again. In a file without imports, from where the build puts them into place.

/** Milliseconds before the first retry, about; doubled with each one. */
export const BASE_DELAY = 500;
export const MAX_DELAY = 20_000;
/** A service that wants to be left alone for longer than this, in milliseconds, is not waited for. */
export const MAX_RETRY_AFTER = 60_000;
/** Retries that a connection may spend before it has to earn more by requests that succeed. */
export const BUDGET = 50;
export const EARNED_BY_SUCCESS = 0.2;
/** A host that has never answered is more likely misspelt than being restarted: it is tried only so often again. */
export const RETRIES_OF_STRANGERS = 1;
export const MAX_REDIRECTS = 5;
