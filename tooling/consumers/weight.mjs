import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every package that was installed, each once, wherever it lies. */
export function weightOf(folder) {
  const sum = { packages: 0, bytes: 0 };
  const visit = (path, isPackageFolder) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, entry.name);
      if (entry.isSymbolicLink()) continue;
      if (entry.isDirectory()) {
        const isScope = isPackageFolder && entry.name.startsWith('@');
        if (isPackageFolder && !isScope && existsSync(join(inside, 'package.json'))) sum.packages++;
        visit(inside, isScope || entry.name === 'node_modules');
      } else sum.bytes += statSync(inside).size;
    }
  };
  visit(folder, true);
  return sum;
}
