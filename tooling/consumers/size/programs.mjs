// The programs that are weighed, and how they are written with other libraries.
import { join } from 'node:path';
import { services } from '../../services.mjs';

const LOGIN = "authUrl: 'https://cloud.example.com:5000/v3', username: 'u', password: 'p', projectName: 'x'";

/** A program that logs in and lists something: of a resource alone, or through its service. */
function ours({ packageName, service, resource, list }, isService) {
  const names = isService ? service : resource;
  const call = isService ? `conn.${service}.${list}()` : `conn.list(${resource})`;
  /** In Node, what sends is what users get who do not choose: axios. */
  const program = (transport) => `
    import { createConnection, FetchTransport } from '@os/core';
    import { v3Password } from '@os/auth-v3/pure';
    import { ${names} } from '${packageName}/pure';
    const authenticator = v3Password({ ${LOGIN} });
    const conn = createConnection({ authenticator, ${transport} services: [${isService ? service : ''}] });
    for await (const each of ${call}) console.log(each.name);`;
  return {
    label: `\`${packageName}\`, \`${call}\``,
    browser: program('transport: new FetchTransport(),'),
    node: program(''),
    install: ['@os/core', '@os/auth-v3', packageName],
  };
}

const AWS = "region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 's' }";
const PKGCLOUD = `provider: 'openstack', keystoneAuthVersion: 'v3', region: 'r', ${LOGIN}`;
/** It has names that modules cannot have, and templates in files, which it reads when it runs. */
const PKGCLOUD_SETTINGS = { format: 'cjs', loader: { '.xml': 'empty' } };
const SERVERS = { packageName: '@os/compute', service: 'compute', resource: 'Server', list: 'listServers' };
const CONTAINERS = {
  packageName: '@os/object-store',
  service: 'objectStore',
  resource: 'Container',
  list: 'listContainers',
};

/** Each with this library on both of its levels, and with others; without `browser`, it cannot be bundled for browsers. */
export const LIKE_PROGRAMS = {
  'list servers': {
    ours: [ours(SERVERS, false), ours(SERVERS, true)],
    peers: [
      {
        wanted: '@aws-sdk/client-ec2@3.1169.0',
        browser: `
          import { EC2Client, DescribeInstancesCommand } from '@aws-sdk/client-ec2';
          const { Reservations } = await new EC2Client({ ${AWS} }).send(new DescribeInstancesCommand({}));
          for (const { Instances } of Reservations) for (const each of Instances) console.log(each.InstanceId);`,
      },
      {
        wanted: 'pkgcloud@2.2.0',
        settings: PKGCLOUD_SETTINGS,
        node: `
          import pkgcloud from 'pkgcloud';
          const client = pkgcloud.compute.createClient({ ${PKGCLOUD} });
          client.getServers((error, servers) => { for (const each of servers) console.log(each.name); });`,
      },
    ],
  },
  'list containers': {
    ours: [ours(CONTAINERS, false), ours(CONTAINERS, true)],
    peers: [
      {
        wanted: '@aws-sdk/client-s3@3.1173.0',
        browser: `
          import { S3Client, ListBucketsCommand } from '@aws-sdk/client-s3';
          const { Buckets } = await new S3Client({ ${AWS} }).send(new ListBucketsCommand({}));
          for (const each of Buckets) console.log(each.Name);`,
      },
      {
        wanted: 'pkgcloud@2.2.0',
        settings: PKGCLOUD_SETTINGS,
        node: `
          import pkgcloud from 'pkgcloud';
          const client = pkgcloud.storage.createClient({ ${PKGCLOUD} });
          client.getContainers((error, containers) => { for (const each of containers) console.log(each.name); });`,
      },
    ],
  },
};

/** An app that is there already, and may have more: it lists the projects. */
export function app(services = '', more = '') {
  return `
    import { createConnection, FetchTransport } from '@os/core';
    import { v3Password } from '@os/auth-v3/pure';
    import { Project } from '@os/identity/pure';
    ${more}
    const authenticator = v3Password({ ${LOGIN} });
    const conn = createConnection({ authenticator, transport: new FetchTransport(), services: [${services}] });
    for await (const each of conn.list(Project)) console.log(each.name);`;
}

/**
 * The app with one resource, or with the whole service, of each package that has one.
 * @returns {Promise<{ label: string, resource: string, service: string }[]>}
 */
export async function appsWithServices() {
  return (await services()).map(({ name, path, service: definition, exported }) => {
    const nameOf = (value) => Object.keys(exported).find((key) => exported[key] === value);
    const own = nameOf(Object.values(definition.resources).find(isPlain));
    const service = nameOf(definition);
    const from = `from ${JSON.stringify(join(path, 'dist/pure.js'))};`;
    return {
      label: `\`${name}\`, \`${own}\``,
      resource:
        app('', `import { ${own} } ${from}`) + ` for await (const each of conn.list(${own})) console.log(each.id);`,
      service: app(service, `import { ${service} } ${from}`),
    };
  });
}

/** A resource that can be listed without another one; not the app's own. */
function isPlain({ name, definition }) {
  return name !== 'Project' && definition.can.includes('list') && !definition.path.includes('{');
}
