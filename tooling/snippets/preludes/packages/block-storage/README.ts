import { admin } from '../../../cloud/admin.js';

export const projectId = (await admin.authorize()).project?.id ?? '';
