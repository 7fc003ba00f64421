import { AbortedError, ResourceFailureError, ServerError, TimeoutError } from '@os/core';
import { recorded, Widget, type Answer } from './widgets.js';

const at = (status: string | null, more: object = {}): Answer => ({ json: { widget: { id: 'w1', status, ...more } } });
const GONE: Answer = { status: 404, json: {} };
const soon = { interval: 1 };

describe('waiting for a status', () => {
  test('looks until it is reached, in upper or lower case', async () => {
    const { conn, lines } = recorded([at('BUILD'), at('build'), at('active')]);
    expect(await conn.widgets.waitForWidget('w1', { status: 'Active', ...soon })).toMatchObject({ status: 'active' });
    expect(lines()).toEqual(Array(3).fill('GET /widgets/w1'));
  });

  test('any of several, and the object itself is brought up to date', async () => {
    const { conn } = recorded([at('BUILD'), at('PAUSED')]);
    const widget = new Widget({ id: 'w1' });
    expect(await conn.widgets.waitForWidget(widget, { status: ['ACTIVE', 'PAUSED'], ...soon })).toBe(widget);
    expect(widget.status).toBe('PAUSED');
  });

  test.each<[string, object, string]>([
    ["Nova's fault", { fault: { message: 'No valid host', code: 500 } }, ': No valid host'],
    ['status_reason', { status_reason: 'quota' }, ': quota'],
    ['fail_reason', { fail_reason: 'disk' }, ': disk'],
    ['nothing', { fault: null }, ''],
  ])('fails with %s', async (_, more, reason) => {
    const { conn } = recorded([at('BUILD'), at('ERROR', more)]);
    await expect(conn.waitFor(new Widget({ id: 'w1' }), { status: 'ACTIVE', ...soon })).rejects.toThrow(
      new ResourceFailureError(`w1 went to ERROR instead of ACTIVE${reason}`),
    );
  });

  test('failOn says what failure is; the status waited for never is', async () => {
    const { conn } = recorded([at('ERROR'), at('BROKEN'), at('ERROR')]);
    const failure = conn.widgets.waitForWidget('w1', { status: 'ACTIVE', failOn: ['broken'], ...soon });
    await expect(failure).rejects.toThrow('went to BROKEN instead of ACTIVE');
    expect(await conn.widgets.waitForWidget('w1', { status: 'ERROR', ...soon })).toMatchObject({ status: 'ERROR' });
  });

  test('fails if it vanishes, and with any other error as it is', async () => {
    const { conn } = recorded([at('BUILD'), GONE, { status: 500 }]);
    const failure: unknown = await conn.widgets
      .waitForWidget('w1', { status: 'ACTIVE', ...soon })
      .catch((e: unknown) => e);
    expect(failure).toMatchObject({
      code: 'RESOURCE_FAILURE',
      message: 'w1 vanished while it was waited for',
      cause: { status: 404 },
    });
    await expect(conn.widgets.waitForWidget('w1', { status: 'ACTIVE', ...soon })).rejects.toThrow(ServerError);
  });

  test('gives up in time, and lists what it saw', async () => {
    let now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    // Each look takes 8 ms of the 20.
    const { conn, sent } = recorded((_, index) => ((now += 8), at(index === 0 ? 'NEW' : 'BUILD')));
    const failure = conn.widgets.waitForWidget('w1', { status: ['ACTIVE', 'OK'], timeout: 20, ...soon });
    await expect(failure).rejects.toThrow(
      new TimeoutError('Waited 20 ms for w1 to become ACTIVE or OK; seen: NEW, BUILD'),
    );
    expect(sent).toHaveLength(3);
    jest.restoreAllMocks();
  });

  test('ends with the signal, while it sleeps', async () => {
    const { conn } = recorded(() => at('BUILD'));
    const controller = new AbortController();
    const wait = conn.widgets.waitForWidget('w1', { status: 'ACTIVE', interval: 60_000, signal: controller.signal });
    setTimeout(() => controller.abort(), 10);
    await expect(wait).rejects.toThrow(AbortedError);
  });

  test('tells of each look', async () => {
    const { conn } = recorded([at('NEW'), at('BUILD'), at('ACTIVE')]);
    const seen: string[] = [];
    await conn.widgets.waitForWidget('w1', {
      status: 'ACTIVE',
      onProgress: ({ status }) => seen.push(status),
      ...soon,
    });
    expect(seen).toEqual(['NEW', 'BUILD', 'ACTIVE']);
  });

  test('looks ever more rarely, with jitter', async () => {
    const delays: number[] = [];
    const real = setTimeout;
    jest.spyOn(globalThis, 'setTimeout').mockImplementation((run: () => void, delay = 0) => {
      delays.push(delay);
      return real(run, 0);
    });
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    const { conn } = recorded([...Array<Answer>(6).fill(at('BUILD')), at('ACTIVE')]);
    await conn.widgets.waitForWidget('w1', { status: 'ACTIVE' });
    jest.restoreAllMocks();
    expect(delays).toEqual([1000, 1500, 2250, 3375, 5000, 5000]);
  });
});

describe('waiting for deletion', () => {
  test.each([
    ['not found', GONE],
    ['a status that says so', at('DELETED')],
    ['a soft one', at('soft_deleted')],
  ])('ends with %s', async (_, last) => {
    const { conn, lines } = recorded([at('DELETING'), last]);
    expect(await conn.widgets.waitForWidgetDeletion('w1', soon)).toBeUndefined();
    expect(lines()).toHaveLength(2);
  });

  test('gives up in time', async () => {
    const { conn } = recorded(() => at(null));
    await expect(conn.waitForDeletion(new Widget({ id: 'w1' }), { timeout: 5, ...soon })).rejects.toThrow(
      /^Waited 5 ms for w1 to be deleted; seen: /,
    );
  });

  test('any other error is one', async () => {
    await expect(recorded([{ status: 500 }]).conn.widgets.waitForWidgetDeletion('w1')).rejects.toThrow(ServerError);
  });

  test('below parents', async () => {
    const { conn, lines } = recorded([GONE]);
    await conn.widgets.waitForGadgetDeletion('w1', 'g1');
    expect(lines()).toEqual(['GET /widgets/w1/gadgets/g1']);
  });
});
