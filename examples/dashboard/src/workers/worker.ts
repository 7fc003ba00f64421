import { listServers, type Task } from './list-servers.js';

addEventListener('message', ({ data }: MessageEvent<Task>) => {
  void listServers(data).then((outcome) => postMessage(outcome));
});
