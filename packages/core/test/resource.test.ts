import { inspect } from 'node:util';
import {
  attr,
  defineResource,
  definitionOf,
  InvalidAttributeError,
  readOnly,
  resourceIn,
  type JsonObject,
} from '@os/core';
import { fromBody } from '../src/resource/state.js';
import { Gadget, recorded, Widget, Zone } from './widgets.js';

const BODY = {
  id: 'w1',
  name: 'one',
  size: 3,
  enabled: true,
  description: null,
  status: 'ACTIVE',
  created_at: '2026-11-23T20:02:27Z',
  project_id: 'p1',
  adminPass: 'S3CRET-pass',
  metadata: { some_key: 'kept', camelKey: 'kept' },
  tags: ['a', 'b'],
  box: { max_w: 7, inner_boxes: [{ box_id: 'b1', extra_field: 1 }] },
  users: [{ user_name: 'jo', password: 'S3CRET-nested' }],
  'router:unknown': 5,
};
const widget = (body: JsonObject = structuredClone(BODY)) => fromBody(Widget, body);

describe('reading', () => {
  test('attributes under camelCase names, out of the wire names', () => {
    const { id, name, size, isEnabled, description, status, createdAt, projectId } = widget();
    expect([id, name, size, isEnabled, description, status, createdAt, projectId]).toEqual([
      'w1',
      'one',
      3,
      true,
      null,
      'ACTIVE',
      '2026-11-23T20:02:27Z',
      'p1',
    ]);
  });

  test('an attribute that the service did not answer is undefined', () => {
    expect(widget({ id: 'w1' }).size).toBeUndefined();
    expect(new Widget().id).toBeUndefined();
  });

  test('nested structures in camelCase, unknown fields kept, frozen, and the same value each time', () => {
    const each = widget();
    expect(each.box).toEqual({ maxWidth: 7, innerBoxes: [{ boxId: 'b1', extra_field: 1 }] });
    expect(each.box).toBe(each.box);
    expect(each.box.innerBoxes).toBe(each.box.innerBoxes);
    expect(Object.isFrozen(each.box) && Object.isFrozen(each.box.innerBoxes[0])).toBe(true);
  });

  test('free maps and lists of scalars are the very ones of the wire', () => {
    const each = widget();
    expect(each.metadata).toBe(each.body['metadata']);
    expect(each.tags).toBe(each.body['tags']);
  });

  test('null in the place of a structure or list stays null', () => {
    const each = widget({ box: null, users: null });
    expect([each.box, each.users]).toEqual([null, null]);
  });

  test('another attribute can identify it', () => {
    expect(fromBody(Zone, { name: 'nova', available: true })).toMatchObject({ id: 'nova', isAvailable: true });
  });
});

describe('changing', () => {
  test('writes the wire form, and marks what was set and nothing else', async () => {
    const { conn, sent } = recorded([{ json: { widget: {} } }]);
    const each = widget();
    each.isEnabled = false;
    each.box = { maxWidth: 9, innerBoxes: [{ boxId: 'b2' }] };
    expect(each.body['box']).toEqual({ max_w: 9, inner_boxes: [{ box_id: 'b2' }] });
    expect(each.box).toEqual({ maxWidth: 9, innerBoxes: [{ boxId: 'b2' }] });
    await conn.update(each);
    expect(sent[0]?.json).toEqual({
      widget: { enabled: false, box: { max_w: 9, inner_boxes: [{ box_id: 'b2' }] } },
    });
  });

  test('null unsets, undefined leaves alone', async () => {
    const { conn, sent } = recorded([{ json: { widget: {} } }]);
    await conn.widgets.updateWidget('w1', { description: null, size: undefined });
    expect(sent[0]?.json).toEqual({ widget: { description: null } });
  });

  test('setting undefined on an object changes nothing', () => {
    const each = widget();
    (each as { name?: string | undefined }).name = undefined;
    expect(each.name).toBe('one');
  });

  test.each([
    [
      'unknown, with the nearest name',
      () => new Widget({ nmae: 'x' } as never),
      'widget has no attribute "nmae"; did you mean "name"?',
    ],
    [
      'unknown, with nothing near',
      () => new Widget({ altogetherElse: 1 } as never),
      'widget has no attribute "altogetherElse"',
    ],
    ['read-only', () => new Widget({ status: 'ACTIVE' } as never), 'widget.status is read-only: the service sets it'],
    [
      'read-only on an object',
      () => ((widget() as { status: string }).status = 'X'),
      'widget.status is read-only: the service sets it',
    ],
    [
      'create-only on an object',
      () => ((widget() as { projectId: string }).projectId = 'p'),
      'widget.projectId can only be given on creation',
    ],
  ])('refuses what is %s', (_, act, message) => {
    expect(act).toThrow(new InvalidAttributeError(message));
  });

  test('update refuses what only creation takes, before anything is sent', async () => {
    const { conn, sent } = recorded();
    await expect(conn.widgets.updateWidget('w1', { projectId: 'p' } as never)).rejects.toThrow(InvalidAttributeError);
    expect(sent).toEqual([]);
  });
});

