import { UndiciTransport } from '../../../packages/transport-undici/dist/index.js';
import { connect as connectOver } from './ours.mjs';

export const connect = (authUrl) => connectOver(authUrl, new UndiciTransport());
