// Looks for secrets in what was printed and logged while tests ran: `node tooling/check-secrets.mjs FOLDER`.
// FOLDER has `secrets.jsonl`, and all else in it is searched.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const file = join(folder, 'secrets.jsonl');
if (!existsSync(file)) throw new Error(`${file} is missing: no test has sent a secret, or none was recorded`);
const secrets = [
  ...new Set(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  ),
];
// Tokens of Keystone, and what tests that send nothing call their secrets.
const patterns = [/gAAAAA[\w-]{40}/, /S3CRET/, /tok-SECRET/];

let bytes = 0;
const found = [];
for (const name of readdirSync(folder)) {
  if (name === 'secrets.jsonl') continue;
  const text = readFileSync(join(folder, name), 'utf8');
  bytes += text.length;
  for (const [number, line] of text.split('\n').entries()) {
    const isLeak = secrets.some((secret) => line.includes(secret)) || patterns.some((pattern) => pattern.test(line));
    // Not the line itself: it would be one more place that shows the secret.
    if (isLeak) found.push(`${name}:${number + 1}`);
  }
}
if (found.length > 0) console.log(`Secrets can be read in ${found.slice(0, 20).join(', ')} (${found.length} lines)`);
console.log(`${secrets.length} secrets, ${bytes} characters of output and logs, ${found.length} leaks`);
process.exit(found.length > 0 || bytes === 0 ? 1 : 0);
