import { UndiciTransport } from '@os/transport-undici';
import { connect as connectOver } from './ours.mjs';

export const connect = (authUrl) => connectOver(authUrl, new UndiciTransport());
