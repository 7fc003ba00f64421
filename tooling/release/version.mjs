// Writes the packages' version into the sources that tell it, after changesets has raised it.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packages } from '../workspace.mjs';

for (const { path, manifest } of packages()) {
  const source = join(path, 'src/version.ts');
  if (!existsSync(source)) continue;
  writeFileSync(
    source,
    `/** This package's version; checked against package.json by the package checks. */\nexport const VERSION = '${manifest.version}';\n`,
  );
}
