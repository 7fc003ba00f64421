/** What transports are tried on, beside servers that behave. */
export interface Lab {
  /** Starts a server that speaks no HTTP of its own. */
  serveRaw(onConnection: (connection: RawConnection) => void | Promise<void>): Promise<RawListener>;
  /** Starts an HTTP proxy, which asks for a user and a password if it is given some. */
  serveProxy(credentials?: string): Promise<ProxyListener>;
  /** Writes a file, for options that are paths. */
  saveFile(text: string): Promise<SavedFile>;
  /** Changes environment variables, and returns what puts the old ones back. */
  setEnv(values: Readonly<Record<string, string | undefined>>): () => void;
  /** Watches how many bytes of memory this process takes more than now, at most. */
  watchMemory(): { stop(): number };
  /** Counts promises that were rejected and never looked at, until it is stopped. */
  countUnhandled(): { stop(): number };
}

export interface RawListener {
  readonly url: string;
  close(): Promise<void>;
}

/** One connection that a client made. */
export interface RawConnection {
  /** What came so far, as text of single bytes. */
  readonly received: string;
  /** Waits until what came so far contains a text. */
  receive(text: string): Promise<void>;
  write(text: string): void;
  end(text?: string): void;
  /** Breaks the connection without a farewell. */
  reset(): void;
}

export interface ProxyListener extends RawListener {
  /** What was asked of it: `GET http://…`, `CONNECT host:port`. */
  readonly requests: readonly string[];
}

export interface SavedFile {
  readonly path: string;
  remove(): Promise<void>;
}
