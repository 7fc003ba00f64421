// Compiled, never run: what the compiler promises, and what it refuses.
import type { Connection, ResourceList } from '@os/core';
import {
  ApplicationCredential,
  Region,
  RoleAssignment,
  User,
  type CatalogService,
  type DomainConfig,
  type Domain,
  type Endpoint,
  type EndpointGroup,
  type Group,
  type IdentityService,
  type OAuth1Signer,
  type PolicyDocument,
  type Project,
  type ProjectTree,
  type Role,
} from '@os/identity';

declare const conn: Connection;
declare const user: User;
declare const group: Group;
declare const project: Project;
declare const domain: Domain;
declare const role: Role;

export const service: IdentityService = conn.identity;

export async function attributes(): Promise<void> {
  const name: string = user.name;
  const description: string | null | undefined = user.description;
  const domainId: string | null = project.domainId;
  const immutable: boolean | null | undefined = role.options.immutable;
  const rules: readonly (readonly string[])[] | null | undefined = user.options.multiFactorAuthRules;
  const services: ResourceList<CatalogService> = conn.identity.listServices({ type: 'compute' });
  const secret: string | undefined = (await conn.identity.createApplicationCredential(user, { name: 'ci' })).secret;
  const regionId: string = (await conn.identity.createRegion({ id: 'RegionTwo' })).id;
  void [name, description, domainId, immutable, rules, services, secret, regionId];

  // @ts-expect-error -- a project that is a domain has none
  const always: string = project.domainId;
  // @ts-expect-error -- not every user has an address
  const email: string | null = user.email;
  void [always, email];

  user.isEnabled = false;
  user.defaultProjectId = null;
  // @ts-expect-error -- only the service sets it
  user.passwordExpiresAt = null;
  // @ts-expect-error -- users stay in their domain
  user.domainId = 'default';
  // @ts-expect-error -- a region keeps its id
  new Region({ id: 'RegionTwo' }).id = 'RegionThree';
  // @ts-expect-error -- what was read is frozen; a whole new value is assigned
  user.options.lockPassword = true;
}

export function creating(): void {
  void conn.identity.createUser({ name: 'jane', password: 'secret', options: { lockPassword: true } });
  void conn.identity.createTrust({ trustorUserId: 'u1', trusteeUserId: 'u2', isImpersonation: false });
  // @ts-expect-error -- a user needs a name
  void conn.identity.createUser({ password: 'secret' });
  // @ts-expect-error -- an endpoint needs a service
  void conn.identity.createEndpoint({ interface: 'public', url: 'http://127.0.0.1' });
  // @ts-expect-error -- a trust has to say whose name the trustee acts in
  void conn.identity.createTrust({ trustorUserId: 'u1', trusteeUserId: 'u2' });
  // @ts-expect-error -- the service decides
  void conn.identity.createUser({ name: 'jane', links: { self: '' } });
  // @ts-expect-error -- the wire's name is not ours
  void conn.identity.createUser({ name: 'jane', default_project_id: 'p1' });
  // @ts-expect-error -- the answer's project is the token's
  void conn.identity.createApplicationCredential('u1', { name: 'ci', projectId: 'p1' });
  // @ts-expect-error -- application credentials belong to a user
  void conn.identity.createApplicationCredential({ name: 'ci' });
}

export function updating(): void {
  void conn.identity.updateUser(user, { password: null });
  // @ts-expect-error -- projects stay where they are
  void conn.identity.updateProject(project, { parentId: 'p1' });
  // @ts-expect-error -- a project needs a name
  void conn.identity.updateProject(project, { name: null });
  // @ts-expect-error -- only the secret itself can be replaced
  void conn.identity.updateCredential('c1', { type: 'totp' });
  // @ts-expect-error -- application credentials never change
  void conn.identity.updateApplicationCredential;
  // @ts-expect-error -- nor do they through the connection
  void conn.update(new ApplicationCredential({ userId: 'u1', id: 'ac1' }));
}

export function listing(): void {
  void conn.identity.listProjects({ tags: ['a', 'b'], isEnabled: true, limit: 10 });
  void conn.list(User, { name: ['a', 'b'] });
  // @ts-expect-error -- domains are not filtered by tags
  void conn.identity.listDomains({ tags: ['a'] });
  // @ts-expect-error -- tags are a list
  void conn.identity.listProjects({ tags: 'a' });
  // @ts-expect-error -- the list of a group's users has no pages
  void conn.identity.listGroupUsers(group, { limit: 10 });
  // @ts-expect-error -- roles cannot be looked for by their description
  void conn.identity.listRoles({ description: 'x' });
  // @ts-expect-error -- assignments are made by giving roles
  void conn.identity.createRoleAssignment;
  // @ts-expect-error -- and have no id to be got by
  void conn.identity.getRoleAssignment;
  // @ts-expect-error -- nor can they be deleted
  void conn.delete(new RoleAssignment());
  // @ts-expect-error -- access rules are made with application credentials
  void conn.identity.createAccessRule;
}

