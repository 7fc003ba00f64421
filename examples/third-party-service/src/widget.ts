import { attr, createOnly, defineResource, readOnly } from '@os/core';
import { api } from './api.js';

/** A widget. */
export class Widget
  extends /* @__PURE__ */ defineResource(() => ({
    service: api,
    path: '/widgets',
    key: 'widget',
    keys: 'widgets',
    can: ['create', 'get', 'update', 'delete', 'list'],
    attributes: {
      name: attr.string().required(),
      /** Its colour, as a CSS colour. */
      colour: attr.string().nullable(),
      /** Its weight, in grams. */
      weight: createOnly.number('weight_g'),
      status: readOnly.oneOf('ACTIVE', 'BUILDING', 'ERROR'),
      createdAt: readOnly.time(),
    },
    query: ['name', 'colour'],
  })) {}

/** A screw of a widget. */
export class Screw
  extends /* @__PURE__ */ defineResource(() => ({
    service: api,
    path: '/widgets/{widgetId}/screws',
    parents: { widgetId: Widget },
    key: 'screw',
    keys: 'screws',
    can: ['create', 'get', 'delete', 'list'],
    attributes: {
      /** Its thread, as in `M4`. */
      thread: createOnly.string().required(),
    },
  })) {}
