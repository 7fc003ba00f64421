// What an editor shows for generated methods and declared attributes, out of the built declarations: names, not the
// types that they stand for, and the documentation that was written in the source.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const FILE = fileURLToPath(new URL('../consumers/hovers.ts', import.meta.url));
const SOURCE = `
import { Connection } from '@os/core';
import '@os/network';
declare const conn: Connection;
void conn.network.createNetwork({ name: 'jenkins' });
const found = await conn.network.findNetwork('jenkins');
found?.isAdminStateUp;
void conn.network.updateRouter('router', { name: 'edge' });
void conn.network.listQosBandwidthLimitRules('policy');
`;

/** What is pointed at, what is shown, and its documentation. */
const HOVERS = {
  createNetwork: [
    '(property) createNetwork: CreateMethod\n' +
      '(attributes: CreateAttributes<typeof Network>, options?: CallOptions | undefined) => Promise<Network>',
    'Creates one, and returns it as the service answered.',
  ],
  found: ['const found: Network | null', ''],
  isAdminStateUp: ['(property) isAdminStateUp: boolean | undefined', 'Whether the network forwards packets.'],
  updateRouter: [
    '(property) updateRouter: UpdateMethod\n' +
      '(ref: Ref<Router>, attributes: UpdateAttributes<typeof Router>, options?: CallOptions | undefined) => Promise<Router>',
    'Changes some attributes, and sends only those; without any, it is fetched. A resource object that is given is itself\n' +
      'brought up to date.',
  ],
  listQosBandwidthLimitRules: [
    '(property) listQosBandwidthLimitRules: ListMethod\n' +
      '(parent: Ref<QosPolicy>, query?: ListQuery<typeof QosBandwidthLimitRule> | undefined, options?: CallOptions | undefined)' +
      ' => ResourceList<QosBandwidthLimitRule>',
    'Lists them: stream the result with `for await`, or await it as an array.',
  ],
};

const options = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  types: [],
};
const service = ts.createLanguageService({
  getScriptFileNames: () => [FILE],
  getScriptVersion: () => '1',
  getScriptSnapshot: (file) => {
    const text = file === FILE ? SOURCE : ts.sys.readFile(file);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => fileURLToPath(new URL('../consumers', import.meta.url)),
  getCompilationSettings: () => options,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (file) => file === FILE || ts.sys.fileExists(file),
  readFile: (file) => (file === FILE ? SOURCE : ts.sys.readFile(file)),
  directoryExists: ts.sys.directoryExists,
  realpath: ts.sys.realpath,
});

let failed = 0;
for (const [name, wanted] of Object.entries(HOVERS)) {
  const info = service.getQuickInfoAtPosition(FILE, SOURCE.lastIndexOf(name));
  const shown = [info?.displayParts, info?.documentation].map((parts) => ts.displayPartsToString(parts));
  if (shown.join('\n') === wanted.join('\n')) continue;
  failed++;
  console.error(`${name} shows\n  ${shown.join('\n  ')}\ninstead of\n  ${wanted.join('\n  ')}`);
}
console.log(`${Object.keys(HOVERS).length - failed} of ${Object.keys(HOVERS).length} hovers are as they should be`);
process.exit(failed > 0 ? 1 : 0);
