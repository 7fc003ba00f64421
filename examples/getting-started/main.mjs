// Connects to a cloud, lists its projects, and makes sure that it has a network named "jenkins".
//
// The cloud is the one that OS_CLOUD (a name in clouds.yaml) or OS_AUTH_URL and its companions name; without them, a
// fake cloud in this very process.
import { Connection, ForbiddenError, isOpenStackError } from '@os/core';
import '@os/auth-v2';
import '@os/auth-v3';
import '@os/identity';
import '@os/network';
import { connectionOptions } from './cloud.mjs';
import { code, dim, good, heading, row } from './print.mjs';

async function main() {
  const { options, description } = connectionOptions();
  const conn = new Connection(options);
  heading('An OpenStack SDK for TypeScript');
  row('cloud', description);

  const { user, project } = await conn.authorize();
  row('logged in', `as ${user?.name ?? 'a user'}, ${project ? `in project ${project.name}` : 'without a project'}`);
  const services = await conn.services();
  row('services', services.map(({ type, key }) => (key ? type : dim(type))).join(' '));

  heading('List the projects');
  await listProjects(conn);

  heading('Find or create a network');
  await ensureNetwork(conn, 'jenkins');
  heading('And once more');
  await ensureNetwork(conn, 'jenkins');

  await conn.close();
}

async function listProjects(conn) {
  code('for await (const project of conn.identity.listProjects()) …');
  try {
    for await (const project of conn.identity.listProjects()) row(project.name, dim(project.id));
  } catch (error) {
    // Only administrators may list all projects.
    if (!(error instanceof ForbiddenError)) throw error;
    row('forbidden', 'only administrators may list all projects; these are your own:');
    for (const project of await conn.identity.listAuthProjects()) row(project.name, dim(project.id));
  }
}

async function ensureNetwork(conn, name) {
  code(`let network = await conn.network.findNetwork('${name}');`);
  let network = await conn.network.findNetwork(name);
  if (network) {
    row(good('found'), `${network.name} ${dim(network.id)}`);
    return;
  }
  row('not there', dim('null'));
  code(`network ??= await conn.network.createNetwork({ name: '${name}' });`);
  network = await conn.network.createNetwork({ name });
  row(good('created'), `${network.name} ${dim(network.id)} ${network.status}`);
}

main().catch((error) => {
  // The library's own errors say what was wrong and what to do; a stack would only hide it.
  console.error(isOpenStackError(error) ? `\n${error.name}: ${error.message}` : error);
  process.exitCode = 1;
});
