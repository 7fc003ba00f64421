import { ensure, ensureFails, ensureSame, failureOf, type Check } from '../check.js';
import type { Handler, ServedAnswer } from '../../http/http.js';
import { openLab } from '../../http/listen.js';
import { always, brokenOff, echo, silence, trickle } from './answers.js';
import { bytesOf, CHUNK, dripping, Flow, LONG, MANY, pause, readerOf, sizeOf, streamOf } from './bodies.js';
import type { Context, Stand } from './stand.js';
import type { TransportTraits } from './traits.js';

/** Bodies that are longer than memory. */
export function streamChecks(stand: Stand, { progress = true, letsGo = true }: TransportTraits): Check[] {
  return [
    stand.check('sends a stream', echo, async ({ send }) => {
      const { body } = await send({ method: 'PUT', body: streamOf(['one,', 'two,', 'three']) });
      ensureSame(body, 'one,two,three', 'The text that came back');
    }),
    stand.check('answers a stream, as it comes in', trickle, async ({ send }) => {
      const { body } = await send({ expect: 'stream' });
      const reader = readerOf(body);
      const first = await reader.read();
      ensure(first.value instanceof Uint8Array, 'The stream should hold bytes');
      ensureSame(new TextDecoder().decode(first.value), 'first', 'What came before the rest was sent');
      await reader.cancel();
    }),
    stand.check('answers an empty stream', always({ status: 200 }), async ({ send }) => {
      const { body } = await send({ expect: 'stream' });
      ensure(body instanceof ReadableStream, 'The body should be a ReadableStream');
      ensureSame((await bytesOf(body)).length, 0, 'The number of bytes');
    }),
    flowCheck(stand, 'does not read an answer faster than it is consumed', async ({ send, flow }) => {
      const { body } = await send({ expect: 'stream' });
      const reader = readerOf(body);
      await reader.read();
      await flow.settled();
      ensure(
        flow.count < MANY / 2,
        `Of ${MANY} chunks, ${flow.count} were taken from the server when one had been read`,
      );
      await reader.cancel();
    }),
    flowCheck(stand, 'does not take a body faster than it can be sent', async ({ send, flow }) => {
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
    stand.check(
      'streams more than it keeps',
      async ({ method, body }) =>
        method === 'GET'
          ? { status: 200, body: new Flow(LONG).stream() }
          : { status: 200, body: String(await sizeOf(body)) },
      async ({ send }) => {
        const bytes = LONG * CHUNK.length;
        const memory = (await openLab()).watchMemory();
        ensureSame(await sizeOf((await send({ expect: 'stream' })).body), bytes, 'The number of bytes that came');
        const { body } = await send({ method: 'PUT', body: new Flow(LONG).stream() });
        ensureSame(body, String(bytes), 'The number of bytes that arrived');
        const grown = memory.stop();
        // The server's share is in this, and what awaits the collection of garbage.
        ensure(grown < bytes / 2, `Of ${bytes} bytes each way, up to ${grown} were in memory`);
      },
    ),
    stand.check('sends the length of a stream, if it is told', echo, async ({ send }) => {
      const headers = { 'content-length': '8' };
      const answer = await send({ method: 'PUT', headers, body: streamOf(['one,', 'two,']) });
      ensureSame(answer.headers['x-seen-content-length'], '8', 'The header content-length that arrived');
      ensureSame(answer.headers['x-seen-transfer-encoding'], undefined, 'The header transfer-encoding that arrived');
      ensureSame(answer.body, 'one,two,', 'The text that came back');
    }),
    stand.check('sends the length of long bytes', echo, async ({ send }) => {
      const answer = await send({ method: 'PUT', body: new Uint8Array(1_000_000) });
      ensureSame(answer.headers['x-seen-content-length'], '1000000', 'The header content-length that arrived');
      ensureSame((await bytesOf(answer.body)).length, 1_000_000, 'The number of bytes that came back');
    }),
    flowCheck(stand, 'lets the server stop when a stream is cancelled', async ({ send, flow }) => {
      const reader = readerOf((await send({ expect: 'stream' })).body);
      await reader.read();
      await reader.cancel();
      await flow.settled();
      ensure(flow.isCancelled, 'The server should see that nobody reads on');
    }),
    flowCheck(stand, 'lets go of a body when its request is aborted', async ({ send, flow }) => {
      const controller = new AbortController();
      const pending = send({ method: 'PUT', body: flow.stream(), signal: controller.signal });
      setTimeout(() => controller.abort(), 50);
      await ensureFails(pending, 'ABORTED', 'An aborted upload');
      await flow.settled();
      ensure(!letsGo || flow.isCancelled, 'The stream that was being sent should be cancelled');
    }),
    ...[undefined, new AbortController().signal].map((signal) =>
      earlyCheck(
        stand,
        `sends no more of a body when the answer is there${signal ? ', though a signal could still end it' : ''}`,
        { status: 413, body: 'too much' },
        async ({ send, flow }) => {
          const { status, body } = await send({ method: 'PUT', body: flow.stream(), signal });
          ensureSame([status, body], [413, 'too much'], 'The answer');
          await flow.settled();
          ensure(flow.count < MANY / 2, `Of ${MANY} chunks, ${flow.count} were taken though the answer was there`);
          ensure(flow.isCancelled, 'The stream that was being sent should be cancelled');
          // The connection may be of no more use, the transport is.
          ensureSame((await send({ signal })).status, 413, 'The status of another answer');
        },
      ),
    ),
    earlyCheck(stand, 'tells a connection that breaks while a body is sent', undefined, async ({ send, flow }) => {
      await ensureFails(send({ method: 'PUT', body: flow.stream() }), 'CONNECTION', 'An upload that is reset');
      await flow.settled();
      ensure(!letsGo || flow.isCancelled, 'The stream that was being sent should be cancelled');
    }),
    stand.check('tells a stream that breaks off', brokenOff, async ({ send }) => {
      const { body } = await send({ expect: 'stream' });
      await ensureFails(bytesOf(body), 'CONNECTION', 'Reading a stream that breaks off');
    }),
    stand.check('can be aborted while its stream is read', trickle, async ({ send }) => {
      const controller = new AbortController();
      const { body } = await send({ expect: 'stream', signal: controller.signal });
      const pending = bytesOf(body);
      setTimeout(() => controller.abort(), 20);
      await ensureFails(pending, 'ABORTED', 'Reading an aborted stream');
    }),
    stand.check(
      'does not end a stream that was aborted before it was read',
      always({ status: 200, body: 'short' }),
      async ({ send }) => {
        const controller = new AbortController();
        const { body } = await send({ expect: 'stream', signal: controller.signal });
        // All of it may have come by then.
        await pause(20);
        controller.abort();
        await ensureFails(bytesOf(body), 'ABORTED', 'Reading an aborted stream');
      },
    ),
    stand.check('does not wait for ever for the next chunk', trickle, async ({ send }) => {
      const reader = readerOf((await send({ expect: 'stream', timeout: 100 })).body);
      await reader.read();
      await ensureFails(reader.read(), 'TIMEOUT', 'Reading on in a stream that has fallen silent');
    }),
    stand.check(
      'lets a stream take longer than one wait may',
      () => Promise.resolve({ status: 200, body: dripping(6, 50) }),
      async ({ send }) => {
        const { body } = await send({ expect: 'stream', timeout: 200 });
        ensureSame(await sizeOf(body), 24, 'The number of bytes that came');
      },
    ),
    flowCheck(stand, 'lets the reader of a stream take its time', async ({ send, flow }) => {
      const reader = readerOf((await send({ expect: 'stream', timeout: 100 })).body);
      await reader.read();
      await pause(300);
      const { value } = await reader.read();
      ensure(value !== undefined && flow.count > 0, 'There should be more after a pause longer than the timeout');
      await reader.cancel();
    }),
    ...(progress
      ? [
          stand.check('lets a body take longer than one wait may', echo, async ({ send }) => {
            const { body } = await send({ method: 'PUT', body: dripping(6, 50), timeout: 200 });
            ensureSame(body, 'drop'.repeat(6), 'The text that came back');
          }),
        ]
      : []),
    stand.check('does not wait for ever for the rest of a body', echo, async ({ send }) => {
      const body = dripping(1, 10, { ends: false });
      await ensureFails(send({ method: 'PUT', body, timeout: 100 }), 'TIMEOUT', 'An upload that has fallen silent');
    }),
    stand.check('tells a body that cannot be read', echo, async ({ send }) => {
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          controller.error(new Error('the disk is gone'));
        },
      });
      await ensureFails(send({ method: 'PUT', body }), 'CONNECTION', 'An upload whose source fails');
    }),
  ];
}

type FlowContext = Context & { flow: Flow };

/** A check with a stream of {@link MANY} chunks: that of the server's answer, or one for it, which it does not read. */
function flowCheck(stand: Stand, name: string, run: (context: FlowContext) => Promise<void>): Check {
  let flow: Flow;
  const handler: Handler = ({ method }) =>
    (method === 'GET' ? always({ status: 200, body: flow.stream() }) : silence)();
  return stand.check(name, handler, (context) => run({ ...context, flow: (flow = new Flow()) }));
}

/** A check with a stream for a server that answers, or breaks the connection, before it has read any of it. */
function earlyCheck(
  stand: Stand,
  name: string,
  answer: ServedAnswer | undefined,
  run: (context: FlowContext) => Promise<void>,
): Check {
  const handler: Handler = async () => {
    await pause(20);
    return answer;
  };
  return stand.check(name, handler, (context) => run({ ...context, flow: new Flow() }));
}
