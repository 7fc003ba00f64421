import { parseArgs } from 'node:util';
import { KINDS, SETTINGS, UsageError, checked, type Answers, type Kind } from './settings.js';

export const USAGE = `Makes a package for @os/core: a service, a way to log in, or a transport.

  npm create @os/service FOLDER -- [OPTIONS]

  --kind KIND          service (the default), authenticator or transport
  --name NAME          the package's name on npm; default: the folder's

  of a service:
  --type TYPE          the type under which the catalog lists it: widget
  --key KEY            the attribute of a connection that it becomes: widgets
  --resource NOUN      what it manages, in the singular; default: like the type
  --api-version vN     the major version of its API; default: v1

  of an authenticator:
  --plugin NAME        the name that the connection's option authPlugin asks for

What is missing is asked for.`;

/** The command line, read and checked. */
export interface Arguments {
  readonly folder: string | undefined;
  readonly kind: Kind;
  readonly given: Answers;
}

/**
 * @returns Nothing where help is wanted.
 * @throws UsageError - an option is unknown, or its value malformed.
 */
export function readArguments(args: readonly string[]): Arguments | undefined {
  const { values, positionals } = parsed(args);
  const { help, kind = 'service', ...given } = values;
  if (help === true) return undefined;
  const found = KINDS.find((each) => each === kind);
  if (!found) throw new UsageError(`--kind should be ${KINDS.join(', ')}; it is "${String(kind)}"`);
  const [folder, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`One folder is needed; there is also "${rest.join(' ')}"`);
  for (const [option, value] of Object.entries(given)) {
    const setting = SETTINGS.find((each) => each.option === option);
    if (!setting?.kinds.includes(found)) throw new UsageError(`--${option} is not for a package of the kind ${found}`);
    checked(setting, String(value));
  }
  return { folder, kind: found, given: given as Answers };
}

function parsed(args: readonly string[]) {
  const options: Record<string, { type: 'string' } | { type: 'boolean'; short: string }> = {
    help: { type: 'boolean', short: 'h' },
    kind: { type: 'string' },
  };
  for (const { option } of SETTINGS) options[option] = { type: 'string' };
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, { cause: error });
  }
}
