import { createOnly, defineResource, path, readOnly, type Ref } from '@os/core';
import { api } from './api.js';
import { links, listing } from './common.js';
import { methods, type MethodsClass, type MethodsOf } from './methods.js';
import { giving, post, wire } from './sent.js';

/** What all transfers have. Accepting one is answered in short. */
const offer = () => ({
  name: createOnly.string().nullable(),
  volumeId: createOnly.string().required(),
  createdAt: readOnly.time().optional(),
  /** What the other project needs to accept it. Told once, when the transfer is created. */
  authKey: readOnly.string().secret().optional(),
  links,
  sourceProjectId: readOnly.string().nullable().since('3.57'),
  destinationProjectId: readOnly.string().nullable().since('3.57'),
  isAccepted: readOnly.boolean('accepted').since('3.57'),
});

/** A volume on offer to another project. See https://docs.openstack.org/api-ref/block-storage/v3/#volume-transfers-volume-transfers-3-55-or-later */
export class Transfer extends defineResource(() => ({
  service: api,
  path: '/volume-transfers',
  listPath: '/volume-transfers/detail',
  key: 'transfer',
  keys: 'transfers',
  can: ['create', 'get', 'delete', 'list'],
  since: '3.55',
  attributes: {
    ...offer(),
    /** Leave its snapshots behind: without this, they go along. */
    noSnapshots: createOnly.boolean().optional(),
  },
  filters: listing,
})) {}

/** The same in clouds before 3.55; newer ones have both. See https://docs.openstack.org/api-ref/block-storage/v3/#volume-transfer */
export class LegacyTransfer extends defineResource(() => ({
  service: api,
  path: '/os-volume-transfer',
  listPath: '/os-volume-transfer/detail',
  key: 'transfer',
  keys: 'transfers',
  can: ['create', 'get', 'delete', 'list'],
  attributes: { ...offer(), noSnapshots: readOnly.boolean().since('3.55') },
  filters: { allProjects: listing.allProjects },
})) {}

const functions = {
  /**
   * Takes over a volume that another project offers. Needs 3.55.
   *
   * @param authKey - What that project was told as `authKey` when it created the transfer.
   */
  acceptTransfer: (transfer: Ref<Transfer>, authKey: string) =>
    giving(Transfer, post(path`/volume-transfers/${transfer}/accept`, { accept: wire({ authKey }) }, '3.55')),

  /** The same in clouds before 3.55. */
  acceptLegacyTransfer: (transfer: Ref<LegacyTransfer>, authKey: string) =>
    giving(LegacyTransfer, post(path`/os-volume-transfer/${transfer}/accept`, { accept: wire({ authKey }) })),
};

/** What can be done with transfers, besides creating and deleting them. */
export interface TransferMethods extends MethodsOf<typeof functions> {}
export const TransferMethods: MethodsClass<TransferMethods> = /* @__PURE__ */ methods(functions);
