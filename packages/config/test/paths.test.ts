import { cacheFolder, candidates, configFolders, expandHome } from '../src/paths.js';
import { machineOf } from '../src/surroundings.js';

const linux = machineOf({ env: {}, platform: 'linux', home: '/home/jo', cwd: '/work' });
const mac = machineOf({ env: {}, platform: 'darwin', home: '/Users/jo', cwd: '/work' });
const windows = machineOf({ env: {}, platform: 'win32', home: 'C:\\Users\\jo', cwd: 'D:\\work' });

test('folders of settings', () => {
  expect(configFolders(linux)).toEqual(['/work', '/home/jo/.config/openstack', '/etc/xdg/openstack', '/etc/openstack']);
  expect(configFolders(mac)).toEqual([
    '/work',
    '/Users/jo/Library/Application Support/openstack',
    '/Users/jo/.config/openstack',
    '/Library/Application Support/openstack',
    '/etc/openstack',
  ]);
  expect(configFolders(windows)).toEqual([
    'D:\\work',
    'C:\\Users\\jo\\AppData\\Local\\OpenStack\\openstack',
    'C:\\Users\\jo\\.config\\openstack',
    'C:\\ProgramData\\OpenStack\\openstack',
  ]);
});

test('folders that variables name; empty ones name none', () => {
  const env = { XDG_CONFIG_HOME: '/xdg', XDG_CONFIG_DIRS: '/a:/b', SNAP_REAL_HOME: '/real', LOCALAPPDATA: 'E:\\local' };
  expect(configFolders({ ...linux, env })).toEqual([
    '/work',
    '/xdg/openstack',
    '/real/.config/openstack',
    '/a/openstack',
    '/b/openstack',
    '/etc/openstack',
  ]);
  expect(configFolders({ ...windows, env })).toContain('E:\\local\\OpenStack\\openstack');
  const empty = { XDG_CONFIG_HOME: '', XDG_CONFIG_DIRS: '', SNAP_REAL_HOME: '' };
  expect(configFolders({ ...linux, env: empty })).toEqual(configFolders(linux));
});

test('files in a folder', () => {
  expect(candidates('secure', ['.', '/etc'], linux)).toEqual(
    ['/work', '/etc'].flatMap((folder) => ['yaml', 'yml', 'json'].map((extension) => `${folder}/secure.${extension}`)),
  );
  expect(candidates('clouds-public', ['x'], windows)[1]).toBe('D:\\work\\x\\clouds-public.yml');
});

test('the folder for caches', () => {
  expect(cacheFolder(linux)).toBe('/home/jo/.cache/os-sdk');
  expect(cacheFolder({ ...linux, env: { XDG_CACHE_HOME: '/cache' } })).toBe('/cache/os-sdk');
  expect(cacheFolder(mac)).toBe('/Users/jo/Library/Caches/os-sdk');
  expect(cacheFolder(windows)).toBe('C:\\Users\\jo\\AppData\\Local\\OpenStack\\os-sdk\\Cache');
});

test('the home directory in a path', () => {
  expect(['~/ca.pem', '~', '~jo/x', '/~/x', 'a/~'].map((path) => expandHome(path, linux))).toEqual([
    '/home/jo/ca.pem',
    '/home/jo',
    '~jo/x',
    '/~/x',
    'a/~',
  ]);
  expect(expandHome('~\\ca.pem', windows)).toBe('C:\\Users\\jo\\ca.pem');
});
