import { build, preview } from 'vite';

const SETTINGS = { configFile: new URL('./vite.config.mjs', import.meta.url).pathname, logLevel: 'warn' };

/** Builds the page, as it would be published. */
export function buildPage() {
  return build(SETTINGS);
}

/**
 * Serves what was built, with a `config.json` beside it.
 *
 * @param {{ config: object, port?: number }} options - without a port, any that is free
 */
export async function servePage({ config, port = 0 }) {
  const server = await preview({
    ...SETTINGS,
    preview: { host: '127.0.0.1', port, strictPort: port !== 0 },
    plugins: [
      {
        name: 'config',
        configurePreviewServer({ middlewares }) {
          middlewares.use('/config.json', (_request, response) => {
            response.setHeader('content-type', 'application/json');
            response.end(JSON.stringify(config));
          });
        },
      },
    ],
  });
  const { port: actual } = server.httpServer.address();
  return { url: `http://127.0.0.1:${actual}/`, close: () => server.close() };
}
