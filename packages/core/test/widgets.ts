import {
  attr,
  createAccess,
  createConnection,
  createOnly,
  defineApi,
  defineResource,
  defineService,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  serviceOf,
  waiting,
  type CallOptions,
  type CatalogEntry,
  type ConnectionOptions,
  type ConnectionWith,
  type Ref,
  type RequestBody,
  type ServiceDefinition,
  type TransportRequest,
  type TransportResponse,
} from '@os/core';

export const api = defineApi({ type: 'widgets', aliases: ['widgetsv1'], version: 'v1', waiting });

/** A flat resource with one attribute of every kind. */
export class Widget extends defineResource({
  service: api,
  path: '/widgets',
  key: 'widget',
  keys: 'widgets',
  can: ['create', 'get', 'head', 'update', 'delete', 'list'],
  attributes: {
    name: attr.string().required(),
    size: attr.number(),
    isEnabled: attr.boolean('enabled'),
    description: attr.string().nullable(),
    status: readOnly.oneOf('ACTIVE', 'BUILD', 'ERROR'),
    createdAt: readOnly.time(),
    projectId: createOnly.string(),
    adminPass: createOnly.string('adminPass').secret(),
    metadata: attr.map(),
    tags: attr.list(attr.string()),
    box: attr.object({ maxWidth: attr.number('max_w'), innerBoxes: attr.list(attr.object({ boxId: attr.string() })) }),
    users: attr.list(attr.object({ userName: attr.string(), password: attr.string().secret() })),
    definition: attr.json().optional(),
  },
  query: ['name', 'size', 'isEnabled', 'tags'],
  filters: {
    sortKey: attr.string(),
    notTags: attr.list(attr.string(), 'not-tags'),
    isDeep: attr.boolean('deep').flag(),
  },
}) {}

/** A resource below a widget, created by PUT under an id of the caller's. */
export class Gadget extends defineResource({
  service: api,
  path: '/widgets/{widgetId}/gadgets',
  key: 'gadget',
  keys: 'gadgets',
  parents: { widgetId: Widget },
  can: ['create', 'get', 'update', 'delete', 'list'],
  createMethod: 'PUT',
  updateMethod: 'POST',
  attributes: { name: attr.string(), weight: attr.number().required() },
  query: ['weight'],
}) {}

/** Bare bodies, named by `name`, can only be read. */
export class Zone extends defineResource({
  service: api,
  path: '/zones',
  can: ['get', 'list'],
  idAttribute: 'name',
  attributes: { name: readOnly.string(), isAvailable: readOnly.boolean('available') },
}) {}

/** Can only be listed. */
export class Host extends defineResource({
  service: api,
  path: '/hosts',
  keys: 'hosts',
  can: ['list'],
  attributes: { name: readOnly.string() },
}) {}

/** Listed with a key around each. */
export class Part extends defineResource({
  service: api,
  path: '/parts',
  listPath: '/parts/detail',
  key: 'part',
  keys: 'parts',
  itemKey: 'part',
  can: ['list'],
  idAttribute: 'name',
  paging: 'marker',
  attributes: { name: readOnly.string() },
}) {}

export class PaintMethods extends ServiceBase {
  async paintWidget(widget: Ref<Widget>, colour: string, options?: CallOptions): Promise<void> {
    const url = path`/widgets/${widget}/paint`;
    await this.request({ method: 'POST', path: url, json: { colour }, call: 'widgets.paintWidget', ...options });
  }
}

export class RepairMethods extends ServiceBase {
  async repairWidget(widget: Ref<Widget>, options?: CallOptions): Promise<Widget> {
    const url = path`/widgets/${widget}/repair`;
    return resourceIn(
      Widget,
      await this.request({ method: 'PUT', path: url, call: 'widgets.repairWidget', ...options }),
    );
  }
}

export class WidgetService extends serviceOf(
  { widget: Widget, gadget: Gadget, zone: Zone, host: Host, part: Part },
  PaintMethods,
  RepairMethods,
) {}

export const widgets = defineService({ key: 'widgets', packageName: '@acme/widgets', api, service: WidgetService });

export const ROOT = 'http://widgets.test/v1';
export const CATALOG: readonly CatalogEntry[] = [
  { type: 'widgets', name: 'acme', endpoints: [{ interface: 'public', region: 'RegionOne', url: ROOT }] },
];

/** What a test answers: JSON to be sent with 200, or anything else spelled out. */
export type Answer = {
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  body?: TransportResponse['body'];
};

/** A request as tests read it. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestBody | undefined;
  readonly json: unknown;
  readonly timeout?: number | undefined;
  readonly expect: TransportRequest['expect'];
}

export interface Recorded<S extends readonly ServiceDefinition[]> {
  readonly conn: ConnectionWith<S>;
  readonly sent: Sent[];
  /** `METHOD path` of each request, without the endpoint. */
  readonly lines: () => string[];
}

type Responder = (request: Sent, index: number) => Answer | Error | Promise<Answer | Error>;

/** A connection that is logged in, over a transport that records: a list answers in turn, a function decides. */
export function recorded(
  answers: Responder | readonly (Answer | Error)[] = () => ({}),
  options: Partial<ConnectionOptions> & {
    readonly catalog?: readonly CatalogEntry[];
    readonly identityUrl?: string;
  } = {},
): Recorded<readonly [typeof widgets]> {
  const { catalog = CATALOG, identityUrl, ...rest } = options;
  const sent: Sent[] = [];
  const conn = createConnection({
    retries: 0,
    authenticator: {
      name: 'static',
      authorize: async () => createAccess({ headers: { 'x-auth-token': 'tok-SECRET' }, catalog, identityUrl }),
    },
    transport: {
      async send({ method, url, headers, body, timeout, expect, signal }) {
        signal?.throwIfAborted();
        const json: unknown = typeof body === 'string' && body !== '' ? JSON.parse(body) : undefined;
        const request: Sent = { method, url, headers, body, json, timeout, expect };
        const index = sent.push(request) - 1;
        const answer = typeof answers === 'function' ? await answers(request, index) : answers[index];
        if (answer === undefined) throw new Error(`Nothing was prepared to answer ${method} ${url}`);
        if (answer instanceof Error) throw answer;
        const { status = 200, headers: answered = {}, json: value, body: raw } = answer;
        return { status, headers: answered, body: raw ?? (value === undefined ? '' : JSON.stringify(value)) };
      },
    },
    ...rest,
    services: [widgets] as const,
  });
  return { conn, sent, lines: () => sent.map(({ method, url }) => `${method} ${url.replace(ROOT, '')}`) };
}

export const UUID = '5b5b5b5b-0000-4000-8000-000000000000';
