import { compute, type ComputeService } from '@os/compute/pure';
import { exchangeWith, testCalls, type Row } from '../../../tooling/jest/exchange.js';

export { list, nothing, one, value } from '../../../tooling/jest/exchange.js';
export const exchange = exchangeWith(compute);

/** The newest microversion, which calls ask for that do not say otherwise. */
export const NEWEST = '2.104';

/** A call with what it sends and gives; it asks for the newest microversion unless it says otherwise. */
export type Call = Row<ComputeService>;

export const testAll = (rows: readonly Call[]) =>
  testCalls(
    exchange,
    rows.map((row) => ({ microversion: NEWEST, ...row })),
  );
