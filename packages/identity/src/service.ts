import { serviceOf } from '@os/core';
import { AccessRule, ApplicationCredential } from './application-credential.js';
import { AuthCatalogEntry, CatalogService, Endpoint, Region } from './catalog.js';
import { Credential } from './credential.js';
import { DomainConfigMethods } from './domain-config.js';
import { Domain } from './domain.js';
import { Ec2Credential, Ec2Methods } from './ec2.js';
import { EndpointFilterMethods, EndpointGroup } from './endpoint-filter.js';
import { FederationMethods, FederationProtocol, IdentityProvider, Mapping, ServiceProvider } from './federation.js';
import { RoleGrantMethods } from './grants.js';
import { Group, GroupMethods } from './group.js';
import { Limit, LimitMethods, RegisteredLimit } from './limit.js';
import { OAuth1AccessToken, OAuth1AccessTokenRole, OAuth1Consumer, OAuth1Methods } from './oauth1.js';
import { OAuth2Methods } from './oauth2.js';
import { PolicyAssociationMethods, PolicyDocument } from './policy-document.js';
import { ProjectHierarchyMethods } from './project-hierarchy.js';
import { Project, ProjectTagMethods } from './project.js';
import { RoleInference, RoleInferenceMethods } from './role-inference.js';
import { Role, RoleAssignment } from './role.js';
import { SimpleCertMethods } from './simple-cert.js';
import { AuthSystemScope, RevocationEvent, TokenMethods } from './token.js';
import { Trust, TrustMethods } from './trust.js';
import { User, UserMethods } from './user.js';

/** The Identity service (Keystone). See https://docs.openstack.org/api-ref/identity/v3/ */
export class IdentityService extends serviceOf(
  {
    domain: Domain,
    project: Project,
    user: User,
    group: Group,
    role: Role,
    roleAssignment: RoleAssignment,
    roleInference: RoleInference,
    region: Region,
    service: CatalogService,
    endpoint: Endpoint,
    endpointGroup: EndpointGroup,
    authCatalogEntry: AuthCatalogEntry,
    authSystemScope: AuthSystemScope,
    credential: Credential,
    ec2Credential: Ec2Credential,
    applicationCredential: ApplicationCredential,
    accessRule: AccessRule,
    trust: Trust,
    oAuth1Consumer: OAuth1Consumer,
    oAuth1AccessToken: OAuth1AccessToken,
    oAuth1AccessTokenRole: OAuth1AccessTokenRole,
    identityProvider: IdentityProvider,
    mapping: Mapping,
    federationProtocol: FederationProtocol,
    serviceProvider: ServiceProvider,
    registeredLimit: RegisteredLimit,
    limit: Limit,
    policy: PolicyDocument,
    revocationEvent: RevocationEvent,
  },
  TokenMethods,
  UserMethods,
  GroupMethods,
  ProjectTagMethods,
  ProjectHierarchyMethods,
  RoleGrantMethods,
  RoleInferenceMethods,
  DomainConfigMethods,
  EndpointFilterMethods,
  PolicyAssociationMethods,
  TrustMethods,
  OAuth1Methods,
  OAuth2Methods,
  Ec2Methods,
  FederationMethods,
  LimitMethods,
  SimpleCertMethods,
) {}
