import {
  AbortedError,
  attr,
  ConnectionError,
  defineApi,
  defineResource,
  ForbiddenError,
  InvalidAttributeError,
  MethodNotSupportedError,
  readOnly,
  ResourceFailureError,
  TimeoutError,
} from '@os/core';
import { api, Gadget, recorded, Widget, Zone, type Answer } from './widgets.js';

const at = (status: string | null, more: object = {}): Answer => ({ json: { widget: { id: 'w1', status, ...more } } });
const GONE: Answer = { status: 404, json: {} };
const soon = { interval: 1 };

/** Tells its status under other names, as Ironic's nodes do. */
class Machine extends defineResource({
  service: api,
  path: '/machines',
  key: 'machine',
  can: ['get', 'delete'],
  statusAttribute: 'provisionState',
  attributes: { provisionState: readOnly.string(), powerState: readOnly.string().nullable(), size: attr.number() },
}) {}
const machine = (provision: string, power: string | null = null, more: object = {}): Answer => ({
  json: { machine: { id: 'm1', provision_state: provision, power_state: power, ...more } },
});
const reasonOf = (run: Promise<unknown>) =>
  run.then(
    () => undefined,
    (error: unknown) => error,
  );

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
    ['last_error, as of Ironic', { last_error: 'no power' }, ': no power'],
    ['stack_status_reason, as of Heat', { stack_status_reason: 'Resource CREATE failed' }, ': Resource CREATE failed'],
    ['a fault that is text', { fault: 'text' }, ': text'],
    ['nothing', { fault: null, last_error: '' }, ''],
  ])('fails with %s', async (_, more, reason) => {
    const { conn } = recorded([at('BUILD'), at('ERROR', more)]);
    const error = await reasonOf(conn.waitFor(new Widget({ id: 'w1' }), { status: 'ACTIVE', ...soon }));
    expect(error).toBeInstanceOf(ResourceFailureError);
    expect(error).toMatchObject({
      message: expect.stringMatching(
        `^w1 went to ERROR instead of ACTIVE${reason}; seen: BUILD \\(\\d+ ms\\), ERROR \\(\\d+ ms\\)$`,
      ) as string,
      reason: reason === '' ? undefined : reason.slice(2),
      seen: [
        { status: 'BUILD', after: expect.any(Number) as number },
        { status: 'ERROR', after: expect.any(Number) as number },
      ],
    });
  });

  test('failOn says what failure is; the status waited for never is', async () => {
    const { conn } = recorded([at('ERROR'), at('BROKEN'), at('ERROR')]);
    const failure = conn.widgets.waitForWidget('w1', { status: 'ACTIVE', failOn: ['broken'], ...soon });
    await expect(failure).rejects.toThrow('went to BROKEN instead of ACTIVE');
    expect(await conn.widgets.waitForWidget('w1', { status: 'ERROR', ...soon })).toMatchObject({ status: 'ERROR' });
  });

  test.each([
    'error',
    'ERROR_DELETING',
    'error_extending',
    'CREATE_FAILED',
    'deploy failed',
    'FAILED',
    'EXTENDING_ERROR',
  ])('%s is a failure', async (status) => {
    const { conn } = recorded([at(status)]);
    await expect(conn.widgets.waitForWidget('w1', { status: 'ACTIVE', ...soon })).rejects.toThrow(ResourceFailureError);
  });

  test.each(['FAILOVER', 'TERROR', 'NO_ERRORS', 'failed_over'])('%s is none', async (status) => {
    const { conn } = recorded([at(status), at('ACTIVE')]);
    expect(await conn.widgets.waitForWidget('w1', { status: 'ACTIVE', ...soon })).toMatchObject({ id: 'w1' });
  });

  test('an empty failOn means that nothing is a failure', async () => {
    const { conn } = recorded([at('ERROR'), at('ACTIVE')]);
    await conn.widgets.waitForWidget('w1', { status: 'ACTIVE', failOn: [], ...soon });
  });

  test('fails if it vanishes', async () => {
    const { conn } = recorded([at('BUILD'), GONE]);
    expect(await reasonOf(conn.widgets.waitForWidget('w1', { status: 'ACTIVE', ...soon }))).toMatchObject({
      code: 'RESOURCE_FAILURE',
      message: expect.stringMatching(/^w1 vanished while it was waited for; seen: BUILD \(\d+ ms\)$/) as string,
      cause: { status: 404 },
    });
  });

  test('what fails in passing is tried again, until the time is over', async () => {
    const broken = new ConnectionError('reset');
    const { conn, sent } = recorded([
      { status: 500 },
      broken,
      { status: 503 },
      at('BUILD'),
      { status: 429 },
      at('ACTIVE'),
    ]);
    await conn.widgets.waitForWidget('w1', { status: 'ACTIVE', ...soon });
    expect(sent).toHaveLength(6);
    const dead = recorded(() => broken).conn.widgets.waitForWidget('w1', { status: 'ACTIVE', timeout: 10, ...soon });
    expect(await reasonOf(dead)).toMatchObject({
      code: 'TIMEOUT',
      message: 'Waited 10 ms for w1 to become ACTIVE; seen: nothing',
      cause: broken,
    });
  });

  test.each([400, 401, 403])('a status of %s ends it', async (status) => {
    const { conn } = recorded((_, index) => (index === 0 ? at('BUILD') : { status }));
    await expect(conn.widgets.waitForWidget('w1', { status: 'ACTIVE', ...soon })).rejects.toMatchObject({ status });
  });

  test('gives up in time, and lists what it saw, in order', async () => {
    const { conn } = recorded((_, index) => at(['NEW', 'BUILD', 'NEW'][index] ?? 'BUILD'));
    const failure = conn.widgets.waitForWidget('w1', { status: ['ACTIVE', 'OK'], timeout: 50, ...soon });
    const message =
      /^Waited 50 ms for w1 to become ACTIVE or OK; seen: NEW \(\d+ ms\), BUILD \(\d+ ms\), NEW \(\d+ ms\), BUILD \(\d+ ms\)$/;
    await expect(failure).rejects.toThrow(TimeoutError);
    await expect(failure).rejects.toThrow(message);
  });

  test('gives up in time, or with the signal, while a request is under way', async () => {
    const hanging = (options: { timeout?: number; signal?: AbortSignal }) => {
      const { conn } = recorded([], {
        transport: {
          send: ({ signal }) =>
            new Promise((_, reject) => {
              const end = () => reject(new AbortedError('gone'));
              signal!.addEventListener('abort', end);
              if (signal!.aborted) end();
            }),
        },
      });
      return reasonOf(conn.widgets.waitForWidget('w1', { status: 'ACTIVE', ...options }));
    };
    const start = performance.now();
    expect(await hanging({ timeout: 20 })).toMatchObject({
      code: 'TIMEOUT',
      message: expect.stringMatching(/^Waited 20 ms/) as string,
    });
    expect(performance.now() - start).toBeLessThan(1000);
    expect(await hanging({ signal: AbortSignal.timeout(20) })).toMatchObject({ code: 'ABORTED' });
    expect(await hanging({ signal: AbortSignal.abort() })).toMatchObject({ code: 'ABORTED' });
  });

  test('by the attribute that the class declares, or by another one', async () => {
    const { conn } = recorded([machine('deploying'), machine('active'), machine('active', 'power on')]);
    const node = new Machine({ id: 'm1' });
    expect((await conn.waitFor(node, { status: 'active', ...soon })).provisionState).toBe('active');
    expect((await conn.waitFor(node, { status: 'power on', attribute: 'powerState', ...soon })).powerState).toBe(
      'power on',
    );
    await expect(
      recorded([machine('clean failed', null, { last_error: 'no disk' })]).conn.waitFor(node, { status: 'available' }),
    ).rejects.toThrow('m1 went to CLEAN FAILED instead of AVAILABLE: no disk; seen: CLEAN FAILED (');
  });

  test('until a function says so, which goes before failures', async () => {
    const { conn } = recorded([at('BUILD', { size: 1 }), at('ERROR', { size: 2 })]);
    const widget = await conn.waitFor(new Widget({ id: 'w1' }), { until: ({ size }) => size === 2, ...soon });
    expect(widget.size).toBe(2);
    const failure = recorded([at('ERROR')]).conn.waitFor(new Widget({ id: 'w1' }), { until: () => false, ...soon });
    await expect(failure).rejects.toThrow('w1 went to ERROR instead of what is waited for');
  });

  test('a function does where there is no status', async () => {
    const { conn } = recorded([{ json: { name: 'z', available: false } }, { json: { name: 'z', available: true } }]);
    const zone = await conn.waitFor(new Zone({ id: 'z' }), { until: ({ isAvailable }) => isAvailable, ...soon });
    expect(zone.isAvailable).toBe(true);
  });

  test.each<[string, object, string]>([
    ['neither status nor function', {}, 'Waiting needs either a status or a function "until"'],
    ['both', { status: 'ACTIVE', until: () => true }, 'Waiting needs either a status or a function "until"'],
    [
      'an unknown attribute',
      { status: 'A', attribute: 'statis' },
      'widget has no attribute "statis" to wait for; did you mean "status"?',
    ],
  ])('%s is refused', async (_, options, message) => {
    await expect(recorded().conn.waitFor(new Widget({ id: 'w1' }), options as never)).rejects.toThrow(
      new InvalidAttributeError(message),
    );
    await expect(recorded().conn.waitFor(new Zone({ id: 'z' }), { status: 'A' })).rejects.toThrow(
      'zones has no attribute "status" to wait for',
    );
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
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    jest.spyOn(globalThis, 'setTimeout').mockImplementation((run: () => void, delay = 0) => {
      // Beside the time of the whole wait.
      if (delay > 10_000) return real(run, delay);
      delays.push(delay);
      return real(run, 0);
    });
    const { conn } = recorded([...Array<Answer>(6).fill(at('BUILD')), at('ACTIVE')]);
    await conn.widgets.waitForWidget('w1', { status: 'ACTIVE' }).finally(() => jest.restoreAllMocks());
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

  test('fails with what it goes into, not with what it was in', async () => {
    const { conn } = recorded([at('ERROR'), at('ERROR'), GONE]);
    await conn.widgets.waitForWidgetDeletion('w1', soon);
    const failed = recorded([at('DELETING'), at('error', { fault: { message: 'stuck' } })]).conn;
    await expect(failed.widgets.waitForWidgetDeletion('w1', soon)).rejects.toThrow(
      'w1 went to ERROR instead of being deleted: stuck; seen: DELETING (',
    );
    await expect(recorded([at('error_deleting')]).conn.widgets.waitForWidgetDeletion('w1', soon)).rejects.toThrow(
      ResourceFailureError,
    );
  });

  test('fails with what failOn says, at once', async () => {
    const { conn } = recorded([at('ERROR')]);
    await expect(conn.widgets.waitForWidgetDeletion('w1', { failOn: ['error'], ...soon })).rejects.toThrow(
      ResourceFailureError,
    );
    const none = recorded([at('DELETING'), at('ERROR'), GONE]).conn;
    await none.widgets.waitForWidgetDeletion('w1', { failOn: [], ...soon });
  });

  test('being refused ends it, errors in passing do not', async () => {
    const { conn } = recorded([{ status: 500 }, { status: 403 }]);
    await expect(conn.widgets.waitForWidgetDeletion('w1', soon)).rejects.toThrow(ForbiddenError);
  });

  test('below parents', async () => {
    const { conn, lines } = recorded([GONE]);
    await conn.waitForDeletion(new Gadget({ widgetId: 'w1', id: 'g1' }));
    expect(lines()).toEqual(['GET /widgets/w1/gadgets/g1']);
  });

  test('is refused for a service whose API is declared without it', async () => {
    const api = defineApi({ type: 'instant' });
    const Instant = defineResource(() => ({ service: api, path: '/instants', can: ['get'], attributes: {} }));
    const { conn, sent } = recorded();
    await expect(conn.waitForDeletion(new Instant({ id: 'i1' }))).rejects.toThrow(MethodNotSupportedError);
    expect(sent).toEqual([]);
  });
});
