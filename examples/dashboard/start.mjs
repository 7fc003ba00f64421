// The page against a fake cloud, to look at: `npm run dashboard`.
import { demoCloud } from './demo-cloud.mjs';
import { buildPage, servePage } from './serve.mjs';

const cloud = await demoCloud().listen();
await buildPage();
const config = { authUrl: `${cloud.url}/identity/v3`, note: 'A fake cloud: user admin, password secret' };
const page = await servePage({ config, port: Number(process.env.PORT ?? 4173) });
console.log(`The dashboard is at ${page.url}

  It shows a fake cloud, which forgets all when this program ends. Log in as "admin" with the password "secret".
  A cloud of yours works too: type its identity URL, if its operators allow the origin ${page.url.slice(0, -1)}.
  Control-C ends it.`);
