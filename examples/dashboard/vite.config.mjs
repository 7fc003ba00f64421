import { defineConfig } from 'vite';

/** What the page may do. Its requests go wherever the cloud is; nothing else is loaded from anywhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "connect-src 'self' http: https:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [
    {
      name: 'content-security-policy',
      // Vite's server puts scripts of its own into the page.
      apply: 'build',
      transformIndexHtml: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
          injectTo: 'head-prepend',
        },
      ],
    },
  ],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        index: 'index.html',
        'web-worker': 'web-worker.html',
        'service-worker': 'service-worker.html',
        // A service worker has power over the pages beside and below its own URL, so that is no place for a hash.
        sw: 'src/workers/sw.ts',
      },
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // All of the SDK in one file, whose size is what the page pays for it: see size.mjs.
        codeSplitting: { groups: [{ name: 'sdk', test: /[\\/]packages[\\/][^\\/]+[\\/]dist[\\/]/ }] },
      },
    },
  },
});
