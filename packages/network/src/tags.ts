import type { CallOptions, Resource } from '@os/core';
import { definitionOf, NotFoundError, path, ServiceBase } from './core.js';
import { send, textsIn } from './requests.js';

/** A resource that has tags: a network, subnet, subnet pool, port, router, floating IP, security group or QoS policy. */
export type Taggable = Resource & {
  readonly '~resource'?: { readonly type: `network:${string}` };
  readonly tags: readonly string[];
};

/** The path of a resource's tags. Only the last part of its collection's path counts: policies have none of their `/qos`. */
function tagsPath(resource: Taggable): string {
  const collection = definitionOf(resource).path.split('/').at(-1)!;
  return path`/${collection}/${resource}/tags`;
}

/** Labels of resources. */
export class TagMethods extends ServiceBase {
  /**
   * The tags that a resource has now.
   *
   * ```ts
   * await conn.network.getTags(network);
   * await conn.network.getTags(new Network({ id }));
   * ```
   */
  async getTags(resource: Taggable, options?: CallOptions): Promise<string[]> {
    return textsIn(await send(this, 'getTags', 'GET', tagsPath(resource), options), 'tags');
  }

  /** Gives a resource these tags, in place of those that it had. The object itself stays as it is. */
  async setTags(resource: Taggable, tags: readonly string[], options?: CallOptions): Promise<void> {
    await send(this, 'setTags', 'PUT', tagsPath(resource), options, { tags });
  }

  /** Gives a resource further tags. Needs the extension `tag-creation`; `addTag` does not. */
  async addTags(resource: Taggable, tags: readonly string[], options?: CallOptions): Promise<void> {
    await send(this, 'addTags', 'POST', tagsPath(resource), options, { tags });
  }

  /** Gives a resource a tag, if it lacks it. Tags with a slash need `addTags` or `setTags`. */
  async addTag(resource: Taggable, tag: string, options?: CallOptions): Promise<void> {
    await send(this, 'addTag', 'PUT', tagsPath(resource) + path`/${tag}`, options);
  }

  /** Whether a resource has a tag. */
  async hasTag(resource: Taggable, tag: string, options?: CallOptions): Promise<boolean> {
    try {
      await send(this, 'hasTag', 'GET', tagsPath(resource) + path`/${tag}`, options);
      return true;
    } catch (error) {
      if (error instanceof NotFoundError) return false;
      throw error;
    }
  }

  /**
   * Takes a tag from a resource.
   *
   * @throws NotFoundError - it has no such tag.
   */
  async removeTag(resource: Taggable, tag: string, options?: CallOptions): Promise<void> {
    await send(this, 'removeTag', 'DELETE', tagsPath(resource) + path`/${tag}`, options);
  }

  /** Takes all tags from a resource. */
  async removeAllTags(resource: Taggable, options?: CallOptions): Promise<void> {
    await send(this, 'removeAllTags', 'DELETE', tagsPath(resource), options);
  }
}
