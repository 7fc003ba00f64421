import { FetchTransport } from '@os/core';
import { measureList } from './servers.mjs';

await measureList(new FetchTransport());
