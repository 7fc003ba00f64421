import { FetchTransport } from '@os/core';
import { connect as connectOver } from './ours.mjs';

export const connect = (authUrl) => connectOver(authUrl, new FetchTransport());
