import { ConflictError, Connection, ForbiddenError, NotFoundError, ResourceFailureError } from '@os/core';
import '@os/identity';
import { Image } from '@os/image';
import { cloud, expectDeclared } from '../../../../tooling/acceptance/cloud.js';
import { cloudOptions } from '../../../../tooling/acceptance/connect.js';

const { conn, name, keep } = cloud();
const glance = conn.image;
const demo = cloud('oscloud-demo');

const newImage = async (attributes: Partial<Parameters<typeof glance.createImage>[0]> = {}) =>
  keep(
    await glance.createImage({ name: name(), diskFormat: 'raw', containerFormat: 'bare', ...attributes }),
    async (each) => {
      await glance.updateImage(each, { isProtected: false });
      await glance.deleteImage(each);
    },
  );

describe('images', () => {
  it('are created with everything that can be set, got, found and listed', async () => {
    const id = crypto.randomUUID();
    const image = await newImage({
      id,
      visibility: 'private',
      isProtected: true,
      isHidden: false,
      minDisk: 1,
      minRam: 64,
      tags: ['a', 'b'],
      hwDiskBus: 'virtio',
      needsSecureBoot: 'optional',
      kernelId: null,
      properties: { 'sdk:x/y~z': '1', plain: 'two' },
    });
    expect(expectDeclared(image)).toMatchObject({ id, status: 'queued', size: null, isProtected: true, minDisk: 1 });
    const got = expectDeclared(await glance.getImage(id));
    expect(got).toMatchObject({ hwDiskBus: 'virtio', needsSecureBoot: 'optional', minRam: 64, visibility: 'private' });
    expect(got.properties).toEqual({ 'sdk:x/y~z': '1', plain: 'two' });
    expect([...got.tags].sort()).toEqual(['a', 'b']);
    expect((await glance.findImage(image.name!))?.id).toBe(id);
    const ids = async (query: Parameters<typeof glance.listImages>[0]) =>
      (await glance.listImages(query)).map((each) => expectDeclared(each).id);
    expect(await ids({ name: image.name!, tag: ['a', 'b'], properties: { plain: 'two' } })).toEqual([id]);
    expect(await ids({ name: image.name!, properties: { plain: 'three' } })).toEqual([]);
    expect(await ids({ id, visibility: 'private', status: 'queued', isProtected: true })).toEqual([id]);
    expect(await ids({ id, isHidden: true })).toEqual([]);
    expect(await ids({ id, diskFormat: 'raw', containerFormat: 'bare', memberStatus: 'all' })).toEqual([id]);
    expect(await ids({ id, createdAt: 'gte:2020-01-01T00:00:00Z', updatedAt: 'gte:2020-01-01T00:00:00Z' })).toEqual([
      id,
    ]);
    expect(await ids({ id, sizeMin: 1 })).toEqual([]);
    await expect(glance.deleteImage(id)).rejects.toBeInstanceOf(ForbiddenError);
  });

  it('are changed one attribute at a time: set, unset, added and removed', async () => {
    const image = await newImage({ hwDiskBus: 'virtio', properties: { gone: '1', stays: '1', 'a/b~c': '1' } });
    image.name = 'renamed';
    image.isHwBootMenuEnabled = 'true';
    image.properties = { fresh: '1' };
    await conn.update(image);
    expect(expectDeclared(image)).toMatchObject({ name: 'renamed', isHwBootMenuEnabled: 'true' });
    const changed = await glance.updateImage(image.id, {
      name: null,
      minDisk: 2,
      tags: ['t'],
      hwDiskBus: null,
      properties: { gone: null, 'a/b~c': '2' },
    });
    expect(changed.properties).toEqual({ stays: '1', fresh: '1', 'a/b~c': '2' });
    const got = expectDeclared(await glance.getImage(image));
    expect(got).toMatchObject({ name: null, minDisk: 2, tags: ['t'] });
    expect(got.hwDiskBus).toBeUndefined();
    expect(got.properties).toEqual(changed.properties);
    // What another client removed is gone from the caller's object, too.
    await glance.updateImage(image.id, { properties: { stays: null } });
    await conn.get(image);
    expect(image.properties).toEqual({ fresh: '1', 'a/b~c': '2' });
    await expect(glance.updateImage(image, { properties: { unheard: null } })).rejects.toBeInstanceOf(ConflictError);
  });

  it('get and lose tags', async () => {
    const image = await newImage();
    await glance.addTag(image, 'x y');
    expect((await glance.getImage(image)).tags).toEqual(['x y']);
    await glance.removeTag(image, 'x y');
    await expect(glance.removeTag(image, 'x y')).rejects.toBeInstanceOf(NotFoundError);
  });

  it('are listed page by page', async () => {
    const tag = name();
    const made = await Promise.all([1, 2, 3].map(() => newImage({ tags: [tag] })));
    const listed = await glance.listImages({ tag, limit: 1, sortKey: 'id', sortDir: 'asc' });
    expect(listed.map(({ id }) => id)).toEqual(made.map(({ id }) => id).sort());
    expect(await glance.listImages({ tag, sort: 'name:asc,id:desc' })).toHaveLength(3);
  });

  it('are shared: offered, accepted, and taken back', async () => {
    const projectId = (await demo.conn.session.access()).project!.id!;
    const image = await newImage({ visibility: 'shared' });
    const mine = async (query: object) => (await demo.conn.image.listImages({ id: image.id, ...query })).length;
    expect(await mine({})).toBe(0);
    const member = expectDeclared(await glance.createMember(image, { projectId }));
    expect(member).toMatchObject({ memberId: projectId, status: 'pending', imageId: image.id });
    expect(await mine({ memberStatus: 'pending', visibility: 'shared' })).toBe(1);
    expect(await mine({ visibility: 'shared' })).toBe(0);
    const accepted = await demo.conn.image.updateMember(image.id, projectId, { status: 'accepted' });
    expect(expectDeclared(accepted).status).toBe('accepted');
    expect(await mine({ visibility: 'shared' })).toBe(1);
    expect(expectDeclared(await glance.getMember(image, projectId)).status).toBe('accepted');
    expect((await glance.listMembers(image)).map((each) => expectDeclared(each).id)).toEqual([projectId]);
    await glance.deleteMember(image, projectId);
    expect(await mine({ visibility: 'shared' })).toBe(0);
    await expect(glance.getMember(image, projectId)).rejects.toBeInstanceOf(NotFoundError);
  });

  it('are deleted', async () => {
    const image = await newImage();
    await conn.delete(new Image({ id: image.id }));
    await glance.waitForImageDeletion(image);
    await expect(glance.getImage(image)).rejects.toBeInstanceOf(NotFoundError);
  });
});

