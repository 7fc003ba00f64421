import { posix, win32, type PlatformPath } from 'node:path';
import { variable, type Machine } from './surroundings.js';

const EXTENSIONS = ['.yaml', '.yml', '.json'];

/** The kinds of files that hold settings, and the variable that names one of them elsewhere. */
export const FILES = {
  clouds: 'OS_CLIENT_CONFIG_FILE',
  secure: 'OS_CLIENT_SECURE_FILE',
  'clouds-public': 'OS_CLIENT_VENDOR_FILE',
} as const;
export type FileKind = keyof typeof FILES;

/** Where a kind of file may be, best place first. */
export function candidates(kind: FileKind, folders: readonly string[], machine: Machine): string[] {
  const paths = pathsOf(machine);
  return folders.flatMap((folder) =>
    EXTENSIONS.map((extension) => paths.resolve(machine.cwd, folder, kind + extension)),
  );
}

/**
 * The folders that settings are looked for in, best first: the current one, those of the user, those of the machine.
 * They are the ones that openstacksdk looks into.
 */
export function configFolders(machine: Machine): string[] {
  const { home, cwd, platform } = machine;
  const paths = pathsOf(machine);
  const join = (...parts: string[]) => paths.join(...parts);
  const dotConfig = join(variable(machine, 'SNAP_REAL_HOME') ?? home, '.config', 'openstack');
  const folders = [cwd];
  if (platform === 'win32') {
    folders.push(
      join(variable(machine, 'LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), 'OpenStack', 'openstack'),
      dotConfig,
    );
    folders.push(join(variable(machine, 'PROGRAMDATA') ?? 'C:\\ProgramData', 'OpenStack', 'openstack'));
  } else if (platform === 'darwin') {
    folders.push(join(home, 'Library', 'Application Support', 'openstack'), dotConfig);
    folders.push('/Library/Application Support/openstack', '/etc/openstack');
  } else {
    folders.push(join(variable(machine, 'XDG_CONFIG_HOME') ?? join(home, '.config'), 'openstack'), dotConfig);
    const shared = (variable(machine, 'XDG_CONFIG_DIRS') ?? '/etc/xdg').split(paths.delimiter).filter(Boolean);
    folders.push(...shared.map((folder) => join(folder, 'openstack')), '/etc/openstack');
  }
  return [...new Set(folders)];
}

/** The folder for what can be made anew at any time. */
export function cacheFolder(machine: Machine): string {
  const { home, platform } = machine;
  const paths = pathsOf(machine);
  const join = (...parts: string[]) => paths.join(...parts);
  if (platform === 'win32')
    return join(variable(machine, 'LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), 'OpenStack', 'os-sdk', 'Cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'os-sdk');
  return join(variable(machine, 'XDG_CACHE_HOME') ?? join(home, '.cache'), 'os-sdk');
}

/** A path with `~` for the home directory, as files of settings may have it. */
export function expandHome(path: string, machine: Machine): string {
  return /^~(?=[/\\]|$)/.test(path) ? machine.home + path.slice(1) : path;
}

export function pathsOf({ platform }: Pick<Machine, 'platform'>): PlatformPath {
  return platform === 'win32' ? win32 : posix;
}
