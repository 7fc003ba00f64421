import type { FakeCall } from '../../fake/answer.js';
import { refusal } from './refusal.js';
import { nowOf, type Kept } from './store.js';

type Headers = Readonly<Record<string, string>>;

/** Settings that are kept beside metadata of the user's own. */
const SETTINGS = {
  account: ['x-account-access-control'],
  container: [
    'x-container-read',
    'x-container-write',
    'x-container-sync-to',
    'x-container-sync-key',
    'x-versions-enabled',
    'x-versions-location',
    'x-history-location',
  ],
  object: [
    'cache-control',
    'content-disposition',
    'content-encoding',
    'content-language',
    'expires',
    'x-delete-at',
    'x-object-manifest',
    'x-robots-tag',
  ],
};

function isKept(kind: keyof typeof SETTINGS, name: string): boolean {
  return SETTINGS[kind].includes(name) || name.startsWith(`x-${kind}-meta-`);
}

/** Sets and removes what an account or a container keeps. */
export function changeKept(kind: 'account' | 'container', kept: Kept, sent: Headers): void {
  for (const [name, value] of Object.entries(sent)) {
    const key = name.replace(/^x-remove-/, 'x-');
    if (!isKept(kind, key)) continue;
    if (value === '' || key !== name) kept.delete(key);
    else kept.set(key, key === 'x-versions-enabled' ? flagOf(value) : value);
  }
}

/** What an object keeps: each request that says something of it says all of it. @throws Refusal */
export function keptOf(call: FakeCall): Kept {
  const now = Math.floor(nowOf(call) / 1000);
  const after = call.headers['x-delete-after'];
  const sent = { ...call.headers, ...(after !== undefined && { 'x-delete-at': String(now + Number(after)) }) };
  const kept = Object.entries(sent).filter(([name, value]) => value !== '' && isKept('object', name));
  if (Number(sent['x-delete-at']) <= now) throw refusal(400, 'X-Delete-At in past', { 'content-type': 'text/plain' });
  return new Map(kept);
}

function flagOf(value: string): string {
  return /^(true|1|yes|on|t|y)$/i.test(value) ? 'True' : 'False';
}
