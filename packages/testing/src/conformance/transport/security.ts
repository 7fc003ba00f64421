import { listen } from '../../http/listen.js';
import { ensureCode, ensureFails, ensureSame, failureOf, type Check } from '../check.js';
import { always, echo } from './answers.js';
import { CA, CLIENT, SERVER } from './certificates.js';
import type { Stand } from './stand.js';
import { ensureUnsent, type TransportTraits } from './traits.js';

const ok = always({ status: 200, body: 'ok' });

/** Certificates, the server's and the client's. */
export function securityChecks(stand: Stand, { tls = true }: TransportTraits): Check[] {
  const checks = [
    stand.check(
      'refuses a certificate that nobody known has signed',
      ok,
      async ({ send }) => void (await ensureUnsent(send(), 'A request to a server that cannot be verified')),
      { tls: SERVER },
    ),
    stand.check('tells a server that speaks no TLS', echo, async ({ send, url }) => {
      await ensureFails(send({ url: url.replace('http:', 'https:') }), 'CONNECTION', 'A request to such a server');
    }),
  ];
  if (!tls) {
    const options = { verify: false, cert: CLIENT.cert, key: CLIENT.key, passphrase: CLIENT.passphrase };
    return [
      ...checks,
      refusalCheck(stand, 'verify', { verify: '/etc/ssl/ca.pem' }),
      ...Object.entries(options).map(([name, value]) => refusalCheck(stand, name, { [name]: value })),
    ];
  }
  return [
    ...checks,
    stand.check(
      'verify: false accepts any certificate',
      ok,
      async ({ send }) => {
        ensureSame((await send()).body, 'ok', 'The body');
      },
      { tls: SERVER, options: { verify: false } },
    ),
    stand.labCheck('verify: a path accepts what that CA has signed', async (lab) => {
      const [file, server] = [await lab.saveFile(CA), await listen(ok, { tls: SERVER })];
      const transport = stand.make({ verify: file.path });
      try {
        const { body } = await transport.send({ method: 'GET', url: server.url, headers: {}, expect: 'text' });
        ensureSame(body, 'ok', 'The body');
        const elsewhere = server.url.replace('127.0.0.1', '127.0.0.2');
        await failureOf(
          transport.send({ method: 'GET', url: elsewhere, headers: {}, expect: 'text' }),
          'A request to a name that the certificate is not for',
        );
      } finally {
        await transport.close?.();
        await server.close();
        await file.remove();
      }
    }),
    ...Object.entries({
      'a certificate and its key': { cert: CLIENT.cert, key: CLIENT.key },
      'a certificate with its key in one': { cert: CLIENT.cert + CLIENT.key },
      'an encrypted key': { cert: CLIENT.cert, key: CLIENT.encryptedKey, passphrase: CLIENT.passphrase },
    }).map(([what, options]) =>
      stand.check(
        `shows the server ${what}`,
        ok,
        async ({ send }) => ensureSame((await send()).body, 'ok', 'The body'),
        { tls: { ...SERVER, ca: CA }, options: { verify: false, ...options } },
      ),
    ),
    stand.labCheck('reads certificate and key from files', async (lab) => {
      const files = [await lab.saveFile(CLIENT.cert), await lab.saveFile(CLIENT.key)] as const;
      const server = await listen(ok, { tls: { ...SERVER, ca: CA } });
      const transport = stand.make({ verify: false, cert: files[0].path, key: files[1].path });
      try {
        const { body } = await transport.send({ method: 'GET', url: server.url, headers: {}, expect: 'text' });
        ensureSame(body, 'ok', 'The body');
      } finally {
        await transport.close?.();
        await server.close();
        for (const file of files) await file.remove();
      }
    }),
    stand.check(
      'tells a server that wants a certificate and gets none',
      ok,
      async ({ send }) => ensureFails(send(), 'CONNECTION', 'A request without a certificate'),
      { tls: { ...SERVER, ca: CA }, options: { verify: false } },
    ),
    ...Object.entries({
      'a CA bundle that is not there': { verify: '/nowhere/ca.pem' },
      'a certificate that is not there': { cert: '/nowhere/cert.pem' },
      'a certificate without a key': { cert: CLIENT.cert },
      'a key without a certificate': { key: CLIENT.key },
      'a key of another certificate': { cert: CLIENT.cert, key: SERVER.key },
      'a wrong passphrase': { cert: CLIENT.cert, key: CLIENT.encryptedKey, passphrase: 'wrong' },
    }).map(([what, options]) =>
      stand.labCheck(`refuses ${what}`, async () => {
        ensureCode(await failureOf(made(stand, options), 'Making it'), 'CONFIG', 'Making it');
      }),
    ),
  ];
}

/** A check that an option which the transport does not know is refused. */
export function refusalCheck(stand: Stand, name: string, options: Parameters<Stand['make']>[0]): Check {
  return stand.labCheck(`refuses ${name} ${JSON.stringify(Object.values(options ?? {})[0]).slice(0, 30)}`, async () => {
    const error = await failureOf(made(stand, options), `Making it with ${name}`);
    ensureCode(error, 'CONFIG', `Making it with ${name}`);
    ensureSame(String(error).includes(name), true, `Whether the error names ${name}`);
  });
}

// eslint-disable-next-line @typescript-eslint/require-await -- what it throws becomes a rejection
async function made(stand: Stand, options: Parameters<Stand['make']>[0]): Promise<unknown> {
  return stand.make(options);
}
