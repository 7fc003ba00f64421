import { admin } from '../../../cloud/admin.js';

const { identity } = admin;
const web = await identity.createProject({ name: 'web' });
const jo = await identity.createUser({ name: 'jo', password: 'secret' });
for (const name of ['member', 'reader']) {
  const role = await identity.findRole(name);
  if (role) await identity.assignProjectRoleToUser(web, jo, role);
}
const administrator = await identity.findUser('admin');
const role = await identity.findRole('admin');
if (administrator && role) await identity.assignSystemRoleToUser(administrator, role);

export const adminPassword = 'secret';
export const ask = (_: string): string => '';
