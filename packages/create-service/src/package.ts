import { camelCase, type Answers, type Kind } from './settings.js';

/** The versions that new packages begin with. */
const TOOLS = { '@types/node': '^20.19.0', tsup: '^8.5.1', typescript: '~5.9.3' };

/** The `package.json` of a new package, for a range of versions of the core. */
export function manifestOf(kind: Kind, { name = '', ...answers }: Answers, core: string): object {
  const registers = kind !== 'transport';
  return {
    name,
    version: '0.1.0',
    description: descriptionOf(kind, answers),
    keywords: ['openstack', kind],
    license: 'UNLICENSED',
    type: 'module',
    // Bundlers drop the registration, without a word, from files that are not named here.
    sideEffects: registers ? ['./dist/index.js', './dist/index.cjs'] : false,
    exports: {
      '.': bothFormats('index'),
      ...(registers && { './pure': bothFormats('pure') }),
      './package.json': './package.json',
    },
    files: ['dist'],
    scripts: {
      build: 'tsup',
      test: 'npm run build && tsc -p test && node --test out/package.test.js',
      prepack: 'npm run build',
    },
    // A peer: there must be one core in a program.
    peerDependencies: { '@os/core': core },
    devDependencies: { '@os/core': core, '@os/testing': core, ...TOOLS },
    engines: { node: '>=20.19' },
  };
}

function descriptionOf(kind: Kind, { type, plugin }: Answers): string {
  switch (kind) {
    case 'service':
      return `The service "${type}" of OpenStack clouds, for @os/core.`;
    case 'authenticator':
      return `Logging in to OpenStack clouds by "${plugin}", for @os/core.`;
    case 'transport':
      return 'A transport for @os/core.';
  }
}

/** Types come first, as conditions are tried in order. */
function bothFormats(name: string): object {
  return {
    import: { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` },
    require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
  };
}

/** Words in the names of packages that say nothing of a transport. */
const COMMON = ['openstack', 'transport'];

/** What stands in the place of the names in templates, `__key__` and so on. */
export function wordsOf(kind: Kind, answers: Answers): Answers {
  const { name = '', type = '', key = '', resource = '', plugin = '', 'api-version': version = '' } = answers;
  const words = { package: name };
  switch (kind) {
    case 'service':
      return {
        ...words,
        type,
        key,
        version,
        Service: `${capitalize(key)}Service`,
        resource,
        Resource: capitalize(resource),
        file: separated(resource, '-'),
        wire: separated(resource, '_'),
        wires: `${separated(resource, '_')}s`,
      };
    case 'authenticator': {
      const camel = camelCase(plugin);
      return { ...words, plugin, key: camel, Plugin: capitalize(camel), option: `${camel}Key` };
    }
    case 'transport': {
      // `@acme/openstack-quick-transport` → `AcmeQuickTransport`
      const own = name.split(/[^a-z0-9]+/).filter((word) => /^[a-z]/.test(word) && !COMMON.includes(word));
      return { ...words, Transport: `${own.map(capitalize).join('') || 'My'}Transport` };
    }
  }
}

function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function separated(name: string, separator: string): string {
  return name.replace(/[A-Z]/g, (letter) => separator + letter.toLowerCase());
}
