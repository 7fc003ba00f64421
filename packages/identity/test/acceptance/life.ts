import { NotFoundError, type AnyResourceClass, type Resource, type ResourceList } from '@os/core';
import { checkAnswer } from '@os/testing';
import { cleanUp } from './cloud.js';

/** What is done with one resource of a class, from its creation to its end. */
export interface Life<R extends Resource> {
  readonly resourceClass: AnyResourceClass;
  create(): Promise<R>;
  get(id: string): Promise<R>;
  /** By name, where there are names. */
  find(resource: R): Promise<R | null>;
  /** With a query that it fits. */
  list(resource: R): ResourceList<R>;
  update?(resource: R): Promise<R>;
  /** How it reads afterwards. */
  readonly updated?: Readonly<Record<string, unknown>>;
  delete(resource: R | string): Promise<void>;
}

export async function live<R extends Resource>(life: Life<R>): Promise<void> {
  const { resourceClass } = life;
  const created = await life.create();
  cleanUp(() => life.delete(created.id));
  expect(created.id).toMatch(/./);

  const got = await life.get(created.id);
  expect(got).toBeInstanceOf(resourceClass);
  expect(got.id).toBe(created.id);
  expect(checkAnswer(resourceClass, got.body)).toEqual([]);

  expect((await life.find(created))?.id).toBe(created.id);

  const listed = await life.list(created);
  expect(listed.map(({ id }) => id)).toContain(created.id);
  expect(listed.flatMap((each) => checkAnswer(resourceClass, each.body))).toEqual([]);

  if (life.update) {
    const changed = await life.update(created);
    expect(changed).toBe(created);
    expect(changed).toMatchObject(life.updated!);
    expect(checkAnswer(resourceClass, changed.body)).toEqual([]);
    expect(await life.get(created.id)).toMatchObject(life.updated!);
  }

  await life.delete(created);
  await expect(life.get(created.id)).rejects.toThrow(NotFoundError);
  await expect(life.delete(created.id)).rejects.toThrow(NotFoundError);
  expect(await life.find(created)).toBeNull();
}
