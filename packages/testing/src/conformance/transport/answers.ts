import type { Handler, ServedAnswer } from '../../http/http.js';
import { bytesOf } from './bodies.js';

export function always(answer: ServedAnswer): () => Promise<ServedAnswer> {
  return () => Promise.resolve(answer);
}

/** Sends back the body, and tells in headers what arrived. */
export const echo: Handler = async ({ method, url, headers, body, connection }) => {
  const seen = Object.entries(headers).map(([name, value]) => [`x-seen-${name}`, value] as const);
  return {
    status: 200,
    headers: {
      ...Object.fromEntries(seen),
      'x-method': method,
      'x-path': url.pathname + url.search,
      'x-connection': String(connection),
    },
    body: await bytesOf(body),
  };
};

/** Sends something, and then nothing for ever. */
export const trickle: Handler = () =>
  Promise.resolve({
    status: 200,
    body: new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('first')) }),
  });

export const brokenOff: Handler = () =>
  Promise.resolve({
    status: 200,
    headers: { 'content-length': '100' },
    body: new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('first'));
        setTimeout(() => controller.error(), 20);
      },
    }),
  });

export const silence = (): Promise<undefined> => new Promise(() => undefined);

export const reset: Handler = () => Promise.resolve(undefined);

export function redirect(status: number): Handler {
  return ({ url }) =>
    Promise.resolve(url.pathname === '/' ? { status, headers: { location: '/elsewhere' } } : { status: 200 });
}

/** Tells in a header how many requests came so far. */
export function counting(answer: () => ServedAnswer = () => ({ status: 200 })): Handler {
  let count = 0;
  return () => {
    const { status, headers } = answer();
    return Promise.resolve({ status, headers: { ...headers, 'x-count': String(++count) } });
  };
}
