import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cases, differences, expectKnownDifferences, FOLDER, ours, recordings } from './corpus.js';

describe.each(recordings.map((recording) => [recording.versions.openstacksdk, recording] as const))(
  'as openstacksdk %s',
  (_, recording) => {
    test.each(cases.map((each) => [each.name, each] as const))('%s', (_, each) => {
      expectKnownDifferences(each, recording);
    });
  },
);

test('what is said to differ does, in one version at least', () => {
  const stale = cases.filter(({ name, ours: said = {}, ...each }) => {
    const seen = recordings.map(({ results }) => differences(ours({ name, ...each }), results[name] ?? {}));
    return Object.keys(said).some((path) => !seen.some((found) => path in found));
  });
  expect(stale.map(({ name }) => name)).toEqual([]);
});

test('each difference is in the README, and none that is no longer there', () => {
  const named = cases.flatMap(({ difference, versions = {} }) => [
    ...(difference === undefined ? [] : [difference]),
    ...Object.values(versions).flatMap((each) => each.difference ?? []),
  ]);
  const readme = readFileSync(join(FOLDER, '../../README.md'), 'utf8');
  const [, section = ''] = readme.split('## Where it differs from openstacksdk');
  const listed = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `([a-z-]+)`/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual([...new Set(named)].sort());
});
