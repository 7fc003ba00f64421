const { Connection } = require('@os/core');
require('@os/auth-v3');
require('@os/compute');

import('./cloud.mjs').then(async ({ login, transport }) => {
  const conn = new Connection({ ...login, transport });
  console.log((await conn.compute.listServers())[0].name);
});
