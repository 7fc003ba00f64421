import { getDefaultHighWaterMark, setDefaultHighWaterMark, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Outgoing, REUSE, type ReusingStream } from '@os/core/node';

const HIGH_WATER_MARK = getDefaultHighWaterMark(false);

test('what comes of a source after its request failed counts for nothing', async () => {
  let give = (): void => undefined;
  const source = new ReadableStream<Uint8Array>(
    { pull: (controller) => new Promise((resolve) => (give = () => resolve(controller.enqueue(new Uint8Array(1))))) },
    { highWaterMark: 0 },
  );
  const onPiece = jest.fn();
  const outgoing = new Outgoing(source, onPiece);
  outgoing.on('error', () => undefined).resume();
  await new Promise(setImmediate);
  // The source is being read: its chunk arrives when all is over.
  jest.spyOn(ReadableStreamDefaultReader.prototype, 'cancel').mockResolvedValue(undefined);
  outgoing.destroy(new Error('aborted'));
  give();
  await new Promise(setImmediate);
  expect(onPiece).not.toHaveBeenCalled();
});

describe('memory that a source fills anew', () => {
  const PIECE = 1_048_576;
  const reusing = (): ReusingStream => {
    const rooms = [new Uint8Array(PIECE), new Uint8Array(PIECE)];
    let count = 0;
    const stream = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (count === 9) controller.close();
          else controller.enqueue(rooms[count % 2]!.fill(++count));
        },
      },
      { highWaterMark: 0 },
    );
    return Object.assign(stream, { [REUSE]: jest.fn() });
  };
  afterEach(() => setDefaultHighWaterMark(false, HIGH_WATER_MARK));

  test('is as it was until it is written', async () => {
    const written: number[] = [];
    const slow = new Writable({
      write(piece: Buffer, _, done) {
        setTimeout(() => {
          if (piece.every((byte) => byte === piece[0])) written.push(piece[0]!);
          done();
        }, 10);
      },
    });
    const source = reusing();
    await pipeline(new Outgoing(source, () => undefined), slow);
    expect(source[REUSE]).toHaveBeenCalledTimes(1);
    expect(written).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('is not asked for where streams let more than a piece wait', () => {
    setDefaultHighWaterMark(false, PIECE);
    const source = reusing();
    new Outgoing(source, () => undefined).destroy();
    expect(source[REUSE]).not.toHaveBeenCalled();
  });
});
