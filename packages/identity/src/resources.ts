import { AccessRule, ApplicationCredential } from './application-credential.js';
import { AuthCatalogEntry, CatalogService, Endpoint, Region } from './catalog.js';
import { Credential } from './credential.js';
import { Domain } from './domain.js';
import { Group } from './group.js';
import { PolicyDocument } from './policy-document.js';
import { Project } from './project.js';
import { Role, RoleAssignment } from './role.js';
import { Trust } from './trust.js';
import { User } from './user.js';

/** The resources by the noun in the names of their methods. */
export const resources = {
  domain: Domain,
  project: Project,
  user: User,
  group: Group,
  role: Role,
  roleAssignment: RoleAssignment,
  region: Region,
  service: CatalogService,
  endpoint: Endpoint,
  authCatalogEntry: AuthCatalogEntry,
  credential: Credential,
  applicationCredential: ApplicationCredential,
  accessRule: AccessRule,
  trust: Trust,
  policy: PolicyDocument,
} as const;
