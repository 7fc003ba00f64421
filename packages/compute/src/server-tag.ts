import { isHttpError, path, ServiceBase, type CallOptions, type Ref } from '@os/core';
import { listIn, send } from './common.js';
import type { Server } from './server.js';

const VERSIONS = { since: '2.26' };

/**
 * Labels of servers, to find them by; see the queries of `listServers`. All of this needs microversion 2.26.
 *
 * @see https://docs.openstack.org/api-ref/compute/#server-tags-servers-tags
 */
export class ServerTagMethods extends ServiceBase {
  /** All tags of a server. Needs 2.26. */
  async getServerTags(server: Ref<Server>, options?: CallOptions): Promise<string[]> {
    const response = await send(this, 'getServerTags', 'GET', tagsPath(server), options, VERSIONS);
    return listIn(response, 'tags').map(String);
  }

  /** Sets tags in place of all that are there. */
  async setServerTags(server: Ref<Server>, tags: readonly string[], options?: CallOptions): Promise<string[]> {
    const content = { json: { tags }, ...VERSIONS };
    return listIn(await send(this, 'setServerTags', 'PUT', tagsPath(server), options, content), 'tags').map(String);
  }

  /** Gives a server a tag, if it lacks it. */
  async addTagToServer(server: Ref<Server>, tag: string, options?: CallOptions): Promise<void> {
    await send(this, 'addTagToServer', 'PUT', tagsPath(server) + path`/${tag}`, options, VERSIONS);
  }

  /** Whether a server has a tag. Needs 2.26. */
  async hasServerTag(server: Ref<Server>, tag: string, options?: CallOptions): Promise<boolean> {
    try {
      await send(this, 'hasServerTag', 'GET', tagsPath(server) + path`/${tag}`, options, VERSIONS);
      return true;
    } catch (error) {
      if (isHttpError(error, 404)) return false;
      throw error;
    }
  }

  /**
   * Takes a tag from a server.
   *
   * @throws NotFoundError - it has no such tag.
   */
  async removeTagFromServer(server: Ref<Server>, tag: string, options?: CallOptions): Promise<void> {
    await send(this, 'removeTagFromServer', 'DELETE', tagsPath(server) + path`/${tag}`, options, VERSIONS);
  }

  /** Takes all tags from a server. */
  async removeTagsFromServer(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await send(this, 'removeTagsFromServer', 'DELETE', tagsPath(server), options, VERSIONS);
  }
}

const tagsPath = (server: Ref<Server>): string => path`/servers/${server}/tags`;
