import { image } from '@os/image/pure';
import { exchangeWith, testCalls } from '../../../tooling/jest/exchange.js';

export { list, nothing, one, value } from '../../../tooling/jest/exchange.js';

/** Headers that say what is sent, and where to. */
const HEADERS = ['content-type', 'content-length', 'x-image-meta-store', 'x-openstack-image-size'];

export const exchange = exchangeWith(image);
export const exchangeWithHeaders = exchangeWith(image, [...HEADERS, 'x-image-cache-clear-target', 'range']);

type Rows = Parameters<typeof testCalls<Parameters<Parameters<typeof exchange>[0]>[0]>>[1];
export const testAll = (rows: Rows) => testCalls(exchange, rows);
export const testAllWithHeaders = (rows: Rows) => testCalls(exchangeWithHeaders, rows);
