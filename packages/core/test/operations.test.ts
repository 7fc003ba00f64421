import nock from 'nock';
import {
  attr,
  createOnly,
  defineResource,
  DuplicateResourceError,
  InvalidAttributeError,
  InvalidResponseError,
  MethodNotSupportedError,
  NotFoundError,
  ServerError,
} from '@os/core';
import { HOST, staticConnection } from '../../../tooling/jest/static-connection.js';
import { api, Gadget, Host, recorded, UUID, Widget, widgets, Zone, type Answer } from './widgets.js';

const one = (more: object = {}): Answer => ({ json: { widget: { id: 'w1', name: 'x', ...more } } });
const many = (...items: object[]): Answer => ({ json: { widgets: items } });
const failing = (status: number): Answer => ({ status, json: { error: { message: 'no' } } });

describe('create', () => {
  test('over HTTP: POSTs what was given, and takes over the answer', async () => {
    const scope = nock(HOST)
      .post('/widgets/v1/widgets', { widget: { name: 'x', enabled: true, project_id: 'p' } })
      .reply(201, { widget: { id: 'w1', name: 'x', status: 'BUILD' } });
    const conn = staticConnection(widgets);
    const widget = await conn.widgets.createWidget({ name: 'x', isEnabled: true, projectId: 'p' });
    await conn.close();
    scope.done();
    expect(widget).toBeInstanceOf(Widget);
    expect(widget).toMatchObject({ id: 'w1', status: 'BUILD', projectId: 'p' });
  });

  test('brings the object up to date, with nothing left to send', async () => {
    const { conn, lines } = recorded([one({ status: 'BUILD' })]);
    const widget = new Widget({ name: 'x' });
    expect(await conn.create(widget)).toBe(widget);
    expect(widget).toMatchObject({ id: 'w1', status: 'BUILD' });
    await conn.update(widget);
    expect(lines()).toEqual(['POST /widgets']);
  });

  test('reads an id that is a number as text, which goes into paths and compares with what is given', async () => {
    const { conn, lines } = recorded([{ json: { widget: { id: 7, name: 'x' } } }, {}]);
    const widget = await conn.create(new Widget({ name: 'x' }));
    expect(widget.id).toBe('7');
    await conn.delete(widget);
    expect(lines()).toEqual(['POST /widgets', 'DELETE /widgets/7']);
  });

  test('with PUT goes to the id, which is not in the body', async () => {
    const { conn, sent, lines } = recorded([{ json: { gadget: { id: 'g/1' } } }]);
    await conn.create(new Gadget({ id: 'g/1', widgetId: 'w 1', weight: 2 }));
    expect(lines()).toEqual(['PUT /widgets/w%201/gadgets/g%2F1']);
    expect(sent[0]?.json).toEqual({ gadget: { weight: 2 } });
  });

  test('with PUT has no id in the body if it is declared, either', async () => {
    class Gear extends defineResource({
      service: api,
      path: '/gears',
      key: 'gear',
      can: ['create'],
      createMethod: 'PUT',
      attributes: { id: createOnly.string().required(), weight: attr.number() },
    }) {}
    const { conn, sent, lines } = recorded([{ json: { gear: { id: 'g1', weight: 2 } } }]);
    await conn.create(new Gear({ id: 'g1', weight: 2 }));
    await expect(conn.create(new Gear({ weight: 2 }))).rejects.toThrow('gear cannot be created without id');
    expect(lines()).toEqual(['PUT /gears/g1']);
    expect(sent[0]?.json).toEqual({ gear: { weight: 2 } });
  });

  test('without what is required is refused before anything is sent', async () => {
    const { conn, sent } = recorded();
    await expect(conn.create(new Widget({ size: 1 }))).rejects.toThrow(
      new InvalidAttributeError('widget cannot be created without name'),
    );
    await expect(conn.create(new Gadget({ id: 'g', weight: 1 }))).rejects.toThrow(
      new InvalidAttributeError('"widgetId" is needed for the path /widgets/{widgetId}/gadgets'),
    );
    expect(sent).toEqual([]);
  });

  test('refuses by rejecting, not by throwing', async () => {
    const { conn } = recorded();
    await expect(conn.widgets.createWidget({ nonsense: 1 } as never)).rejects.toThrow(InvalidAttributeError);
    await expect(conn.widgets.getGadget(null as never, 'g')).rejects.toThrow(InvalidAttributeError);
  });
});

