import { writeFileSync } from 'node:fs';
import '@os/auth-v3';
import { Connection } from '@os/core';
import '@os/image';
import '@os/object-store';
import { options } from '../../common.js';

writeFileSync('db.dump', 'x'.repeat(300_000));
writeFileSync('debian.qcow2', 'QFI');

export const conn = new Connection(options);
await conn.objectStore.createContainer({ name: 'photos' });

/** An `<input type="file">`. */
export const input: { readonly files: readonly File[] | null } = {
  files: [new File(['photo'], 'beach.jpg', { type: 'image/jpeg' })],
};
