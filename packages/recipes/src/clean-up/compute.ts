import type { ComputeService } from '@os/compute/pure';
import { candidate, type Candidate, type Gathering } from './candidate.js';

/** Servers, and groups of servers. Key pairs are a user's, not a project's. */
export async function gatherCompute(compute: ComputeService, { projectId, patience }: Gathering): Promise<Candidate[]> {
  const [servers, groups] = await Promise.all([
    compute.listServers({}, { signal: patience.signal }),
    compute.listServerGroups({}, { signal: patience.signal }),
  ]);
  return [
    ...servers
      // A server that has just been deleted is listed for a moment more.
      .filter((each) => each.projectId === projectId && each.status !== 'DELETED')
      .map((server) =>
        candidate('compute', 'server', server, {
          holders: [],
          keep: server.isLocked ? 'it is locked' : undefined,
          async remove(itsPatience) {
            await compute.deleteServer(server, { signal: itsPatience.signal, ignoreMissing: true });
            await compute.waitForServerDeletion(server.id, itsPatience);
          },
        }),
      ),
    ...groups
      .filter((each) => each.projectId === projectId)
      .map((group) =>
        candidate('compute', 'serverGroup', group, {
          holders: group.memberIds.map((id) => ({ id, as: 'the group of the server' })),
          remove: ({ signal }) => compute.deleteServerGroup(group, { signal, ignoreMissing: true }),
        }),
      ),
  ];
}
