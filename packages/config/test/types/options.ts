import { fromCloud, fromEnv, loadConfig } from '@os/config';
import { Connection, type ConnectionOptions } from '@os/core';

const options: ConnectionOptions[] = [
  fromCloud(),
  fromCloud('mycloud'),
  fromCloud('mycloud', { files: ['/my/clouds.yaml'] }),
  fromEnv(),
  fromEnv({ OS_AUTH_URL: 'https://cloud.example.com:5000/v3' }),
  loadConfig(),
];
for (const each of options) new Connection({ ...each, region: 'north' });

// @ts-expect-error -- paths, not one path
fromCloud('mycloud', { files: '/my/clouds.yaml' });
