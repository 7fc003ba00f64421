import { Domain, FederationProtocol, IdentityProvider, Mapping, Project, ServiceProvider } from '@os/identity/pure';
import { list, nothing, one, value } from '../../../../tooling/jest/exchange.js';
import {
  DOMAIN,
  ECP_ASSERTION,
  IDENTITY_PROVIDER,
  LISTED_PROTOCOL,
  MAPPING,
  PROJECT,
  PROTOCOL,
  RULES,
  SAML_ASSERTION,
  SAML_METADATA,
  SERVICE_PROVIDER,
} from '../answers.js';
import type { Row } from './row.js';

const assertion = (provider: string) => ({
  auth: {
    identity: { methods: ['token'], token: { id: 'my-token' } },
    scope: { service_provider: { id: provider } },
  },
});

export const federation: Row[] = [
  {
    call: (c) =>
      c.createIdentityProvider({
        id: 'acme',
        description: 'd',
        isEnabled: true,
        domainId: 'd1',
        remoteIds: ['https://acme.example/idp'],
        authorizationTtl: 10,
      }),
    sends: 'PUT /OS-FEDERATION/identity_providers/acme',
    body: {
      identity_provider: {
        description: 'd',
        enabled: true,
        domain_id: 'd1',
        remote_ids: ['https://acme.example/idp'],
        authorization_ttl: 10,
      },
    },
    answer: [201, { identity_provider: IDENTITY_PROVIDER }],
    gives: one(IdentityProvider, IDENTITY_PROVIDER),
  },
  {
    call: (c) => c.getIdentityProvider('acme'),
    sends: 'GET /OS-FEDERATION/identity_providers/acme',
    answer: [200, { identity_provider: IDENTITY_PROVIDER }],
    gives: one(IdentityProvider, IDENTITY_PROVIDER),
  },
  {
    call: (c) => c.findIdentityProvider('acme'),
    sends: 'GET /OS-FEDERATION/identity_providers/acme',
    answer: [200, { identity_provider: IDENTITY_PROVIDER }],
    gives: one(IdentityProvider, IDENTITY_PROVIDER),
  },
  {
    call: (c) => c.listIdentityProviders({ id: 'acme', isEnabled: true }),
    sends: 'GET /OS-FEDERATION/identity_providers?id=acme&enabled=true',
    answer: [200, { identity_providers: [IDENTITY_PROVIDER] }],
    gives: list(IdentityProvider, IDENTITY_PROVIDER),
  },
  {
    call: (c) =>
      c.updateIdentityProvider('acme', {
        description: null,
        isEnabled: false,
        remoteIds: [],
        authorizationTtl: null,
      }),
    sends: 'PATCH /OS-FEDERATION/identity_providers/acme',
    body: { identity_provider: { description: null, enabled: false, remote_ids: [], authorization_ttl: null } },
    answer: [200, { identity_provider: IDENTITY_PROVIDER }],
    gives: one(IdentityProvider, IDENTITY_PROVIDER),
  },
  {
    call: (c) => c.deleteIdentityProvider('acme'),
    sends: 'DELETE /OS-FEDERATION/identity_providers/acme',
    answer: [204],
    gives: nothing,
  },

  {
    call: (c) => c.createMapping({ id: 'acme', rules: RULES, schemaVersion: '1.0' }),
    sends: 'PUT /OS-FEDERATION/mappings/acme',
    body: { mapping: { rules: RULES, schema_version: '1.0' } },
    answer: [201, { mapping: MAPPING }],
    gives: one(Mapping, MAPPING),
  },
  {
    call: (c) => c.getMapping('acme'),
    sends: 'GET /OS-FEDERATION/mappings/acme',
    answer: [200, { mapping: MAPPING }],
    gives: one(Mapping, MAPPING),
  },
  {
    call: (c) => c.findMapping('acme'),
    sends: 'GET /OS-FEDERATION/mappings/acme',
    answer: [200, { mapping: MAPPING }],
    gives: one(Mapping, MAPPING),
  },
  {
    call: (c) => c.listMappings(),
    sends: 'GET /OS-FEDERATION/mappings',
    answer: [200, { mappings: [MAPPING] }],
    gives: list(Mapping, MAPPING),
  },
  {
    call: (c) => c.updateMapping('acme', { rules: RULES, schemaVersion: '2.0' }),
    sends: 'PATCH /OS-FEDERATION/mappings/acme',
    body: { mapping: { rules: RULES, schema_version: '2.0' } },
    answer: [200, { mapping: MAPPING }],
    gives: one(Mapping, MAPPING),
  },
  {
    call: (c) => c.deleteMapping('acme'),
    sends: 'DELETE /OS-FEDERATION/mappings/acme',
    answer: [204],
    gives: nothing,
  },

  {
    call: (c) =>
      c.createFederationProtocol('acme', { id: 'openid', mappingId: 'acme', remoteIdAttribute: 'HTTP_OIDC_ISS' }),
    sends: 'PUT /OS-FEDERATION/identity_providers/acme/protocols/openid',
    body: { protocol: { mapping_id: 'acme', remote_id_attribute: 'HTTP_OIDC_ISS' } },
    answer: [201, { protocol: PROTOCOL }],
    gives: one(FederationProtocol, PROTOCOL),
  },
  {
    call: (c) => c.getFederationProtocol('acme', 'openid'),
    sends: 'GET /OS-FEDERATION/identity_providers/acme/protocols/openid',
    answer: [200, { protocol: PROTOCOL }],
    gives: one(FederationProtocol, PROTOCOL),
  },
  {
    call: (c) => c.findFederationProtocol('acme', 'openid'),
    sends: 'GET /OS-FEDERATION/identity_providers/acme/protocols/openid',
    answer: [200, { protocol: PROTOCOL }],
    gives: one(FederationProtocol, PROTOCOL),
  },
  {
    call: (c) => c.listFederationProtocols('acme'),
    sends: 'GET /OS-FEDERATION/identity_providers/acme/protocols',
    answer: [200, { protocols: [LISTED_PROTOCOL] }],
    gives: list(FederationProtocol, LISTED_PROTOCOL),
  },
  {
    call: (c) => c.updateFederationProtocol('acme', 'openid', { mappingId: 'other', remoteIdAttribute: 'X' }),
    sends: 'PATCH /OS-FEDERATION/identity_providers/acme/protocols/openid',
    body: { protocol: { mapping_id: 'other', remote_id_attribute: 'X' } },
    answer: [200, { protocol: PROTOCOL }],
    gives: one(FederationProtocol, PROTOCOL),
  },
  {
    call: (c) => c.deleteFederationProtocol('acme', 'openid'),
    sends: 'DELETE /OS-FEDERATION/identity_providers/acme/protocols/openid',
    answer: [204],
    gives: nothing,
  },

  {
    call: (c) =>
      c.createServiceProvider({
        id: 'partner',
        description: 'd',
        isEnabled: true,
        authUrl: SERVICE_PROVIDER.auth_url,
        spUrl: SERVICE_PROVIDER.sp_url,
        relayStatePrefix: 'ss:mem:',
      }),
    sends: 'PUT /OS-FEDERATION/service_providers/partner',
    body: {
      service_provider: {
        description: 'd',
        enabled: true,
        auth_url: SERVICE_PROVIDER.auth_url,
        sp_url: SERVICE_PROVIDER.sp_url,
        relay_state_prefix: 'ss:mem:',
      },
    },
    answer: [201, { service_provider: SERVICE_PROVIDER }],
    gives: one(ServiceProvider, SERVICE_PROVIDER),
  },
  {
    call: (c) => c.getServiceProvider('partner'),
    sends: 'GET /OS-FEDERATION/service_providers/partner',
    answer: [200, { service_provider: SERVICE_PROVIDER }],
    gives: one(ServiceProvider, SERVICE_PROVIDER),
  },
  {
    call: (c) => c.findServiceProvider('partner'),
    sends: 'GET /OS-FEDERATION/service_providers/partner',
    answer: [200, { service_provider: SERVICE_PROVIDER }],
    gives: one(ServiceProvider, SERVICE_PROVIDER),
  },
  {
    call: (c) => c.listServiceProviders({ id: 'partner', isEnabled: true }),
    sends: 'GET /OS-FEDERATION/service_providers?id=partner&enabled=true',
    answer: [200, { service_providers: [SERVICE_PROVIDER] }],
    gives: list(ServiceProvider, SERVICE_PROVIDER),
  },
  {
    call: (c) =>
      c.updateServiceProvider('partner', {
        description: null,
        isEnabled: false,
        authUrl: 'https://a.example',
        spUrl: 'https://b.example',
        relayStatePrefix: null,
      }),
    sends: 'PATCH /OS-FEDERATION/service_providers/partner',
    body: {
      service_provider: {
        description: null,
        enabled: false,
        auth_url: 'https://a.example',
        sp_url: 'https://b.example',
        relay_state_prefix: null,
      },
    },
    answer: [200, { service_provider: SERVICE_PROVIDER }],
    gives: one(ServiceProvider, SERVICE_PROVIDER),
  },
  {
    call: (c) => c.deleteServiceProvider('partner'),
    sends: 'DELETE /OS-FEDERATION/service_providers/partner',
    answer: [204],
    gives: nothing,
  },

  {
    call: (c) => c.getSamlMetadata(),
    sends: 'GET /OS-FEDERATION/saml2/metadata',
    answer: [200, SAML_METADATA, { 'content-type': 'text/xml' }],
    gives: value(SAML_METADATA),
  },
  {
    call: (c) => c.createSamlAssertion('my-token', 'partner'),
    sends: 'POST /auth/OS-FEDERATION/saml2',
    body: assertion('partner'),
    answer: [200, SAML_ASSERTION, { 'content-type': 'text/xml' }],
    gives: value(SAML_ASSERTION),
  },
  {
    call: (c) => c.createEcpAssertion('my-token', 'partner'),
    sends: 'POST /auth/OS-FEDERATION/saml2/ecp',
    body: assertion('partner'),
    answer: [200, ECP_ASSERTION, { 'content-type': 'text/xml' }],
    gives: value(ECP_ASSERTION),
  },
  {
    call: (c) => c.listFederatedProjects(),
    sends: 'GET /OS-FEDERATION/projects',
    answer: [200, { projects: [PROJECT], links: { next: null } }],
    gives: list(Project, PROJECT),
  },
  {
    call: (c) => c.listFederatedDomains(),
    sends: 'GET /OS-FEDERATION/domains',
    answer: [200, { domains: [DOMAIN], links: { next: null } }],
    gives: list(Domain, DOMAIN),
  },
];
