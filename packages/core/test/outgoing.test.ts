import { Outgoing } from '@os/core/node';

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
