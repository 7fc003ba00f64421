// Compiled, never run: every line below an expected error is one that must not compile.
import { attr, defineResource, isHttpError, readOnly, serviceOf, type Connection } from '@os/core';
import { api, Gadget, Host, Widget, Zone, type WidgetService } from '../widgets.js';

declare const conn: Connection;
declare const service: WidgetService;
declare const widget: Widget;
declare const gadget: Gadget;

export async function attributes(): Promise<void> {
  const name: string = widget.name;
  const description: string | null = widget.description;
  const width: number = widget.box.maxWidth;
  widget.name = name;
  widget.description = null;
  widget.box = { maxWidth: width, innerBoxes: [{ boxId: 'b' }] };
  gadget.widgetId satisfies string;

  // @ts-expect-error -- the service sets it
  widget.status = 'ACTIVE';
  // @ts-expect-error -- only creation sets it
  widget.projectId = 'p';
  // @ts-expect-error -- null is never answered, nor taken
  widget.name = null;
  // @ts-expect-error -- not a number
  widget.size = '1';
  // @ts-expect-error -- what is nested is replaced as a whole
  widget.box.maxWidth = 2;
  // @ts-expect-error -- no such attribute
  void widget.nonsense;
  // @ts-expect-error -- may be null
  description.length.toFixed();
}

export async function creation(): Promise<void> {
  const created: Widget = await service.createWidget({ name: 'x', projectId: 'p', description: null });
  void created;
  // @ts-expect-error -- name is required
  await service.createWidget({ size: 1 });
  // @ts-expect-error -- no such attribute
  await service.createWidget({ name: 'x', nonsense: 1 });
  // @ts-expect-error -- the service sets it
  await service.createWidget({ name: 'x', status: 'ACTIVE' });
  // @ts-expect-error -- no such attribute
  void new Widget({ nonsense: 1 });
  // @ts-expect-error -- only creation sets it
  await service.updateWidget('w1', { projectId: 'p' });
  await service.updateWidget('w1', { size: undefined, description: null });
}

export async function parents(): Promise<void> {
  await service.createGadget(widget, { weight: 1 });
  await service.getGadget('w1', gadget);
  await conn.list(Gadget, { widgetId: widget, weight: 1 });
  // @ts-expect-error -- below which widget?
  await service.createGadget({ weight: 1 });
  // @ts-expect-error -- below which widget?
  await service.deleteGadget('g1');
  // @ts-expect-error -- below which widget?
  await conn.list(Gadget);
  // @ts-expect-error -- below which widget?
  await conn.list(Gadget, { weight: 1 });
}

export async function references(): Promise<void> {
  await service.getWidget(widget);
  await service.getWidget({ id: 'w1' });
  // @ts-expect-error -- a gadget is no widget
  await service.getWidget(gadget);
  // @ts-expect-error -- a gadget is no widget's parent
  await service.listGadgets(gadget);
  // @ts-expect-error -- a number is no id
  await service.deleteWidget(7);
}

export async function queries(): Promise<void> {
  const all: Widget[] = await service.listWidgets({ name: ['a', 'b'], isEnabled: true, isDeep: true, limit: 5 });
  const found: Widget | null = await service.findWidget('x', { size: 1 });
  const first: Widget | null = await conn.list(Widget, { tags: ['x'] }).first();
  void [all, found, first];
  // @ts-expect-error -- no query
  service.listWidgets({ nonsense: 1 });
  // @ts-expect-error -- an attribute, but no query
  service.listWidgets({ description: 'x' });
  // @ts-expect-error -- not a number
  service.listWidgets({ size: 'big' });
  // @ts-expect-error -- may be null
  void (await service.findWidget('x')).name;
}

export async function verbs(): Promise<void> {
  await conn.get(new Zone({ id: 'nova' }));
  await service.waitForWidget('w1', { status: 'ACTIVE', onProgress: (each) => each.status.length });
  // @ts-expect-error -- zones can only be read
  await conn.create(new Zone());
  // @ts-expect-error -- zones can only be read
  await conn.update(new Zone({ id: 'nova' }));
  // @ts-expect-error -- zones can only be read
  await conn.delete(new Zone({ id: 'nova' }));
  // @ts-expect-error -- zones have no HEAD
  await conn.head(new Zone({ id: 'nova' }));
  // @ts-expect-error -- hosts can only be listed
  await conn.get(new Host());
  // @ts-expect-error -- no such method
  void service.createHost;
  // @ts-expect-error -- no such method
  void service.updateZone;
  // @ts-expect-error -- gadgets have no status
  void service.waitForGadget;
}

