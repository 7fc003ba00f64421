import { InvalidAttributeError } from '@os/core';
import { given } from './headers.js';

/** What an object has besides its content and the user's own metadata. */
export interface ObjectSettings {
  /** Default: guessed by the object store, from the name. */
  readonly contentType?: string | undefined;
  /** What the content is compressed with, for browsers to undo. */
  readonly contentEncoding?: string | null | undefined;
  /** What browsers do with it: `attachment; filename="report.pdf"`. */
  readonly contentDisposition?: string | null | undefined;
  /** How long it may be cached. */
  readonly cacheControl?: string | null | undefined;
  /** When it shall be deleted: a date, or its ISO 8601 text. */
  readonly expiresAt?: Date | string | null | undefined;
  /** Seconds after which it shall be deleted. */
  readonly expiresIn?: number | undefined;
}

/** @throws InvalidAttributeError - a date is none. */
export function settingHeaders(settings: ObjectSettings): Record<string, string> {
  const { contentType, contentEncoding, contentDisposition, cacheControl, expiresAt, expiresIn } = settings;
  return given({
    'content-type': contentType,
    'content-encoding': contentEncoding,
    'content-disposition': contentDisposition,
    'cache-control': cacheControl,
    'x-delete-at': expiresAt && String(secondsOf(expiresAt)),
    'x-delete-after': expiresIn?.toString(),
  });
}

/** Seconds since 1970, downwards. */
function secondsOf(date: Date | string): number {
  const time = new Date(date).getTime();
  if (!Number.isFinite(time)) throw new InvalidAttributeError(`"expiresAt" is no date: ${String(date)}`);
  return Math.floor(time / 1000);
}