export function grants(): void {
  void conn.identity.assignProjectRoleToUser(project, user, role, { inherited: true });
  void conn.identity.listDomainGroupRoles(domain, group, { inherited: true });
  // @ts-expect-error -- the project comes first
  void conn.identity.assignProjectRoleToUser(user, project, role);
  // @ts-expect-error -- a group is no user
  void conn.identity.assignDomainRoleToUser(domain, group, role);
  // @ts-expect-error -- a user is no group
  void conn.identity.assignSystemRoleToGroup(user, role);
  // @ts-expect-error -- the user comes first
  void conn.identity.addUserToGroup(group, user);
  // @ts-expect-error -- the system is above everything: there is nothing to inherit it
  void conn.identity.assignSystemRoleToUser(user, role, { inherited: true });
  // @ts-expect-error -- there is no list of the roles that a project's subtree inherits
  void conn.identity.listProjectUserRoles(project, user, { inherited: true });
  // @ts-expect-error -- two passwords are easily swapped: they are named
  void conn.identity.changePassword(user, 'old', 'new');
}

declare const policy: PolicyDocument;
declare const endpoint: Endpoint;
declare const endpointGroup: EndpointGroup;
declare const catalogService: CatalogService;
declare const signer: OAuth1Signer;

export async function associations(): Promise<void> {
  void conn.identity.associatePolicyWithService(policy, catalogService, { region: 'RegionOne' });
  void conn.identity.associateEndpointWithProject(project, endpoint);
  const implied: readonly { readonly id: string; readonly name: string }[] = await conn.identity.getImpliedRoles(role);
  void implied;
  // @ts-expect-error -- the policy comes first
  void conn.identity.associatePolicyWithEndpoint(endpoint, policy);
  // @ts-expect-error -- of an endpoint there is one region alone
  void conn.identity.associatePolicyWithEndpoint(policy, endpoint, { region: 'RegionOne' });
  // @ts-expect-error -- a group of endpoints is no endpoint
  void conn.identity.associateEndpointWithProject(project, endpointGroup);
  // @ts-expect-error -- a group needs to say what its endpoints have in common
  void conn.identity.createEndpointGroup({ name: 'public' });
  // @ts-expect-error -- the list of role inferences is all that there is of them
  void conn.identity.getRoleInference;
}

export async function tokens(): Promise<void> {
  const token = await conn.identity.validateToken('t', { includeCatalog: false, allowExpired: true });
  const userId: string = token.user.id;
  const lent: boolean | undefined = token.trust?.impersonation;
  void [userId, lent];
  // @ts-expect-error -- not every token has a scope
  const projectId: string = token.project.id;
  // @ts-expect-error -- there is no catalog to leave out
  void conn.identity.checkToken('t', { includeCatalog: false });
  void projectId;
}

export async function federation(): Promise<void> {
  const rules = [{ local: [{ user: { name: '{0}' } }], remote: [{ type: 'REMOTE_USER' }] }];
  void conn.identity.createMapping({ id: 'acme', rules });
  void conn.identity.createFederationProtocol('acme', { id: 'openid', mappingId: 'acme' });
  const metadata: string = await conn.identity.getSamlMetadata();
  void metadata;
  // @ts-expect-error -- identity providers have an id of their creator's choice
  void conn.identity.createIdentityProvider({ isEnabled: true });
  // @ts-expect-error -- a rule says who somebody is, too
  void conn.identity.createMapping({ id: 'acme', rules: [{ remote: [] }] });
  // @ts-expect-error -- protocols belong to an identity provider
  void conn.identity.createFederationProtocol({ id: 'openid', mappingId: 'acme' });
  // @ts-expect-error -- a provider stays in its domain
  void conn.identity.updateIdentityProvider('acme', { domainId: 'default' });
}

export async function limitsAndProjects(): Promise<void> {
  void conn.identity.createLimit({ projectId: 'p1', serviceId: 's1', resourceName: 'server', resourceLimit: 1 });
  const below: ProjectTree | null = await conn.identity.getProjectSubtreeIds(project);
  const config: DomainConfig = await conn.identity.getDomainConfig(domain);
  void [below, config];
  // @ts-expect-error -- a limit of nothing
  void conn.identity.createLimit({ projectId: 'p1', resourceLimit: 1 });
  // @ts-expect-error -- a limit stays with its project
  void conn.identity.updateLimit('l1', { projectId: 'p2' });
  // @ts-expect-error -- settings are in groups
  void conn.identity.updateDomainConfig(domain, { driver: 'ldap' });
}

export async function oauth(): Promise<void> {
  const token = await conn.identity.createOAuth1RequestToken(signer, project);
  void conn.identity.exchangeOAuth1RequestToken(signer, token, 'verifier');
  // @ts-expect-error -- without its secret, a token cannot be exchanged
  void conn.identity.exchangeOAuth1RequestToken(signer, { id: 'x' }, 'verifier');
  // @ts-expect-error -- what a consumer was allowed to do is up to its user
  void conn.identity.updateOAuth1AccessToken;
  // @ts-expect-error -- EC2 credentials are for one project
  void conn.identity.createEc2Credential('u1', {});
}
