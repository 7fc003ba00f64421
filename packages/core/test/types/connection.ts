// Compiled, never run: every line below an expected error is one that must not compile.
import {
  Connection,
  createConnection,
  defineService,
  globalRequestId,
  newRequestId,
  serviceOf,
  type Access,
  type Authenticator,
} from '@os/core';
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

export async function someoneElse(): Promise<void> {
  const exact = createConnection({ authenticator, services: [widgets] });
  const { user, project, roles, catalog, expiresAt, isSystemScoped }: Access = await exact.authorize();
  user?.domain?.name satisfies string | undefined;
  project?.id satisfies string | undefined;
  roles?.map(({ name }) => name satisfies string | undefined);
  catalog.map(({ type }) => type satisfies string);
  void [expiresAt satisfies number | undefined, isSystemScoped satisfies boolean | undefined];

  // What the connection is known to have, the other one has too.
  exact.connectAs({ authenticator }).widgets satisfies WidgetService;
  exact.connectAsProject('p1').widgets satisfies WidgetService;
  new Connection({ authenticator }).use(widgets).connectAsProject({ id: 'p1' }).widgets satisfies WidgetService;
  exact.connectAsProject({ name: 'web', domainId: 'd1' });
  exact.connectAsProject({ name: 'web', domainName: 'Sales' });
  // @ts-expect-error -- was not passed
  void exact.connectAs({ authenticator }).gizmos;
  // @ts-expect-error -- the transport is shared
  exact.connectAs({ verify: false });
  // @ts-expect-error -- not an authenticator
  exact.connectAs({ authenticator: 'v3password' });
  // @ts-expect-error -- no plugin was imported that takes it
  exact.connectAs({ username: 'jo' });
  // @ts-expect-error -- no project
  exact.connectAsProject();
  // @ts-expect-error -- neither id nor name
  exact.connectAsProject({ domainId: 'd1' });
  // @ts-expect-error -- an id needs no domain
  exact.connectAsProject({ id: 'p1', domainId: 'd1' });
  // @ts-expect-error -- ids are texts
  exact.connectAsProject({ id: 1 });
}

export function requestIds(): void {
  void new Connection({ authenticator, policies: [globalRequestId(), globalRequestId(newRequestId())] });
  void globalRequestId(() => undefined);
  // @ts-expect-error -- a text, or a function that gives one
  void globalRequestId(5);
  // @ts-expect-error -- not a promise
  void globalRequestId(() => Promise.resolve('req-1'));
}
