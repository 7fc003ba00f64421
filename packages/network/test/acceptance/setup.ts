import type { Resource } from '@os/core';
import '@os/network';
import type { NetworkService } from '@os/network';
import { cloud as cloudOf, type Cloud as AnyCloud } from '../../../../tooling/acceptance/cloud.js';

export { expectDeclared } from '../../../../tooling/acceptance/cloud.js';

/** The Networking service of the cloud under test, and ways to leave nothing behind there. */
export interface Cloud extends AnyCloud {
  readonly network: NetworkService;
}

/** @param user - A cloud of clouds.yaml; the default is an administrator. */
export function cloud(user?: string): Cloud {
  const made = cloudOf(user);
  return { ...made, network: made.conn.network };
}

/**
 * Checks that each query, on its own, finds a resource by one value and does not by another: Neutron answers everything to
 * queries that it does not know.
 */
export async function expectQueries<Q extends object>(
  list: (query: Q) => PromiseLike<readonly Resource[]>,
  { id }: Resource,
  finding: Q,
  missing: Q,
): Promise<void> {
  const queriesThat = async (queries: Q, isRight: (ids: readonly string[]) => boolean): Promise<string[]> => {
    const right = [];
    for (const [name, value] of Object.entries(queries) as [keyof Q & string, unknown][]) {
      const found = await list({ [name]: value } as Q);
      if (isRight(found.map((each) => each.id))) right.push(name);
    }
    return right;
  };
  expect(await queriesThat(finding, (ids) => ids.includes(id))).toEqual(Object.keys(finding));
  expect(await queriesThat(missing, (ids) => !ids.includes(id))).toEqual(Object.keys(missing));
}
