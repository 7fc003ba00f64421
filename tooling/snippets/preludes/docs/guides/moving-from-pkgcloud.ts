import { writeFileSync } from 'node:fs';
import { admin } from '../../../cloud/admin.js';

writeFileSync('beach.jpg', 'photo');
export const imageId = '70a599e0-31e7-49b7-b260-868f441e862b';
export const flavorId = (await admin.compute.findFlavor('m1.small'))?.id ?? '';
