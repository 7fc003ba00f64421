import { BadRequestError, DuplicateResourceError, observeRequests, type Resource, type ResourceList } from '@os/core';
import { cleanUp, identity, newDomain, newName } from './cloud.js';

/** How often the service was asked by calls of a name. */
function countRequests(name: string): { readonly count: number } {
  const counter = { count: 0 };
  stops.push(
    observeRequests(({ call }) => {
      if (call === name) counter.count++;
    }),
  );
  return counter;
}
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

let domainId: string;
const names = ['e', 'd', 'c', 'b', 'a'].map((letter) => newName(letter));

beforeAll(async () => {
  domainId = await newDomain();
  for (const name of names) {
    const project = await identity.createProject({ name, domainId });
    cleanUp(() => identity.deleteProject(project));
    await identity.createUser({ name, domainId });
    await identity.createGroup({ name, domainId });
  }
});

describe.each<[string, (limit?: number, call?: string) => ResourceList<Resource & { name: string }>]>([
  ['projects', (limit, call) => identity.listProjects({ domainId, limit }, { call })],
  ['users', (limit, call) => identity.listUsers({ domainId, limit }, { call })],
  ['groups', (limit, call) => identity.listGroups({ domainId, limit }, { call })],
])('pages of %s', (what, list) => {
  // A page that is full links to a next one, be it empty.
  test.each([
    [1, 6],
    [2, 3],
    [4, 2],
    [5, 2],
    [6, 1],
    [undefined, 1],
  ])('of %p are all followed', async (limit, requests) => {
    const call = `${what} by ${limit}`;
    const asked = countRequests(call);
    const found = (await list(limit, call)).map(({ name }) => name);
    expect(found.sort()).toEqual([...names].sort());
    expect(asked.count).toBe(requests);
  });

  test('are streamed', async () => {
    const sizes: number[] = [];
    for await (const { items } of list(2).byPage()) sizes.push(items.length);
    expect(sizes).toEqual([2, 2, 1]);
  });

  test('are not asked for in vain', async () => {
    const call = `first of ${what}`;
    const asked = countRequests(call);
    expect(await list(2, call).first()).not.toBeNull();
    expect(asked.count).toBe(1);
  });
});

test('a marker is where the list goes on', async () => {
  const all = await identity.listUsers({ domainId });
  const rest = await identity.listUsers({ domainId, limit: 10, marker: all[1]!.id });
  expect(rest.map(({ id }) => id)).toEqual(all.slice(2).map(({ id }) => id));
});

test('a name in two domains is told by its domain', async () => {
  const [name] = names as [string];
  const elsewhere = await newDomain();
  const other = await identity.createUser({ name, domainId: elsewhere });
  const error: unknown = await identity.findUser(name).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DuplicateResourceError);
  expect((error as DuplicateResourceError).ids).toHaveLength(2);
  expect((error as DuplicateResourceError).ids).toContain(other.id);
  expect((await identity.findUser(name, { domainId: elsewhere }))?.id).toBe(other.id);
  expect(await identity.findUser(newName('nobody'))).toBeNull();
  expect((await identity.findUser(other.id))?.name).toBe(name);
});

test('tags, and what they find', async () => {
  const [red, both] = await Promise.all([
    identity.createProject({ name: newName('red'), domainId, tags: ['red'] }),
    identity.createProject({ name: newName('both'), domainId }),
  ]);
  cleanUp(() => identity.deleteProject(red));
  cleanUp(() => identity.deleteProject(both));

  expect(await identity.listProjectTags(both)).toEqual([]);
  expect([...(await identity.setProjectTags(both, ['red', 'old']))].sort()).toEqual(['old', 'red']);
  await identity.addProjectTag(both, 'light blue');
  await expect(identity.addProjectTag(both, 'light blue')).rejects.toThrow(BadRequestError);
  await identity.removeProjectTag(both, 'old');
  expect([...(await identity.listProjectTags(both))].sort()).toEqual(['light blue', 'red']);
  expect(await identity.checkProjectTag(both, 'light blue')).toBe(true);
  expect(await identity.checkProjectTag(both, 'old')).toBe(false);

  const find = async (query: Parameters<typeof identity.listProjects>[0]) =>
    (await identity.listProjects({ domainId, ...query }))
      .map(({ id }) => (id === red.id ? 'red' : id === both.id ? 'both' : 'other'))
      .filter((each, i, all) => all.indexOf(each) === i)
      .sort();
  expect(await find({ tags: ['red'] })).toEqual(['both', 'red']);
  expect(await find({ tags: ['red', 'light blue'] })).toEqual(['both']);
  expect(await find({ anyTags: ['light blue', 'nothing'] })).toEqual(['both']);
  expect(await find({ notTags: ['red', 'light blue'] })).toEqual(['other', 'red']);
  expect(await find({ notAnyTags: ['red', 'light blue'] })).toEqual(['other']);

  await identity.removeAllProjectTags(both);
  expect(await identity.listProjectTags(both)).toEqual([]);
});
