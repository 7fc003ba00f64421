import { parseVersions, majorOf, versionInUrl, versionUrl } from '../endpoint/discovery.js';
import { AuthPluginNotRegisteredError, ConfigError } from '../errors.js';
import { didYouMean } from '../names.js';
import { joinUrl, parseUrl } from '../url.js';
import type { Access } from './access.js';
import type { AuthContext, Authenticator, AuthenticatorDefinition, AuthOptionValues } from './authenticator.js';

/** What to choose from, and what for. */
export interface Selection {
  readonly definitions: ReadonlyMap<string, AuthenticatorDefinition>;
  /** The name that the user asked for, if any. */
  readonly authPlugin?: string | undefined;
  readonly options: AuthOptionValues;
  /** The names of the connection's own options, for "did you mean". */
  readonly ownOptions: readonly string[];
}

/**
 * The authenticator for a connection's options: the plugin that was named, else the one that fits the version in the
 * URL, else one that asks the URL for its versions before it logs in.
 *
 * @throws AuthPluginNotRegisteredError - the package of the plugin needed was not imported.
 * @throws ConfigError - an option is unknown, missing or malformed.
 */
export function selectAuthenticator(selection: Selection): Authenticator {
  const { definitions, authPlugin, options } = selection;
  const candidates = [...new Set(definitions.values())];
  if (authPlugin !== undefined) return create(selection, named(definitions, authPlugin));

  checkOptions(selection, candidates);
  if (typeof options['authUrl'] !== 'string') {
    throw new ConfigError(
      'authUrl is needed: the URL of the identity service, like "https://cloud.example.com:5000/v3"',
    );
  }
  const { href } = parseUrl(options['authUrl'], 'authUrl');
  const version = versionInUrl(href);
  return version === undefined
    ? new DiscoveringAuthenticator(selection, candidates, href)
    : create(selection, fitting(candidates, version, options));
}

function named(definitions: ReadonlyMap<string, AuthenticatorDefinition>, name: string): AuthenticatorDefinition {
  const definition = definitions.get(name);
  if (definition) return definition;
  const names = [...definitions.keys()];
  const version = /v[23]/.exec(name)?.[0];
  throw new AuthPluginNotRegisteredError(
    `No authentication plugin "${name}" is registered${didYouMean(name, names)} Registered are ${names.join(', ')}` +
      (version && !names.some((each) => each.includes(version)) ? `; is "@os/auth-${version}" imported?` : ''),
  );
}

/** The first plugin for a version of the identity API that can log in with these options. */
function fitting(
  candidates: readonly AuthenticatorDefinition[],
  version: string,
  options: AuthOptionValues,
): AuthenticatorDefinition {
  const major = majorOf(version);
  const ofVersion = candidates.filter((each) => majorOf(each.identityVersion) === major);
  const [first] = ofVersion;
  if (!first) {
    throw new AuthPluginNotRegisteredError(
      `authUrl names version ${version} of the identity API, for which no plugin is registered; ` +
        `install "@os/auth-v${major}" and add: import '@os/auth-v${major}';`,
    );
  }
  // The first one says best what is missing.
  return ofVersion.find((each) => each.matches(options)) ?? first;
}

function create(selection: Selection, definition: AuthenticatorDefinition): Authenticator {
  checkOptions(selection, [definition]);
  return definition.create(selection.options);
}

/** Refuses options that none of the plugins takes. */
function checkOptions({ options, ownOptions }: Selection, definitions: readonly AuthenticatorDefinition[]): void {
  const known = new Set(definitions.flatMap((definition) => definition.options));
  for (const name of Object.keys(options)) {
    if (known.has(name) || options[name] === undefined) continue;
    throw new ConfigError(
      `Unknown option "${name}"${didYouMean(name, [...known, ...ownOptions])} ` +
        `Neither the connection nor ${definitions.map((each) => each.name).join(', ')} takes it`,
    );
  }
}

/** Asks an identity URL without a version what it offers, and logs in the newest way that fits the options. */
class DiscoveringAuthenticator implements Authenticator {
  readonly name = 'discovery';
  readonly #selection: Selection;
  readonly #candidates: readonly AuthenticatorDefinition[];
  readonly #url: string;
  #chosen: Authenticator | undefined;

  constructor(selection: Selection, candidates: readonly AuthenticatorDefinition[], url: string) {
    this.#selection = selection;
    this.#candidates = candidates;
    this.#url = url;
  }

  async authorize(context: AuthContext): Promise<Access> {
    this.#chosen ??= await this.#choose(context);
    return this.#chosen.authorize(context);
  }

  async #choose(context: AuthContext): Promise<Authenticator> {
    const asked = joinUrl(this.#url, '/');
    const { body } = await context.request({ url: asked, call: 'discovery' });
    const versions = parseVersions(body).sort((a, b) => b.id.localeCompare(a.id, 'en', { numeric: true }));
    const [newest] = versions;
    if (!newest) throw new ConfigError(`${asked} lists no versions: is it the URL of an identity service?`);
    const { options } = this.#selection;
    const isSpoken = (id: string) =>
      this.#candidates.some((each) => majorOf(each.identityVersion) === majorOf(id) && each.matches(options));
    const version = versions.find((each) => isSpoken(each.id)) ?? newest;
    const definition = fitting(this.#candidates, version.id, options);
    return create({ ...this.#selection, options: { ...options, authUrl: versionUrl(asked, version) } }, definition);
  }
}
