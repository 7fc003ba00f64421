import type { RequestBody } from '@os/core';
import { ensure, ensureFails, ensureSame, type Check } from '../check.js';
import { always, counting, echo, redirect } from './answers.js';
import { ALL_BYTES, bytesOf, streamOf } from './bodies.js';
import type { Stand } from './stand.js';
import type { TransportTraits } from './traits.js';

/** What is sent arrives, and what is answered comes back. */
export function exchangeChecks(stand: Stand, { asStored = true }: TransportTraits): Check[] {
  return [
    ...[200, 204, 304, 400, 401, 404, 429, 500, 503].map((status) =>
      stand.check(`answers with status ${status}, and throws nothing`, always({ status }), async ({ send }) => {
        ensureSame((await send()).status, status, 'The status');
      }),
    ),
    ...['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) =>
      stand.check(`sends ${method}`, echo, async ({ send }) => {
        const { headers } = await send({ method });
        ensureSame(headers['x-method'], method, 'The method that arrived');
      }),
    ),
    stand.check('sends the path and the query as they are', echo, async ({ send, url }) => {
      const path = '/a%20b/%2F/c?x=1&x=2&y=%C3%A4%26';
      const { headers } = await send({ url: url + path });
      ensureSame(headers['x-path'], path, 'The path that arrived');
    }),
    stand.check('sends headers', echo, async ({ send }) => {
      const wanted = { 'x-auth-token': 'a token', 'content-type': 'application/json', accept: 'text/plain' };
      const { headers } = await send({ method: 'POST', headers: wanted, body: '{}' });
      for (const [name, value] of Object.entries(wanted)) {
        ensureSame(headers[`x-seen-${name}`], value, `The header ${name} that arrived`);
      }
    }),
    stand.check(
      'names headers of the answer in lower case, and joins several of one name',
      always({ status: 200, headers: { 'X-Subject-Token': 'abc', Link: ['<a>; rel="next"', '<b>; rel="last"'] } }),
      async ({ send }) => {
        const { headers } = await send();
        ensureSame(headers['x-subject-token'], 'abc', 'The header x-subject-token');
        ensureSame(headers['link'], '<a>; rel="next", <b>; rel="last"', 'The header link');
        const loud = Object.keys(headers).filter((name) => name !== name.toLowerCase());
        ensureSame(loud, [], 'The names of headers that are not in lower case');
      },
    ),
    stand.check('answers text', always({ status: 200, body: 'grün: {"a": 1}' }), async ({ send }) => {
      ensureSame((await send({ expect: 'text' })).body, 'grün: {"a": 1}', 'The body');
    }),
    stand.check(
      'does not parse JSON, whatever the content type says',
      always({ status: 200, headers: { 'content-type': 'application/json' }, body: ' {"a":1}' }),
      async ({ send }) => ensureSame((await send()).body, ' {"a":1}', 'The body'),
    ),
    stand.check('answers an empty body as empty text', always({ status: 200 }), async ({ send }) => {
      ensureSame((await send()).body, '', 'The body');
      ensureSame((await send({ method: 'HEAD' })).body, '', 'The body of an answer to HEAD');
    }),
    stand.check('answers bytes, unharmed', always({ status: 200, body: ALL_BYTES }), async ({ send }) => {
      const { body } = await send({ expect: 'bytes' });
      ensure(body instanceof Uint8Array, 'The body should be a Uint8Array');
      ensureSame([...body], [...ALL_BYTES], 'The bytes that arrived');
    }),
    stand.check(
      'answers error statuses with the body that was asked for',
      always({ status: 500, body: ALL_BYTES }),
      async ({ send }) => {
        const { body } = await send({ expect: 'bytes' });
        ensureSame([...(await bytesOf(body))], [...ALL_BYTES], 'The bytes that arrived');
      },
    ),
    stand.check('sends text as UTF-8', echo, async ({ send }) => {
      ensureSame((await send({ method: 'POST', body: 'grün' })).body, 'grün', 'The text that came back');
    }),
    stand.check('sends bytes, unharmed', echo, async ({ send }) => {
      const { body } = await send({ method: 'PUT', body: ALL_BYTES, expect: 'bytes' });
      ensureSame([...(await bytesOf(body))], [...ALL_BYTES], 'The bytes that came back');
    }),
    stand.check('sends a part of a buffer, and not what is around it', echo, async ({ send }) => {
      const { body } = await send({ method: 'PUT', body: ALL_BYTES.subarray(65, 70) });
      ensureSame(body, 'ABCDE', 'The text that came back');
    }),
    stand.check('sends a blob, with its length', echo, async ({ send }) => {
      const answer = await send({ method: 'PUT', body: new Blob(['gr', 'ün']) });
      ensureSame(answer.body, 'grün', 'The text that came back');
      ensureSame(answer.headers['x-seen-content-length'], '5', 'The header content-length that arrived');
    }),
    stand.check('sends no content type of its own making', echo, async ({ send }) => {
      const bodies: readonly RequestBody[] = [ALL_BYTES, streamOf(['a', 'b'])];
      for (const body of bodies) {
        const { headers } = await send({ method: 'POST', body });
        ensureSame(headers['x-seen-content-type'], undefined, 'The content type that arrived');
      }
    }),
    ...[301, 302, 303, 307, 308].map((status) =>
      stand.check(`does not follow a redirect with status ${status}`, redirect(status), async ({ send }) => {
        const answer = await send();
        ensureSame(answer.status, status, 'The status');
        ensureSame(answer.headers['location'], '/elsewhere', 'The header location');
      }),
    ),
    stand.check(
      'does not retry',
      counting(() => ({ status: 503, headers: { 'retry-after': '0' } })),
      async ({ send }) => ensureSame((await send()).headers['x-count'], '1', 'The number of requests'),
    ),
    stand.check('keeps connections open, where it can', echo, async ({ send }) => {
      const used = new Set<string | undefined>();
      for (let i = 0; i < 10; i++) used.add((await send()).headers['x-connection']);
      // One may be on its way back while the next request is sent.
      ensure(used.size <= 3, `Ten requests in turn should share connections; they took ${used.size}`);
    }),
    stand.check('can be used again after it was closed', echo, async ({ transport, send }) => {
      await send();
      await transport.close?.();
      ensureSame((await send()).status, 200, 'The status');
    }),
    stand.check('sends many requests at a time', echo, async ({ send }) => {
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, i) => send({ method: 'POST', body: String(i) })),
      );
      ensureSame(
        answers.map(({ body }) => body),
        answers.map((_, i) => String(i)),
        'The bodies that came back',
      );
    }),

    ...Object.entries(COMPRESSED).map(([encoding, bytes]) =>
      stand.check(
        `undoes ${encoding}`,
        always({ status: 200, headers: { 'content-encoding': encoding }, body: bytes }),
        async ({ send }) => {
          for (const expect of ['text', 'bytes', 'stream'] as const) {
            const { body } = await send({ expect });
            ensureSame(new TextDecoder().decode(await bytesOf(body)), COMPRESSED_TEXT, `The body as ${expect}`);
          }
          ensureSame((await send({ method: 'HEAD' })).body, '', 'The body of an answer to HEAD');
        },
      ),
    ),
    stand.check(
      'leaves what is compressed as it is, if it is told so',
      always({ status: 200, headers: { 'content-encoding': 'gzip' }, body: COMPRESSED.gzip }),
      async ({ send }) => {
        const { body, headers } = await send({ headers: { 'accept-encoding': 'identity' }, expect: 'bytes' });
        ensureSame(headers['content-encoding'], 'gzip', 'The header content-encoding');
        if (asStored) ensureSame([...(await bytesOf(body))], [...COMPRESSED.gzip], 'The bytes that came');
      },
    ),
    stand.check(
      'tells a compression that is none',
      always({ status: 200, headers: { 'content-encoding': 'gzip' }, body: 'plain text, whatever the header says' }),
      async ({ send }) => {
        await ensureFails(send(), 'CONNECTION', 'A request whose answer cannot be decoded');
        const { body } = await send({ expect: 'stream' });
        await ensureFails(bytesOf(body), 'CONNECTION', 'Reading a stream that cannot be decoded');
      },
    ),
  ];
}

/** One text, as servers compress it. */
const COMPRESSED_TEXT = 'grün '.repeat(40);
const COMPRESSED = {
  gzip: fromBase64('H4sIAAAAAAAAA0svOrwnTyF9xJAAFI3nj/AAAAA='),
  deflate: fromBase64('eJxLLzq8J08hfcSQALPKc/E='),
  br: fromBase64('G+8A+I2UbuaiPnPjHVYgcjFbHIDEEw=='),
};

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
