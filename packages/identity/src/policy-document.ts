import {
  attr,
  defineResource,
  path,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type Ref,
  type ResourceList,
} from '@os/core';
import { api } from './api.js';
import { links } from './attributes.js';
import { Endpoint, type CatalogService, type Region } from './catalog.js';
import { act, exists, listing, send } from './requests.js';

/**
 * Rules of who may do what, stored for services that fetch them from Keystone. Hardly any does: most read files.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#policies
 */
export class PolicyDocument extends defineResource(() => ({
  service: api,
  path: '/policies',
  key: 'policy',
  keys: 'policies',
  can: ['create', 'get', 'update', 'delete', 'list'],
  paging: 'none',
  attributes: {
    /** The rules, as text. */
    blob: attr.string().required(),
    /** The MIME type of the rules: `application/json`. */
    type: attr.string().required(),
    links: links(),
  },
  query: ['type'],
})) {}

/** Which endpoints of a service a policy is for. */
export interface ServicePolicyOptions extends CallOptions {
  /** Only the service's endpoints in this region. Default: those of all regions that have no policy of their own. */
  readonly region?: Ref<Region> | undefined;
}

/**
 * Which policy holds for which endpoint. The one of the endpoint itself goes before that of its service in its region, and
 * that before the one of its service.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3-ext/#os-endpoint-policy-api
 */
export class PolicyAssociationMethods extends ServiceBase {
  /** Has a policy hold for an endpoint, in place of the one that did. */
  async associatePolicyWithEndpoint(
    policy: Ref<PolicyDocument>,
    endpoint: Ref<Endpoint>,
    options?: CallOptions,
  ): Promise<void> {
    await act(this, 'associatePolicyWithEndpoint', 'PUT', ofEndpoint(policy, endpoint), options);
  }

  /** Ends that a policy holds for an endpoint; nothing happens if it does not. */
  async disassociatePolicyFromEndpoint(
    policy: Ref<PolicyDocument>,
    endpoint: Ref<Endpoint>,
    options?: CallOptions,
  ): Promise<void> {
    await act(this, 'disassociatePolicyFromEndpoint', 'DELETE', ofEndpoint(policy, endpoint), options);
  }

  /** Whether a policy was made to hold for an endpoint itself; false also where one of them does not exist. */
  async checkEndpointPolicy(
    policy: Ref<PolicyDocument>,
    endpoint: Ref<Endpoint>,
    options?: CallOptions,
  ): Promise<boolean> {
    return exists(this, 'checkEndpointPolicy', 'GET', ofEndpoint(policy, endpoint), options);
  }

  /** Has a policy hold for the endpoints of a service, in place of the one that did. */
  async associatePolicyWithService(
    policy: Ref<PolicyDocument>,
    service: Ref<CatalogService>,
    { region, ...options }: ServicePolicyOptions = {},
  ): Promise<void> {
    await act(this, 'associatePolicyWithService', 'PUT', ofService(policy, service, region), options);
  }

  /** Ends that a policy holds for the endpoints of a service; nothing happens if it does not. */
  async disassociatePolicyFromService(
    policy: Ref<PolicyDocument>,
    service: Ref<CatalogService>,
    { region, ...options }: ServicePolicyOptions = {},
  ): Promise<void> {
    await act(this, 'disassociatePolicyFromService', 'DELETE', ofService(policy, service, region), options);
  }

  /** Whether a policy was made to hold for the endpoints of a service; false also where one of them does not exist. */
  async checkServicePolicy(
    policy: Ref<PolicyDocument>,
    service: Ref<CatalogService>,
    { region, ...options }: ServicePolicyOptions = {},
  ): Promise<boolean> {
    return exists(this, 'checkServicePolicy', 'GET', ofService(policy, service, region), options);
  }

  /** Lists the endpoints that a policy holds for; Keystone tells one several times if there are several reasons. */
  listPolicyEndpoints(policy: Ref<PolicyDocument>, options?: CallOptions): ResourceList<Endpoint> {
    const at = path`/policies/${policy}/OS-ENDPOINT-POLICY/endpoints`;
    return this.context.resources.list(Endpoint, {}, listing('listPolicyEndpoints', at, options));
  }

  /**
   * The policy that holds for an endpoint.
   *
   * @throws NotFoundError - none does.
   */
  async getEndpointPolicy(endpoint: Ref<Endpoint>, options?: CallOptions): Promise<PolicyDocument> {
    const at = path`/endpoints/${endpoint}/OS-ENDPOINT-POLICY/policy`;
    return resourceIn(PolicyDocument, await send(this, 'getEndpointPolicy', 'GET', at, options));
  }
}

function ofEndpoint(policy: Ref<PolicyDocument>, endpoint: Ref<Endpoint>): string {
  return path`/policies/${policy}/OS-ENDPOINT-POLICY/endpoints/${endpoint}`;
}

function ofService(policy: Ref<PolicyDocument>, service: Ref<CatalogService>, region?: Ref<Region>): string {
  return region === undefined
    ? path`/policies/${policy}/OS-ENDPOINT-POLICY/services/${service}`
    : path`/policies/${policy}/OS-ENDPOINT-POLICY/services/${service}/regions/${region}`;
}
