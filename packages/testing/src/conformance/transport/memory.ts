import type { Handler } from '../../http/http.js';
import { ensureSame, type Check } from '../check.js';
import { SERVER } from './certificates.js';
import { pause } from './bodies.js';
import type { Stand } from './stand.js';
import type { TransportTraits } from './traits.js';

const PIECE = 524_288;
const PIECES = 24;

/** The name by which `@os/core/node` lets streams use their memory again, which is not loaded here: it is for Node alone. */
const REUSE = Symbol.for('@os/core: reuse memory');

/** Bodies whose pieces are in memory that is filled anew, for transports that promise to be done with it. */
export function memoryChecks(stand: Stand, { tls = true }: TransportTraits): Check[] {
  const check = (name: string, setting: Parameters<Stand['check']>[3]): Check =>
    stand.check(
      name,
      countWrong,
      async ({ send }) => {
        for (const headers of [{}, { 'content-length': String(PIECE * PIECES) }]) {
          const { body } = await send({ method: 'PUT', headers, body: reusing() });
          ensureSame(body, `0 of ${PIECE * PIECES}`, 'The number of bytes that were overwritten before they were sent');
        }
      },
      setting,
    );
  return [
    check('is done with the memory of a body when it asks for more', {}),
    ...(tls ? [check('is done with it over TLS, too', { tls: SERVER, options: { verify: false } })] : []),
  ];
}

/** Of each piece, all bytes are its number. */
function reusing(): ReadableStream<Uint8Array> {
  const rooms: Uint8Array[] = [];
  let count = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (count === PIECES) return controller.close();
        const room = rooms[count % 2] ?? new Uint8Array(PIECE);
        controller.enqueue(room.fill(++count));
      },
    },
    { highWaterMark: 0 },
  );
  const reuse = (): void => void rooms.push(new Uint8Array(PIECE), new Uint8Array(PIECE));
  return Object.assign(stream, { [REUSE]: reuse });
}

/** Reads slowly at first, so that the sender has to wait. */
const countWrong: Handler = async ({ body }) => {
  let wrong = 0;
  let at = 0;
  for (const reader = body.getReader(); ;) {
    if (at < 2 * PIECE) await pause(5);
    const { value, done } = await reader.read();
    if (done) return { status: 200, body: `${wrong} of ${at}` };
    for (const byte of value) {
      if (byte !== Math.floor(at++ / PIECE) + 1) wrong++;
    }
  }
};
