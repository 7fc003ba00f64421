import type { Readable } from 'node:stream';
import type { Attempt } from './attempt.js';

/**
 * An answer's body as a web stream that reads no more than is asked for. The attempt's clock runs while somebody waits
 * for a chunk, and the stream fails with what the attempt makes of its failure.
 *
 * @param discard - gives up on the rest of the body.
 */
export function incoming(source: Readable, attempt: Attempt, discard: () => void): ReadableStream<Uint8Array> {
  let isOver = false;
  const once = (end: () => void) => (): void => {
    if (isOver) return;
    isOver = true;
    end();
  };
  attempt.stopClock();
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const fail = (error: unknown): void => once(() => controller.error(attempt.fail(error)))();
        source
          .on('data', (chunk: Buffer) => {
            if (isOver) return;
            attempt.stopClock();
            source.pause();
            controller.enqueue(chunk);
          })
          .on(
            'end',
            once(() => {
              attempt.end();
              controller.close();
            }),
          )
          .on('error', fail)
          .on('close', () => fail(new Error('the connection was closed before the end of the answer')))
          .pause();
      },
      pull() {
        attempt.startClock();
        source.resume();
      },
      cancel: once(() => {
        attempt.end();
        discard();
      }),
    },
    { highWaterMark: 0 },
  );
}
