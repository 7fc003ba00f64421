import type { Connection } from '@os/core';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Brand } from './brand.js';
import { Choose } from './choose.js';
import { connectTo, enter, revoke, type Entered, type SignedIn } from './cloud.js';
import type { Config } from './config.js';
import { explain, type Problem } from './explain.js';
import { KINDS } from './kinds.js';
import { Login } from './login.js';
import { ProblemCard } from './problem.js';
import { Overview } from './quota.js';
import { ResourceTable } from './table.js';

/** Where the user works. */
interface Place {
  readonly entered: Entered;
  readonly region: string | undefined;
}

/** Login, choice of project and region, and the project itself. All that it knows of the user is in this component. */
export function App({ config }: { readonly config: Config }) {
  const [signedIn, setSignedIn] = useState<SignedIn>();
  const [place, setPlace] = useState<Place>();
  const logOut = () => {
    revoke(place?.entered, signedIn);
    setPlace(undefined);
    setSignedIn(undefined);
  };
  if (!signedIn) return <Login config={config} onSignedIn={setSignedIn} />;
  if (!place) {
    return (
      <Choose signedIn={signedIn} onEntered={(entered, region) => setPlace({ entered, region })} onLogOut={logOut} />
    );
  }
  return <Shell signedIn={signedIn} place={place} onMove={setPlace} onLogOut={logOut} />;
}

const VIEWS = [
  { id: 'overview', title: 'Overview' },
  ...Object.values(KINDS).map(({ id, plural }) => ({ id, title: plural })),
];

interface ShellProps {
  readonly signedIn: SignedIn;
  readonly place: Place;
  readonly onMove: (place: Place) => void;
  readonly onLogOut: () => void;
}

function Shell({ signedIn, place, onMove, onLogOut }: ShellProps) {
  const { entered, region } = place;
  const view = useView();
  const [said, say] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const conn = useMemo(() => connectTo(entered, region), [entered, region]);
  const main = useRef<HTMLElement>(null);
  useEffect(() => main.current?.querySelector('h1')?.focus(), [view, conn]);

  const move = async (id: string) => {
    const project = signedIn.projects.find((each) => each.id === id);
    if (!project) return;
    setProblem(undefined);
    try {
      const next = await enter(signedIn, project);
      revoke(entered);
      onMove({
        entered: next,
        region: region !== undefined && next.regions.includes(region) ? region : next.regions[0],
      });
    } catch (error) {
      setProblem(explain(`The project “${project.name}” cannot be opened`, error));
    }
  };

  return (
    <>
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        To the content
      </a>
      <header>
        <Brand />
        <div class="scope">
          <Select
            label="Project"
            value={entered.project.id}
            choices={signedIn.projects.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => void move(id)}
          />
          <Select
            label="Region"
            value={region ?? ''}
            choices={entered.regions.map((each) => ({ value: each, label: each }))}
            onChange={(value) => onMove({ entered, region: value })}
          />
        </div>
        <div class="user">
          <span>{signedIn.userName}</span>
          <button type="button" class="quiet" onClick={onLogOut}>
            Log out
          </button>
        </div>
      </header>
      <nav aria-label="Views">
        <ul>
          {VIEWS.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} aria-current={id === view ? 'page' : undefined}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main id="main" ref={main} tabIndex={-1}>
        {problem && <ProblemCard problem={problem} onLogOut={onLogOut} onDismiss={() => setProblem(undefined)} />}
        <View key={`${entered.project.id} ${region} ${view}`} view={view} conn={conn} say={say} onLogOut={onLogOut} />
      </main>
      <p class="unseen" role="status">
        {said}
      </p>
    </>
  );
}

interface ViewProps {
  readonly view: string;
  readonly conn: Connection;
  readonly say: (text: string) => void;
  readonly onLogOut: () => void;
}

function View({ view, ...props }: ViewProps) {
  switch (view) {
    case 'servers':
      return <ResourceTable kind={KINDS.servers} {...props} />;
    case 'networks':
      return <ResourceTable kind={KINDS.networks} {...props} />;
    case 'volumes':
      return <ResourceTable kind={KINDS.volumes} {...props} />;
    default:
      return <Overview conn={props.conn} onLogOut={props.onLogOut} />;
  }
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Select({ label, value, choices, onChange }: SelectProps) {
  return (
    <label class="select">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The view that the address names after its `#`: the one thing of this page that is in its address. */
function useView(): string {
  const read = () => VIEWS.find(({ id }) => `#${id}` === location.hash)?.id ?? 'overview';
  const [view, setView] = useState(read);
  useEffect(() => {
    const follow = () => setView(read());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return view;
}
