import { joinUrl } from '../url.js';
import type { Discovery, DiscoveryContext } from './located.js';
import { majorOf, splitVersion } from './version.js';

/**
 * Finds a service by convention, without asking it: the version that is wanted takes the place of the one that the URL
 * names, or is put behind it.
 */
export const convention: Discovery = {
  locate(context) {
    const { url, isOverride } = context;
    const version = versionWanted(context);
    const found = isOverride || version === undefined ? url : conventional(url, version);
    return { url: () => found, microversion: (_, pinned) => pinned };
  },
};

/** The URL for a version, where the other one, and the project behind it, are where they always are. */
export function conventional(url: string, version: string): string {
  const { root, version: present, rest } = splitVersion(url);
  return majorOf(present) === majorOf(version) ? url : joinUrl(root, version) + rest;
}

/** The user's version or else the API's, in the API's own spelling: "v2" is "v2.0" in Neutron's paths. */
export function versionWanted({ api, version = api.version }: DiscoveryContext): string | undefined {
  return majorOf(version) === majorOf(api.version) ? api.version : version;
}
