import * as fc from 'fast-check';
import { discovery, MicroversionError, type DiscoveryContext } from '@os/core';
import { conventional } from '../src/endpoint/convention.js';
import { compareVersions } from '../src/endpoint/version.js';
import { redactHeaders, redactJson } from '../src/redact.js';
import { retryAfterOf } from '../src/retry-after.js';
import { joinUrl, safeUrl, withQuery } from '../src/url.js';

const SECRET = 'S3CR3T-VALUE';
/** What stands in URLs and names without being escaped. */
const word = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/);

describe('URLs', () => {
  const base = fc
    .tuple(fc.webUrl({ withFragments: false }), fc.constantFrom('', '/', '//'))
    .map((parts) => parts.join(''));

  test('are joined by exactly one slash', () => {
    const path = fc
      .tuple(fc.constantFrom('', '/', '//'), fc.array(word, { minLength: 1 }))
      .map(([slash, words]) => slash + words.join('/'));
    fc.assert(
      fc.property(base, path, (left, right) => {
        expect(joinUrl(left, right)).toBe(`${left.replace(/\/+$/, '')}/${right.replace(/^\/+/, '')}`);
      }),
    );
  });

  test('take any query, which reads as it was given', () => {
    const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean());
    const query = fc.dictionary(
      fc.string({ minLength: 1 }),
      fc.oneof(value, fc.array(value), fc.constantFrom(null, undefined)),
    );
    fc.assert(
      fc.property(query, (given) => {
        const read = [...new URL(withQuery('http://x/p?first=1', given)).searchParams];
        const wanted = Object.entries(given).flatMap(([name, values]) =>
          [values ?? []].flat().map((each) => [name, String(each)]),
        );
        expect(read.slice(1)).toEqual(wanted);
      }),
    );
  });

  test('are shown without what their query keeps secret, and otherwise as they are', () => {
    const secret = fc.constantFrom('temp_url_sig', 'token', 'X-Auth-Token', 'password', 'client_secret', 'Signature');
    const plain = fc.uniqueArray(
      word.filter((name) => !/(sig(nature)?|token|secret|passw(or)?d|credential)$/.test(name)),
    );
    fc.assert(
      fc.property(plain, secret, (names, hidden) => {
        const query = names.map((name) => `${name}=${name}`);
        const shown = safeUrl(`http://x/p?${[...query, `${hidden}=${SECRET}`, 'last=1'].join('&')}`);
        expect(shown).toBe(`http://x/p?${[...query, `${hidden}=***`, 'last=1'].join('&')}`);
      }),
    );
  });
});