describe('get and head', () => {
  test('get asks by id, and answers a new object', async () => {
    const { conn, sent, lines } = recorded([one(), one({ name: 'y' })]);
    const widget = await conn.widgets.getWidget('w1');
    expect((await conn.widgets.getWidget(widget)).name).toBe('y');
    expect(widget.name).toBe('x');
    expect(lines()).toEqual(['GET /widgets/w1', 'GET /widgets/w1']);
    expect(sent[0]?.body).toBeUndefined();
  });

  test('conn.get brings the object itself up to date', async () => {
    const { conn } = recorded([{ ...one({ size: 4 }), headers: { etag: 'e' } }]);
    const widget = new Widget({ id: 'w1' });
    expect(await conn.get(widget, { includeHeaders: true })).toBe(widget);
    expect(widget).toMatchObject({ size: 4, headers: { etag: 'e' } });
  });

  test('bare bodies, and another identifying attribute', async () => {
    const { conn, lines } = recorded([{ json: { name: 'nova', available: true } }]);
    expect(await conn.widgets.getZone('nova')).toMatchObject({ id: 'nova', isAvailable: true });
    expect(lines()).toEqual(['GET /zones/nova']);
  });

  test.each([
    ['without the key', () => new Widget({ id: 'w1' }), {}, '"widget"'],
    ['without an object', () => new Zone({ id: 'nova' }), [], 'an object'],
  ])('an answer %s is refused', async (_, make, json, what) => {
    const { conn } = recorded([{ json }]);
    await expect(conn.get(make())).rejects.toThrow(InvalidResponseError);
    await expect(recorded([{ json }]).conn.get(make())).rejects.toThrow(`was answered without ${what}`);
  });

  test('head reads headers, and keeps what is still to be sent', async () => {
    const { conn, sent, lines } = recorded([{ headers: { 'x-count': '3' } }, one()]);
    const widget = new Widget({ id: 'w1', name: 'new' });
    await conn.head(widget);
    expect(widget.headers).toEqual({ 'x-count': '3' });
    await conn.update(widget);
    expect(lines()).toEqual(['HEAD /widgets/w1', 'PATCH /widgets/w1']);
    expect(sent[1]?.json).toEqual({ widget: { name: 'new' } });
  });

  test.each(['', '.', '..'])('"%s" is no id', async (id) => {
    const { conn, sent } = recorded();
    await expect(conn.widgets.getWidget(id)).rejects.toThrow(InvalidAttributeError);
    await expect(conn.widgets.deleteWidget(new Widget())).rejects.toThrow('An id is needed here');
    await expect(conn.widgets.deleteWidget(null as never)).rejects.toThrow('An id is needed here');
    expect(sent).toEqual([]);
  });

  test('an id cannot lead to another path', async () => {
    const { conn, lines } = recorded([one()]);
    await conn.widgets.getWidget('../secrets?x#y%2e');
    expect(lines()).toEqual(['GET /widgets/..%2Fsecrets%3Fx%23y%252e']);
  });
});

