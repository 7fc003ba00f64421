import type { Connection, CreateAttributes } from '@os/core';
import '@os/image';
import type { Image, Member } from '@os/image';
import { downloadToFile, fileData } from '@os/image/node';

export declare const conn: Connection;

export async function images() {
  const image: Image = await conn.image.createImage({ name: 'x', properties: { own: '1' } });
  const note: string | undefined = image.properties['own'];
  const bus: string | null | undefined = image.hwDiskBus;
  const size: number | null = image.size;
  await conn.image.updateImage(image, { name: null, hwDiskBus: null, properties: { own: null } });
  image.properties = { own: '2' };
  for await (const each of conn.image.listImages({ status: 'active', properties: { os_distro: 'debian' } })) {
    each satisfies Image;
  }
  await conn.image.waitForImage(image, { status: 'active' });
  // @ts-expect-error the service sets it
  image.status = 'active';
  // @ts-expect-error chosen on creation alone
  await conn.image.updateImage(image, { id: 'x' });
  // @ts-expect-error properties are text
  await conn.image.updateImage(image, { properties: { own: 1 } });
  // @ts-expect-error no attribute, and not among the properties
  await conn.image.createImage({ name: 'x', own: '1' });
  // @ts-expect-error no such query
  conn.image.listImages({ minDisk: 1 });
  return [note, bus, size];
}

export async function data(blob: Blob, stream: ReadableStream<Uint8Array>, image: Image) {
  const attributes: CreateAttributes<typeof Image> = { diskFormat: 'qcow2' };
  for (const each of [blob, stream, new Uint8Array(), await fileData('disk.qcow2')]) {
    await conn.image.uploadImage(image, each, { onProgress: (bytes, total) => bytes / (total ?? bytes) });
    await conn.image.createImageFrom(each, attributes, { viaImport: true });
  }
  await conn.image.createImageFrom(new URL('https://example.com/disk.qcow2'), attributes);
  const download: ReadableStream<Uint8Array> = await conn.image.downloadImage('id');
  await downloadToFile(conn.image, image, 'disk.qcow2');
  await conn.image.importImage(image, { method: 'web-download', uri: 'https://example.com/disk.qcow2' });
  // @ts-expect-error a path is no data
  await conn.image.uploadImage(image, 'disk.qcow2');
  // @ts-expect-error where from?
  await conn.image.importImage(image, { method: 'web-download' });
  // @ts-expect-error no such method
  await conn.image.importImage(image, { method: 'web' });
  return download;
}

export async function members(image: Image, member: Member) {
  await conn.image.createMember(image, { projectId: 'p' });
  await conn.image.updateMember(image, member, { status: 'accepted' });
  // @ts-expect-error whom to share with?
  await conn.image.createMember(image, {});
  // @ts-expect-error not changeable
  await conn.image.updateMember(image, member, { projectId: 'q' });
  // @ts-expect-error a member is no image
  await conn.image.getImage(member);
}

export async function metadefs() {
  const property = await conn.image.createMetadefProperty('OS::X', { name: 'p', type: 'string', title: 'P' });
  await conn.image.updateMetadefProperty('OS::X', property, { maxLength: null });
  await conn.image.getSchema('metadefs/properties');
  // @ts-expect-error what type?
  await conn.image.createMetadefProperty('OS::X', { name: 'p', title: 'P' });
  // @ts-expect-error no such schema
  await conn.image.getSchema('metadefs/propertys');
}
