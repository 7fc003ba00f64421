import { isDeepStrictEqual } from 'node:util';
import { attr, defineApi, defineResource, defineService, serviceOf, FetchTransport, type Connection } from '@os/core';
import { v3Password } from '@os/auth-v3/pure';
import type { AuthenticatorDefinition } from '@os/core';
import { admin } from '../../../cloud/admin.js';

export const ensureNetwork = async ({ network }: Connection, name: string): Promise<void> => {
  if (!(await network.findNetwork(name))) await network.createNetwork({ name });
};
