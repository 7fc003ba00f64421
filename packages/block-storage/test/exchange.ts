import { blockStorage, type BlockStorageService } from '@os/block-storage/pure';
import { exchangeWith, nothing, testCalls, type Answer, type Row } from '../../../tooling/jest/exchange.js';

export const exchange = exchangeWith(blockStorage);

type Call = (cinder: BlockStorageService) => unknown;

/** A call: `PUT /volumes/1` or several requests, the body of the first, the answer, and what the call gives. */
export type Line = readonly [
  call: Call,
  sends: string | readonly string[],
  body: unknown,
  answer: Answer | readonly Answer[],
  gives: (result: unknown) => void,
];

/** An action that answers nothing. */
export const action = (call: Call, resource: string, body: object): Line => [
  call,
  `POST ${resource}/action`,
  body,
  [202],
  nothing,
];

/** A test for each call. All of them ask for the newest microversion. */
export function test(lines: readonly Line[]): void {
  testCalls(
    exchange,
    lines.map(([call, sends, body, answer, gives]): Row<BlockStorageService> => ({
      call,
      sends,
      body,
      microversion: '3.71',
      answer,
      gives,
    })),
  );
}
