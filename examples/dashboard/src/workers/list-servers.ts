import { v3Password } from '@os/auth-v3/pure';
import { Server } from '@os/compute/pure';
import { createConnection, FetchTransport, isOpenStackError } from '@os/core';

/** What a worker is asked for. */
export interface Task {
  readonly authUrl: string;
  readonly username: string;
  readonly password: string;
  readonly projectName: string;
}

/** What it answers. */
export type Outcome = { readonly names: readonly string[] } | { readonly error: string };

/** Logs in, and lists the servers: all that either kind of worker does. */
export async function listServers(task: Task): Promise<Outcome> {
  try {
    const conn = createConnection({ transport: new FetchTransport(), authenticator: v3Password(task) });
    const names: string[] = [];
    for await (const { name } of conn.list(Server, { limit: 20 })) names.push(name);
    return { names };
  } catch (error) {
    return { error: isOpenStackError(error) ? `${error.code}: ${error.message}` : String(error) };
  }
}
