import { Limits as VolumeLimits } from '@os/block-storage/pure';
import { Limits as ServerLimits } from '@os/compute/pure';
import { resourceIn, type AnyResourceClass, type CallOptions, type Connection } from '@os/core';
import { QuotaDetails } from '@os/network/pure';
import { useEffect, useState } from 'preact/hooks';
import { explain, type Problem } from './explain.js';
import { amount } from './kinds.js';
import { ProblemCard } from './problem.js';

/** How much of something a project has, and may have. -1 is without limit. */
interface Usage {
  readonly label: string;
  readonly used: number;
  readonly limit: number;
  readonly unit?: (value: number) => string;
}

interface Group {
  readonly title: string;
  readonly load: (conn: Connection, options: CallOptions) => Promise<readonly Usage[]>;
}

const gib = (value: number) => `${value} GiB`;

const GROUPS: readonly Group[] = [
  {
    title: 'Compute',
    async load(conn, options) {
      const { absolute } = await fetched(conn, ServerLimits, ServerLimits.definition.path, options);
      return [
        { label: 'Servers', used: absolute.instancesUsed, limit: absolute.instances },
        { label: 'Virtual CPUs', used: absolute.totalCoresUsed, limit: absolute.totalCores },
        { label: 'Memory', used: absolute.totalRamUsed, limit: absolute.totalRam, unit: amount },
      ];
    },
  },
  {
    title: 'Block storage',
    async load(conn, options) {
      const { absolute } = await fetched(conn, VolumeLimits, VolumeLimits.definition.path, options);
      return [
        { label: 'Volumes', used: absolute.totalVolumesUsed, limit: absolute.maxTotalVolumes },
        {
          label: 'Volume space',
          used: absolute.totalGigabytesUsed,
          limit: absolute.maxTotalVolumeGigabytes,
          unit: gib,
        },
        { label: 'Snapshots', used: absolute.totalSnapshotsUsed, limit: absolute.maxTotalSnapshots },
      ];
    },
  },
  {
    title: 'Network',
    async load(conn, options) {
      const { project } = await conn.authorize();
      const path = `${QuotaDetails.definition.path}/${project?.id}/details.json`;
      const { networks, ports, floatingIps, securityGroups } = await fetched(conn, QuotaDetails, path, options);
      return [
        { label: 'Networks', ...networks },
        { label: 'Ports', ...ports },
        ...(floatingIps ? [{ label: 'Floating IPs', ...floatingIps }] : []),
        ...(securityGroups ? [{ label: 'Security groups', ...securityGroups }] : []),
      ];
    },
  },
];

/** Asks for what has no method below the level of services: the request by hand, its answer by the declaration. */
async function fetched<C extends AnyResourceClass>(
  conn: Connection,
  resourceClass: C,
  path: string,
  options: CallOptions,
): Promise<InstanceType<C>> {
  const { service } = resourceClass.definition;
  return resourceIn(resourceClass, await conn.session.request({ service, path, ...options }));
}

interface Props {
  readonly conn: Connection;
  readonly onLogOut: () => void;
}

/** How much of its quota a project has used. */
export function Overview({ conn, onLogOut }: Props) {
  return (
    <section aria-labelledby="table-title">
      <div class="toolbar">
        <h1 id="table-title" tabIndex={-1}>
          Overview
        </h1>
      </div>
      <div class="quotas">
        {GROUPS.map((group) => (
          <QuotaCard key={group.title} group={group} conn={conn} onLogOut={onLogOut} />
        ))}
      </div>
    </section>
  );
}

function QuotaCard({ group, conn, onLogOut }: Props & { readonly group: Group }) {
  const [usages, setUsages] = useState<readonly Usage[]>();
  const [problem, setProblem] = useState<Problem>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    setProblem(undefined);
    setUsages(undefined);
    group.load(conn, { signal: abort.signal }).then(setUsages, (error: unknown) => {
      if (!abort.signal.aborted)
        setProblem(explain(`The quota of ${group.title.toLowerCase()} could not be read`, error));
    });
    return () => abort.abort();
  }, [conn, group, attempt]);
  return (
    <article class="card quota" aria-busy={!usages && !problem}>
      <h2>{group.title}</h2>
      {problem && <ProblemCard problem={problem} onLogOut={onLogOut} onRetry={() => setAttempt(attempt + 1)} />}
      {!usages && !problem && <div class="bar" role="progressbar" aria-label={`Loading ${group.title}`} />}
      {usages?.map((usage) => (
        <Meter key={usage.label} {...usage} />
      ))}
    </article>
  );
}

function Meter({ label, used, limit, unit = String }: Usage) {
  const isLimited = limit >= 0;
  const share = isLimited && limit > 0 ? Math.min(1, used / limit) : 0;
  const tone = share >= 0.95 ? 'bad' : share >= 0.8 ? 'tight' : 'good';
  const text = isLimited ? `${unit(used)} of ${unit(limit)}` : `${unit(used)}, no limit`;
  return (
    <div class="meter">
      <span class="meter-label">{label}</span>
      <span class="meter-text">
        {text}
        {isLimited && <span class="share"> {Math.round(share * 100)} %</span>}
      </span>
      <div
        class={`track ${tone} ${isLimited ? '' : 'open'}`}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={isLimited ? limit : Math.max(used, 1)}
        aria-valuenow={Math.min(used, isLimited ? limit : Infinity)}
        aria-valuetext={text}
      >
        <div class="fill" style={{ width: `${used > 0 ? Math.max(share * 100, 1.5) : 0}%` }} />
      </div>
    </div>
  );
}
