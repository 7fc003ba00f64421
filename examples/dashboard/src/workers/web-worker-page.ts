import { connectForm } from './form.js';
import type { Outcome } from './list-servers.js';

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

connectForm(
  (task) =>
    new Promise((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<Outcome>) => resolve(data);
      worker.postMessage(task);
    }),
);
