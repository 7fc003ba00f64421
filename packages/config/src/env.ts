import { ENVIRONMENT, type Section } from './setting.js';
import { variable, type Machine } from './surroundings.js';

/** What says where to look, or which cloud to take, is no setting of a cloud. */
const SELECTORS = [
  'OS_CLOUD',
  'OS_CLOUD_NAME',
  'OS_CLIENT_CONFIG_FILE',
  'OS_CLIENT_SECURE_FILE',
  'OS_CLIENT_VENDOR_FILE',
];
/** Variables of test suites and loggers. */
const FOREIGN = /^OS_(TEST|STD|LOG)/;
/** Without any of these there is nothing to connect to. */
const NEEDED = ['OS_AUTH_URL', 'OS_PROFILE', 'OS_ENDPOINT'];

/** Whether the variables `OS_*` describe a cloud, rather than choose one of a file. */
export function describesCloud(machine: Machine): boolean {
  return NEEDED.some((name) => variable(machine, name) !== undefined);
}

/** The settings that the variables `OS_*` hold: all of them are named alike. */
export function envSection({ env }: Machine): Section {
  const variables = Object.keys(env).filter(
    (name) => name.startsWith('OS_') && !SELECTORS.includes(name) && !FOREIGN.test(name),
  );
  return {
    values: Object.fromEntries(variables.map((name) => [name.slice('OS_'.length).toLowerCase(), env[name]])),
    origin: ([key = '']) => ({ place: ENVIRONMENT, key: `OS_${key.toUpperCase()}` }),
  };
}

/** The name of the cloud that the variables describe, beside those of the files. */
export function envCloudName(machine: Machine): string {
  return variable(machine, 'OS_CLOUD_NAME') ?? 'envvars';
}
