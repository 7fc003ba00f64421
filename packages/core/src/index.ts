export { createAccess } from './auth/access.js';
export type { Access, AccessInit, CatalogEndpoint, CatalogEntry, Named } from './auth/access.js';
export type {
  AuthContext,
  Authenticator,
  AuthenticatorDefinition,
  AuthOptions,
  AuthOptionValues,
} from './auth/authenticator.js';
export { basicAuthorization } from './auth/basic.js';
export { identityUrlOf } from './auth/identity-url.js';
export { textOption } from './auth/option.js';
export { refusedLogin } from './auth/refusal.js';
export { Connection, createConnection } from './connection.js';
export type {
  ConnectionOptions,
  ConnectionSettings,
  ConnectionWith,
  Credentials,
  ProjectScope,
  ServiceStatus,
} from './connection.js';
export { discovery } from './endpoint/discovery.js';
export type { Discovery, DiscoveryContext, Located, MicroversionNeeds } from './endpoint/located.js';
export type { EndpointOptions, EndpointOverride } from './endpoint/settings.js';
export { endpointTemplate } from './endpoint/template.js';
export * from './errors.js';
export { observe, observeRequests } from './events.js';
export type { ConnectionEvent, EventListener, RequestEvent, RetryEvent, WarningEvent } from './events.js';
export { isJsonObject } from './json.js';
export type { JsonObject } from './json.js';
export type { Page, ResourceList } from './list.js';
export { logTo } from './logger.js';
export type { Logger } from './logger.js';
export { camelCase, didYouMean, plural, snakeCase } from './names.js';
export type { Plural } from './names.js';
export { idOf, path } from './path.js';
export { globalRequestId, newRequestId } from './policy/global-request-id.js';
export { limitRequests } from './policy/limit.js';
export type { Limit, Limits } from './policy/limit.js';
export { logBodies } from './policy/log-bodies.js';
export type { Next, PipelineResponse, Policy, PolicyList, PolicyPlace } from './policy/policy.js';
export { UserPreference } from './preference.js';
export type { Preference, Preferences, PreferenceSource, Visibility } from './preference.js';
export { registerAuthenticator, registeredServices, registerService } from './registry.js';
export type {
  CallOptions,
  PipelineRequest,
  RequestOptions,
  ServiceRequest,
  ServiceResponse,
  UrlRequest,
} from './request.js';
export { requestIdOf } from './response.js';
export { definitionOf, resourceIn } from './resource/answer.js';
export { attr, createOnly, readOnly } from './resource/attribute.js';
export type * from './resource/attribute.js';
export { defineResource } from './resource/define.js';
export type { ClassAble, DeleteOptions, GetOptions, ListArguments, ResourceOperations } from './resource/operations.js';
export type { ListOptions } from './resource/list.js';
export { otherFields } from './resource/other-fields.js';
export { wireName } from './resource/plan.js';
export type * from './resource/types.js';
export { defineApi } from './service/api.js';
export type { Microversions, ServiceApi } from './service/api.js';
export type { ServiceContext } from './service/context.js';
export { defineService } from './service/definition.js';
export type { CoreRange } from './service/core-range.js';
export type { ServiceDefinition, ServiceRegistry } from './service/definition.js';
export type { Refused, ServiceKey, ServiceType } from './service/metadata.js';
export { OFFICIAL_TYPES } from './service/official.js';
export { ServiceBase, serviceOf } from './service/service-of.js';
export type * from './service/service-of.js';
export { Session, USER_AGENT } from './session.js';
export type { SessionOptions } from './session.js';
export { sessionStore } from './store.js';
export type { SessionStore, Store } from './store.js';
export { transportFailure } from './transport/failure.js';
export { FetchTransport } from './transport/fetch.js';
export type { FetchTransportOptions } from './transport/fetch.js';
export type {
  RequestBody,
  Transport,
  TransportOptions,
  TransportRequest,
  TransportResponse,
} from './transport/transport.js';
export { parseUrl, safeUrl } from './url.js';
export type { QueryParam } from './url.js';
export { waiting } from './wait.js';
export type { DeletionOptions, PollOptions, TextAttribute, Waiting, WaitOptions } from './wait.js';
