import {
  explainCloud,
  fetchProfile,
  fileStore,
  fromCloud,
  fromEnv,
  listClouds,
  loadConfig,
  type CloudOptions,
  type VendorProfile,
} from '@os/config';
import { Connection, createConnection, type ConnectionOptions, type Preferences, type SessionStore } from '@os/core';
import '@os/auth-v3';

// What comes out is what a connection takes, with or without changes.
const options: ConnectionOptions[] = [
  fromCloud(),
  fromCloud('mycloud'),
  fromCloud('mycloud', { files: ['/my/clouds.yaml'], region: 'north', onWarning: (message) => message.length }),
  fromEnv(),
  fromEnv({ env: { OS_AUTH_URL: 'https://cloud.example.com:5000/v3' } }),
  loadConfig(),
];
for (const each of options) new Connection({ ...each, region: 'north' });
new Connection(fromCloud('mycloud'));
createConnection({ ...fromCloud('mycloud'), services: [] });

// Each option has its type, those of the imported logins too.
const cloud: CloudOptions = loadConfig();
const region: string | undefined = cloud.region;
const timeout: number | undefined = cloud.timeout;
const password: string | undefined = cloud.password;
const preference = cloud.preference as Preferences | undefined;
const interfaces: string | readonly string[] | undefined = cloud.interface;
const verify: string | boolean | undefined = cloud.verify;
const cert: string | undefined = cloud.cert;

const store: SessionStore = fileStore({ directory: '~/.cache/mine' });
new Connection({ ...cloud, store });

const profile: Promise<VendorProfile> = fetchProfile('https://cloud.example.com');
fromCloud('mycloud', { profiles: { acme: { auth: { auth_url: 'https://cloud.example.com' }, regions: ['north'] } } });
const names: string[] = listClouds().map(({ name }) => name);
const places: string[] = explainCloud('mycloud').values.flatMap(({ from }) => from);

// @ts-expect-error -- paths, not one path
fromCloud('mycloud', { files: '/my/clouds.yaml' });
// @ts-expect-error -- no such option
fromCloud('mycloud', { file: ['/my/clouds.yaml'] });
// @ts-expect-error -- variables are one of several options
fromEnv({ OS_AUTH_URL: 'https://cloud.example.com:5000/v3' });
// @ts-expect-error -- options are read, not written
cloud.region = 'south';
