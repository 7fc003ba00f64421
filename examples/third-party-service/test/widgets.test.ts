import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Connection, createConnection, NotFoundError } from '@os/core';
import '@os/auth-v3';
import { defineFake, FakeCloud, serviceConformance } from '@os/testing';
import '@acme/openstack-widgets';
import { widgets } from '@acme/openstack-widgets/pure';

// What the declaration cannot know: polishing works on widgets that exist.
const widgetsFake = defineFake('widgets', {
  actions: {
    'POST /widgets/{widget}/action': ({ service, params }) => {
      service.collection('/widgets').get(params['widget'] ?? '');
    },
  },
});

const fake = () => new FakeCloud({ services: [widgets], fakes: [widgetsFake] });

for (const { name, run } of serviceConformance(widgets, { fakes: [widgetsFake] })) test(name, run);

test('importing the package gives conn.widgets', async () => {
  const conn = new Connection(fake().options());
  const widget = await conn.widgets.createWidget({ name: 'cog', colour: 'teal', weight: 12 });
  assert.equal((await conn.widgets.findWidget('cog'))?.id, widget.id);
  widget.colour = null;
  await conn.update(widget);
  assert.equal((await conn.widgets.getWidget(widget)).colour, null);
  // @ts-expect-error -- a widget's weight never changes
  assert.throws(() => (widget.weight = 13));
});

test('handing the service over gives it, too', async () => {
  const cloud = fake();
  const conn = createConnection({ services: [widgets], authenticator: cloud.authenticator(), transport: cloud });
  const widget = await conn.widgets.createWidget({ name: 'cog' });
  const screw = await conn.widgets.createScrew(widget, { thread: 'M4' });
  assert.deepEqual(
    (await conn.widgets.listScrews(widget)).map(({ id }) => id),
    [screw.id],
  );
  // @ts-expect-error -- a screw is no widget
  await assert.rejects(conn.widgets.getWidget(screw), NotFoundError);
});

test('actions go to the right widget', async () => {
  const cloud = fake();
  const conn = new Connection(cloud.options());
  const widget = await conn.widgets.createWidget({ name: 'cog' });
  await conn.widgets.polishWidget(widget);
  const { method, path, body } = cloud.requests.at(-1) ?? assert.fail('nothing was sent');
  assert.deepEqual([method, path, body], ['POST', `/widgets/v1/widgets/${widget.id}/action`, { polish: null }]);
  await assert.rejects(conn.widgets.polishWidget('missing'), NotFoundError);
});
