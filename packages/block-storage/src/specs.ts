import { path, type CallOptions, type Service } from '@os/core';
import { send, textIn, textsIn } from './send.js';

/** What a type's backends shall be able to do: keys and values that these, or Cinder itself, know. */
export type Specs = Readonly<Record<string, string>>;

/** Where the specs of a type are, and the key around them. */
interface Place {
  readonly url: string;
  readonly key: 'extra_specs' | 'group_specs';
  readonly since?: string;
}

/** Tells all specs of a type, or adds to them: then, only what was sent is answered. */
export async function exchangeSpecs(
  service: Service,
  name: string,
  { url, key, since }: Place,
  specs: Specs | undefined,
  options: CallOptions | undefined,
): Promise<Record<string, string>> {
  const request = specs && { method: 'POST', json: { [key]: specs } };
  return textsIn(await send(service, name, { path: url, since, ...request }, options), key);
}

/** Tells one spec of a type, or sets it. */
export async function exchangeSpec(
  service: Service,
  name: string,
  { url, since }: Place,
  [spec, value]: readonly [spec: string, value?: string],
  options: CallOptions | undefined,
): Promise<string> {
  const request = value === undefined ? undefined : { method: 'PUT', json: { [spec]: value } };
  return textIn(await send(service, name, { path: url + path`/${spec}`, since, ...request }, options), spec);
}

/** Removes specs of a type, one after the other. */
export async function deleteSpecs(
  service: Service,
  name: string,
  { url, since }: Place,
  specs: readonly string[],
  options: CallOptions | undefined,
): Promise<void> {
  for (const spec of specs) {
    await send(service, name, { method: 'DELETE', path: url + path`/${spec}`, since }, options);
  }
}
