import {
  InvalidResponseError,
  isHttpError,
  isJsonObject,
  type CallOptions,
  type JsonObject,
  type ListOptions,
  type Service,
  type ServiceResponse,
} from '@os/core';

/** Sends the request of the method `name`. */
export function send(
  service: Service,
  name: string,
  method: string,
  path: string,
  options: CallOptions | undefined,
  json?: JsonObject,
): Promise<ServiceResponse> {
  return service.request({ method, path, json, call: `identity.${name}`, ...options });
}

/** Sends the request of the method `name`, which answers nothing. */
export async function act(...request: Parameters<typeof send>): Promise<void> {
  await send(...request);
}

/** Whether the request of the method `name` finds something. */
export async function exists(...request: Parameters<typeof send>): Promise<boolean> {
  return found(send(...request));
}

/** Whether what was asked for is there. */
export async function found(answer: Promise<ServiceResponse>): Promise<boolean> {
  try {
    await answer;
    return true;
  } catch (error) {
    if (isHttpError(error, 404)) return false;
    throw error;
  }
}

/** Options of a list that the method `name` finds elsewhere than at the resource's own path. */
export function listing(name: string, path: string, options: CallOptions | undefined): ListOptions {
  return { path, call: `identity.${name}`, ...options };
}

/**
 * What an answer has under a key, if it is what it should be.
 *
 * @throws InvalidResponseError - it is not.
 */
export function fieldOf<T>(
  { body, url }: ServiceResponse,
  key: string,
  what: string,
  isRight: (value: unknown) => value is T,
): T {
  const value = isJsonObject(body) ? body[key] : undefined;
  if (isRight(value)) return value;
  throw new InvalidResponseError(`${url} was answered without ${what} "${key}"`);
}
