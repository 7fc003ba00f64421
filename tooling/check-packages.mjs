// Checks every package.json below packages/ against one template: what differs between packages is named here, and
// nothing else may.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { SCOPE } from './scope.mjs';
import { packages, root } from './workspace.mjs';

const CORE = `${SCOPE}/core`;
/** Has all others in it. */
const WHOLE = `${SCOPE}/sdk`;
/** What works on several services has them as peers, which users need not all install. */
const OVER_SERVICES = `${SCOPE}/recipes`;
const FIELDS = [
  ...[
    'name',
    'version',
    'description',
    'keywords',
    'homepage',
    'repository',
    'license',
    'type',
    'sideEffects',
    'exports',
  ],
  ...[
    'imports',
    'bin',
    'files',
    'scripts',
    'dependencies',
    'peerDependencies',
    'peerDependenciesMeta',
    'devDependencies',
  ],
  ...['engines', 'publishConfig'],
];

const workspace = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const all = packages();
const names = new Set(all.map(({ name }) => name));
const [{ manifest: first }] = all;

const problems = all.flatMap(problemsOf);
for (const problem of problems) console.error(problem);
console.log(`${all.length} packages, ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);

function problemsOf({ folder, path, manifest }) {
  const found = [];
  const report = (field, text) => found.push(`packages/${folder}/package.json: "${field}" ${text}`);
  const expect = (field, wanted) => {
    if (!isDeepStrictEqual(manifest[field], wanted)) report(field, `should be ${JSON.stringify(wanted)}`);
  };

  expect('name', `${SCOPE}/${folder}`);
  expect('version', first.version);
  if (!/^[A-Z].{20,}[.]$/.test(manifest.description ?? '')) report('description', 'should be a sentence of its own');
  if (manifest.keywords?.[0] !== 'openstack' || manifest.keywords.length < 2)
    report('keywords', 'should begin with "openstack" and have more');
  expect('homepage', workspace.homepage.replace('#', `/tree/main/packages/${folder}#`));
  expect('repository', { ...workspace.repository, directory: `packages/${folder}` });
  expect('license', workspace.license);
  expect('type', 'module');
  expect('engines', workspace.engines);
  // A schema is for editors, which find it by its path; templates are what a program copies.
  expect('files', ['dist', ...['schema', 'templates'].filter((name) => existsSync(join(path, name)))]);
  expect('publishConfig', { access: 'public', provenance: true });
  if (manifest.scripts?.build !== 'tsup') report('scripts', 'should build with "tsup"');
  for (const field of Object.keys(manifest))
    if (!FIELDS.includes(field)) report(field, 'is not a field that packages have');

  const source = join(path, 'src/version.ts');
  if (existsSync(source) && !readFileSync(source, 'utf8').includes(`'${manifest.version}'`))
    report('version', 'should be the one in src/version.ts');
  checkEntries(manifest, report);
  checkDependencies(manifest, report, expect);
  checkRegistration({ path, manifest }, report, expect);
  for (const file of ['README.md', 'tsconfig.json', 'tsup.config.ts'])
    if (!existsSync(join(path, file))) found.push(`packages/${folder}: ${file} is missing`);
  return found;
}

/** A program, which is run and never imported. */
function isProgram({ bin }) {
  return bin !== undefined;
}

/**
 * Every subpath is `dist/<name>` in both formats, types first: conditions are tried in order. A package whose `index` is
 * another one in Node has that under its own condition, with the same types.
 */
