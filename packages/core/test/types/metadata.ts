// Compiled, never run: every line below an expected error is one that must not compile.
import { defineApi, defineService, serviceOf, type Connection, type Refused, type ServiceKey } from '@os/core';

const service = serviceOf({});
const packageName = '@acme/widgets';
declare const anyText: string;

export function types(): void {
  defineApi({ type: 'widgets' }).type satisfies 'widgets';
  defineApi({ type: 'container-infrastructure-management', version: 'v1' });
  defineApi({ type: 'ec2' });
  // What the compiler does not know is left to the conformance suite.
  defineApi({ type: anyText });
  // @ts-expect-error -- upper case
  defineApi({ type: 'Widgets' });
  // @ts-expect-error -- a blank
  defineApi({ type: 'widget store' });
  // @ts-expect-error -- an underscore
  defineApi({ type: 'widget_store' });
  // @ts-expect-error -- a hyphen at its end
  defineApi({ type: 'widget-' });
  // @ts-expect-error -- a digit at its beginning
  defineApi({ type: '3d-widgets' });
  // @ts-expect-error -- nothing
  defineApi({ type: '' });
}

export function keys(): void {
  const api = defineApi({ type: 'widgets' });
  defineService({ key: 'widgets', packageName, api, service }).key satisfies 'widgets';
  defineService({ key: 'widgetStore2', packageName, api, service });
  defineService({ key: anyText, packageName, api, service });
  // @ts-expect-error -- a hyphen
  defineService({ key: 'widget-store', packageName, api, service });
  // @ts-expect-error -- an underscore
  defineService({ key: 'widget_store', packageName, api, service });
  // @ts-expect-error -- a capital at its beginning
  defineService({ key: 'Widgets', packageName, api, service });
  // @ts-expect-error -- a digit at its beginning
  defineService({ key: '3dWidgets', packageName, api, service });
  // @ts-expect-error -- nothing
  defineService({ key: '', packageName, api, service });
  // @ts-expect-error -- every connection has it
  defineService({ key: 'session', packageName, api, service });
  // @ts-expect-error -- every connection has it
  defineService({ key: 'waitForDeletion', packageName, api, service });
  // @ts-expect-error -- `await conn` would call it
  defineService({ key: 'then', packageName, api, service });
}

export function ranges(): void {
  const api = defineApi({ type: 'widgets' });
  defineService({ key: 'widgets', packageName, core: '^0.1.0', api, service });
  // @ts-expect-error -- just the kind of range that releases are numbered for
  defineService({ key: 'widgets', packageName, core: '>=1', api, service });
  // @ts-expect-error -- likewise
  defineService({ key: 'widgets', packageName, core: '1.2.0', api, service });
}

// No attribute of a connection was forgotten: no service is imported here, so that these are all that it has.
export function everyAttribute(verdict: ServiceKey<Exclude<keyof Connection, symbol>>): Refused<string> {
  return verdict;
}
