import { admin } from '../cloud/admin.js';

const { user } = await admin.authorize();
const userId = user?.id ?? '';
await admin.identity.updateUser(userId, { password: 'admin' });
export const password = 'admin';

const { id, secret } = await admin.identity.createApplicationCredential(userId, { name: 'docs' });
export const applicationCredentialId = id;
export const applicationCredentialSecret = secret ?? '';

export const authUrl = 'https://cloud.example.com:5000/v3';
export const username = 'admin';
export const projectName = 'admin';
export const options = { authUrl, username, password, projectName };
