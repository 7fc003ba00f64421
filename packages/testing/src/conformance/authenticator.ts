import {
  Connection,
  Session,
  type Access,
  type Authenticator,
  type AuthenticatorDefinition,
  type AuthOptionValues,
  type Transport,
  type TransportRequest,
} from '@os/core';
import { ensure, ensureCode, ensureFails, ensureNone, ensureSame, failureOf, type Check } from './check.js';

/** A cloud to log in to, and how. */
export interface LoginTarget {
  readonly transport: Transport;
  /** Options with which the plugin logs in. */
  readonly options: AuthOptionValues;
  /**
   * The same with a wrong secret, such as another password. What differs is taken for secret. Left out where there is
   * none.
   */
  readonly wrong?: AuthOptionValues;
  /** The plugin knows how to authenticate requests without asking anybody, as with a fixed token. */
  readonly sendsNothing?: boolean;
  /** No option has to be given. */
  readonly needsNothing?: boolean;
}

/**
 * What every authentication plugin promises.
 *
 * ```ts
 * const checks = authenticatorConformance(myPlugin, () => {
 *   const { transport, ...options } = new FakeCloud().options();
 *   return { transport, options, wrong: { ...options, password: 'wrong' } };
 * });
 * for (const { name, run } of checks) it(name, run);
 * ```
 *
 * @param target - Makes a cloud to log in to; called for each check.
 */
