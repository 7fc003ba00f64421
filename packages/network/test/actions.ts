import { observeRequests } from '@os/core';
import type { NetworkService } from '@os/network/pure';
import { exchange } from './exchange.js';

/** One call: the single request that it sends, the answer to it, and what the call gives. */
interface Row {
  readonly call: (network: NetworkService) => unknown;
  readonly sends: string;
  readonly body?: object;
  readonly answer: readonly [status: number, body?: object];
  readonly gives?: unknown;
}

/** Rows by the method's name, and what is special about the row. */
export type ActionRows = Readonly<Record<string, Row>>;

/** A test for each row: what is sent and given, and the name that the request goes by. */
export function testActions(rows: ActionRows): void {
  it.each(Object.entries(rows))('%s', async (name, { call, sends, body, answer, gives }) => {
    const calls: unknown[] = [];
    const stop = observeRequests((event) => calls.push(event.call));
    const { result, sent } = await exchange(call, answer).finally(stop);
    expect(sent).toEqual([{ request: sends, ...(body && { body }) }]);
    expect(result).toEqual(gives);
    expect(calls).toEqual([`network.${/^\w+/.exec(name)?.[0]}`]);
  });
}
