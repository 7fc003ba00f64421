import { useEffect, useRef, useState } from 'preact/hooks';
import { signIn, type SignedIn } from './cloud.js';
import type { Config } from './config.js';
import { explain, type Problem } from './explain.js';
import { Brand } from './brand.js';
import { ProblemCard } from './problem.js';

interface Props {
  readonly config: Config;
  readonly onSignedIn: (signedIn: SignedIn) => void;
}

/** Asks who the user is. The password leaves the form for the cloud alone, and is forgotten with the form. */
export function Login({ config, onSignedIn }: Props) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = config.authUrl === undefined ? 'authUrl' : 'username';
    form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
  }, [config]);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const field = (name: string) => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    setBusy(true);
    setProblem(undefined);
    try {
      onSignedIn(
        await signIn({
          authUrl: field('authUrl').trim(),
          domain: field('domain').trim(),
          username: field('username').trim(),
          password: field('password'),
        }),
      );
    } catch (error) {
      setProblem(explain('You are not logged in', error, { isLogin: true }));
      setBusy(false);
    }
  };

  return (
    <main class="gate">
      <form class="card" ref={form} onSubmit={(event) => void submit(event)} aria-labelledby="login-title">
        <Brand />
        <h1 id="login-title">Log in</h1>
        {problem && <ProblemCard problem={problem} />}
        <div class="field">
          <label for="authUrl">Identity service</label>
          <input
            id="authUrl"
            name="authUrl"
            type="url"
            required
            defaultValue={config.authUrl}
            placeholder="https://cloud.example.com:5000/v3"
            autoComplete="url"
          />
        </div>
        <div class="field">
          <label for="username">User name</label>
          <input
            id="username"
            name="username"
            required
            autoComplete="username"
            autoCapitalize="none"
            spellcheck={false}
          />
        </div>
        <div class="field">
          <label for="password">Password</label>
          <input id="password" name="password" type="password" required autoComplete="current-password" />
        </div>
        <div class="field">
          <label for="domain">Domain</label>
          <input id="domain" name="domain" required defaultValue="Default" autoComplete="organization" />
        </div>
        <button type="submit" class="primary wide" disabled={isBusy}>
          {isBusy ? 'Logging in …' : 'Log in'}
        </button>
        {config.note !== undefined && <p class="note">{config.note}</p>}
        <p class="hint">
          Nothing secret is stored: the token lives in this page’s memory alone, and a reload ends the session.
        </p>
      </form>
    </main>
  );
}
