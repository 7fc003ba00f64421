/** What whoever hosts the page says of the cloud, in a file `config.json` beside it. All of it is public. */
export interface Config {
  /** Filled in where the user is asked for it. */
  readonly authUrl?: string | undefined;
  /** A line below the login form. */
  readonly note?: string | undefined;
}

/** Without such a file, users type the address themselves. */
export async function loadConfig(): Promise<Config> {
  try {
    const response = await fetch('config.json');
    return response.ok ? ((await response.json()) as Config) : {};
  } catch {
    return {};
  }
}
