import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cloudsSchema } from './schema.js';

const FILE = join(__dirname, '../schema/clouds.schema.json');

// To write the file anew: UPDATE_SCHEMA=1 npx jest packages/config/test/schema; npx prettier --write packages/config/schema
test('the schema for editors is what this package reads', () => {
  if (process.env['UPDATE_SCHEMA']) writeFileSync(FILE, `${JSON.stringify(cloudsSchema())}\n`);
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(cloudsSchema());
});
