import { EndpointNotFoundError, MicroversionError, OpenStackError } from '../errors.js';
import { isJsonObject } from '../json.js';
import type { ServiceResponse } from '../request.js';
import { needsOf } from '../resource/needs.js';
import { joinUrl } from '../url.js';
import { conventional, versionWanted } from './convention.js';
import type { Discovery, DiscoveryContext, Located, MicroversionNeeds } from './located.js';
import { compareVersions, isBefore, majorOf, splitVersion } from './version.js';
import { parseVersions, versionUrl, type ApiVersion } from './version-document.js';

/** What a service said of the version in use. */
interface Found {
  readonly url: string;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** How long what was found stays in a store, in milliseconds: clouds are upgraded now and then. */
const STORED_FOR = 86_400_000;
/** Versions that may be used without being asked for by name. */
const USABLE = ['CURRENT', 'STABLE', 'SUPPORTED', 'DEPRECATED'];

/**
 * Finds a service by asking it for its versions: once, and only if the endpoint does not say all that is needed. For
 * {@link ServiceApi.discovery}.
 */
export const discovery: Discovery = { locate, needs: needsOf };

function locate(given: DiscoveryContext): Located {
  const context = { ...given, version: versionWanted(given) };
  let asked: Promise<Found> | undefined;
  const ask = (): Promise<Found> => {
    asked ??= stored(context).catch((error: unknown) => {
      // What failed may succeed at the next call.
      asked = undefined;
      throw error;
    });
    return asked;
  };
  const isKnown = context.isOverride || fits(context, context.url);
  return {
    url: () => (isKnown ? context.url : ask().then(({ url }) => url)),
    microversion(needs, pinned) {
      const { type, microversions } = context.api;
      if (pinned !== undefined) return checked(type, pinned, needs, 'that is what was asked for');
      if (!needs || !microversions) return undefined;
      return ask().then((found) => negotiated(type, { until: microversions.max, ...needs }, found));
    },
  };
}

/** Whether a URL is one of the version that is wanted. */
function fits({ version }: DiscoveryContext, url: string): boolean {
  return version === undefined || majorOf(splitVersion(url).version) === majorOf(version);
}

/** The newest microversion that both sides know. */
function negotiated(type: string, needs: MicroversionNeeds, { url, min, max }: Found): string | undefined {
  const { since, until, what } = needs;
  if (max === undefined) {
    if (since === undefined) return undefined;
    throw new MicroversionError(`${what ?? 'This'} needs microversion ${since} of "${type}"; ${url} knows none at all`);
  }
  const version = until !== undefined && isBefore(until, max) ? until : max;
  return checked(type, version, { ...needs, since: least(since, min) }, `${url} knows ${min} to ${max}`);
}

/** @throws MicroversionError - the version is outside of what is needed. */
function checked(type: string, version: string, needs: MicroversionNeeds = {}, reason: string): string {
  const { since, until, what = 'This' } = needs;
  const isNumber = /^\d+\.\d+$/.test(version);
  if (isNumber && since !== undefined && isBefore(version, since)) {
    throw new MicroversionError(`${what} needs microversion ${since} of "${type}" or later, not ${version}: ${reason}`);
  }
  if (isNumber && until !== undefined && isBefore(until, version)) {
    throw new MicroversionError(`${what} is gone after microversion ${until} of "${type}", not ${version}: ${reason}`);
  }
  return version;
}

function least(a: string | undefined, b: string | undefined): string | undefined {
  return a !== undefined && b !== undefined && isBefore(a, b) ? b : (a ?? b);
}

/** What the store has, or else what the service says. */
async function stored(context: DiscoveryContext): Promise<Found> {
  const { store, url, version } = context;
  const key = `discovery:${url} ${version}`;
  const known = foundIn(await store?.get(key));
  if (known) return known;
  const found = await search(context);
  // What was only guessed is asked for again.
  if (found.max !== undefined) await store?.set(key, JSON.stringify(found), { expiresAt: Date.now() + STORED_FOR });
  return found;
}

/** What a stored text says; undefined if there is none, or it makes no sense. */
function foundIn(text: string | undefined): Found | undefined {
  try {
    const found: unknown = JSON.parse(text ?? 'null');
    return isJsonObject(found) && typeof found['url'] === 'string' ? (found as unknown as Found) : undefined;
  } catch {
    return undefined;
  }
}

/** Asks the places where a version document can be, and takes the newest version that fits from the first that there is. */
async function search(context: DiscoveryContext): Promise<Found> {
  const { api, url, isOverride, version, projectId, get, warn } = context;
  const isProject = projectId !== undefined && url.replace(/\/+$/, '').endsWith(projectId);
  const bare = isProject ? url.slice(0, url.lastIndexOf(projectId)) : url;
  const { root, version: present } = splitVersion(bare);
  const isFitting = isOverride || fits(context, bare);
  const places = isFitting ? [bare, root] : [root, bare];
  const problems: string[] = [];
  const others: string[] = [];
  for (const place of new Set(places.map((each) => joinUrl(each, '/')))) {
    const response = await get(place).catch((error: unknown) => {
      if (!(error instanceof OpenStackError)) throw error;
      problems.push(error.message);
    });
    if (!response) continue;
    const versions = parseVersions(response.body);
    const newest = newestOf(versions, version ?? present);
    if (newest) {
      const bounds = boundsIn(response);
      const project = isProject ? url.slice(bare.length - 1) : '';
      return {
        url: isFitting ? url : versionUrl(place, newest) + project,
        min: newest.min ?? bounds.min,
        max: newest.max ?? bounds.max,
      };
    }
    others.push(...versions.map(({ id }) => id));
    problems.push(`${place} has ${versions.length > 0 ? 'other versions' : 'no version document'}`);
  }
  if (others.length > 0 && !isFitting) {
    throw new EndpointNotFoundError(
      `"${api.type}" at ${root} has no version ${version}; it has ${[...new Set(others)].join(', ')}`,
    );
  }
  // Some clouds hide the document; the conventional place is as good as any other guess then.
  const guess = isFitting || version === undefined ? url : conventional(url, version);
  warn(`"${api.type}" does not tell its versions, so ${guess} is used without them: ${problems.join('; ')}`);
  return { url: guess };
}

/** The newest usable version of a major. */
function newestOf(versions: readonly ApiVersion[], wanted: string | undefined): ApiVersion | undefined {
  return versions
    .filter(({ id, status }) => USABLE.includes(status) && (wanted === undefined || majorOf(id) === majorOf(wanted)))
    .sort((a, b) => compareVersions(a.id, b.id))
    .at(-1);
}

/** Old Ironic tells its microversions in headers. */
function boundsIn({ headers, body }: ServiceResponse): { min?: string; max?: string } {
  const bounds: { min?: string; max?: string } = {};
  if (!isJsonObject(body)) return bounds;
  for (const [name, value] of Object.entries(headers)) {
    if (name.endsWith('api-minimum-version')) bounds.min = value;
    if (name.endsWith('api-maximum-version')) bounds.max = value;
  }
  return bounds;
}
