import { isJsonObject, type JsonObject } from '@os/core';
import type { FakeNamed } from '../../fake/access.js';
import { Refusal } from '../../fake/answer.js';
import type { FakeService } from '../../fake/service.js';
import { MALFORMED } from './dialect.js';
import { assignmentsOf } from './grants.js';

/** What can be given by its id, or by its name and domain. */
export type Kind = 'user' | 'project' | 'domain';

/**
 * Whatever a request refers to, if it exists.
 *
 * @throws Refusal - with status 400: a name without a domain.
 */
export function lookUp(identity: FakeService, kind: Kind, { id, name, domain }: JsonObject): JsonObject | undefined {
  const all = identity.collection(`/${kind}s`);
  if (id !== undefined) return all.find(id);
  if (kind === 'domain') return all.all().find((each) => each['name'] === name);
  if (!isJsonObject(domain)) throw new Refusal(400, `Expecting to find domain in ${kind}. ${MALFORMED}`);
  const owner = lookUp(identity, 'domain', domain)?.['id'];
  return all.all().find((each) => each['name'] === name && each['domain_id'] === owner);
}

/** A thing as tokens name it. */
export function named(identity: FakeService, { id, name, domain_id: domainId }: JsonObject): FakeNamed {
  const domain = identity.collection('/domains').find(domainId);
  return { ...(domain && { domain: named(identity, domain) }), id: String(id), name: String(name) };
}

/** The roles that a user has on a project, a domain or the system. */
export function rolesOn(identity: FakeService, user: JsonObject, kind: string, id?: unknown): JsonObject[] {
  const isHere = (target: unknown): boolean => isJsonObject(target) && (kind === 'system' || target['id'] === id);
  const held = assignmentsOf(identity, user['id']).filter(({ scope }) => isHere(scope[kind]));
  const ids = new Set(held.map(({ roleId }) => roleId));
  return identity
    .collection('/roles')
    .all()
    .filter((role) => ids.has(String(role['id'])));
}
