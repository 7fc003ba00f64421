import type { JsonObject } from '@os/core';

/** Something that a token names. */
export interface FakeNamed {
  readonly id: string;
  readonly name: string;
  readonly domain?: { readonly id: string; readonly name: string };
}

/** What a token of the fake cloud is good for. */
export interface FakeAccess {
  /** The token itself. */
  readonly id: string;
  readonly methods: readonly string[];
  readonly user: FakeNamed;
  /** At most one of project, domain and system is there. */
  readonly project?: FakeNamed | undefined;
  readonly domain?: FakeNamed | undefined;
  readonly isSystem: boolean;
  /** The trust that it comes from, as the wire tells it. */
  readonly trust?: JsonObject | undefined;
  readonly roles: readonly JsonObject[];
  /** In milliseconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}
