import { ConfigError, type Policy } from '@os/core';

/**
 * A policy that refuses requests to some services before anything is sent.
 *
 * @param reasons - Why, by the official type of the service.
 */
export function disableServices(reasons: Readonly<Record<string, string>>): Policy {
  return {
    name: 'disabled-services',
    place: { before: 'endpoint' },
    send(request, next) {
      const { service = '' } = request;
      if (!Object.hasOwn(reasons, service)) return next(request);
      return Promise.reject(new ConfigError(`The service "${service}" must not be used: ${reasons[service]}`));
    },
  };
}
