import { admin } from '../../../cloud/admin.js';

const { user, project } = await admin.authorize();
export const userId = user?.id ?? '';
export const projectId = project?.id ?? '';
export const consumerId = '30328d13-e299-4a93-a102-61e4ccabe474';
