import { refusal } from './refusal.js';
import { bytesUsed, type Container } from './store.js';

const BYTES = 'x-container-meta-quota-bytes';
const COUNT = 'x-container-meta-quota-count';

/** @throws Refusal - what shall become a quota of a container is no number. */
export function ensureQuotas(headers: Readonly<Record<string, string>>): void {
  for (const [name, what] of [
    [BYTES, 'bytes'],
    [COUNT, 'count'],
  ] as const) {
    if (!/^\d*$/.test(headers[name] ?? '')) throw refusal(400, `Invalid ${what} quota.`);
  }
}

/** @throws Refusal - with status 413: a container may not have so many bytes more, or another object. */
export function ensureRoom(container: Container, size: number): void {
  const { kept, objects } = container;
  const isBeyond = (quota: string, used: number): boolean => used > Number(kept.get(quota) ?? Infinity);
  if (isBeyond(BYTES, bytesUsed(container) + size) || isBeyond(COUNT, objects.size + 1)) {
    throw refusal(413, 'Upload exceeds quota.');
  }
}
