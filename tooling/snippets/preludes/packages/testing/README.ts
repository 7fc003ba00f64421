import assert from 'node:assert/strict';
import test from 'node:test';
import '@os/auth-v3';
import { v3Password } from '@os/auth-v3/pure';
import {
  attr,
  defineApi,
  defineResource,
  defineService,
  FetchTransport,
  serviceOf,
  type AuthenticatorDefinition,
  type Connection,
} from '@os/core';
import '@os/compute';
import type { Network } from '@os/network';

export const describe = test.describe;
export const it = test.it;
export const MyTransport = FetchTransport;

export async function ensureNetwork({ network }: Connection, name: string): Promise<Network> {
  return (await network.findNetwork(name)) ?? (await network.createNetwork({ name }));
}

/** As much of jest's as the document needs. */
export function expect(actual: unknown) {
  return {
    toEqual: (expected: unknown) => assert.deepEqual(actual, expected),
    toMatchObject: (expected: object) => assert.deepEqual({ ...(actual as object), ...expected }, actual),
  };
}

class Oven extends defineResource({
  service: defineApi({ type: 'bakery', version: 'v1' }),
  path: '/ovens',
  key: 'oven',
  keys: 'ovens',
  can: ['create', 'get', 'delete', 'list'],
  attributes: { name: attr.string() },
}) {}
export const bakery = defineService({
  key: 'bakery',
  packageName: '@acme/bakery',
  api: Oven.definition.service,
  service: class extends serviceOf({ oven: Oven }) {},
});

export const myPlugin: AuthenticatorDefinition = {
  name: 'mine',
  packageName: '@acme/login',
  options: ['authUrl', 'username', 'password', 'projectName'],
  matches: () => true,
  create: (options) => v3Password(options as unknown as Parameters<typeof v3Password>[0]),
};