describe('update', () => {
  test('sends what changed, once; nothing when nothing did', async () => {
    const { conn, sent, lines } = recorded([one(), one({ size: 5 })]);
    const widget = await conn.widgets.getWidget('w1');
    expect(await conn.update(widget)).toBe(widget);
    widget.size = 5;
    await conn.update(widget);
    await conn.update(widget);
    expect(lines()).toEqual(['GET /widgets/w1', 'PATCH /widgets/w1']);
    expect(sent[1]?.json).toEqual({ widget: { size: 5 } });
  });

  test('by service method: by id, or of an object, which is brought up to date', async () => {
    const { conn, sent, lines } = recorded([one({ size: 5 }), one({ size: 6 })]);
    expect(await conn.widgets.updateWidget('w1', { size: 5 })).toMatchObject({ id: 'w1', size: 5 });
    const widget = new Widget({ id: 'w1' });
    expect(await conn.widgets.updateWidget(widget, { size: 6 })).toBe(widget);
    expect(widget.size).toBe(6);
    expect(lines()).toEqual(['PATCH /widgets/w1', 'PATCH /widgets/w1']);
    expect(sent[1]?.json).toEqual({ widget: { size: 6 } });
  });

  test('by service method, without a change: tells what is there', async () => {
    const { conn, lines } = recorded([one({ size: 5 })]);
    expect(await conn.widgets.updateWidget('w1', { size: undefined })).toMatchObject({ id: 'w1', size: 5 });
    expect(lines()).toEqual(['GET /widgets/w1']);
  });

  test('by service method: what was set on the object and not sent stays', async () => {
    const { conn, sent } = recorded([one({ size: 6, name: 'old' }), one({ size: 6, name: 'new' })]);
    const widget = new Widget({ id: 'w1', size: 1, name: 'new' });
    await conn.widgets.updateWidget(widget, { size: 6 });
    expect(widget).toMatchObject({ size: 6, name: 'new' });
    await conn.update(widget);
    expect(sent[1]?.json).toEqual({ widget: { name: 'new' } });
  });

  test('what is set while it is under way is sent by the next one', async () => {
    const { conn, sent } = recorded([one({ size: 5, name: 'old' }), one({ size: 5, name: 'new' })]);
    const widget = new Widget({ id: 'w1', size: 5 });
    const pending = conn.update(widget);
    widget.name = 'new';
    await pending;
    expect(widget.name).toBe('new');
    await conn.update(widget);
    expect(sent.map(({ json }) => json)).toEqual([{ widget: { size: 5 } }, { widget: { name: 'new' } }]);
  });

  test('what a service refused is still to be sent', async () => {
    const { conn, sent } = recorded([failing(409), one({ size: 5 })]);
    const widget = new Widget({ id: 'w1', size: 5 });
    await expect(conn.update(widget)).rejects.toMatchObject({ status: 409 });
    await conn.update(widget);
    expect(sent[1]?.json).toEqual({ widget: { size: 5 } });
  });

  test('an object stays as it is if the service refuses', async () => {
    const { conn } = recorded([failing(409)]);
    const widget = new Widget({ id: 'w1', size: 1 });
    await expect(conn.widgets.updateWidget(widget, { size: 2 })).rejects.toMatchObject({ status: 409 });
    expect(widget.size).toBe(1);
  });

  test("uses the resource's own verb, below its parents", async () => {
    const { conn, sent, lines } = recorded([{ json: { gadget: {} } }]);
    await conn.widgets.updateGadget(new Widget({ id: 'w1' }), 'g1', { weight: 3 });
    expect(lines()).toEqual(['POST /widgets/w1/gadgets/g1']);
    expect(sent[0]?.json).toEqual({ gadget: { weight: 3 } });
  });
});

describe('delete', () => {
  test('sends nothing but the path', async () => {
    const { conn, sent, lines } = recorded([{ status: 204 }, { status: 204 }]);
    expect(await conn.widgets.deleteWidget('w1')).toBeUndefined();
    await conn.widgets.deleteGadget('w1', new Gadget({ id: 'g1' }));
    expect(lines()).toEqual(['DELETE /widgets/w1', 'DELETE /widgets/w1/gadgets/g1']);
    expect(sent[0]?.body).toBeUndefined();
  });

  test('ignoreMissing forgives 404 alone', async () => {
    const { conn } = recorded([failing(404), failing(404), failing(409)]);
    await expect(conn.widgets.deleteWidget('w1')).rejects.toThrow(NotFoundError);
    await expect(conn.widgets.deleteWidget('w1', { ignoreMissing: true })).resolves.toBeUndefined();
    await expect(conn.widgets.deleteWidget('w1', { ignoreMissing: true })).rejects.toMatchObject({ status: 409 });
  });
});