export function authenticatorConformance(
  definition: AuthenticatorDefinition,
  target: () => LoginTarget | Promise<LoginTarget>,
): Check[] {
  const { name, aliases = [], packageName, identityVersion, options: known } = definition;
  const check = (what: string, run: (context: Context) => Promise<void> | void): Check => ({
    name: what,
    run: async () => run(contextOf(definition, await target())),
  });
  return [
    check('is well declared', () => {
      const names = [name, ...aliases];
      ensureNone([
        ...names
          .filter((each) => !/^[a-z][a-z0-9_]*$/.test(each))
          .map((each) => `The name "${each}" should be in lower case, of letters, digits and _`),
        ...repeated(names).map((each) => `The name "${each}" is there twice`),
        ...repeated(known).map((each) => `The option "${each}" is there twice`),
        ...(packageName ? [] : ['packageName should be the npm package that the plugin comes from']),
        ...(/^v\d+(\.\d+)?$/.test(identityVersion ?? 'v3')
          ? []
          : [`identityVersion "${identityVersion}" should be like "v3"`]),
      ]);
    }),
    check('knows the options that it logs in with', ({ options }) => {
      const unknown = Object.keys(options).filter((each) => !known.includes(each));
      ensureNone(unknown.map((each) => `The option "${each}" should be listed in the definition's options`));
      ensure(definition.matches(options), 'matches() should say yes to the options that it logs in with');
    }),
    check('leaves options to others that are not for it', () => {
      ensure(!definition.matches({}), 'matches() should say no to no options at all');
    }),
    check('sends nothing before it is asked to log in', ({ sent, options }) => {
      definition.create(options);
      ensureSame(sent.length, 0, 'The number of requests');
    }),
    check('refuses to be made without what it needs', async ({ needsNothing }) => {
      if (needsNothing) return;
      const make = async (): Promise<unknown> => Promise.resolve(definition.create({}));
      await ensureFails(make(), 'CONFIG', 'Creating it without options');
    }),
    check('does not touch the options that it is given', ({ options, logIn }) => {
      const before = JSON.stringify(options);
      Object.freeze(options);
      return logIn(options).then(() => ensureSame(JSON.stringify(options), before, 'The options'));
    }),
    check('says how to authenticate requests, and for how long', async ({ logIn, options }) => {
      const { headers, expiresAt, catalog } = await logIn(options);
      const names = Object.keys(headers);
      ensure(names.length > 0, 'headers should hold at least one header');
      ensureNone(
        names
          .filter((each) => each !== each.toLowerCase())
          .map((each) => `The header "${each}" should be in lower case`),
      );
      ensureNone(names.filter((each) => !headers[each]).map((each) => `The header "${each}" is empty`));
      ensure(
        expiresAt === undefined || expiresAt > Date.now(),
        'expiresAt should be ahead, in milliseconds since 1970',
      );
      ensure(
        expiresAt === undefined || expiresAt < Date.now() + 1e12,
        'expiresAt should be in milliseconds since 1970',
      );
      for (const { type, endpoints } of catalog) {
        ensure(
          typeof type === 'string' && Array.isArray(endpoints),
          'Each entry of the catalog should have a type and endpoints',
        );
      }
    }),
    check('shows nobody the token', async ({ logIn, options }) => {
      const access = await logIn(options);
      const shown = JSON.stringify({ ...access }) + JSON.stringify(access);
      const leaked = Object.entries(access.headers).filter(([, value]) => shown.includes(value));
      ensureNone(
        leaked.map(([each]) => `The header "${each}" can be seen in what is printed of an access; use createAccess()`),
      );
    }),
    check('tells tokens of a store apart, without a secret', ({ options, wrong, secrets }) => {
      const { cacheKey } = definition.create(options);
      if (cacheKey === undefined) return;
      ensureSame(definition.create(options).cacheKey, cacheKey, 'The cacheKey of the same options');
      ensureSame(wrong && definition.create(wrong).cacheKey, wrong && cacheKey, 'The cacheKey with another secret');
      ensure(cacheKey.includes(name), 'cacheKey should hold the name of the plugin');
      ensure(!secrets.some((secret) => cacheKey.includes(secret)), 'cacheKey tells a secret');
    }),
    check('logs in anew each time it is asked', async ({ logIn, options, sent, sendsNothing }) => {
      const authenticator = definition.create(options);
      await logIn(options, authenticator);
      const before = sent.length;
      await logIn(options, authenticator);
      ensure(
        sendsNothing ? sent.length === 0 : sent.length > before,
        sendsNothing
          ? 'authorize() should send nothing, as it is said to'
          : 'authorize() should send requests each time: the connection keeps the token, not the plugin',
      );
    }),
    check('works in a connection', async ({ options, transport }) => {
      const conn = new Connection({ transport, authenticator: definition.create(options) });
      const [first, second] = await Promise.all([conn.session.access(), conn.session.access()]);
      ensure(first === second, 'Two callers at a time should share one login');
    }),
    check('keeps secrets out of URLs', async ({ logIn, options, secrets, sent }) => {
      await logIn(options);
      const leaked = sent.filter(({ url }) =>
        secrets.some((secret) => url.includes(encodeURIComponent(secret)) || url.includes(secret)),
      );
      ensureNone(leaked.map(({ method }) => `A ${method} request has a secret in its URL`));
    }),
    check('says that a wrong secret is wrong, without telling it', async ({ logIn, wrong, secrets, sendsNothing }) => {
      if (wrong === undefined || sendsNothing) return;
      const error = await failureOf(logIn(wrong), 'Logging in with a wrong secret');
      ensureCode(error, 'AUTHENTICATION', 'Logging in with a wrong secret');
      const shown = String(error) + JSON.stringify(error);
      ensure(!secrets.some((secret) => shown.includes(secret)), 'The error tells the secret');
    }),
    check('lets errors of the connection pass', async ({ options, sendsNothing }) => {
      if (sendsNothing) return;
      const broken: Transport = { send: ({ url }) => Promise.reject(new TypeError(`no way to ${url}`)) };
      const error = await failureOf(
        sessionOf(broken, definition, options).access(),
        'Logging in over a broken connection',
      );
      ensure(
        error instanceof TypeError,
        `The error of the transport should arrive as it is; what arrived is ${String(error)}`,
      );
    }),
    check('refuses an answer that makes no sense', async ({ options, sendsNothing }) => {
      if (sendsNothing) return;
      const nonsense: Transport = { send: () => Promise.resolve({ status: 200, headers: {}, body: '{}' }) };
      const login = sessionOf(nonsense, definition, options).access();
      await ensureFails(login, 'INVALID_RESPONSE', 'Logging in to what is no identity service');
    }),
  ];
}

interface Context extends LoginTarget {
  /** Requests so far. */
  readonly sent: readonly TransportRequest[];
  readonly secrets: readonly string[];
  readonly logIn: (options: AuthOptionValues, authenticator?: Authenticator) => Promise<Access>;
}

function contextOf(definition: AuthenticatorDefinition, target: LoginTarget): Context {
  const { transport, options, wrong = options } = target;
  const sent: TransportRequest[] = [];
  const recording: Transport = {
    send(request) {
      sent.push(request);
      return transport.send(request);
    },
  };
  const secrets = Object.keys(wrong)
    .filter((each) => wrong[each] !== options[each])
    .flatMap((each) => [wrong[each], options[each]])
    .filter((each) => typeof each === 'string');
  return {
    ...target,
    transport: recording,
    sent,
    secrets,
    logIn: (values, authenticator) => sessionOf(recording, definition, values, authenticator).access(),
  };
}

function sessionOf(
  transport: Transport,
  definition: AuthenticatorDefinition,
  options: AuthOptionValues,
  authenticator = definition.create(options),
): Session {
  return new Session({ transport, authenticator, retries: 0 });
}

function repeated(names: readonly string[]): string[] {
  return names.filter((each, i) => names.indexOf(each) !== i);
}
