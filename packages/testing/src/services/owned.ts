import type { JsonObject } from '@os/core';
import type { FakeService } from '../fake/service.js';

/** Some resources tell their project under a name with a prefix. */
const OWNER = /(^|:)(project|tenant)_id$/;

/** What a project has of the resources at a path. */
export function ownedBy(service: FakeService, path: string, project: string | undefined): JsonObject[] {
  const isOwn = ([wire, value]: [string, unknown]): boolean => OWNER.test(wire) && value === project;
  return service
    .collection(path)
    .all()
    .filter((body) => Object.entries(body).some(isOwn));
}

/** The sum of what numbers have under a name. */
export function sumOf(bodies: readonly JsonObject[], wire: string): number {
  return bodies.reduce((sum, body) => sum + Number(body[wire] ?? 0), 0);
}
