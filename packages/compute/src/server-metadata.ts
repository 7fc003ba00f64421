import { path, ServiceBase, type CallOptions, type Ref, type ServiceResponse } from '@os/core';
import { mapIn, send, textIn } from './common.js';
import type { Server } from './server.js';

type Metadata = Readonly<Record<string, string>>;

/**
 * Metadata of servers: texts by names, which the server itself can read, too.
 *
 * @see https://docs.openstack.org/api-ref/compute/#server-metadata-servers-metadata
 */
export class ServerMetadataMethods extends ServiceBase {
  /** All metadata of a server. */
  async getServerMetadata(server: Ref<Server>, options?: CallOptions): Promise<Metadata> {
    return mapIn(await send(this, 'getServerMetadata', 'GET', metadataPath(server), options), 'metadata');
  }

  /** Adds metadata, and changes what is there under the same names. Returns what was given. */
  async setServerMetadata(server: Ref<Server>, metadata: Metadata, options?: CallOptions): Promise<Metadata> {
    const url = metadataPath(server);
    return mapIn(await send(this, 'setServerMetadata', 'POST', url, options, { json: { metadata } }), 'metadata');
  }

  /** Sets metadata in place of all that is there. */
  async replaceServerMetadata(server: Ref<Server>, metadata: Metadata, options?: CallOptions): Promise<Metadata> {
    const url = metadataPath(server);
    return mapIn(await send(this, 'replaceServerMetadata', 'PUT', url, options, { json: { metadata } }), 'metadata');
  }

  /**
   * Deletes metadata by their names, one after the other.
   *
   * @throws NotFoundError - there is none of one of these names.
   */
  async deleteServerMetadata(server: Ref<Server>, names: readonly string[], options?: CallOptions): Promise<void> {
    for (const name of names) {
      await send(this, 'deleteServerMetadata', 'DELETE', metadataPath(server, name), options);
    }
  }

  /** @throws NotFoundError - there is none of this name. */
  async getServerMetadataItem(server: Ref<Server>, name: string, options?: CallOptions): Promise<string> {
    return itemIn(await send(this, 'getServerMetadataItem', 'GET', metadataPath(server, name), options), name);
  }

  /** Sets one value, and returns it. */
  async setServerMetadataItem(
    server: Ref<Server>,
    name: string,
    value: string,
    options?: CallOptions,
  ): Promise<string> {
    const json = { meta: { [name]: value } };
    const url = metadataPath(server, name);
    return itemIn(await send(this, 'setServerMetadataItem', 'PUT', url, options, { json }), name);
  }
}

function metadataPath(server: Ref<Server>, name?: string): string {
  return path`/servers/${server}/metadata` + (name === undefined ? '' : path`/${name}`);
}

function itemIn(response: ServiceResponse, name: string): string {
  return textIn({ ...response, body: mapIn(response, 'meta') }, name);
}
