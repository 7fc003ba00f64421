import {
  idOf,
  InvalidAttributeError,
  path,
  type CallOptions,
  type Ref,
  type ServiceBase,
  type ServiceRequest,
} from '@os/core';
import type { Container } from './container.js';
import type { ObjectRef, StoredObject } from './object.js';
import type { PutOptions, Stored } from './put.js';
import { partsOf, type ByteSource } from './source.js';
// What this is loaded by when it is needed; it has the rest already, which is not to be there twice.
import type { Tools } from './upload.js';

/** As many segments as the manifest of a static large object holds by default. */
const MAX_SEGMENTS = 1000;

/** One part of a large object, as a manifest lists it. */
interface Segment {
  /** Container and name. */
  readonly path: string;
  readonly etag: string;
  readonly size_bytes: number;
}

export interface SegmentOptions extends PutOptions {
  readonly size: number | undefined;
  readonly segmentSize: number;
  readonly segmentContainer?: Ref<Container> | undefined;
  readonly concurrency?: number | undefined;
  readonly resume?: boolean | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly call: CallOptions;
  readonly manifest?: 'static' | 'dynamic' | undefined;
}

interface Part {
  readonly name: string;
  readonly source: ByteSource;
}

/** What was made of the content of a large object. */
interface Segmented {
  readonly segments: readonly Segment[];
  /** Container and prefix of all of them, encoded. */
  readonly prefix: string;
  /** Deletes those that were sent. */
  readonly undo: () => Promise<void>;
}

/** Uploads the segments of an object, and the manifest that makes them one. */
export async function putLarge(
  service: ServiceBase,
  tools: Tools,
  request: ServiceRequest,
  container: Ref<Container>,
  object: ObjectRef,
  source: ByteSource | ReadableStream<Uint8Array>,
  options: SegmentOptions,
): Promise<Stored & { readonly segments: number }> {
  const { segments, prefix, undo } = await putSegments(service, tools, container, object, source, options);
  const isStatic = options.manifest !== 'dynamic';
  try {
    const { headers } = await service.request({
      ...request,
      ...(isStatic && { query: { 'multipart-manifest': 'put' } }),
      headers: { ...request.headers, ...(!isStatic && { 'x-object-manifest': prefix }) },
      // Bytes, as a text would make `fetch` say what type it is.
      body: new TextEncoder().encode(isStatic ? JSON.stringify(segments) : ''),
      expect: 'text',
    });
    const size = segments.reduce((sum, { size_bytes }) => sum + size_bytes, 0);
    return { headers, etag: tools.etagOf(headers) ?? '', size, segments: segments.length };
  } catch (error) {
    if (!options.resume) await undo().catch(() => undefined);
    throw error;
  }
}

/** Uploads content in segments, several at a time. */
async function putSegments(
  service: ServiceBase,
  { put, md5Of, deleteInBulk, objectPath, list }: Tools,
  container: Ref<Container>,
  object: ObjectRef,
  source: ByteSource | ReadableStream<Uint8Array>,
  options: SegmentOptions,
): Promise<Segmented> {
  const { size, segmentSize, resume, checksum = true, concurrency = 4, headers, call, onBytes } = options;
  const { segmentContainer = `${idOf(container)}_segments` } = options;
  checkNumbers(options);
  const lastModified = source instanceof ReadableStream ? undefined : source.lastModified;
  if (resume && lastModified === undefined) {
    throw new InvalidAttributeError('An upload can be resumed of what has "lastModified": a File, or fileSource()');
  }
  // What is not to be found again has names of its own: they may be deleted if it fails, and the same file may have been
  // uploaded before, or be so by somebody else just now.
  const time = resume ? lastModified : `${Date.now()}.${Math.random().toFixed(6).slice(2)}`;
  // The layout of python-swiftclient, whose users find their way.
  const prefix = `${idOf(object)}/slo/${time}/${size ?? 'stream'}/${segmentSize}/`;
  await service.request({ ...call, method: 'PUT', path: path`/${segmentContainer}`, expect: 'text' });
  const existing = async (): Promise<ReadonlyMap<string, StoredObject>> =>
    new Map((await list(service, segmentContainer, prefix, call)).map((each) => [each.name, each]));
  const left = resume ? await existing() : undefined;

  const isSame = async (part: ByteSource, { etag }: StoredObject): Promise<boolean> =>
    !checksum || ((await md5Of(part)) ?? etag) === etag;
  const stop = new AbortController();
  const signal = call.signal ? AbortSignal.any([call.signal, stop.signal]) : stop.signal;
  const sent: string[] = [];
  const send = async ({ name, source: part }: Part): Promise<Segment> => {
    const segment = objectPath(segmentContainer, name);
    const known = left?.get(name);
    if (known?.contentLength === part.size && (await isSame(part, known))) {
      onBytes(part.size);
      return { path: `/${idOf(segmentContainer)}/${name}`, etag: known.etag, size_bytes: part.size };
    }
    sent.push(name);
    const request = { ...call, signal, path: segment, headers };
    const stored = await put(service, request, part, { checksum, onBytes });
    return { path: `/${idOf(segmentContainer)}/${name}`, etag: stored.etag, size_bytes: part.size };
  };

  const undo = async (): Promise<void> => {
    await deleteInBulk(service, segmentContainer, sent, { ...call, signal: undefined });
  };
  const parts = partsWithNames(source, prefix, segmentSize);
  const segments: Segment[] = [];
  const worker = async (): Promise<void> => {
    for (let next; !stop.signal.aborted && !(next = await parts.next()).done;) segments.push(await send(next.value));
  };
  try {
    await allOf(Array.from({ length: concurrency }, worker), (error) => stop.abort(error));
  } catch (error) {
    await parts.return(undefined);
    // What was meant to be resumed is of use still.
    if (!resume) await undo().catch(() => undefined);
    throw error;
  }
  segments.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { segments, prefix: objectPath(segmentContainer, prefix).slice(1), undo };
}

/** Waits for all, also after a failure, of which the first is thrown. */
async function allOf(promises: readonly Promise<void>[], onFailure: (error: unknown) => void): Promise<void> {
  let failure: { error: unknown } | undefined;
  const settled = promises.map((promise) =>
    promise.catch((error: unknown) => {
      failure ??= { error };
      onFailure(error);
    }),
  );
  await Promise.all(settled);
  if (failure) throw failure.error;
}

async function* partsWithNames(
  source: ByteSource | ReadableStream<Uint8Array>,
  prefix: string,
  size: number,
): AsyncGenerator<Part, undefined> {
  let index = 0;
  const nameNext = (): string => prefix + String(index++).padStart(8, '0');
  if (source instanceof ReadableStream) {
    for await (const part of partsOf(source, size)) yield { name: nameNext(), source: part };
  } else {
    for (let at = 0; at < source.size; at += size) {
      yield { name: nameNext(), source: source.slice(at, Math.min(at + size, source.size)) };
    }
  }
  return undefined;
}

function checkNumbers({ size, segmentSize, concurrency = 1 }: SegmentOptions): void {
  for (const [name, value] of Object.entries({ segmentSize, concurrency })) {
    if (!Number.isInteger(value) || value < 1)
      throw new InvalidAttributeError(`"${name}" should be a whole number above 0`);
  }
  if (size !== undefined && size > segmentSize * MAX_SEGMENTS) {
    const least = Math.ceil(size / MAX_SEGMENTS);
    throw new InvalidAttributeError(
      `Manifests hold ${MAX_SEGMENTS} segments: "segmentSize" has to be ${least} or more`,
    );
  }
}
