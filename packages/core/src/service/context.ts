import type { ServiceRequest, ServiceResponse } from '../request.js';
import type { ResourceOperations } from '../resource/operations.js';
import type { ServiceApi } from './api.js';

/** What a service gets from the connection that it belongs to. */
export interface ServiceContext {
  /** The connection's attribute: `network`. */
  readonly key: string;
  readonly api: ServiceApi;
  /** Create, get, list and so on, for resources of every class. */
  readonly resources: ResourceOperations;
  /** Sends a request to this service. */
  request(request: ServiceRequest): Promise<ServiceResponse>;
  /** The service's versioned URL; logs in, and asks the service for its versions, if need be. */
  endpoint(): Promise<string>;
}
