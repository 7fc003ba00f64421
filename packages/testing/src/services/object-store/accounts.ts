import { FakeAnswer, type FakeCall } from '../../fake/answer.js';
import type { FakeAction } from '../../fake/rules.js';
import { deleteMany } from './bulk.js';
import { changeKept } from './headers.js';
import { answerList } from './listing.js';
import { refusal } from './refusal.js';
import { accountOf, bytesUsed, type Account } from './store.js';
import { listedTime, timestamp } from './times.js';

/** The one policy by which objects are stored here. */
export const POLICY = 'Policy-0';

const ACCOUNT = '/v1/{account}';

export const accountActions: Record<string, FakeAction> = {
  [`HEAD ${ACCOUNT}`]: (call) => new FakeAnswer(204, undefined, headersOf(livingAccount(call))),
  [`GET ${ACCOUNT}`]: (call) => {
    const account = livingAccount(call);
    const containers = [...account.containers].map(([name, container]) => {
      const [count, last_modified] = [container.objects.size, listedTime(container.changedAt)];
      return [name, { name, count, bytes: bytesUsed(container), last_modified, storage_policy: POLICY }] as const;
    });
    return answerList(call, containers, headersOf(account));
  },
  [`POST ${ACCOUNT}`]: (call) => {
    if (call.url.searchParams.has('bulk-delete')) return deleteMany(call);
    changeKept('account', livingAccount(call).kept, call.headers);
    return new FakeAnswer(204);
  },
  [`DELETE ${ACCOUNT}`]: (call) => {
    const account = livingAccount(call);
    account.containers.clear();
    account.isDeleted = true;
    return new FakeAnswer(204);
  },
};

/** @throws Refusal - with status 410: it was deleted. */
function livingAccount(call: FakeCall): Account {
  const account = accountOf(call);
  if (account.isDeleted) throw refusal(410);
  return account;
}

function headersOf({ containers, kept, createdAt }: Account): Record<string, string> {
  const all = [...containers.values()];
  const sum = (of: (each: (typeof all)[number]) => number): string =>
    String(all.reduce((total, each) => total + of(each), 0));
  return {
    'x-account-container-count': String(all.length),
    'x-account-object-count': sum(({ objects }) => objects.size),
    'x-account-bytes-used': sum(bytesUsed),
    'x-timestamp': timestamp(createdAt),
    'x-account-project-domain-id': 'default',
    'accept-ranges': 'bytes',
    ...Object.fromEntries(kept),
  };
}
