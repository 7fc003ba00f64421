import { Attempt, Inlet } from '@os/core/node';
import { TimeoutError } from '@os/core';

const PIECE = new Uint8Array(100_000);

function inlet(timeout?: number) {
  const resume = jest.fn();
  const discard = jest.fn();
  const attempt = new Attempt({ method: 'GET', url: 'http://a.test/', headers: {}, expect: 'stream', timeout }, () => {
    made.fail(new Error('stopped'));
  });
  const made = new Inlet(attempt, resume, discard);
  return { inlet: made, reader: made.stream.getReader(), resume, discard };
}

describe('an inlet', () => {
  it('asks for nothing before somebody reads', async () => {
    const { inlet: made, reader, resume } = inlet();
    await new Promise(setImmediate);
    expect(resume).not.toHaveBeenCalled();
    const reading = reader.read();
    await new Promise(setImmediate);
    expect(resume).toHaveBeenCalledTimes(1);
    made.push(PIECE);
    expect((await reading).value).toBe(PIECE);
  });

  it('lets pieces wait, says when there are enough, and asks for more when they are read', async () => {
    const { inlet: made, reader, resume } = inlet();
    expect([1, 2, 3].map(() => made.push(PIECE))).toEqual([true, true, false]);
    for (let i = 0; i < 3; i++) expect((await reader.read()).value).toBe(PIECE);
    expect(resume).not.toHaveBeenCalled();
    void reader.read();
    await new Promise(setImmediate);
    expect(resume).toHaveBeenCalledTimes(1);
  });

  it('ends behind what waits', async () => {
    const { inlet: made, reader } = inlet();
    made.push(PIECE);
    made.close();
    made.fail(new Error('the connection was closed'));
    expect(await reader.read()).toEqual({ done: false, value: PIECE });
    expect((await reader.read()).done).toBe(true);
  });

  it('gives the next piece its time while somebody waits for it, and no other', async () => {
    const { inlet: made, reader } = inlet(20);
    made.push(PIECE);
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 60));
    const reading = reader.read();
    await expect(reading).rejects.toBeInstanceOf(TimeoutError);
  });

  it('that nobody wants any more gives up on the rest, once', async () => {
    const { inlet: made, reader, discard } = inlet();
    made.push(PIECE);
    await reader.cancel();
    made.close();
    expect(made.push(PIECE)).toBe(true);
    expect(discard).toHaveBeenCalledTimes(1);
  });
});
