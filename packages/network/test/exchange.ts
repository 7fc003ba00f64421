import { network } from '@os/network/pure';
import { exchangeWith } from '../../../tooling/jest/exchange.js';

export const exchange = exchangeWith(network);
