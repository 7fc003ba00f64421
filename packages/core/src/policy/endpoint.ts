import type { ServiceApi } from '../service/api.js';
import { joinUrl } from '../url.js';
import type { Policy } from './policy.js';

/** Puts the service's endpoint before the path of requests to services. */
export function endpointPolicy(find: (api: ServiceApi) => Promise<string>): Policy {
  return {
    name: 'endpoint',
    async send(request, next) {
      if (!request.api) return next(request);
      return next({ ...request, url: joinUrl(await find(request.api), request.path ?? '') });
    },
  };
}
