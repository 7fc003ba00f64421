import { connectForm } from './form.js';
import type { Outcome } from './list-servers.js';

connectForm(async (task) => {
  const { serviceWorker } = navigator;
  await serviceWorker.register(new URL('sw.js', document.baseURI), { type: 'module' });
  const { active } = await serviceWorker.ready;
  return new Promise((resolve) => {
    serviceWorker.onmessage = ({ data }: MessageEvent<Outcome>) => resolve(data);
    active?.postMessage(task);
  });
});
