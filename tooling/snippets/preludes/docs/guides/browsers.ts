import { admin } from '../../../cloud/admin.js';

const flavor = await admin.compute.findFlavor('m1.small');
const imageId = '70a599e0-31e7-49b7-b260-868f441e862b';
await admin.compute.createServer({ name: 'web-1', flavorId: flavor?.id ?? '', imageId, networks: 'none' });