describe('where data are', () => {
  it('is not told to users', async () => {
    const image = await newImage();
    await expect(glance.listImageLocations(image)).rejects.toBeInstanceOf(ForbiddenError);
    await expect(glance.createImageLocation(image, { url: 'file:///x' })).rejects.toBeInstanceOf(ForbiddenError);
  });

  it('is told to services, which can say it themselves', async () => {
    const { project } = await conn.session.access();
    const { identity } = conn;
    const password = crypto.randomUUID();
    const user = keep(
      await identity.createUser({ name: name(), domainId: 'default', defaultProjectId: project!.id!, password }),
      (each) => identity.deleteUser(each),
    );
    await identity.assignProjectRoleToUser(project!.id!, user, (await identity.findRole('service'))!);
    const { authUrl } = cloudOptions();
    const service = new Connection({ authUrl, userId: user.id, password, projectId: project!.id! });
    try {
      const active = await glance.uploadImage(await newImage(), new Uint8Array(10));
      const [location] = await service.image.listImageLocations(active);
      expect(expectDeclared(location!)).toMatchObject({ metadata: {} });
      expect(location!.url).toContain(active.id);
      const image = await newImage();
      await service.image.createImageLocation(image, { url: 'file:///nowhere' });
      const failure: unknown = await glance.waitForImport(image, { interval: 100 }).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ResourceFailureError);
      expect((failure as ResourceFailureError).reason).toMatch(/failed/);
    } finally {
      await service.close();
    }
  });
});
