import type { FakeCall } from '../../fake/answer.js';
import type { FakeService } from '../../fake/service.js';
import { refusal } from './refusal.js';

/** Headers that are kept with something: metadata of the user's own, and settings. Names are lower-case. */
export type Kept = Map<string, string>;

/** A part of a static large object, as its manifest lists it. */
export interface Segment {
  /** `/container/object`. */
  readonly name: string;
  readonly bytes: number;
  readonly hash: string;
  readonly content_type: string;
  readonly last_modified: string;
}

export interface StoredObject {
  /** Of a static large object: its manifest. */
  readonly data: Uint8Array;
  /** The checksum of `data`. */
  readonly hash: string;
  readonly segments?: readonly Segment[] | undefined;
  readonly contentType: string;
  readonly kept: Kept;
  /** When it was stored or its metadata changed, in milliseconds since 1970. */
  readonly changedAt: number;
}

export interface Container {
  readonly objects: Map<string, StoredObject>;
  readonly kept: Kept;
  readonly createdAt: number;
  changedAt: number;
}

export interface Account {
  readonly containers: Map<string, Container>;
  readonly kept: Kept;
  readonly createdAt: number;
  /** It stays so: nothing can be put into it any more. */
  isDeleted?: boolean;
}

const ACCOUNTS = new WeakMap<FakeService, Map<string, Account>>();

/** The accounts of an object store. Each is there as soon as it is asked for. */
function accountsOf(service: FakeService): Map<string, Account> {
  let accounts = ACCOUNTS.get(service);
  if (!accounts) ACCOUNTS.set(service, (accounts = new Map<string, Account>()));
  return accounts;
}

export function nowOf({ service }: FakeCall): number {
  return service.surroundings.clock.now();
}

/** @throws Refusal - with status 403: it is another project's. */
export function accountOf(call: FakeCall, name = call.params['account'] ?? ''): Account {
  if (name !== `AUTH_${call.access.project?.id}`) throw refusal(403);
  const accounts = accountsOf(call.service);
  let account = accounts.get(name);
  if (!account) {
    account = { containers: new Map<string, Container>(), kept: new Map<string, string>(), createdAt: nowOf(call) };
    accounts.set(name, account);
  }
  return account;
}

/** @throws Refusal - with status 404: there is none. */
export function containerOf(
  call: FakeCall,
  name = call.params['container'] ?? '',
  account = accountOf(call),
): Container {
  const container = account.containers.get(name);
  if (!container) throw refusal(404);
  dropExpired(container, nowOf(call));
  return container;
}

/** @throws Refusal - with status 404: there is none. */
export function objectOf(call: FakeCall): StoredObject {
  const object = containerOf(call).objects.get(call.params['object'] ?? '');
  if (!object) throw refusal(404);
  return object;
}

/** What a path like `/container/name` leads to in the account that is asked. */
export function objectAt(call: FakeCall, path: string): StoredObject | undefined {
  const [container, name] = partsOf(path);
  return accountOf(call).containers.get(container)?.objects.get(name);
}

/** The container and the name in `/container/name/with/slashes`. */
export function partsOf(path: string): [container: string, name: string] {
  const [container = '', ...rest] = path.replace(/^\//, '').split('/');
  return [container, rest.join('/')];
}

export function bytesUsed({ objects }: Container): number {
  return [...objects.values()].reduce((sum, { data }) => sum + data.length, 0);
}

function dropExpired({ objects }: Container, now: number): void {
  for (const [name, { kept }] of objects) {
    const time = kept.get('x-delete-at');
    if (time !== undefined && Number(time) * 1000 <= now) objects.delete(name);
  }
}