function checkEntries(manifest, report) {
  const { exports, imports = {} } = manifest;
  const { './package.json': own, ...entries } = exports ?? {};
  if (own !== './package.json') report('exports', 'should have "./package.json"');
  if (!entries['.'] && !isProgram(manifest)) report('exports', 'should have "."');
  for (const [subpath, entry] of Object.entries(entries)) {
    const name = subpath === '.' ? 'index' : subpath.slice('./'.length);
    const wanted =
      'node' in entry ? { node: bothFormats(`${name}.node`, name), default: bothFormats(name) } : bothFormats(name);
    if (JSON.stringify(entry) !== JSON.stringify(wanted))
      report('exports', `["${subpath}"] should be ${JSON.stringify(wanted)}`);
  }
  for (const [name, byPlatform] of Object.entries(imports)) {
    if (Object.keys(byPlatform).at(-1) !== 'default') report('imports', `["${name}"] should end with "default"`);
    for (const [platform, entry] of Object.entries(byPlatform)) {
      const file = /^\.\/dist\/(.*)\.js$/.exec(entry.import?.default)?.[1];
      if (JSON.stringify(entry) !== JSON.stringify(bothFormats(file)))
        report('imports', `["${name}"].${platform} should be of the form ${JSON.stringify(bothFormats('name'))}`);
    }
  }
}

function bothFormats(name, types = name) {
  return {
    import: { types: `./dist/${types}.d.ts`, default: `./dist/${name}.js` },
    require: { types: `./dist/${types}.d.cts`, default: `./dist/${name}.cjs` },
  };
}

/** Nobody else depends on another package of ours but core, which there must be one of; programs do not even on that. */
function checkDependencies(manifest, report, expect) {
  const ours = (field) => Object.keys(manifest[field] ?? {}).filter((name) => names.has(name));
  if (manifest.name === WHOLE) {
    for (const name of ours('dependencies'))
      if (manifest.dependencies[name] !== 'workspace:^') report('dependencies', `should have "${name}": "workspace:^"`);
    return;
  }
  for (const name of ours('dependencies')) report('dependencies', `should not have ${name}`);
  if (manifest.name === CORE || isProgram(manifest)) {
    expect('peerDependencies', undefined);
    return;
  }
  if (manifest.peerDependencies?.[CORE] !== 'workspace:^')
    report('peerDependencies', `should have "${CORE}": "workspace:^"`);
  if (manifest.devDependencies?.[CORE] !== 'workspace:*')
    report('devDependencies', `should have "${CORE}": "workspace:*"`);
  for (const name of ours('peerDependencies').filter((each) => each !== CORE)) {
    if (manifest.name !== OVER_SERVICES) report('peerDependencies', `should not have ${name}`);
    else if (!manifest.peerDependenciesMeta?.[name]?.optional)
      report('peerDependenciesMeta', `should say that ${name} is optional`);
  }
  for (const field of ['dependencies', 'devDependencies'])
    for (const [name, range] of Object.entries(manifest[field] ?? {}))
      if (!names.has(name) && range !== 'catalog:')
        report(field, `should take the version of ${name} from the catalog`);
}

/**
 * A package either registers itself, from the files that `sideEffects` names, or has no side effect at all: an entry that
 * registers something has a counterpart that holds its code, `./pure` or `./<entry>/pure`, and no other entry has one.
 */
function checkRegistration({ path, manifest }, report, expect) {
  const subpaths = Object.keys(manifest.exports ?? {});
  const registering = [];
  for (const subpath of subpaths.filter((each) => each !== './package.json')) {
    const name = subpath === '.' ? 'index' : subpath.slice('./'.length);
    const source = join(path, `src/${name}.ts`);
    const registers = existsSync(source) && /^register\w+\(/m.test(readFileSync(source, 'utf8'));
    const pure = subpath === '.' ? './pure' : `${subpath}/pure`;
    if (registers !== subpaths.includes(pure))
      report('exports', `should have "${pure}" if and only if src/${name}.ts registers something`);
    if (registers) registering.push(name);
  }
  if (manifest.name === WHOLE) {
    expect('sideEffects', true);
    return;
  }
  const files = registering.flatMap((name) => [`./dist/${name}.js`, `./dist/${name}.cjs`, `./src/${name}.ts`]);
  expect('sideEffects', files.length > 0 ? files : false);
}
