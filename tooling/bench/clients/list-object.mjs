// The default transport.
import { measureList } from './servers.mjs';

await measureList();
