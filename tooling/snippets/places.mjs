import { join } from 'node:path';
import { root } from '../workspace.mjs';

/** Where the checks of snippets are, and where they build. */
export const HERE = join(root, 'tooling/snippets');
export const BUILT = join(root, 'reports/snippets');
/** What is loaded before a document's module: the cloud that it talks to. */
export const CLOUD = join(HERE, 'cloud/fake.ts');
