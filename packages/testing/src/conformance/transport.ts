import {
  ConnectionError,
  type RequestBody,
  type Transport,
  type TransportOptions,
  type TransportRequest,
  type TransportResponse,
} from '@os/core';
import type { Handler, ServedAnswer } from '../http/http.js';
import { listen } from '../http/listen.js';
import { ensure, ensureCode, ensureFails, ensureSame, failureOf, type Check } from './check.js';

/**
 * What every transport promises, to be checked against a server on this machine (in Node). Each check makes a transport of
 * its own.
 *
 * ```ts
 * for (const { name, run } of transportConformance(() => new MyTransport())) it(name, run);
 * ```
 */
export function transportConformance(makeTransport: (options: TransportOptions) => Transport): Check[] {
  /** A check with a transport and a server of its own, which both are closed afterwards. */
  const check = (name: string, handler: Handler, run: (context: Context) => Promise<void>): Check => ({
    name,
    async run() {
      const server = await listen(handler);
      const transport = makeTransport({});
      const send = (request: Partial<TransportRequest> = {}): Promise<TransportResponse> =>
        transport.send({ method: 'GET', url: `${server.url}/`, headers: {}, expect: 'text', ...request });
      try {
        await run({ transport, send, url: server.url, stop: () => server.close() });
      } finally {
        await transport.close?.();
        await server.close();
      }
    },
  });
  /** A check with a stream of {@link MANY} chunks: that of the server's answer, or one for it, which it does not read. */
  const flowCheck = (name: string, run: (context: Context & { flow: Flow }) => Promise<void>): Check => {
    const flow = new Flow();
    const handler: Handler = ({ method }) =>
      (method === 'GET' ? always({ status: 200, body: flow.stream() }) : silence)();
    return check(name, handler, (context) => {
      flow.count = 0;
      return run({ ...context, flow });
    });
  };
  return [
    ...[200, 204, 304, 400, 401, 404, 429, 500, 503].map((status) =>
      check(`answers with status ${status}, and throws nothing`, always({ status }), async ({ send }) => {
        ensureSame((await send()).status, status, 'The status');
      }),
    ),
    ...['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) =>
      check(`sends ${method}`, echo, async ({ send }) => {
        const { headers } = await send({ method });
        ensureSame(headers['x-method'], method, 'The method that arrived');
      }),
    ),
    check('sends the path and the query as they are', echo, async ({ send, url }) => {
      const path = '/a%20b/%2F/c?x=1&x=2&y=%C3%A4%26';
      const { headers } = await send({ url: url + path });
      ensureSame(headers['x-path'], path, 'The path that arrived');
    }),
    check('sends headers', echo, async ({ send }) => {
      const wanted = { 'x-auth-token': 'a token', 'content-type': 'application/json', accept: 'text/plain' };
      const { headers } = await send({ method: 'POST', headers: wanted, body: '{}' });
      for (const [name, value] of Object.entries(wanted)) {
        ensureSame(headers[`x-seen-${name}`], value, `The header ${name} that arrived`);
      }
    }),
    check(
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
    check('answers text', always({ status: 200, body: 'grün: {"a": 1}' }), async ({ send }) => {
      ensureSame((await send({ expect: 'text' })).body, 'grün: {"a": 1}', 'The body');
    }),
    check(
      'does not parse JSON, whatever the content type says',
      always({ status: 200, headers: { 'content-type': 'application/json' }, body: ' {"a":1}' }),
      async ({ send }) => ensureSame((await send()).body, ' {"a":1}', 'The body'),
    ),
    check('answers an empty body as empty text', always({ status: 200 }), async ({ send }) => {
      ensureSame((await send()).body, '', 'The body');
      ensureSame((await send({ method: 'HEAD' })).body, '', 'The body of an answer to HEAD');
    }),
    check('answers bytes, unharmed', always({ status: 200, body: ALL_BYTES }), async ({ send }) => {
      const { body } = await send({ expect: 'bytes' });
      ensure(body instanceof Uint8Array, 'The body should be a Uint8Array');
      ensureSame([...body], [...ALL_BYTES], 'The bytes that arrived');
    }),
    check(
      'answers error statuses with the body that was asked for',
      always({ status: 500, body: ALL_BYTES }),
      async ({ send }) => {
        const { body } = await send({ expect: 'bytes' });
        ensureSame([...(await bytesOf(body))], [...ALL_BYTES], 'The bytes that arrived');
      },
    ),
    check('sends text as UTF-8', echo, async ({ send }) => {
      ensureSame((await send({ method: 'POST', body: 'grün' })).body, 'grün', 'The text that came back');
    }),
    check('sends bytes, unharmed', echo, async ({ send }) => {
      const { body } = await send({ method: 'PUT', body: ALL_BYTES, expect: 'bytes' });
      ensureSame([...(await bytesOf(body))], [...ALL_BYTES], 'The bytes that came back');
    }),
    check('sends a part of a buffer, and not what is around it', echo, async ({ send }) => {
      const { body } = await send({ method: 'PUT', body: ALL_BYTES.subarray(65, 70) });
      ensureSame(body, 'ABCDE', 'The text that came back');
    }),
    check('sends no content type of its own making', echo, async ({ send }) => {
      const bodies: readonly RequestBody[] = [ALL_BYTES, streamOf(['a', 'b'])];
      for (const body of bodies) {
        const { headers } = await send({ method: 'POST', body });
        ensureSame(headers['x-seen-content-type'], undefined, 'The content type that arrived');
      }
    }),
    check('sends a stream', echo, async ({ send }) => {
      const { body } = await send({ method: 'PUT', body: streamOf(['one,', 'two,', 'three']) });
      ensureSame(body, 'one,two,three', 'The text that came back');
    }),
    check('answers a stream, as it comes in', trickle, async ({ send }) => {
      const { body } = await send({ expect: 'stream' });
      ensure(body instanceof ReadableStream, 'The body should be a ReadableStream');
      const reader = body.getReader();
      const first = await reader.read();
      ensure(first.value instanceof Uint8Array, 'The stream should hold bytes');
      ensureSame(new TextDecoder().decode(first.value), 'first', 'What came before the rest was sent');
      await reader.cancel();
    }),
    check('answers an empty stream', always({ status: 200 }), async ({ send }) => {
      const { body } = await send({ expect: 'stream' });
      ensure(body instanceof ReadableStream, 'The body should be a ReadableStream');
      ensureSame((await bytesOf(body)).length, 0, 'The number of bytes');
    }),
    flowCheck('does not read an answer faster than it is consumed', async ({ send, flow }) => {
      const { body } = await send({ expect: 'stream' });
      ensure(body instanceof ReadableStream, 'The body should be a ReadableStream');
      const reader = body.getReader();
      await reader.read();
      await flow.settled();
      ensure(
        flow.count < MANY / 2,
        `Of ${MANY} chunks, ${flow.count} were taken from the server when one had been read`,
      );
      await reader.cancel();
    }),
    flowCheck('does not take a body faster than it can be sent', async ({ send, flow }) => {
      const controller = new AbortController();
      const pending = failureOf(
        send({ method: 'PUT', body: flow.stream(), signal: controller.signal }),
        'An aborted request',
      );
      await flow.settled();
      controller.abort();
      await pending;
      ensure(flow.count < MANY / 2, `Of ${MANY} chunks, ${flow.count} were taken though the server read none`);
    }),
    check(
      'streams as much as one likes',
      async ({ method, body }) =>
        method === 'GET'
          ? { status: 200, body: new Flow().stream() }
          : { status: 200, body: String(await sizeOf(body)) },
      async ({ send }) => {
        ensureSame(
          await sizeOf((await send({ expect: 'stream' })).body),
          MANY * CHUNK.length,
          'The number of bytes that came',
        );
        const { body } = await send({ method: 'PUT', body: new Flow().stream() });
        ensureSame(body, String(MANY * CHUNK.length), 'The number of bytes that arrived');
      },
    ),
    ...[301, 302, 303, 307, 308].map((status) =>
      check(`does not follow a redirect with status ${status}`, redirect(status), async ({ send }) => {
        const answer = await send();
        ensureSame(answer.status, status, 'The status');
        ensureSame(answer.headers['location'], '/elsewhere', 'The header location');
      }),
    ),
    check(
      'does not retry',
      counting(() => ({ status: 503, headers: { 'retry-after': '0' } })),
      async ({ send }) => ensureSame((await send()).headers['x-count'], '1', 'The number of requests'),
    ),
    check('keeps connections open, where it can', echo, async ({ send }) => {
      const used = new Set<string | undefined>();
      for (let i = 0; i < 10; i++) used.add((await send()).headers['x-connection']);
      // One may be on its way back while the next request is sent.
      ensure(used.size <= 3, `Ten requests in turn should share connections; they took ${used.size}`);
    }),
    check('is aborted while it waits', silence, async ({ send }) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 20);
      await ensureFails(send({ signal: controller.signal }), 'ABORTED', 'An aborted request');
    }),
    check('is aborted before it begins', counting(), async ({ send }) => {
      await ensureFails(send({ signal: AbortSignal.abort() }), 'ABORTED', 'An aborted request');
      ensureSame((await send()).headers['x-count'], '1', 'The number of requests that arrived');
    }),
    check('can be aborted while its stream is read', trickle, async ({ send }) => {
      const controller = new AbortController();
      const { body } = await send({ expect: 'stream', signal: controller.signal });
      const pending = bytesOf(body).then(
        () => 'the end',
        () => 'a failure',
      );
      controller.abort();
      ensureSame(await pending, 'a failure', 'What reading an aborted stream comes to');
    }),
    check('waits no longer than it may for an answer', silence, async ({ send }) => {
      await ensureFails(send({ timeout: 50 }), 'TIMEOUT', 'A request without an answer');
    }),
    check('waits no longer than it may for the body', trickle, async ({ send }) => {
      await ensureFails(send({ timeout: 50 }), 'TIMEOUT', 'A request whose answer never ends');
    }),
    check('does not count the reading of a stream as waiting', trickle, async ({ send }) => {
      const { body } = await send({ expect: 'stream', timeout: 100 });
      ensure(body instanceof ReadableStream, 'The body should be a ReadableStream');
      const reader = body.getReader();
      await reader.read();
      const outcome = await Promise.race([
        reader.read().then(
          () => 'more',
          () => 'a failure',
        ),
        new Promise((resolve) => setTimeout(resolve, 200, 'nothing')),
      ]);
      ensureSame(outcome, 'nothing', 'What comes of reading on after the timeout');
      await reader.cancel();
    }),
    check('tells a refused connection, and that nothing was sent', echo, async ({ send, stop }) => {
      await stop();
      const error = await failureOf(send(), 'A request to a closed port');
      ensureCode(error, 'CONNECTION', 'A request to a closed port');
      ensure(
        error instanceof ConnectionError && error.isUnsent,
        'The error should say by isUnsent that nothing was sent',
      );
    }),
    check('tells a reset connection', reset, async ({ send }) => {
      await ensureFails(send(), 'CONNECTION', 'A request that is reset');
    }),
    check('tells a body that breaks off', brokenOff, async ({ send }) => {
      await ensureFails(send(), 'CONNECTION', 'A request whose answer breaks off');
      const { body } = await send({ expect: 'stream' });
      const outcome = await bytesOf(body).then(
        () => 'the end',
        () => 'a failure',
      );
      ensureSame(outcome, 'a failure', 'What reading a stream that breaks off comes to');
    }),
    check('can be used again after it was closed', echo, async ({ transport, send }) => {
      await send();
      await transport.close?.();
      ensureSame((await send()).status, 200, 'The status');
    }),
    check('sends many requests at a time', echo, async ({ send }) => {
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, i) => send({ method: 'POST', body: String(i) })),
      );
      ensureSame(
        answers.map(({ body }) => body),
        answers.map((_, i) => String(i)),
        'The bodies that came back',
      );
    }),
  ];
}

