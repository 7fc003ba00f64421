import { loadConfig } from '@os/config';
import { FakeCloud } from '@os/testing';

/** What to connect with: the configured cloud, or else a fake one. */
export function connectionOptions(env = process.env) {
  if (env.OS_CLOUD) return { options: loadConfig({ env }), description: `${env.OS_CLOUD}, of clouds.yaml` };
  if (env.OS_AUTH_URL) return { options: loadConfig({ env }), description: env.OS_AUTH_URL };
  return {
    options: new FakeCloud().options(),
    description: 'a fake one, in this process; set OS_CLOUD or OS_AUTH_URL to use a real one',
  };
}
