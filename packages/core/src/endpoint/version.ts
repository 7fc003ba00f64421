/** A segment of a path that is a version: `v3`, `v2.0`. */
const VERSION = /^v(\d+)(\.\d+)?$/;

/** The major number of a version, or undefined if the text is none. */
export function majorOf(version: string | undefined): string | undefined {
  return VERSION.exec(version ?? '')?.[1];
}

/** A URL at the version that its path names in its last or, before a project id, its last but one segment. */
export function splitVersion(url: string): { root: string; version?: string; rest: string } {
  const [, root, version, rest = ''] = /^(.*\/\/.*)\/(v\d+(?:\.\d+)?)(\/[^/]+)?\/*$/.exec(url) ?? [];
  return root === undefined ? { root: url, rest } : { root, version: version!, rest };
}

/** `2.9` comes before `2.10`. Not by `localeCompare`, as loading its tables takes five milliseconds of a program's start. */
export function compareVersions(a: string, b: string): number {
  return rank(a) - rank(b);
}

function rank(version: string): number {
  const [major = 0, minor = 0] = (version.match(/\d+/g) ?? []).map(Number);
  return major * 1e6 + minor;
}

export function isBefore(a: string, b: string): boolean {
  return compareVersions(a, b) < 0;
}
