import { definitionOf, idOf, type Resource } from '@os/core';

/** A resource that has tags: a network, subnet, subnet pool, port, router, floating IP, security group or QoS policy. */
export type Taggable = Resource & {
  readonly '~resource'?: { readonly type: `network:${string}` };
  readonly tags: readonly string[];
};

/** The path of a resource's tags. Only the last part of its collection's path counts: policies have none of their `/qos`. */
export function tagsPath(resource: Taggable): string {
  const collection = definitionOf(resource).path.split('/').at(-1);
  return `/${collection}/${encodeURIComponent(idOf(resource))}/tags`;
}
