import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { observeRequests } from '@os/core';

const file = process.env.OS_RECORD_REQUESTS;
if (!file) throw new Error('Set OS_RECORD_REQUESTS to the file that requests shall be recorded in');
mkdirSync(dirname(file), { recursive: true });

// One JSON line for every request to a service, so that API coverage is counted from what was really sent.
observeRequests(({ service, method, url, action, status, call }) => {
  if (service === undefined) return;
  const path = new URL(url).pathname;
  appendFileSync(file, JSON.stringify({ service, method, path, action, status, call }) + '\n');
});
