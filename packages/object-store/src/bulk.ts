import {
  InvalidResponseError,
  isJsonObject,
  OpenStackError,
  path,
  ServiceBase,
  type CallOptions,
  type Ref,
  type RequestOptions,
  type ServiceRequest,
  type ServiceResponse,
} from '@os/core';
import type { Container } from './container.js';
import { objectPath, withSlashes, type ObjectRef, type Subdirectory } from './object.js';

/** How many are deleted by one request; services take 10,000, and answer when they are done. */
const BATCH = 1000;

/** What the object store says of many things that were done at once. */
export interface BulkResult {
  /** How many were deleted, or created. */
  readonly done: number;
  /** How many were to be deleted and not there. */
  readonly notFound: number;
}

/** Some of many things that were to be done at once were not. The others were. */
export class BulkError extends OpenStackError {
  static override readonly code: string = 'BULK';
  /** Path and status of each failure: `["/photos/a.jpg", "403 Forbidden"]`. */
  readonly failures: readonly (readonly [path: string, status: string])[];

  constructor(message: string, failures: BulkError['failures']) {
    super(message);
    this.failures = failures;
  }
}

/** Formats of archives. */
export type ArchiveFormat = 'tar' | 'tar.gz' | 'tar.bz2';

/**
 * Reads what is answered with status 200 whatever happened.
 *
 * @throws BulkError
 */
export function readBulkAnswer({ body, url }: ServiceResponse, what: string): BulkResult {
  if (!isJsonObject(body) || !Array.isArray(body['Errors'])) {
    throw new InvalidResponseError(`${url} was answered without "Errors"`);
  }
  const { Errors: errors, 'Response Status': status, 'Response Body': text } = body;
  const failures = (errors as [string, string][]).map(([path, each]) => [decodeURIComponent(path), each] as const);
  if (failures.length > 0 || !String(status).startsWith('2')) {
    const detail = failures[0]?.join(': ') ?? String(text);
    throw new BulkError(`${what} of ${failures.length} failed with ${String(status)}: ${detail}`, failures);
  }
  const { 'Number Deleted': deleted, 'Number Files Created': created, 'Number Not Found': notFound } = body;
  return { done: Number(deleted ?? created ?? 0), notFound: Number(notFound ?? 0) };
}

/** Objects that can be listed: their names, or a list of them. */
export type ObjectNames = Iterable<ObjectRef | Subdirectory> | AsyncIterable<ObjectRef | Subdirectory>;

export async function deleteInBulk(
  service: { request(request: ServiceRequest): Promise<ServiceResponse> },
  container: Ref<Container>,
  objects: ObjectNames,
  options: CallOptions,
): Promise<BulkResult> {
  let done = 0;
  let notFound = 0;
  let paths: string[] = [];
  const flush = async (): Promise<void> => {
    if (paths.length === 0) return;
    const body = paths.join('\n');
    paths = [];
    const response = await service.request({
      method: 'POST',
      path: '',
      query: { 'bulk-delete': 'true' },
      body,
      isIdempotent: true,
      ...options,
      headers: { 'content-type': 'text/plain', ...options.headers },
    });
    const result = readBulkAnswer(response, 'Deletion');
    done += result.done;
    notFound += result.notFound;
  };
  for await (const each of objects) {
    if (typeof each !== 'string' && 'subdir' in each && each.subdir !== undefined) continue;
    paths.push(objectPath(container, each as ObjectRef).slice(1));
    if (paths.length === BATCH) await flush();
  }
  await flush();
  return { done, notFound };
}

export class BulkMethods extends ServiceBase {
  /**
   * Deletes many objects with few requests: a thousand by each. Segments of large objects stay.
   *
   * ```ts
   * await conn.objectStore.deleteObjects('logs', conn.objectStore.listObjects('logs', { prefix: '2024/' }));
   * ```
   *
   * @throws BulkError - some could not be deleted.
   */
  deleteObjects(container: Ref<Container>, objects: ObjectNames, options?: CallOptions): Promise<BulkResult> {
    return deleteInBulk(this, container, objects, { call: 'objectStore.deleteObjects', ...options });
  }

  /**
   * Uploads an archive, of which the object store makes an object for each file.
   *
   * @param prefix - Put before the names in the archive: a container, `photos`, and maybe the beginning of names,
   *   `photos/2024`. If it is empty, the first directories of the archive are containers, which are created.
   * @throws BulkError - some could not be created.
   */
  async uploadArchive(
    prefix: string,
    archive: NonNullable<RequestOptions['body']>,
    { format, ...options }: CallOptions & { readonly format: ArchiveFormat },
  ): Promise<BulkResult> {
    const response = await this.request({
      method: 'PUT',
      path: prefix === '' ? '' : withSlashes(path`/${prefix}`),
      query: { 'extract-archive': format },
      body: archive,
      call: 'objectStore.uploadArchive',
      ...options,
    });
    return readBulkAnswer(response, 'Creation');
  }
}
