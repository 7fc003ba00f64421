const { Connection } = require('@os/core');
require('@os/auth-v3');
require('@os/network');

import('./cloud.mjs').then(async ({ login, transport }) => {
  const conn = new Connection({ ...login, transport });
  console.log((await conn.network.listNetworks()).map(({ name }) => name).join());
});
