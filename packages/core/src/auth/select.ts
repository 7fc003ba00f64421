import { compareVersions, majorOf } from '../endpoint/version.js';
import { parseVersions, versionUrl, type ApiVersion } from '../endpoint/version-document.js';
import { AuthPluginNotRegisteredError, ConfigError, HttpError, InvalidResponseError } from '../errors.js';
import { didYouMean } from '../names.js';
import { joinUrl, parseUrl } from '../url.js';
import type { Access } from './access.js';
import type { AuthContext, Authenticator, AuthenticatorDefinition, AuthOptionValues } from './authenticator.js';

/** The versions that the identity API ever had; other segments of a path may look like one by chance. */
const IDENTITY_VERSION = /^v[23](\.\d+)?$/;

/** What to import for the plugins that do not come with `@os/auth-v2` or `@os/auth-v3` itself. */
const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [/totp|multif/, 'auth-v3/mfa'],
  [/oidc/, 'auth-v3/oidc'],
  [/oauth/, 'auth-v3/oauth'],
  [/saml|adfs/, 'auth-v3/saml'],
  [/kerb/, 'auth-v3/kerberos'],
  [/tokenless/, 'auth-v3/tokenless'],
  [/k2k/, 'auth-v3/k2k'],
  [/websso/, 'auth-v3/websso'],
  [/^(none|http_basic|admin_token|token_endpoint)$/, 'auth-standalone'],
];

/** What to choose from, and what for. */
export interface Selection {
  readonly definitions: ReadonlyMap<string, AuthenticatorDefinition>;
  /** All that is about logging in; `authPlugin` is the name of the plugin that the user asked for, if any. */
  readonly options: AuthOptionValues;
  /** The names of the connection's own options, for "did you mean". */
  readonly ownOptions: readonly string[];
}

/**
 * The authenticator for a connection's options: the plugin that was named, else the one that fits the version in the
 * URL, else one that asks the URL for its versions before it logs in. An option that only other plugins take is left
 * to them.
 *
 * @throws AuthPluginNotRegisteredError - the package of the plugin needed was not imported.
 * @throws ConfigError - an option is unknown, missing or malformed.
 */
export function selectAuthenticator(selection: Selection): Authenticator {
  const { definitions, ownOptions } = selection;
  const { authPlugin, ...options } = selection.options;
  const candidates = [...new Set(definitions.values())];
  const chosen =
    authPlugin === undefined
      ? candidates.find((each) => each.identityVersion === undefined && each.matches(options))
      : named(definitions, authPlugin as string);
  checkOptions(options, ownOptions, candidates);
  if (chosen) return chosen.create(options);

  const { authUrl } = options;
  if (typeof authUrl !== 'string') {
    throw new ConfigError(
      'authUrl is needed: the URL of the identity service, like "https://cloud.example.com:5000/v3"',
    );
  }
  const { href, pathname } = parseUrl(authUrl, 'authUrl');
  const version = pathname.split('/').findLast((part) => IDENTITY_VERSION.test(part));
  return version === undefined
    ? new DiscoveringAuthenticator(candidates, options, href)
    : fitting(candidates, version, options).create(options);
}

function named(definitions: ReadonlyMap<string, AuthenticatorDefinition>, name: string): AuthenticatorDefinition {
  const definition = definitions.get(name);
  if (definition) return definition;
  const names = [...definitions.keys()];
  const problem = `No authentication plugin "${name}" is registered`;
  const elsewhere = ELSEWHERE.find(([pattern]) => pattern.test(name) && !names.some((each) => pattern.test(each)));
  if (elsewhere) throw notImported(problem, elsewhere[1]);
  const version = /v[23]/.exec(name)?.[0];
  if (version && !names.some((each) => each.includes(version))) throw notImported(problem, `auth-${version}`);
  throw new AuthPluginNotRegisteredError(`${problem}, only ${names.join(', ')}${didYouMean(name, names)}`);
}

/** The first plugin for a version of the identity API that can log in with these options. */
function fitting(
  candidates: readonly AuthenticatorDefinition[],
  version: string,
  options: AuthOptionValues,
): AuthenticatorDefinition {
  const ofVersion = candidates.filter((each) => majorOf(each.identityVersion) === majorOf(version));
  const [first] = ofVersion;
  if (!first)
    throw notImported(
      `No authentication plugin for version ${version} of the identity API is registered`,
      `auth-v${majorOf(version)}`,
    );
  // The first one says best what is missing.
  return ofVersion.find((each) => each.matches(options)) ?? first;
}

/** @param path - Of what to import, below the scope: `auth-v3/oidc`. */
function notImported(problem: string, path: string): AuthPluginNotRegisteredError {
  const [name] = path.split('/');
  return new AuthPluginNotRegisteredError(`${problem}; install "@os/${name}" and add: import '@os/${path}';`);
}

/** Refuses options that nothing takes. */
function checkOptions(
  options: AuthOptionValues,
  ownOptions: readonly string[],
  definitions: readonly AuthenticatorDefinition[],
): void {
  const known = new Set(definitions.flatMap((definition) => definition.options));
  for (const name of Object.keys(options)) {
    if (known.has(name) || options[name] === undefined) continue;
    throw new ConfigError(
      `Neither the connection nor any of ${definitions.map((each) => each.name).join(', ')} ` +
        `takes the option "${name}"${didYouMean(name, [...known, ...ownOptions, 'authPlugin'])}`,
    );
  }
}

/** Asks an identity URL without a version what it offers, and logs in the newest way that fits the options. */
class DiscoveringAuthenticator implements Authenticator {
  readonly name = 'discovery';
  readonly #candidates: readonly AuthenticatorDefinition[];
  readonly #options: AuthOptionValues;
  readonly #url: string;
  #chosen: Authenticator | undefined;

  constructor(candidates: readonly AuthenticatorDefinition[], options: AuthOptionValues, url: string) {
    this.#candidates = candidates;
    this.#options = options;
    this.#url = joinUrl(url, '/');
  }

  /** That of the plugin that will most likely be chosen: whose token it is does not depend on the version. */
  get cacheKey(): string | undefined {
    return this.#candidates.find((each) => each.matches(this.#options))?.create(this.#options).cacheKey;
  }

  async authorize(context: AuthContext): Promise<Access> {
    this.#chosen ??= await this.#choose(context);
    return this.#chosen.authorize(context);
  }

  async #choose(context: AuthContext): Promise<Authenticator> {
    const options = this.#options;
    const versions = await this.#ask(context);
    const isSpoken = ({ id }: ApiVersion) =>
      this.#candidates.some((each) => majorOf(each.identityVersion) === majorOf(id) && each.matches(options));
    const version = versions.find(isSpoken) ?? versions[0];
    if (!version) throw new ConfigError(`${this.#url} lists no versions: is it the URL of an identity service?`);
    const definition = fitting(this.#candidates, version.id, options);
    return definition.create({ ...options, authUrl: versionUrl(this.#url, version) });
  }

  /** The versions on offer, newest first. */
  async #ask(context: AuthContext): Promise<ApiVersion[]> {
    try {
      const { body } = await context.request({ url: this.#url, call: 'discovery' });
      return parseVersions(body).sort((a, b) => compareVersions(b.id, a.id));
    } catch (cause) {
      if (!(cause instanceof HttpError || cause instanceof InvalidResponseError)) throw cause;
      throw new ConfigError(
        `${this.#url} does not tell its versions; is it the identity service? Then say which one to use: "${this.#url}v3"`,
        { cause },
      );
    }
  }
}
