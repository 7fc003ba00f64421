import {
  attr,
  defineResource,
  readOnly,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type UpdateAttributes,
} from '@os/core';
import { api } from './api.js';
import { fromHeaders, toHeaders, without, type HeaderForm } from './headers.js';

const FORM: HeaderForm = { kind: 'account' };

/**
 * The account that a project has in the object store.
 *
 * @see https://docs.openstack.org/api-ref/object-store/#accounts
 */
export class Account extends defineResource(() => ({
  service: api,
  path: '',
  key: 'account',
  can: [],
  attributes: {
    containerCount: readOnly.number('x-account-container-count'),
    objectCount: readOnly.number('x-account-object-count'),
    bytesUsed: readOnly.number('x-account-bytes-used'),
    /** When it was created, in seconds since 1970. */
    timestamp: readOnly.number('x-timestamp').nullable(),
    projectDomainId: readOnly.string('x-account-project-domain-id').nullable(),
    /** The most bytes it takes; set by administrators of the object store. */
    quotaBytes: attr.number('x-account-meta-quota-bytes').nullable(),
    /** Signs temporary URLs of all objects. */
    tempUrlKey: attr.string('x-account-meta-temp-url-key').secret().nullable(),
    /** The same, while keys are changed. */
    tempUrlKey2: attr.string('x-account-meta-temp-url-key-2').secret().nullable(),
    /** Who else may do what: JSON, as `X-Account-Access-Control` has it. */
    accessControl: attr.string('x-account-access-control').nullable(),
    /** Metadata of the user's own, keys in lower case. Keys that are given are set, those that are null removed, others stay. */
    metadata: attr.map<string | null>(),
  },
})) {}

/** What can be changed of an account. */
export type AccountChanges = UpdateAttributes<typeof Account>;

export async function getAccount(service: ServiceBase, options: CallOptions): Promise<Account> {
  const response = await service.request({ ...options, method: 'HEAD', path: '', expect: 'text' });
  const account = fromHeaders(FORM, Account.definition.attributes, response.headers);
  return resourceIn(Account, { ...response, body: { account } });
}

export class AccountMethods extends ServiceBase {
  /** How much is stored in the account, and what else is known of it. */
  getAccountMetadata(options?: CallOptions): Promise<Account> {
    return getAccount(this, { call: 'objectStore.getAccountMetadata', ...options });
  }

  /** Changes metadata and settings of the account: what is given is set, what is null is removed, all else stays. */
  async setAccountMetadata(changes: AccountChanges, options?: CallOptions): Promise<Account> {
    const headers = toHeaders(FORM, new Account(changes).body);
    const call = { call: 'objectStore.setAccountMetadata', ...options };
    await this.request({
      method: 'POST',
      path: '',
      expect: 'text',
      ...call,
      headers: { ...headers, ...options?.headers },
    });
    return this.getAccountMetadata(call);
  }

  /** Removes metadata of the user's own. */
  deleteAccountMetadata(keys: readonly string[], options?: CallOptions): Promise<Account> {
    return this.setAccountMetadata(without(keys), { call: 'objectStore.deleteAccountMetadata', ...options });
  }

  /** Sets the key that signs temporary URLs. While keys are changed, the secondary one is good as well. */
  setAccountTempUrlKey(
    key: string,
    { isSecondary, ...options }: CallOptions & { readonly isSecondary?: boolean | undefined } = {},
  ): Promise<Account> {
    const call = { call: 'objectStore.setAccountTempUrlKey', ...options };
    return this.setAccountMetadata(isSecondary ? { tempUrlKey2: key } : { tempUrlKey: key }, call);
  }

  /**
   * Deletes the account with all that is in it, for good: it answers with status 410 until the object store has forgotten
   * it.
   *
   * @throws ForbiddenError - the user is no administrator of the object store, or it does not let accounts be deleted.
   */
  async deleteAccount(options?: CallOptions): Promise<void> {
    await this.request({ method: 'DELETE', path: '', expect: 'text', call: 'objectStore.deleteAccount', ...options });
  }
}
