import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type JsonObject } from '@os/core';
import { parse } from 'yaml';
import { cases } from './corpus/corpus.js';
import { cloudsSchema } from './schema.js';

const FILE = join(__dirname, '../schema/clouds.schema.json');

// To write the file anew: UPDATE_SCHEMA=1 npx jest packages/config/test/schema; npx prettier --write packages/config/schema
test('the schema for editors is what this package reads', () => {
  if (process.env['UPDATE_SCHEMA']) writeFileSync(FILE, `${JSON.stringify(cloudsSchema())}\n`);
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(cloudsSchema());
});

test('it knows every key of the corpus, in every spelling', () => {
  const { definitions } = cloudsSchema() as { definitions: Record<string, ObjectSchema> };
  const unknown = clouds().flatMap(({ auth, ...settings }) => [
    ...unknownKeys(definitions['cloud']!, settings),
    ...(isJsonObject(auth) ? unknownKeys(definitions['auth']!, auth) : []),
  ]);
  expect(unknown).toEqual([]);
  expect(unknownKeys(definitions['cloud']!, { regoin_name: 1, 'has-nothing': 1, volume_interfaces: 1 })).toHaveLength(
    3,
  );
});

interface ObjectSchema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly patternProperties: Readonly<Record<string, unknown>>;
}

function unknownKeys({ properties, patternProperties }: ObjectSchema, values: JsonObject): string[] {
  const patterns = Object.keys(patternProperties).map((pattern) => new RegExp(pattern));
  return Object.keys(values).filter((key) => !(key in properties) && !patterns.some((pattern) => pattern.test(key)));
}

/** The clouds of all files of the corpus that are sound. */
function clouds(): JsonObject[] {
  const sound = cases.filter(({ name }) => !/broken|same-key-twice/.test(name));
  const files = sound
    .flatMap(({ files = {} }) => Object.values(files))
    .map((text) => parse(text, { merge: true }) as unknown);
  const sections = files.filter(isJsonObject).flatMap((file) => [file['clouds'], file['public-clouds']]);
  return sections.filter(isJsonObject).flatMap((section) => Object.values(section).filter(isJsonObject));
}
