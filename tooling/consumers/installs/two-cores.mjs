// A way to log in that brings a newer core of its own, as package managers install where ranges differ.
import { readFileSync } from 'node:fs';
import { Connection } from '@os/core';
import '@os/auth-v3';
import '@os/compute';
import { login, transport } from './cloud.mjs';

const { version } = JSON.parse(readFileSync('node_modules/@os/auth-v3/node_modules/@os/core/package.json', 'utf8'));
const conn = new Connection({ ...login, transport });
console.log((await conn.compute.listServers())[0].name, version);
