import { isOpenStackError, type Connection } from '@os/core';
import { useEffect, useRef, useState } from 'preact/hooks';
import { CreateDialog } from './create-dialog.js';
import { Dialog } from './dialog.js';
import { explain, type Problem } from './explain.js';
import { nameOf, remove, type Item, type Kind, type Values } from './kinds.js';
import { ProblemCard } from './problem.js';
import { Status } from './status.js';
import { useList } from './use-list.js';

interface Props<R extends Item> {
  readonly conn: Connection;
  readonly kind: Kind<R>;
  readonly say: (text: string) => void;
  readonly onLogOut: () => void;
}

/** A table of one kind of resource: pages come as one scrolls; what is created or deleted shows how far that is. */
export function ResourceTable<R extends Item>({ conn, kind, say, onLogOut }: Props<R>) {
  const { noun, plural, columns } = kind;
  const list = useList(conn, kind);
  const [isCreating, setCreating] = useState(false);
  const [doomed, setDoomed] = useState<R>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  /** What is under way, by the id of what it happens to, and since when. */
  const [work, setWork] = useState<Readonly<Record<string, Work>>>({});
  const heading = useRef<HTMLHeadingElement>(null);
  const life = useRef<AbortController>(undefined);

  useEffect(() => {
    const controller = (life.current = new AbortController());
    return () => controller.abort();
  }, [conn, kind]);

  const fail = (title: string, error: unknown, item?: R) => {
    if (isOpenStackError(error) && error.code === 'ABORTED') return;
    setProblems((all) => [explain(title, error), ...all]);
    if (item) list.put(item);
  };
  const begin = (id: string, label: string) =>
    setWork((all) => (all[id]?.label === label ? all : { ...all, [id]: { label, since: Date.now() } }));
  const end = (id: string | undefined) => setWork(({ [id ?? '']: _, ...others }) => others);

  const create = async (values: Values) => {
    setCreating(false);
    const title = values['name'] ?? '';
    let made: R | undefined;
    const onProgress = (item: R) => {
      made = item;
      begin(item.id, 'Creating');
      list.put(item);
    };
    say(`Creating the ${noun} ${title}`);
    try {
      await kind.create(conn, values, { signal: life.current?.signal, onProgress });
      say(`The ${noun} ${title} is ready`);
    } catch (error) {
      fail(`The ${noun} “${title}” ${made ? 'is there, but did not become ready' : 'was not created'}`, error, made);
    }
    end(made?.id);
  };

  const destroy = async (item: R) => {
    setDoomed(undefined);
    begin(item.id, 'Deleting');
    say(`Deleting the ${noun} ${nameOf(item)}`);
    try {
      await remove(conn, item, { signal: life.current?.signal, onProgress: list.put });
      const hadFocus = document.activeElement?.closest('tr')?.id === item.id;
      list.drop(item);
      if (hadFocus) heading.current?.focus({ preventScroll: true });
      say(`The ${noun} ${nameOf(item)} is gone`);
    } catch (error) {
      fail(`The ${noun} “${nameOf(item)}” was not deleted`, error, item);
    }
    end(item.id);
  };

  const { items, isLoading, hasMore, problem } = list;
  return (
    <section aria-labelledby="table-title">
      <div class="toolbar">
        <h1 id="table-title" tabIndex={-1} ref={heading}>
          {plural}
        </h1>
        <button type="button" class="quiet" onClick={list.refresh}>
          Refresh
        </button>
        <button type="button" class="primary" onClick={() => setCreating(true)}>
          New {noun}
        </button>
      </div>
      {problem && <ProblemCard problem={problem} onRetry={list.refresh} onLogOut={onLogOut} />}
      <div class="card">
        <table aria-labelledby="table-title" aria-busy={isLoading}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Status</th>
              {columns.map(({ title }) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
              <th scope="col">
                <span class="unseen">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id} id={item.id} class={work[item.id] ? 'busy' : undefined}>
                <th scope="row">
                  <span class="name">{nameOf(item)}</span>
                  <code class="id">{item.id}</code>
                </th>
                <td data-label="Status">
                  <Status
                    status={kind.statusOf(item)}
                    work={work[item.id]?.label}
                    step={kind.stepOf?.(item)}
                    since={work[item.id]?.since}
                  />
                </td>
                {columns.map(({ title, cell }) => (
                  <td key={title} data-label={title}>
                    {cell(item) ?? <span class="nothing">–</span>}
                  </td>
                ))}
                <td class="row-actions">
                  <button
                    type="button"
                    class="quiet danger"
                    // Not "disabled", which would take the focus away from it.
                    aria-disabled={work[item.id] !== undefined}
                    onClick={() => work[item.id] ?? setDoomed(item)}
                    aria-label={`Delete ${nameOf(item)}`}
                  >
                    Delete
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {!isLoading && !problem && items.length === 0 && (
          <p class="empty">
            There are no {plural.toLowerCase()} here yet. <br />
            <button type="button" class="primary" onClick={() => setCreating(true)}>
              Create the first one
            </button>
          </p>
        )}
        <More count={items.length} plural={plural} isLoading={isLoading} hasMore={hasMore} onMore={list.more} />
      </div>
      {problems.length > 0 && (
        <div class="notices">
          {problems.map((each) => (
            <ProblemCard
              key={each}
              problem={each}
              onLogOut={onLogOut}
              onDismiss={() => setProblems((all) => all.filter((other) => other !== each))}
            />
          ))}
        </div>
      )}
      {isCreating && (
        <CreateDialog
          conn={conn}
          kind={kind}
          onCreate={(values) => void create(values)}
          onClose={() => setCreating(false)}
        />
      )}
      {doomed && (
        <Dialog title={`Delete ${nameOf(doomed)}?`} onClose={() => setDoomed(undefined)}>
          <p>
            The {noun} <strong>{nameOf(doomed)}</strong> will be gone, with all that is in it. This cannot be undone.
          </p>
          <div class="actions">
            <button type="button" class="primary danger" onClick={() => void destroy(doomed)}>
              Delete {noun}
            </button>
            <button type="button" class="quiet" autoFocus onClick={() => setDoomed(undefined)}>
              Keep it
            </button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

interface Work {
  readonly label: string;
  readonly since: number;
}

interface MoreProps {
  readonly count: number;
  readonly plural: string;
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** The end of what was loaded. Coming near it loads more, as does the button, for whoever does not scroll. */
function More({ count, plural, isLoading, hasMore, onMore }: MoreProps) {
  const sentinel = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  latest.current = onMore;
  useEffect(() => {
    // Observed anew after each page: one that leaves the end in sight asks for the next.
    if (!sentinel.current || isLoading || !hasMore) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: '240px',
    });
    observer.observe(sentinel.current);
    return () => observer.disconnect();
  }, [isLoading, hasMore]);
  return (
    <div class="more" ref={sentinel}>
      <p role="status">
        {isLoading ? `Loading ${plural.toLowerCase()} …` : `${count} ${hasMore ? 'shown, more to come' : 'in all'}`}
      </p>
      {isLoading && <div class="bar" aria-hidden="true" />}
      {hasMore && !isLoading && (
        <button type="button" class="quiet" onClick={onMore}>
          Show more
        </button>
      )}
    </div>
  );
}
