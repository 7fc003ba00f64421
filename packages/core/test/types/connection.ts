// Compiled, never run: every line below an expected error is one that must not compile.
import { Connection, createConnection, defineService, serviceOf, type Authenticator } from '@os/core';
import { widgets, type WidgetService, type Widget } from '../widgets.js';

declare const authenticator: Authenticator;
const other = defineService({
  key: 'other',
  packageName: '@acme/other',
  api: { type: 'other' },
  service: serviceOf({}),
});

export async function services(): Promise<void> {
  const exact = createConnection({ authenticator, services: [widgets, other] });
  exact.widgets satisfies WidgetService;
  const made: Widget = await exact.widgets.createWidget({ name: 'x' });
  void [made, exact.other.endpoint()];
  // @ts-expect-error -- was not passed
  void exact.gizmos;

  const none = createConnection({ authenticator });
  // @ts-expect-error -- was not passed
  void none.widgets;

  const conn = new Connection({ authenticator });
  // @ts-expect-error -- was not imported
  void conn.widgets;
  conn.use(widgets).widgets satisfies WidgetService;
  // @ts-expect-error -- made once, not set
  exact.widgets = conn.use(widgets).widgets;
}

export function options(): void {
  // @ts-expect-error -- no such option
  void new Connection({ authenticator, nonsense: 1 });
  // @ts-expect-error -- milliseconds
  void new Connection({ authenticator, timeout: '5s' });
  // @ts-expect-error -- not a definition
  void createConnection({ authenticator, services: ['network'] });
}
