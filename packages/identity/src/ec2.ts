import { attr, createOnly, defineResource, readOnly, resourceIn, ServiceBase, type CallOptions } from '@os/core';
import { api } from './api.js';
import { send } from './requests.js';
import { Token } from './token.js';
import { User } from './user.js';

/**
 * A pair of keys for the APIs of EC2 and S3, good for one project.
 *
 * @see https://docs.openstack.org/api-ref/identity/v2-ext/#os-ksec2-admin-extension
 */
export class Ec2Credential extends defineResource(() => ({
  service: api,
  path: '/users/{userId}/credentials/OS-EC2',
  key: 'credential',
  keys: 'credentials',
  idAttribute: 'access',
  parents: { userId: User },
  can: ['create', 'get', 'delete', 'list'],
  paging: 'none',
  // Answers have a key around the credential, but creations have not.
  exchange: ({ json, ...request }, transmit) => transmit({ ...request, json: json?.['credential'] }),
  attributes: {
    /** The access key, which identifies it. */
    access: readOnly.string(),
    secret: readOnly.string().secret(),
    projectId: createOnly.string('tenant_id').required(),
    userId: readOnly.string(),
    /** The trust that the user of the token acts by; null for none. */
    trustId: readOnly.string().nullable(),
    links: readOnly.object({ self: attr.string() }),
  },
})) {}

/** A request that was signed with the keys of an {@link Ec2Credential}, as its receiver got it. */
export interface Ec2SignedRequest {
  readonly access: string;
  readonly signature: string;
  /** `GET` */
  readonly verb: string;
  /** With the port, as in the URL. */
  readonly host: string;
  readonly path: string;
  /** The parameters of the query or of the form, without the signature. */
  readonly params: Readonly<Record<string, string>>;
  /** For signatures of version 4. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** For signatures of version 4: the SHA-256 of the body, in hexadecimal digits. */
  readonly bodyHash?: string | undefined;
}

/** Signatures that were made with keys for EC2. */
export class Ec2Methods extends ServiceBase {
  /**
   * Checks the signature of a request that a service got, and gives a token of the user who signed it, as its `id`. The
   * connection needs the role `service` or `admin`.
   *
   * @throws AuthenticationError - the signature is wrong, or nobody has the access key.
   * @see https://docs.openstack.org/api-ref/identity/v2-ext/#os-ksec2-admin-extension
   */
  async createEc2Token({ bodyHash, ...signed }: Ec2SignedRequest, options?: CallOptions): Promise<Token> {
    const json = { credentials: { ...signed, body_hash: bodyHash } };
    const response = await send(this, 'createEc2Token', 'POST', '/ec2tokens', options, json);
    const token = resourceIn(Token, response);
    token.body['id'] = response.headers['x-subject-token'];
    return token;
  }
}
