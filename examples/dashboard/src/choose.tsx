import type { Project } from '@os/identity/pure';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Brand } from './brand.js';
import { enter, type Entered, type SignedIn } from './cloud.js';
import { explain, type Problem } from './explain.js';
import { ProblemCard } from './problem.js';

interface Props {
  readonly signedIn: SignedIn;
  readonly onEntered: (entered: Entered, region: string | undefined) => void;
  readonly onLogOut: () => void;
}

/** Asks which project to work in, and in which of its regions if there are several. */
export function Choose({ signedIn, onEntered, onLogOut }: Props) {
  const [opening, setOpening] = useState<string>();
  const [entered, setEntered] = useState<Entered>();
  const [problem, setProblem] = useState<Problem>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [entered]);

  const open = async (project: Project) => {
    setOpening(project.id);
    setProblem(undefined);
    try {
      const chosen = await enter(signedIn, project);
      if (chosen.regions.length > 1) setEntered(chosen);
      else onEntered(chosen, chosen.regions[0]);
    } catch (error) {
      setProblem(explain(`The project “${project.name}” cannot be opened`, error));
    }
    setOpening(undefined);
  };

  return (
    <main class="gate">
      <div class="card">
        <Brand />
        <h1 tabIndex={-1} ref={heading}>
          {entered ? 'Choose a region' : 'Choose a project'}
        </h1>
        {problem && <ProblemCard problem={problem} onLogOut={onLogOut} />}
        {!entered && signedIn.projects.length === 0 && (
          <p>You have no role in any project. Ask an administrator for one.</p>
        )}
        <ul class="choices">
          {entered
            ? entered.regions.map((region) => (
                <li key={region}>
                  <button type="button" class="choice" onClick={() => onEntered(entered, region)}>
                    <span class="name">{region}</span>
                  </button>
                </li>
              ))
            : signedIn.projects.map((project) => (
                <li key={project.id}>
                  <button
                    type="button"
                    class="choice"
                    disabled={opening !== undefined}
                    aria-busy={opening === project.id}
                    onClick={() => void open(project)}
                  >
                    <span class="name">{project.name}</span>
                    {project.description && <span class="hint">{project.description}</span>}
                  </button>
                </li>
              ))}
        </ul>
        <div class="actions">
          {entered && (
            <button type="button" class="quiet" onClick={() => setEntered(undefined)}>
              Another project
            </button>
          )}
          <button type="button" class="quiet" onClick={onLogOut}>
            Log out
          </button>
        </div>
      </div>
    </main>
  );
}
