import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cases, differences, FOLDER, ours, recordings } from './corpus.js';

describe.each(recordings.map((recording) => [recording.versions.openstacksdk, recording] as const))(
  'as openstacksdk %s',
  (version, { results }) => {
    test.each(cases.map((each) => [each.name, each] as const))('%s', (name, each) => {
      const theirs = results[name];
      if (!theirs) throw new Error(`${name} is not recorded: run test/corpus/dump.py`);
      const { error, ...others } = differences(ours(each), theirs);
      const { error: message, ...expected } = { ...each.ours, ...each.versions?.[version]?.ours };
      // What is deliberately different here may be the same in a version of theirs.
      for (const path of Object.keys(expected)) if (!(path in others)) delete expected[path];
      expect(others).toEqual(expected);
      if (message === undefined) expect(error).toBeUndefined();
      else expect(error).toContain(message);
    });
  },
);

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
