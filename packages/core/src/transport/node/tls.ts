import { readFileSync } from 'node:fs';
import { ConfigError } from '@os/core';
import type { TransportOptions } from '@os/core';

/** Options of `tls.connect` that {@link TransportOptions} stand for. */
export interface TlsSettings {
  readonly rejectUnauthorized?: boolean;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly passphrase?: string;
}

/** @throws ConfigError - a file cannot be read, or certificate and key do not fit together. */
export function tlsSettings({ verify = true, cert, key, passphrase }: TransportOptions): TlsSettings {
  return {
    ...(typeof verify === 'string' ? { ca: authorities(verify) } : { rejectUnauthorized: verify }),
    ...clientCertificate(cert, key, passphrase),
  };
}

function authorities(path: string): string {
  const text = read(path, 'CA bundle');
  // Node takes any text, and what is none is missed with the first certificate that cannot be verified.
  if (text.includes('CERTIFICATE-----')) return text;
  throw new ConfigError(`The CA bundle "${path}" holds no certificate in PEM form`);
}

function clientCertificate(cert?: string, key?: string, passphrase?: string): TlsSettings {
  if (cert === undefined) {
    if (key !== undefined) throw new ConfigError('key is of no use without cert, the certificate that belongs to it');
    return {};
  }
  const certText = pem(cert, 'client certificate');
  const settings = {
    cert: certText,
    key: key === undefined ? certText : pem(key, 'private key'),
    ...(passphrase !== undefined && { passphrase }),
  };
  if (!settings.key.includes('PRIVATE KEY')) {
    throw new ConfigError(
      key === undefined
        ? 'cert holds no private key beside the certificate; name its file, or its text, as key'
        : 'key holds no private key',
    );
  }
  try {
    // Not imported, as programs without certificates need none of it.
    process.getBuiltinModule('node:tls').createSecureContext(settings);
  } catch (cause) {
    throw new ConfigError(`cert and key cannot be used, with the given passphrase or none: ${String(cause)}`, {
      cause,
    });
  }
  return settings;
}

function pem(value: string, what: string): string {
  return value.includes('-----BEGIN ') ? value : read(value, what);
}

function read(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ConfigError(`The ${what} "${path}" cannot be read: ${String(cause)}`, { cause });
  }
}
