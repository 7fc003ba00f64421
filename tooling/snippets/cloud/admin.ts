import { blockStorage } from '@os/block-storage/pure';
import { compute } from '@os/compute/pure';
import { createConnection } from '@os/core';
import { identity } from '@os/identity/pure';
import { image } from '@os/image/pure';
import { network } from '@os/network/pure';
import { objectStore } from '@os/object-store/pure';
import { fake } from './fake.js';

/** An administrator's connection to the fake cloud, for preludes: it registers nothing, so that documents have to. */
export const admin = createConnection({
  services: [identity, network, compute, image, blockStorage, objectStore],
  transport: fake,
  authenticator: fake.authenticator(),
});
