import { buildPage } from '../../../examples/dashboard/serve.mjs';
import { pageSize } from '../../../examples/dashboard/size.mjs';
import { bundleSize } from './bundle.mjs';
import { ownInstall, pack, peerFigures } from './installs.mjs';
import { app, appsWithServices, LIKE_PROGRAMS } from './programs.mjs';

const LIKE_TEXT = `A program that logs in and does one thing, in one file, and what npm installs for it. In Node, this library sends with axios
where it is given nothing else; with its \`FetchTransport\` it weighs there what it weighs in browsers. The AWS SDK is used in the
way that bundles smallest, by a client and one command. pkgcloud cannot be bundled for browsers, as it needs modules of Node.`;

/**
 * The tables of docs/sizes.md.
 * @param {{ name: string, figures: number[] }[]} entries what was measured of the packages
 * @param {{ withPeers: boolean }} options whether to measure other libraries, too, and what is installed
 * @returns {Promise<import('./document.mjs').Tables>}
 */
export async function measureTables(entries, { withPeers }) {
  return {
    'Beside other libraries': await likeTable(withPeers),
    'What each service adds': await serviceTable(),
    'A whole page': await pageTable(),
    'Packages, and parts of them': {
      text: 'Each with all that it holds, but without the packages that it is used with. The limits are in [size-budgets.json](../tooling/consumers/size-budgets.json).',
      columns: ['minified', 'gzipped'],
      rows: entries.map(({ name, figures }) => ({ label: name, figures })),
    },
  };
}

async function likeTable(withPeers) {
  if (withPeers) await pack();
  const rows = [];
  for (const [what, { ours, peers }] of Object.entries(LIKE_PROGRAMS)) {
    for (const { label, browser, node, install } of ours) {
      const bundles = [
        ...(await bundleSize({ code: browser })),
        ...(await bundleSize({ code: node, platform: 'node' })),
      ];
      const figures = withPeers ? [...bundles, ...ownInstall(install)] : bundles;
      rows.push({ label: `${what}: ${label}`, figures });
    }
    for (const peer of peers)
      rows.push({ label: `${what}: \`${peer.wanted}\``, figures: withPeers ? await peerFigures(peer) : [] });
  }
  return {
    text: LIKE_TEXT,
    columns: ['browser', 'gzipped', 'Node', 'gzipped', 'packages', 'MB installed'],
    rows,
  };
}

async function serviceTable() {
  const before = await bundleSize({ code: app() });
  const added = async (code) => (await bundleSize({ code })).map((figure, i) => figure - before[i]);
  const rows = [];
  for (const { label, resource, service } of await appsWithServices())
    rows.push({ label, figures: [...(await added(resource)), ...(await added(service))] });
  return {
    text: 'To an app that logs in and lists the projects by `conn.list(Project)`, over `fetch`: its first line is what that weighs. The others are what it grows by when it lists the resource, or has the whole service.',
    columns: ['by resource', 'gzipped', 'by service', 'gzipped'],
    rows: [{ label: 'the app itself', figures: before }, ...rows],
  };
}

async function pageTable() {
  await buildPage();
  const { sdk, rest } = pageSize();
  return {
    text: '[The dashboard](../examples/dashboard), built by Vite: it lists, shows and changes servers, volumes, networks and images.',
    columns: ['gzipped'],
    rows: [
      { label: 'this library in it', figures: [sdk] },
      { label: 'all else in it', figures: [rest] },
    ],
  };
}