class Paged extends defineResource(() => ({
  service: api,
  path: '/paged',
  can: ['get', 'list'],
  paging: 'offset',
  statusAttribute: 'taskState',
  attributes: { taskState: readOnly.string().nullable(), size: readOnly.number() },
})) {}

class Whole extends defineResource(() => ({
  service: api,
  path: '/whole',
  can: ['get', 'list'],
  paging: 'none',
  attributes: { size: readOnly.number() },
})) {}

export async function families(): Promise<void> {
  (await service.repairWidget('w1', { timeout: 1 })) satisfies Widget;
  await service.paintWidget(widget, 'red');
  // @ts-expect-error -- a colour is needed
  await service.paintWidget(widget);
  // @ts-expect-error -- not a widget
  await service.paintWidget(gadget, 'red');
  // @ts-expect-error -- methods are in classes that extend ServiceBase
  void serviceOf({ widget: Widget }, { paintWidget() {} });
}

class PagedService extends serviceOf({ paged: Paged, whole: Whole }) {}
declare const paged: PagedService;

export async function paging(from: string | undefined): Promise<void> {
  await service.listWidgets({ limit: 1, marker: 'w1' });
  await paged.listPageds({ limit: 1, offset: 2 });
  await conn.list(Paged, { offset: 2 });
  await paged.listWholes({});
  for await (const { items, next, response } of service.listWidgets().byPage({ from })) {
    items satisfies readonly Widget[];
    next satisfies string | undefined;
    response.headers['link'] satisfies string | undefined;
  }
  // @ts-expect-error -- where pages are counted, there is no marker
  await paged.listPageds({ marker: 'p1' });
  // @ts-expect-error -- where there are markers, nothing is counted
  await service.listWidgets({ offset: 1 });
  // @ts-expect-error -- no pages, no limit
  await paged.listWholes({ limit: 1 });
  // @ts-expect-error -- nor a marker
  await conn.list(Whole, { marker: 'w1' });
  // @ts-expect-error -- no such way
  void defineResource({ service: api, path: '/x', can: ['list'], paging: 'pages', attributes: {} });
  void defineResource({
    service: api,
    path: '/x',
    can: ['list'],
    // @ts-expect-error -- no such attribute
    markerAttribute: 'nmae',
    attributes: { name: attr.string() },
  });
  void defineResource({
    service: api,
    path: '/x',
    can: ['get'],
    // @ts-expect-error -- no such attribute
    statusAttribute: 'nmae',
    attributes: { name: attr.string() },
  });
}

export async function waiting(): Promise<void> {
  await service.waitForWidget('w1', {
    status: ['ACTIVE'],
    failOn: [],
    onProgress: ({ status }) => status satisfies string,
  });
  await service.waitForWidget('w1', { status: 'x', attribute: 'description' });
  await service.waitForWidget('w1', { until: ({ size }) => size > 1 });
  await paged.waitForPaged('p1', { status: 'done' });
  await conn.waitFor(new Whole(), { until: ({ size }) => size > 1 });
  await service.waitForWidgetDeletion('w1', { failOn: ['ERROR'], attribute: 'status' });
  // @ts-expect-error -- for what?
  await service.waitForWidget('w1', {});
  // @ts-expect-error -- either, not both
  await service.waitForWidget('w1', { status: 'ACTIVE', until: () => true });
  // @ts-expect-error -- a number is no status
  await service.waitForWidget('w1', { status: 'ACTIVE', attribute: 'size' });
  // @ts-expect-error -- no such attribute
  await conn.waitFor(widget, { status: 'ACTIVE', attribute: 'nonsense' });
  // @ts-expect-error -- it has no status
  void paged.waitForWhole;
}

export function failures(error: unknown): void {
  if (isHttpError(error, 404, 410)) {
    error.serviceCode satisfies string | undefined;
    error.retryAfter satisfies number | undefined;
    error.body satisfies string | undefined;
  }
}
