import { v3Password, v3Token } from '@os/auth-v3/pure';
import { createConnection, FetchTransport, type Access, type Authenticator, type Connection } from '@os/core';
import { Project } from '@os/identity/pure';

/** What the login form asks for. */
export interface Credentials {
  readonly authUrl: string;
  readonly domain: string;
  readonly username: string;
  readonly password: string;
}

/** Somebody who has logged in, for no project yet. The password is not kept: the token is exchanged for others. */
export interface SignedIn {
  readonly authUrl: string;
  readonly userName: string;
  readonly token: string;
  readonly projects: readonly Project[];
}

/** A project that is worked in. */
export interface Entered {
  readonly project: Project;
  readonly access: Access;
  /** Where the project has services; in the order of the alphabet. */
  readonly regions: readonly string[];
}

const transport = new FetchTransport();

function connect(authenticator: Authenticator, region?: string): Connection {
  return createConnection({
    transport,
    authenticator,
    region,
    // Somebody is waiting, who can try again.
    retries: 2,
    // A token out of another one dies with it, so that there is nothing to renew ahead of its end.
    renewalMargin: 0,
  });
}

/** Logs in without a scope, and asks where the user has a role. */
export async function signIn({ authUrl, domain, username, password }: Credentials): Promise<SignedIn> {
  const conn = connect(v3Password({ authUrl, username, userDomainName: domain, password, unscoped: true }));
  const access = await conn.authorize();
  const projects = await conn.list(Project, {}, { path: '/auth/projects' });
  return {
    authUrl,
    userName: access.user?.name ?? username,
    token: tokenOf(access),
    projects: projects.filter(({ isEnabled }) => isEnabled).sort((a, b) => a.name.localeCompare(b.name)),
  };
}

/** Exchanges the token for one of a project. */
export async function enter({ authUrl, token }: SignedIn, project: Project): Promise<Entered> {
  const access = await connect(v3Token({ authUrl, token, projectId: project.id })).authorize();
  const regions = access.catalog.flatMap(({ endpoints }) => endpoints.map(({ region }) => region ?? ''));
  return { project, access, regions: [...new Set(regions)].filter(Boolean).sort() };
}

/** A connection to one region of a project. It is as good as the token that there is: once that is dead, so is the session. */
export function connectTo({ access }: Entered, region: string | undefined): Connection {
  return connect({ name: 'entered', authorize: () => Promise.resolve(access) }, region);
}

/** Makes tokens void, as far as the cloud can be reached: nobody waits for it. */
export function revoke(...all: readonly (SignedIn | Entered | undefined)[]): void {
  for (const each of all) {
    if (!each) continue;
    const token = 'token' in each ? each.token : tokenOf(each.access);
    const authUrl = 'token' in each ? each.authUrl : (each.access.identityUrl ?? '');
    const authenticator: Authenticator = {
      name: 'leaving',
      authorize: () => Promise.resolve({ headers: { 'x-auth-token': token }, catalog: [], identityUrl: authUrl }),
    };
    const headers = { 'x-subject-token': token };
    connect(authenticator)
      .session.request({ service: Project.definition.service, method: 'DELETE', path: '/auth/tokens', headers })
      .catch(() => undefined);
  }
}

function tokenOf(access: Access): string {
  return access.headers['x-auth-token'] ?? '';
}
