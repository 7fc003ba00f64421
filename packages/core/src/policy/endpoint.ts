import type { EndpointResolver } from '../endpoint/resolver.js';
import type { ServiceApi } from '../service/api.js';
import { joinUrl } from '../url.js';
import type { Policy } from './policy.js';

/** Puts the service's endpoint before the path of requests to services, and says which microversion they are for. */
export function endpointPolicy(endpoints: EndpointResolver, pinned: (api: ServiceApi) => string | undefined): Policy {
  return {
    name: 'endpoint',
    async send(request, next) {
      const { api, path, needs } = request;
      // What has a URL already is a question about the endpoint itself.
      if (!api || path === undefined) return next(request);
      const located = await endpoints.find(api);
      const microversion = await located.microversion(needs, request.microversion ?? pinned(api));
      request.url = joinUrl(await located.url(), path);
      if (microversion !== undefined) Object.assign(request.headers, headersFor(api, microversion));
      return next(request);
    },
  };
}

function headersFor({ type, microversions: { name, header } = { max: '' } }: ServiceApi, microversion: string) {
  return {
    'openstack-api-version': `${name ?? type} ${microversion}`,
    ...(header !== undefined && { [header]: microversion }),
  };
}
