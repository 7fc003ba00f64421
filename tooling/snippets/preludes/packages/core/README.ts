import { AsyncLocalStorage } from 'node:async_hooks';
import '@os/compute';
import { attr, defineApi, defineResource, waiting, type ConnectionEvent } from '@os/core';
import { Server } from '@os/compute/pure';
import { admin } from '../../../cloud/admin.js';

const { catalog } = await admin.authorize();
const neutron = await admin.identity.findService('neutron');
const url = catalog.find(({ type }) => type === 'network')?.endpoints[0]?.url ?? '';
await admin.identity.createRegion({ id: 'zion' });
await admin.identity.createEndpoint({ serviceId: neutron?.id ?? '', interface: 'internal', regionId: 'zion', url });

export const list = admin.compute.listServers();
export const from = undefined;
export const save = (_: string | undefined): void => undefined;
export const log = (_: string): void => undefined;

class Node extends defineResource({
  service: defineApi({ type: 'baremetal', waiting }),
  path: '/nodes',
  can: ['get'],
  attributes: { powerState: attr.string() },
}) {}
export const node = new Node({ id: 'n1' });
export const server = new Server({ id: 's1' });

export const context = new AsyncLocalStorage<{ readonly requestId: string }>();
export const metrics = { record: (_: ConnectionEvent): void => undefined };

const kept = new Map<string, string>();
export const redis = {
  get: (key: string) => Promise.resolve(kept.get(key)),
  set: (key: string, value: string) => Promise.resolve(void kept.set(key, value)),
  delete: (key: string) => Promise.resolve(void kept.delete(key)),
};
