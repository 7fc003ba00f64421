import type { Connection } from '@os/core';
import { useEffect, useState } from 'preact/hooks';
import { Dialog } from './dialog.js';
import { explain, type Problem } from './explain.js';
import type { Choice, Field, Item, Kind, Values } from './kinds.js';
import { ProblemCard } from './problem.js';

interface Props<R extends Item> {
  readonly conn: Connection;
  readonly kind: Kind<R>;
  readonly onCreate: (values: Values) => void;
  readonly onClose: () => void;
}

/** Asks for what a new resource needs. */
export function CreateDialog<R extends Item>({ conn, kind, onCreate, onClose }: Props<R>) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    onCreate(Object.fromEntries([...data].map(([key, value]) => [key, typeof value === 'string' ? value.trim() : ''])));
  };
  return (
    <Dialog title={`New ${kind.noun}`} onClose={onClose}>
      <form onSubmit={submit}>
        {kind.fields.map((field, index) => (
          <FieldRow key={field.name} conn={conn} field={field} isFirst={index === 0} />
        ))}
        <div class="actions">
          <button type="submit" class="primary">
            Create {kind.noun}
          </button>
          <button type="button" class="quiet" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface FieldProps {
  readonly conn: Connection;
  readonly field: Field;
  readonly isFirst: boolean;
}

function FieldRow({ conn, field, isFirst }: FieldProps) {
  const { name, label, hint, isOptional, initial, pattern, type, choices } = field;
  const id = `field-${name}`;
  const given = { id, name, required: !isOptional, 'aria-describedby': hint && `${id}-hint` };
  return (
    <div class="field">
      <label for={id}>
        {label}
        {isOptional && <span class="optional"> (optional)</span>}
      </label>
      {choices ? (
        <ChoiceField conn={conn} load={choices} label={label} given={given} />
      ) : (
        <input
          {...given}
          autoComplete="off"
          autoFocus={isFirst}
          defaultValue={initial}
          {...(type ? { type, min: '1' } : { type: 'text', pattern })}
        />
      )}
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly conn: Connection;
  readonly load: NonNullable<Field['choices']>;
  readonly label: string;
  readonly given: object & { readonly required: boolean };
}

/** A choice of what the cloud has, which takes a moment to be known. */
function ChoiceField({ conn, load, label, given }: ChoiceProps) {
  const [choices, setChoices] = useState<readonly Choice[]>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    const abort = new AbortController();
    load(conn, { signal: abort.signal }).then(setChoices, (error: unknown) => {
      if (!abort.signal.aborted) setProblem(explain(`What there is for “${label}” could not be listed`, error));
    });
    return () => abort.abort();
  }, [conn, load, label]);
  if (problem) return <ProblemCard problem={problem} />;
  if (!choices) return <select {...given} disabled aria-busy="true" aria-label={`${label}, loading`} />;
  return (
    // A choice with an empty value says "none", and would not count as one that was made.
    <select {...given} required={given.required && !choices.some(({ value }) => value === '')}>
      {choices.map(({ value, label: text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}
