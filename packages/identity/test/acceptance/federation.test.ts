import { ForbiddenError } from '@os/core';
import { FederationProtocol, IdentityProvider, Mapping, ServiceProvider } from '@os/identity';
import { cleanUp, conn, identity, newDomain, newName } from './cloud.js';
import { live } from './life.js';

let domainId: string;
beforeAll(async () => {
  domainId = await newDomain();
});

const RULES = [{ local: [{ user: { name: '{0}' } }], remote: [{ type: 'REMOTE_USER' }] }];

const newProvider = () =>
  identity.createIdentityProvider({
    id: newName('idp'),
    domainId,
    isEnabled: true,
    remoteIds: [`https://idp.example/${newName('remote')}`],
  });
const newMapping = () => identity.createMapping({ id: newName('mapping'), rules: RULES });

test('IdentityProvider', () =>
  live<IdentityProvider>({
    resourceClass: IdentityProvider,
    create: newProvider,
    get: (id) => identity.getIdentityProvider(id),
    find: ({ id }) => identity.findIdentityProvider(id),
    list: ({ id }) => identity.listIdentityProviders({ id, isEnabled: true }),
    update: (provider) =>
      identity.updateIdentityProvider(provider, { isEnabled: false, description: 'new', authorizationTtl: 10 }),
    updated: { isEnabled: false, description: 'new', authorizationTtl: 10, domainId },
    delete: (provider) => identity.deleteIdentityProvider(provider),
  }));

test('Mapping', () =>
  live<Mapping>({
    resourceClass: Mapping,
    create: newMapping,
    get: (id) => identity.getMapping(id),
    find: ({ id }) => identity.findMapping(id),
    list: () => identity.listMappings(),
    update: (mapping) => identity.updateMapping(mapping, { rules: [{ ...RULES[0]!, remote: [{ type: 'NAME' }] }] }),
    updated: { rules: [{ ...RULES[0]!, remote: [{ type: 'NAME' }] }] },
    delete: (mapping) => identity.deleteMapping(mapping),
  }));

test('FederationProtocol', async () => {
  const [provider, mapping] = [await newProvider(), await newMapping()];
  cleanUp(() => identity.deleteIdentityProvider(provider));
  cleanUp(() => identity.deleteMapping(mapping));
  const other = await newMapping();
  cleanUp(() => identity.deleteMapping(other));
  await live<FederationProtocol>({
    resourceClass: FederationProtocol,
    create: () => identity.createFederationProtocol(provider, { id: 'mapped', mappingId: mapping.id }),
    get: (id) => identity.getFederationProtocol(provider, id),
    find: ({ id }) => identity.findFederationProtocol(provider, id),
    list: () => identity.listFederationProtocols(provider),
    update: (protocol) => identity.updateFederationProtocol(provider, protocol, { mappingId: other.id }),
    updated: { mappingId: other.id },
    delete: (protocol) => identity.deleteFederationProtocol(provider, protocol),
  });
});

const newPartner = () =>
  identity.createServiceProvider({
    id: newName('sp'),
    isEnabled: true,
    authUrl: 'https://sp.example/v3/OS-FEDERATION/identity_providers/me/protocols/saml2/auth',
    spUrl: 'https://sp.example/Shibboleth.sso/SAML2/ECP',
  });

test('ServiceProvider', () =>
  live<ServiceProvider>({
    resourceClass: ServiceProvider,
    create: newPartner,
    get: (id) => identity.getServiceProvider(id),
    find: ({ id }) => identity.findServiceProvider(id),
    list: ({ id }) => identity.listServiceProviders({ id, isEnabled: true }),
    update: (provider) => identity.updateServiceProvider(provider, { isEnabled: false, description: 'new' }),
    updated: { isEnabled: false, description: 'new', relayStatePrefix: 'ss:mem:' },
    delete: (provider) => identity.deleteServiceProvider(provider),
  }));

test('what this cloud says of itself and of its users', async () => {
  expect(await identity.getSamlMetadata()).toMatch(/^<.*EntityDescriptor /s);

  const partner = await newPartner();
  cleanUp(() => identity.deleteServiceProvider(partner));
  const { headers, user } = await conn.session.access();
  const token = headers['x-auth-token']!;
  const assertion = await identity.createSamlAssertion(token, partner);
  expect(assertion).toMatch(/^<.*:Response /s);
  expect(assertion).toContain(`>${user!.name!}<`);
  expect(assertion).toContain(partner.spUrl);
  const wrapped = await identity.createEcpAssertion(token, partner);
  expect(wrapped).toMatch(/^<.*:Envelope /s);
  expect(wrapped).toContain(`>${user!.name!}<`);

  await identity.updateServiceProvider(partner, { isEnabled: false });
  await expect(identity.createSamlAssertion(token, partner)).rejects.toThrow(ForbiddenError);
});

test('what a user can log in to, as it was once asked by those of other clouds', async () => {
  const { project } = await conn.session.access();
  expect((await identity.listFederatedProjects()).map(({ id }) => id)).toContain(project!.id);
  const domains = await identity.listAuthDomains();
  expect((await identity.listFederatedDomains()).map(({ id }) => id)).toEqual(domains.map(({ id }) => id));
});
