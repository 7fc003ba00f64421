import { isJsonObject } from '../json.js';

/** One version of an API, as its version document lists it. */
export interface ApiVersion {
  readonly id: string;
  readonly status: string;
  readonly url: string | undefined;
}

/** A segment of a path that is a version: `v3`, `v2.0`. */
const VERSION = /^v(\d+)(\.\d+)?$/;

/** The major number of a version, or undefined if the text is none. */
export function majorOf(version: string | undefined): string | undefined {
  return VERSION.exec(version ?? '')?.[1];
}

/** The version that a URL's path names in its last or, before a project id, its last but one segment. */
export function versionInUrl(url: string): string | undefined {
  return new URL(url).pathname
    .split('/')
    .filter(Boolean)
    .slice(-2)
    .reverse()
    .find((part) => VERSION.test(part));
}

/** The versions in a version document of any of the services' shapes. */
export function parseVersions(document: unknown): ApiVersion[] {
  if (!isJsonObject(document)) return [];
  const { versions, version } = document;
  const list = isJsonObject(versions) ? versions['values'] : (versions ?? (version ? [version] : [document]));
  return (Array.isArray(list) ? list : []).filter(isJsonObject).flatMap(({ id, status, links }) => {
    if (typeof id !== 'string') return [];
    const self = (Array.isArray(links) ? links : []).filter(isJsonObject).find((link) => link['rel'] === 'self');
    return [
      {
        id,
        status: typeof status === 'string' ? status.toUpperCase() : 'CURRENT',
        url: typeof self?.['href'] === 'string' ? self['href'] : undefined,
      },
    ];
  });
}

/**
 * The URL of a version, below the URL at which its document was found. Version documents often name a host that only
 * the service itself knows, so only the path is believed.
 */
export function versionUrl(found: string, version: ApiVersion): string {
  const base = new URL(found);
  const linked = version.url !== undefined && URL.canParse(version.url, base) ? new URL(version.url, base) : undefined;
  const segment = linked?.pathname.split('/').filter(Boolean).pop() ?? version.id;
  if (linked?.origin === base.origin) return linked.href;
  return `${base.origin}${base.pathname.replace(/\/+$/, '')}/${segment}`;
}
