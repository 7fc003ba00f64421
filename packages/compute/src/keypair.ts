import {
  attr,
  createOnly,
  defineResource,
  idOf,
  isHttpError,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type CreateAttributes,
  type DeleteOptions,
  type Ref,
} from '@os/core';
import { api } from './api.js';
import { links, send, type AnyRef } from './common.js';

/**
 * A user's public key, which servers let in. It is identified by its name.
 *
 * @see https://docs.openstack.org/api-ref/compute/#keypairs-keypairs
 */
export class Keypair extends defineResource(() => ({
  service: api,
  path: '/os-keypairs',
  key: 'keypair',
  keys: 'keypairs',
  itemKey: 'keypair',
  can: ['create', 'get', 'delete', 'list'],
  idAttribute: 'name',
  attributes: {
    name: createOnly.string().required(),
    /** As in `id_ed25519.pub`. Nova makes no keys from microversion 2.92 on; see `generateKeypair`. */
    publicKey: createOnly.string().required(),
    type: createOnly.oneOf('ssh', 'x509').since('2.2'),
    /** Whose it is. To give another user's, needs microversion 2.10 and an administrator. Lists do not tell it. */
    userId: createOnly.string().since('2.10'),
    fingerprint: readOnly.string(),
    /** Answered to `generateKeypair` alone. */
    privateKey: readOnly.string().secret().optional(),
    // Not answered by lists.
    createdAt: readOnly.time().optional(),
    updatedAt: readOnly.time().nullable().optional(),
    deletedAt: readOnly.time().nullable().optional(),
    isDeleted: readOnly.boolean('deleted').optional(),
    /** A number that only the database knows. */
    databaseId: readOnly.number('id').optional(),
    links: links(),
  },
  filters: {
    /** Whose; for administrators. Default: the user's own. */
    userId: attr.string().since('2.10'),
  },
})) {}

/** Making key pairs, and those of other users. */
export class KeypairMethods extends ServiceBase {
  /**
   * Lets Nova make a key pair; its `privateKey` is told this once. Up to microversion 2.91: better make one yourself, and
   * give its public key to `createKeypair`.
   */
  async generateKeypair(
    { name, type, userId }: Omit<CreateAttributes<typeof Keypair>, 'publicKey'>,
    options?: CallOptions,
  ): Promise<Keypair> {
    const keypair = { name, ...(type !== undefined && { type }), ...(userId !== undefined && { user_id: userId }) };
    const since = userId !== undefined ? '2.10' : '2.2';
    const content = { json: { keypair }, since, until: '2.91' };
    return resourceIn(Keypair, await send(this, 'generateKeypair', 'POST', '/os-keypairs', options, content));
  }

  /**
   * Fetches the key pair of another user; for administrators.
   *
   * @throws NotFoundError - there is none.
   */
  async getUserKeypair(user: AnyRef, keypair: Ref<Keypair>, options?: CallOptions): Promise<Keypair> {
    const content = { query: { user_id: idOf(user) }, since: '2.10' };
    const url = path`/os-keypairs/${keypair}`;
    return resourceIn(Keypair, await send(this, 'getUserKeypair', 'GET', url, options, content));
  }

  /**
   * Deletes the key pair of another user; for administrators.
   *
   * @throws NotFoundError - there is none, and `ignoreMissing` is not set.
   */
  async deleteUserKeypair(
    user: AnyRef,
    keypair: Ref<Keypair>,
    { ignoreMissing, ...options }: DeleteOptions = {},
  ): Promise<void> {
    const content = { query: { user_id: idOf(user) }, since: '2.10' };
    try {
      await send(this, 'deleteUserKeypair', 'DELETE', path`/os-keypairs/${keypair}`, options, content);
    } catch (error) {
      if (!(ignoreMissing && isHttpError(error, 404))) throw error;
    }
  }
}
