import { listServers, type Task } from './list-servers.js';

/** What service workers have besides, as far as it is used here: the types of pages do not know it. */
interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}
interface Scope {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
const scope = globalThis as unknown as Scope;

// The page that has just registered it wants to talk to it at once.
addEventListener('install', (event) => (event as unknown as Extendable).waitUntil(scope.skipWaiting()));
addEventListener('activate', (event) => (event as unknown as Extendable).waitUntil(scope.clients.claim()));

addEventListener('message', (event: MessageEvent<Task>) => {
  const answer = async () => event.source?.postMessage(await listServers(event.data));
  (event as unknown as Extendable).waitUntil(answer());
});
