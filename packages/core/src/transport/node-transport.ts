import type { LoadDefaultTransport } from './default.js';

/** Stands for the platform's own transport in Node; a file of its own, so that nothing of it is in a browser's bundle. */
export const loadDefaultTransport: LoadDefaultTransport = async (options) => {
  const { AxiosTransport } = await import('@os/core/axios');
  return new AxiosTransport(options);
};
