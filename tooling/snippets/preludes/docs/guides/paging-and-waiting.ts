import '@os/auth-v3';
import '@os/block-storage';
import '@os/compute';
import { Connection } from '@os/core';
import '@os/network';
import { fake } from '../../../cloud/fake.js';
import { options } from '../../common.js';

export const conn = new Connection(options);
export const projectId = (await conn.authorize()).project?.id ?? '';
export const imageId = '70a599e0-31e7-49b7-b260-868f441e862b';
export const flavorId = (await conn.compute.findFlavor('m1.small'))?.id ?? '';

/** Where a program left off. */
export const bookmarks = { position: undefined as string | undefined };

/** Makes a server fail, as it does in a cloud without room for it. */
export function breakIt({ id }: { readonly id: string }): void {
  const fault = { code: 500, message: 'No valid host was found.', created: '2026-01-02T03:04:05Z' };
  fake.service('compute').collection('/servers').change(id, { status: 'ERROR', fault });
}
