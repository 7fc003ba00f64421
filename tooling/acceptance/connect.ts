import { Connection, type ConnectionOptions } from '@os/core';
import { fromCloud, loadConfig } from '@os/config';
import '@os/auth-v3';

/** The clouds.yaml that `tooling/cloud` writes. */
const LOCAL_CLOUDS = `${process.env['OSCLOUD_DIR'] ?? '/var/tmp/oscloud'}/clouds.yaml`;

/**
 * The options of a connection to the cloud that acceptance tests run against: what OS_CLOUD or the other variables OS_*
 * say, else the cloud of this machine.
 *
 * @param cloud - Another cloud of the same clouds.yaml.
 */
export function cloudOptions(cloud?: string): ConnectionOptions {
  const isElsewhere = Boolean(process.env['OS_CLOUD'] ?? process.env['OS_AUTH_URL']);
  if (!isElsewhere) return fromCloud(cloud ?? 'oscloud-admin', { files: [LOCAL_CLOUDS] });
  return cloud === undefined ? loadConfig() : fromCloud(cloud);
}

/** A connection to the cloud that acceptance tests run against; see {@link cloudOptions}. */
export function connect(cloud?: string): Connection {
  return new Connection(cloudOptions(cloud));
}