describe('versions', () => {
  const version = fc.tuple(fc.nat(9), fc.nat(120));
  const text = ([major, minor]: readonly [number, number]) => `${major}.${minor}`;

  test('are compared by their numbers', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(compareVersions(text(a), text(b)))).toBe(Math.sign(a[0] - b[0] || a[1] - b[1]));
      }),
    );
  });

  test('have their place in a URL: behind its root, before a project', () => {
    const segment = fc.constantFrom('v1', 'v2', 'v2.0', 'v2.1', 'v3', 'v3.14');
    const project = fc.option(fc.stringMatching(/^[0-9a-f]{32}$/));
    const root = fc.tuple(
      fc.constantFrom('http://n:8774', 'https://v3.example.com/compute', 'https://x/v'),
      fc.constantFrom('', '/'),
    );
    fc.assert(
      fc.property(root, fc.option(segment), project, segment, ([host, slash], present, id, wanted) => {
        const behind = present === null ? '' : [present, id].filter(Boolean).join('/');
        const found = conventional(behind === '' ? host + slash : `${host}/${behind}${slash}`, wanted);
        const isSame = present?.slice(0, 2) === wanted.slice(0, 2);
        const tail = present === null || id === null ? '' : `/${id}`;
        if (isSame) expect(found.replace(/\/$/, '')).toBe(`${host}/${present}${tail}`);
        else expect(found).toBe(`${host}/${wanted}${tail}`);
        expect(conventional(found, wanted)).toBe(found);
      }),
    );
  });

  test('asked for are always within what both sides have, or there is an error', async () => {
    const minor = fc.nat(100);
    await fc.assert(
      fc.asyncProperty(minor, minor, fc.option(minor), fc.option(minor), async (min, more, since, until) => {
        const max = min + more;
        const context: DiscoveryContext = {
          api: { type: 'compute', version: 'v2.1', microversions: { max: '2.80' } },
          url: 'http://n/v2.1',
          isOverride: false,
          version: undefined,
          projectId: undefined,
          store: undefined,
          warn: () => undefined,
          get: async (url) => ({
            status: 200,
            headers: {},
            url,
            body: { version: { id: 'v2.1', status: 'CURRENT', min_version: `2.${min}`, version: `2.${max}` } },
          }),
        };
        const needs = {
          ...(since !== null && { since: `2.${since}` }),
          ...(until !== null && { until: `2.${until}` }),
        };
        const last = Math.min(max, until ?? 80);
        const asked = Promise.resolve(discovery.locate(context).microversion(needs, undefined));
        if (last >= Math.max(min, since ?? 0)) expect(await asked).toBe(`2.${last}`);
        else await expect(asked).rejects.toThrow(MicroversionError);
      }),
    );
  });
});

describe('redaction', () => {
  const secretKey = fc.constantFrom(
    'password',
    'adminPass',
    'original_password',
    'token',
    'secret',
    'user_data',
    'private_key',
    'blob',
    'payload',
    'os:auth_key',
    'passcode',
  );
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(word, tie('json'), { maxKeys: 3 }),
      fc
        .tuple(secretKey, fc.constantFrom<unknown>(SECRET, [SECRET], { id: SECRET }))
        .map(([key, value]) => ({ [key]: value })),
    ),
  }));

  test('leaves no secret in any JSON, however deep', () => {
    fc.assert(
      fc.property(json, (value) => !JSON.stringify(redactJson(value)).includes(SECRET)),
      { numRuns: 2000 },
    );
  });

  test('leaves whatever has no such name as it is', () => {
    const harmless = fc.dictionary(
      fc.constantFrom('name', 'id', 'password_expires_at', 'key_name', 'token_count'),
      fc.oneof(word, fc.nat(), fc.boolean()),
    );
    fc.assert(fc.property(harmless, (value) => expect(redactJson(value)).toEqual(value)));
  });

  test('hides the values of headers by their names', () => {
    const secret = fc.constantFrom(
      'x-auth-token',
      'x-subject-token',
      'authorization',
      'cookie',
      'x-account-meta-temp-url-key',
    );
    fc.assert(
      fc.property(secret, fc.dictionary(word, word), (name, others) => {
        const shown = redactHeaders({ ...others, [name]: SECRET });
        expect(JSON.stringify(shown)).not.toContain(SECRET);
        expect(Object.keys(shown).sort()).toEqual([...new Set([...Object.keys(others), name])].sort());
      }),
    );
  });
});

describe('Retry-After', () => {
  const read = (value: string) => retryAfterOf({ 'retry-after': value });

  test('is a number of seconds', () => {
    fc.assert(fc.property(fc.nat(1e6), (seconds) => expect(read(` ${seconds} `)).toBe(seconds * 1000)));
  });

  test('or a date, of which what is left counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1e6 }), (seconds) => {
        const milliseconds = read(new Date(Date.now() + seconds * 1000).toUTCString());
        expect(milliseconds).toBeGreaterThan((seconds - 2) * 1000);
        expect(milliseconds).toBeLessThanOrEqual(seconds * 1000);
      }),
    );
  });

  test('or nonsense, which is nothing, and never a time that has gone', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const milliseconds = read(value) ?? 0;
        expect(milliseconds).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(retryAfterOf({})).toBeUndefined();
  });
});