describe('find', () => {
  const BY_ID = `GET /widgets/${UUID}`;
  const BY_NAME = `GET /widgets?name=${UUID}`;

  test('what looks like an id is looked for as one first', async () => {
    const { conn, lines } = recorded([{ json: { widget: { id: UUID } } }]);
    expect(await conn.widgets.findWidget(UUID)).toMatchObject({ id: UUID });
    expect(lines()).toEqual([BY_ID]);
  });

  test.each([400, 403, 404])('%i to an id means: look by name', async (status) => {
    const { conn, lines } = recorded([failing(status), many({ id: 'w9', name: UUID })]);
    expect(await conn.widgets.findWidget(UUID)).toMatchObject({ id: 'w9' });
    expect(lines()).toEqual([BY_ID, BY_NAME]);
  });

  test('any other failure is one', async () => {
    await expect(recorded([failing(500)]).conn.widgets.findWidget(UUID)).rejects.toThrow(ServerError);
  });

  test('a name is looked for by name, filters and all, and only an exact one counts', async () => {
    const { conn, lines } = recorded([many({ id: 'w1', name: 'jenkins2' }, { id: 'w2', name: 'jenkins' })]);
    expect(await conn.widgets.findWidget('jenkins', { isEnabled: true })).toMatchObject({ id: 'w2' });
    expect(lines()).toEqual(['GET /widgets?enabled=true&name=jenkins']);
  });

  test('what no name fits may still be an id', async () => {
    const { conn, lines } = recorded([many(), one(), many(), failing(404)]);
    expect(await conn.widgets.findWidget('w1')).toMatchObject({ id: 'w1' });
    expect(await conn.widgets.findWidget('w2')).toBeNull();
    expect(lines()).toEqual(['GET /widgets?name=w1', 'GET /widgets/w1', 'GET /widgets?name=w2', 'GET /widgets/w2']);
  });

  test('several of one name are an error that lists their ids', async () => {
    const { conn } = recorded([many({ id: 'w1', name: 'x' }, { id: 'w2', name: 'x' })]);
    const error: unknown = await conn.widgets.findWidget('x').catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(DuplicateResourceError);
    expect(error).toMatchObject({ ids: ['w1', 'w2'], message: '2 widgets are named "x"; use an id: w1, w2' });
  });

  test('below parents, and where lists cannot be filtered by name', async () => {
    const { conn, lines } = recorded([
      {
        json: {
          gadgets: [
            { id: 'g1', name: 'a' },
            { id: 'g2', name: 'b' },
          ],
        },
      },
    ]);
    expect(await conn.widgets.findGadget('w1', 'b')).toMatchObject({ id: 'g2', widgetId: 'w1' });
    expect(lines()).toEqual(['GET /widgets/w1/gadgets']);
  });

  test('where the name is the id', async () => {
    const { conn, lines } = recorded([{ json: { name: 'nova' } }, failing(404)]);
    expect(await conn.widgets.findZone('nova')).toMatchObject({ id: 'nova' });
    expect(await conn.find(Zone, 'none')).toBeNull();
    expect(lines()).toEqual(['GET /zones/nova', 'GET /zones/none']);
  });

  test('where there is a list alone, by id as well', async () => {
    const hosts = {
      json: {
        hosts: [
          { id: 'h1', name: 'one' },
          { id: UUID, name: 'two' },
        ],
      },
    };
    const { conn } = recorded(() => hosts);
    expect(await conn.find(Host, 'one')).toMatchObject({ id: 'h1' });
    expect(await conn.find(Host, 'h1')).toMatchObject({ name: 'one' });
    expect(await conn.find(Host, UUID)).toMatchObject({ name: 'two' });
    expect(await conn.find(Host, 'three')).toBeNull();
  });
});

