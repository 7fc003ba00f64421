import { writeFileSync } from 'node:fs';
import { admin } from '../../../cloud/admin.js';

writeFileSync('debian.qcow2', 'QFI');

export const bytes = new TextEncoder().encode('QFI');
/** An `<input type="file">`. */
export const input: { readonly files: readonly [File] } = { files: [new File(['QFI'], 'debian.qcow2')] };
export const other = await admin.identity.createProject({ name: 'other' });
export const otherConnection = admin;
