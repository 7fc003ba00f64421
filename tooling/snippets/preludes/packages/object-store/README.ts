import { mkdirSync, writeFileSync } from 'node:fs';
import { admin } from '../../../cloud/admin.js';

mkdirSync('site');
mkdirSync('copy');
writeFileSync('site/index.html', '<h1>Hello</h1>');
writeFileSync('db.dump', 'x'.repeat(1000));
for (const name of ['backups', 'www']) await admin.objectStore.createContainer({ name });

export const file = new File(['photo'], 'beach.jpg', { type: 'image/jpeg' });
export const key = 'a long secret';