test('parents are attributes, given as ids or as objects, and never sent', () => {
  const gadget = new Gadget({ id: 'g1', widgetId: widget(), weight: 2 });
  expect(gadget.widgetId).toBe('w1');
  expect(gadget.body).toEqual({ id: 'g1', weight: 2 });
  expect(gadget.toJSON()).toEqual({ id: 'g1', widgetId: 'w1', weight: 2 });
});

test('a parent may be an attribute as well: it is what the path has, or what the service answered', () => {
  class Key extends defineResource(() => ({
    service: { type: 'gadgets' },
    path: '/owners/{ownerId}/keys',
    can: ['get'],
    attributes: { ownerId: readOnly.string() },
  })) {}
  expect(new Key({ id: 'k1', ownerId: 'o1' }).ownerId).toBe('o1');
  expect(
    resourceIn(Key, { status: 200, headers: {}, url: 'http://x', body: { id: 'k1', owner_id: 'o2' } }).ownerId,
  ).toBe('o2');
});

describe('showing', () => {
  test('toJSON is plain camelCase, keeps unknown fields, and survives a structured clone', () => {
    const json = widget().toJSON();
    expect(structuredClone(json)).toEqual({
      id: 'w1',
      name: 'one',
      size: 3,
      isEnabled: true,
      description: null,
      status: 'ACTIVE',
      createdAt: '2026-11-23T20:02:27Z',
      projectId: 'p1',
      metadata: { some_key: 'kept', camelKey: 'kept' },
      tags: ['a', 'b'],
      box: { maxWidth: 7, innerBoxes: [{ boxId: 'b1', extra_field: 1 }] },
      users: [{ userName: 'jo' }],
      'router:unknown': 5,
    });
  });

  test('inspect names the class', () => {
    expect(inspect(widget({ id: 'w1', name: 'one' }))).toBe("Widget { id: 'w1', name: 'one' }");
  });

  test('secrets are readable, but never shown, however deep they are', () => {
    const each = widget();
    expect([each.adminPass, each.users[0]?.password]).toEqual(['S3CRET-pass', 'S3CRET-nested']);
    const shown = [
      JSON.stringify(each),
      inspect(each, { depth: 10 }),
      inspect([each], { showHidden: true, depth: 10 }),
    ];
    for (const text of shown) expect(text).not.toContain('S3CRET');
    expect(inspect(each, { depth: 10 })).toContain("adminPass: '[hidden]'");
  });
});

test('headers are there only if asked for', async () => {
  const answer = { headers: { 'x-widget-count': '3' }, json: { widget: { id: 'w1' } } };
  const { conn } = recorded([answer, answer]);
  expect((await conn.widgets.getWidget('w1')).headers).toBeUndefined();
  expect((await conn.widgets.getWidget('w1', { includeHeaders: true })).headers).toEqual({ 'x-widget-count': '3' });
});

describe('declarations', () => {
  test('modifiers say what they mean', () => {
    expect(attr.string().since('2.19')).toMatchObject({ sinceVersion: '2.19', isOptional: true });
    expect(attr.list(attr.string()).wire('x')).toMatchObject({ kind: 'list', wireName: 'x' });
    expect(readOnly.string().nullable().required()).toMatchObject({
      isNullable: true,
      flags: ['readOnly', 'required'],
    });
  });

  test('the resource in an answer, for methods written by hand', () => {
    const answer = { status: 200, headers: {}, url: 'http://x/widgets/w1' };
    expect(resourceIn(Widget, { ...answer, body: { widget: { id: 'w1' } } })).toBeInstanceOf(Widget);
    expect(resourceIn(Zone, { ...answer, body: { name: 'nova' } }).id).toBe('nova');
    const parents = { widgetId: 'w1' };
    expect(resourceIn(Gadget, { ...answer, body: { gadget: { id: 'g' } } }, parents).widgetId).toBe('w1');
    expect(() => resourceIn(Widget, { ...answer, body: {} })).toThrow('was answered without "widget"');
    expect(() => resourceIn(Zone, { ...answer, body: [] })).toThrow('was answered without an object');
    expect(definitionOf(new Widget())).toBe(Widget.definition);
  });
});
