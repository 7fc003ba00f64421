import type { RawConnection } from '../../http/lab.js';
import { ensureFails, ensureSame, type Check } from '../check.js';
import { brokenOff, counting, echo, reset, silence, trickle } from './answers.js';
import type { Stand } from './stand.js';
import { ensureUnsent, type TransportTraits } from './traits.js';

/** How requests end without an answer. */
export function endChecks(stand: Stand, { continues = true }: TransportTraits): Check[] {
  return [
    stand.check('is aborted while it waits', silence, async ({ send }) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 20);
      await ensureFails(send({ signal: controller.signal }), 'ABORTED', 'An aborted request');
    }),
    stand.check('is aborted before it begins', counting(), async ({ send }) => {
      await ensureFails(send({ signal: AbortSignal.abort() }), 'ABORTED', 'An aborted request');
      ensureSame((await send()).headers['x-count'], '1', 'The number of requests that arrived');
    }),
    stand.check('waits no longer than it may for an answer', silence, async ({ send }) => {
      await ensureFails(send({ timeout: 50 }), 'TIMEOUT', 'A request without an answer');
    }),
    stand.check('waits no longer than it may for the body', trickle, async ({ send }) => {
      await ensureFails(send({ timeout: 50 }), 'TIMEOUT', 'A request whose answer never ends');
    }),
    stand.check('tells a refused connection, and that nothing was sent', echo, async ({ send, stop }) => {
      await stop();
      await ensureUnsent(send(), 'A request to a closed port');
    }),
    stand.check('tells a reset connection', reset, async ({ send }) => {
      await ensureFails(send(), 'CONNECTION', 'A request that is reset');
    }),

    stand.check('is aborted while the body comes', trickle, async ({ send }) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 50);
      await ensureFails(send({ signal: controller.signal }), 'ABORTED', 'An aborted request');
    }),
    stand.rawCheck('is aborted while it connects', ignore, async ({ send, url }) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 50);
      const pending = send({ url: secure(url), signal: controller.signal });
      await ensureFails(pending, 'ABORTED', 'A request without a connection');
    }),
    stand.rawCheck('waits no longer than it may for a connection', ignore, async ({ send, url }) => {
      await ensureFails(send({ url: secure(url), timeout: 100 }), 'TIMEOUT', 'A request without a connection');
    }),
    stand.check('tells a body that breaks off', brokenOff, async ({ send }) => {
      await ensureFails(send(), 'CONNECTION', 'A request whose answer breaks off');
    }),
    ...BROKEN.map(([what, onConnection]) =>
      stand.rawCheck(`tells ${what}`, onConnection, async ({ send }) => {
        await ensureFails(send(), 'CONNECTION', 'A request to such a server');
      }),
    ),
    stand.rawCheck(
      'reads headers of 12 KB',
      answering(`HTTP/1.1 200 OK\r\nx-long: ${'x'.repeat(12_000)}\r\ncontent-length: 2\r\n\r\nok`),
      async ({ send }) => ensureSame((await send()).headers['x-long']?.length, 12_000, 'The length of the header'),
    ),
    ...(continues ? continueChecks(stand) : [noContinueCheck(stand)]),
  ];
}

/** Servers that do not keep to HTTP. */
const BROKEN: readonly (readonly [what: string, onConnection: (connection: RawConnection) => void])[] = [
  ['a connection that is reset when it is made', (connection) => connection.reset()],
  ['a connection that is closed when it is made', (connection) => connection.end()],
  ['a connection that is reset after the request', afterwards((connection) => connection.reset())],
  ['a connection that is closed after the request', answering('')],
  ['a connection that is reset amid the headers', broken('HTTP/1.1 200 OK\r\nx-half: ')],
  ['a connection that is closed amid the headers', answering('HTTP/1.1 200 OK\r\nx-half: ')],
  ['a connection that is reset amid the body', broken('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf')],
  ['a connection that is closed amid the body', answering('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf')],
  ['chunks that end too early', answering('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nhalf')],
  ['chunks without a size', answering('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzzz\r\n')],
  ['a malformed status', answering('HTTP/1.1 abc OK\r\ncontent-length: 0\r\n\r\n')],
  ['what is not HTTP', answering('SSH-2.0-OpenSSH_9.2\r\n')],
  ['headers without an end', answering(`HTTP/1.1 200 OK\r\nx-huge: ${'x'.repeat(1_000_000)}\r\n\r\n`)],
];

function continueChecks(stand: Stand): Check[] {
  const request = { method: 'PUT', headers: { expect: '100-continue' }, body: 'the body' };
  let early: boolean;
  const willing = async (connection: RawConnection): Promise<void> => {
    await connection.receive('\r\n\r\n');
    await new Promise((resolve) => setTimeout(resolve, 100));
    early = connection.received.includes(request.body);
    connection.write('HTTP/1.1 100 Continue\r\n\r\n');
    await connection.receive(request.body);
    connection.end(OK);
  };
  const silent = async (connection: RawConnection): Promise<void> => {
    await connection.receive(request.body);
    connection.end(OK);
  };
  const refusing = async (connection: RawConnection): Promise<void> => {
    await connection.receive('\r\n\r\n');
    connection.end('HTTP/1.1 401 Unauthorized\r\ncontent-length: 2\r\n\r\nno');
    await new Promise((resolve) => setTimeout(resolve, 100));
    early = connection.received.includes(request.body);
  };
  return [
    stand.rawCheck('sends a body when the server asks for it', willing, async ({ send }) => {
      ensureSame((await send(request)).status, 200, 'The status');
      ensureSame(early, false, 'Whether the body came before it was asked for');
    }),
    stand.rawCheck('sends a body when the server keeps silent', silent, async ({ send }) => {
      ensureSame((await send(request)).status, 200, 'The status');
    }),
    stand.rawCheck('sends no body when the server does not want it', refusing, async ({ send }) => {
      const { status, body } = await send(request);
      ensureSame([status, body], [401, 'no'], 'The answer');
      await new Promise((resolve) => setTimeout(resolve, 150));
      ensureSame(early, false, 'Whether the body came');
    }),
  ];
}

function noContinueCheck(stand: Stand): Check {
  return stand.check('leaves out expect, and sends the body', echo, async ({ send }) => {
    const answer = await send({ method: 'PUT', headers: { expect: '100-continue' }, body: 'the body' });
    ensureSame(answer.body, 'the body', 'The body that came back');
    ensureSame(answer.headers['x-seen-expect'], undefined, 'The header expect that arrived');
  });
}

const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n';

const ignore = (): void => undefined;

function secure(url: string): string {
  return url.replace('http:', 'https:');
}

function afterwards(run: (connection: RawConnection) => void): (connection: RawConnection) => void {
  return (connection) => {
    connection.receive('\r\n\r\n').then(
      () => run(connection),
      () => undefined,
    );
  };
}

function answering(text: string): (connection: RawConnection) => void {
  return afterwards((connection) => connection.end(text));
}

/** Sends something, and breaks the connection when that had time to arrive. */
function broken(text: string): (connection: RawConnection) => void {
  return afterwards((connection) => {
    connection.write(text);
    setTimeout(() => connection.reset(), 20);
  });
}
