import { isJsonObject } from '../json.js';

/** One version of an API, as its version document lists it. */
export interface ApiVersion {
  readonly id: string;
  /** In upper case. */
  readonly status: string;
  readonly url: string | undefined;
  /** The first and the last microversion, where there are any. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** The versions in a version document of any of the services' shapes. */
export function parseVersions(document: unknown): ApiVersion[] {
  if (!isJsonObject(document)) return [];
  const { versions, version } = document;
  const list = isJsonObject(versions) ? versions['values'] : (versions ?? (version ? [version] : [document]));
  return (Array.isArray(list) ? list : []).filter(isJsonObject).flatMap((each) => {
    const { id, status, links } = each;
    if (typeof id !== 'string') return [];
    const self = (Array.isArray(links) ? links : []).filter(isJsonObject).find((link) => link['rel'] === 'self');
    return [
      {
        id,
        // Old Placement does not tell, and has just the one.
        status: textOf(status)?.toUpperCase() ?? 'CURRENT',
        url: textOf(self?.['href']),
        min: textOf(each['min_version']),
        max: textOf(each['max_version']) ?? textOf(each['version']),
      },
    ];
  });
}

/** A text that says something: versions without microversions have empty ones. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * The URL of a version, below the URL at which its document was found. Version documents often name a host that only
 * the service itself knows, so only the path is believed.
 */
export function versionUrl(found: string, version: ApiVersion): string {
  const base = new URL(found);
  const linked = version.url !== undefined && URL.canParse(version.url, base) ? new URL(version.url, base) : undefined;
  if (linked?.origin === base.origin) return linked.href;
  const segment = linked?.pathname.split('/').filter(Boolean).pop() ?? version.id;
  return `${base.origin}${base.pathname.replace(/\/+$/, '')}/${segment}`;
}