interface Context {
  readonly transport: Transport;
  readonly url: string;
  readonly send: (request?: Partial<TransportRequest>) => Promise<TransportResponse>;
  /** Stops the server. */
  readonly stop: () => Promise<void>;
}

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, i) => i);
const CHUNK = new Uint8Array(65_536);
/** 32 MiB in chunks. */
const MANY = 512;

function always(answer: ServedAnswer): () => Promise<ServedAnswer> {
  return () => Promise.resolve(answer);
}

/** Sends back the body, and tells in headers what arrived. */
const echo: Handler = async ({ method, url, headers, body, connection }) => {
  const seen = Object.entries(headers).map(([name, value]) => [`x-seen-${name}`, value] as const);
  return {
    status: 200,
    headers: {
      ...Object.fromEntries(seen),
      'x-method': method,
      'x-path': url.pathname + url.search,
      'x-connection': String(connection),
    },
    body: await bytesOf(body),
  };
};

/** Sends something, and then nothing for ever. */
const trickle: Handler = () =>
  Promise.resolve({
    status: 200,
    body: new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('first')) }),
  });

const brokenOff: Handler = () =>
  Promise.resolve({
    status: 200,
    headers: { 'content-length': '100' },
    body: new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('first'));
        setTimeout(() => controller.error(), 20);
      },
    }),
  });

