// Writes the reference of the core, docs/reference/core: what TypeDoc says of its public API.
import { join } from 'node:path';
import { Application } from 'typedoc';
import { root } from '../workspace.mjs';

const app = await Application.bootstrapWithPlugins({
  plugin: ['typedoc-plugin-markdown'],
  tsconfig: join(import.meta.dirname, 'tsconfig.core.json'),
  entryPoints: [join(root, 'packages/core/src/index.ts')],
  outputs: [{ name: 'markdown', path: join(root, 'docs/reference/core') }],
  name: '@os/core',
  readme: 'none',
  logLevel: 'Error',
  // The compiler has been there, and the types that are not exported are meant to be private.
  skipErrorChecking: true,
  excludeExternals: true,
  excludeInternal: true,
  excludePrivate: true,
  disableGit: true,
  sourceLinkTemplate: 'https://github.com/os-sdk/os-sdk/blob/main/packages/core/src/{path}#L{line}',
  entryFileName: 'index',
  pageTitleTemplates: { member: '{name}' },
  hideBreadcrumbs: true,
  hidePageHeader: true,
  parametersFormat: 'table',
  propertiesFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  tableColumnSettings: { hideSources: true },
  useCodeBlocks: true,
});
const project = await app.convert();
if (!project || app.logger.hasErrors()) throw new Error('TypeDoc could not read the core');
await app.generateOutputs(project);
