import type { AnyResourceClass } from '@os/core';
import type { NetworkService } from '@os/network/pure';
import { checkAnswer } from '@os/testing';
import { exchange } from './exchange.js';

type Call = (network: NetworkService) => unknown;

/** What each plain method of a resource sends, and the resource as the service answers it. */
export interface Row {
  readonly class: AnyResourceClass;
  /** Path of the collection. */
  readonly path: string;
  /** Keys around the resource, and around a list of them. */
  readonly keys: readonly [one: string, many: string];
  readonly answer: object;
  /** What some of its attributes read as. */
  readonly reads?: object;
  /** What identifies it in paths. */
  readonly id?: string;
  /** The call, and what is inside the body's key. */
  readonly create?: readonly [Call, object];
  readonly update?: readonly [Call, object];
  readonly get?: Call;
  readonly delete?: Call;
  /** A call that waits until it is gone. */
  readonly gone?: Call;
  /** The call, and the query that it sends. */
  readonly list?: readonly [Call, string];
  /** A call that finds by name, and the query that it sends. */
  readonly findByName?: readonly [Call, string];
  /** A call that finds by id. */
  readonly find?: Call;
}

/** Tests of all plain methods of resources. */
export function testCrud(rows: readonly Row[]): void {
  describe.each(rows.map((row) => [row.class.name, row] as const))('%s', (_, row) => {
    const { path, answer } = row;
    const [key, keys] = row.keys;
    const id = row.id ?? ('id' in answer ? String(answer.id) : '');
    const one = { [key]: answer };
    const many = { [keys]: [answer] };
    const expectOne = (result: unknown) => {
      expect(result).toBeInstanceOf(row.class);
      expect(result).toMatchObject({ ...row.reads, body: answer });
    };
    /** Methods that the resource's API lacks have no test. */
    const unless = <T>(missing: T | undefined, run: (given: T) => void) => missing !== undefined && run(missing);

    it('is declared as it is answered', () => {
      expect(checkAnswer(row.class, answer)).toEqual([]);
    });
    unless(row.create, ([call, body]) =>
      it('is created', async () => {
        const { result, sent } = await exchange(call, [201, one]);
        expect(sent).toEqual([{ request: `POST ${path}`, body: { [key]: body } }]);
        expectOne(result);
      }),
    );
    unless(row.get, (call) =>
      it('is fetched', async () => {
        const { result, sent } = await exchange(call, [200, one]);
        expect(sent).toEqual([{ request: `GET ${path}/${id}` }]);
        expectOne(result);
      }),
    );
    unless(row.update, ([call, body]) =>
      it('is updated', async () => {
        const { result, sent } = await exchange(call, [200, one]);
        expect(sent).toEqual([{ request: `PUT ${path}/${id}`, body: { [key]: body } }]);
        expectOne(result);
      }),
    );
    unless(row.delete, (call) =>
      it('is deleted', async () => {
        const { result, sent } = await exchange(call, [204]);
        expect(sent).toEqual([{ request: `DELETE ${path}/${id}` }]);
        expect(result).toBeUndefined();
      }),
    );
    unless(row.gone, (call) =>
      it('is waited for until it is gone', async () => {
        const { result, sent } = await exchange(call, [404]);
        expect(sent).toEqual([{ request: `GET ${path}/${id}` }]);
        expect(result).toBeUndefined();
      }),
    );
    unless(row.list, ([call, query]) =>
      it('is listed', async () => {
        const { result, sent } = await exchange(call, [200, many]);
        expect(sent).toEqual([{ request: `GET ${path}${query}` }]);
        expect(result).toHaveLength(1);
        expectOne((result as unknown[])[0]);
      }),
    );
    unless(row.findByName, ([call, query]) =>
      it('is found by name', async () => {
        const { result, sent } = await exchange(call, [200, many]);
        expect(sent).toEqual([{ request: `GET ${path}${query}` }]);
        expectOne(result);
      }),
    );
    unless(row.find, (call) =>
      it('is found by id', async () => {
        const { result, sent } = await exchange(call, [200, one]);
        expect(sent).toEqual([{ request: `GET ${path}/${id}` }]);
        expectOne(result);
      }),
    );
  });
}