describe('verbs that the API does not offer', () => {
  test('are no methods of the service', () => {
    const { conn } = recorded();
    const names = ['createHost', 'getHost', 'updateHost', 'deleteHost', 'deleteZone', 'waitForZone', 'waitForGadget'];
    expect(names.filter((name) => name in conn.widgets)).toEqual([]);
    expect(
      ['listHosts', 'findHost', 'waitForWidget', 'waitForWidgetDeletion'].filter((name) => name in conn.widgets),
    ).toHaveLength(4);
  });

  test('are refused on objects, saying what there is', async () => {
    const { conn, sent } = recorded();
    const zone = new Zone({ id: 'nova' }) as never;
    await expect(conn.create(zone)).rejects.toThrow(
      new MethodNotSupportedError('zones has no "create"; it has get, list'),
    );
    await expect(conn.update(zone)).rejects.toThrow(MethodNotSupportedError);
    await expect(conn.delete(zone)).rejects.toThrow(MethodNotSupportedError);
    await expect(conn.get(new Host({ id: 'h1' }) as never)).rejects.toThrow(MethodNotSupportedError);
    expect(sent).toEqual([]);
  });

  test('an attribute may be called as the declaration is', async () => {
    const { conn } = recorded([one({ definition: { a: 1 } })]);
    expect((await conn.get(new Widget({ id: 'w1', definition: 'x' }))).definition).toEqual({ a: 1 });
  });
});

test('families of methods are methods of the service', async () => {
  const { conn, sent, lines } = recorded([{ json: undefined }, one({ size: 3 })]);
  const { widgets: service } = conn;
  await service.paintWidget('w 1', 'red');
  expect(await service.repairWidget('w1')).toMatchObject({ size: 3 });
  expect(lines()).toEqual(['POST /widgets/w%201/paint', 'PUT /widgets/w1/repair']);
  expect(sent[0]?.json).toEqual({ colour: 'red' });
  expect(service.constructor.name).toBe('WidgetService');
});

describe('a resource whose attributes travel in headers', () => {
  class Crate extends defineResource({
    service: api,
    path: '/crates',
    key: 'crate',
    can: ['create', 'get', 'update', 'delete'],
    idAttribute: 'name',
    createMethod: 'PUT',
    updateMethod: 'POST',
    attributes: { name: createOnly.string(), colour: attr.string() },
    async exchange({ json, ...request }, send) {
      const { colour } = (json?.['crate'] ?? {}) as { colour?: string };
      const response = await send({ ...request, ...(colour !== undefined && { headers: { 'x-colour': colour } }) });
      return { ...response, body: { crate: { colour: response.headers['x-colour'] } } };
    },
  }) {}

  test('is created, got, changed and deleted as it says', async () => {
    const { conn, sent, lines } = recorded(({ method }) => ({ headers: { 'x-colour': `seen by ${method}` } }));
    const crate = await conn.create(new Crate({ name: 'c1', colour: 'red' }));
    expect(crate).toMatchObject({ id: 'c1', colour: 'seen by PUT' });
    expect((await conn.get(new Crate({ name: 'c1' }))).colour).toBe('seen by GET');
    crate.colour = 'blue';
    await conn.update(crate);
    expect(crate.colour).toBe('seen by POST');
    await conn.delete(crate);
    expect(lines()).toEqual(['PUT /crates/c1', 'GET /crates/c1', 'POST /crates/c1', 'DELETE /crates/c1']);
    expect(sent.map(({ headers, body }) => [headers['x-colour'], body])).toEqual([
      ['red', undefined],
      [undefined, undefined],
      ['blue', undefined],
      [undefined, undefined],
    ]);
  });
});
