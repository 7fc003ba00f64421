import { isJsonObject } from './json.js';
import { safeUrl } from './url.js';

/** What is shown in place of a secret. */
const HIDDEN = '***';

/** Headers whose values are secret: tokens, receipts, cookies, credentials of every scheme, and keys that sign URLs. */
const SECRET_HEADER = /token|receipt|authorization|cookie|secret|password|signature|-key(-2)?$/;

/** Keys of JSON bodies whose values are secret, however services spell them; in lower case, without separators. */
const SECRET_KEY =
  /(pass|passwords?|passwd|passphrase|passcode|secret|token|tokenid|privatekey|accesskey|authkey|encryptionkey|userdata|personality|blob|payload|receipt|assertion|signature|verifier|totp)$/;

/** A copy of headers with secrets hidden. */
export function redactHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, SECRET_HEADER.test(name) ? HIDDEN : safeUrl(value)]),
  );
}

/** A copy of a JSON value with secrets hidden, however deep. */
export function redactJson(value: unknown): unknown {
  if (typeof value === 'string') return safeUrl(value);
  if (Array.isArray(value)) return value.map(redactJson);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const isTelling = typeof each === 'string' || (typeof each === 'object' && each !== null);
      const isSecret = isTelling && SECRET_KEY.test(key.toLowerCase().replace(/[-_:. ]/g, ''));
      return [key, isSecret ? HIDDEN : redactJson(each)];
    }),
  );
}
