// The modules of undici that are taken by their paths, which its own types do not know.

declare module 'undici/lib/core/connect.js' {
  import type { buildConnector } from 'undici';
  const build: typeof buildConnector;
  export default build;
}

declare module 'undici/lib/dispatcher/pool.js' {
  import type { Pool } from 'undici';
  const Constructor: typeof Pool;
  export default Constructor;
}
