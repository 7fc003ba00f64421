import { defineService } from '@os/core';
import { api } from './api.js';
import { IdentityService } from './service.js';

/** The Identity service, to be handed to a connection: `createConnection({ services: [identity], … })`. */
export const identity = defineService({
  key: 'identity',
  packageName: '@os/identity',
  api,
  service: IdentityService,
});
export { IdentityService };
export { AccessRule, ApplicationCredential } from './application-credential.js';
export { AuthCatalogEntry, CatalogService, Endpoint, Region } from './catalog.js';
export { Credential } from './credential.js';
export type { DomainConfig, DomainConfigGroup } from './domain-config.js';
export { Domain } from './domain.js';
export { Ec2Credential, type Ec2SignedRequest } from './ec2.js';
export { EndpointGroup } from './endpoint-filter.js';
export { FederationProtocol, IdentityProvider, Mapping, ServiceProvider, type MappingRule } from './federation.js';
export type { GrantOptions } from './grants.js';
export { Group } from './group.js';
export { Limit, LimitModel, RegisteredLimit } from './limit.js';
export {
  OAuth1AccessToken,
  OAuth1AccessTokenRole,
  OAuth1Consumer,
  OAuth1Token,
  type OAuth1Request,
  type OAuth1Signer,
} from './oauth1.js';
export { OAuth2AccessToken } from './oauth2.js';
export { PolicyDocument, type ServicePolicyOptions } from './policy-document.js';
export type { ProjectTree, RelatedProjectsOptions } from './project-hierarchy.js';
export { Project } from './project.js';
export { RoleInference } from './role-inference.js';
export { Role, RoleAssignment } from './role.js';
export { AuthSystemScope, RevocationEvent, Token, type CheckTokenOptions, type ValidateTokenOptions } from './token.js';
export { Trust } from './trust.js';
export { User, type PasswordChange } from './user.js';
