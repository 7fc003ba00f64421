const COLUMNS = {
  'cpu ms': ({ cpu_ms }) => cpu_ms.toFixed(0),
  '× ref.': ({ cpu_ratio }) => ratio(cpu_ratio),
  'rss MB': ({ rss_mb }) => rss_mb.toFixed(0),
  '× ref. ': ({ rss_ratio }) => ratio(rss_ratio),
  requests: ({ requests }) => requests,
  logins: ({ logins }) => logins,
  discoveries: ({ discoveries }) => discoveries,
  connections: ({ connections }) => connections,
  failed: ({ failed }) => failed,
  early: ({ early }) => early,
  '': ({ cpu_us, error }) => error?.slice(0, 60) ?? (cpu_us === undefined ? '' : `${cpu_us.toFixed(1)} µs a call`),
};

/** Checks do without the reference where nothing is compared with it. */
function ratio(value) {
  return Number.isNaN(value) ? '' : value.toFixed(2);
}

/** The results of a scenario, by client, for people. */
export function asTable(scenario, summaries) {
  const rows = [
    [scenario, ...Object.keys(COLUMNS)],
    ...Object.entries(summaries).map(([client, each]) => [
      client,
      ...Object.values(COLUMNS).map((cell) => String(cell(each))),
    ]),
  ];
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  const lineOf = (row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');
  return `\n${rows.map((row) => lineOf(row).trimEnd()).join('\n')}`;
}

/** The results of all scenarios, for programs: what was measured of this library, and of the others under `clients`. */
export function asJson(results) {
  return Object.fromEntries(
    Object.entries(results).map(([scenario, { ours, ...clients }]) => [scenario, { ...ours, clients }]),
  );
}