const silence = (): Promise<undefined> => new Promise(() => undefined);

const reset: Handler = () => Promise.resolve(undefined);

function redirect(status: number): Handler {
  return ({ url }) =>
    Promise.resolve(url.pathname === '/' ? { status, headers: { location: '/elsewhere' } } : { status: 200 });
}

/** Tells in a header how many requests came so far. */
function counting(answer: () => ServedAnswer = () => ({ status: 200 })): Handler {
  let count = 0;
  return () => {
    const { status, headers } = answer();
    return Promise.resolve({ status, headers: { ...headers, 'x-count': String(++count) } });
  };
}

/** A stream of many chunks that knows how many were taken. */
class Flow {
  count = 0;

  stream(): ReadableStream<Uint8Array> {
    return new ReadableStream({
      pull: (controller) => {
        if (this.count++ < MANY) controller.enqueue(CHUNK);
        else controller.close();
      },
    });
  }

  /** Waits until no more chunks are taken. */
  async settled(): Promise<void> {
    for (let before = -1; before !== this.count;) {
      before = this.count;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function streamOf(texts: readonly string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const text of texts) controller.enqueue(encoder.encode(text));
      controller.close();
    },
  });
}

async function sizeOf(body: TransportResponse['body']): Promise<number> {
  if (!(body instanceof ReadableStream)) return body.length;
  let size = 0;
  for (const reader = body.getReader(); ;) {
    const { value, done } = await reader.read();
    if (done) return size;
    size += value.length;
  }
}

async function bytesOf(body: TransportResponse['body']): Promise<Uint8Array> {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  return body instanceof ReadableStream ? new Uint8Array(await new Response(body).arrayBuffer()) : body;
}
