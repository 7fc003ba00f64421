import { homedir } from 'node:os';

/** Environment variables, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The machine and process that settings are looked for in. Everything defaults to the real ones. */
export interface Surroundings {
  readonly env?: Environment | undefined;
  /** As `process.platform`: `linux`, `darwin`, `win32`. */
  readonly platform?: string | undefined;
  /** The user's home directory. */
  readonly home?: string | undefined;
  /** The current directory. */
  readonly cwd?: string | undefined;
}

/** {@link Surroundings} with nothing left open. */
export type Machine = { readonly [K in keyof Surroundings]-?: NonNullable<Surroundings[K]> };

export function machineOf({ env = process.env, platform = process.platform, home, cwd }: Surroundings): Machine {
  return { env, platform, home: home ?? homedir(), cwd: cwd ?? process.cwd() };
}

/** A variable; an empty one counts as not set, as the base directory specification and other tools have it. */
export function variable({ env }: Pick<Machine, 'env'>, name: string): string | undefined {
  return env[name] === '' ? undefined : env[name];
}
