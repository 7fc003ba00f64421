/** The time in a fake cloud. It runs like the real one, until it is moved or stopped. */
export class FakeClock {
  #offset = 0;
  #stopped: number | undefined;

  /** Milliseconds since 1970. */
  now(): number {
    return (this.#stopped ?? Date.now()) + this.#offset;
  }

  /** Moves on by this many milliseconds: servers become active, tokens expire. */
  advance(milliseconds: number): void {
    this.#offset += milliseconds;
  }

  /** Stands still from now on, or at a moment in milliseconds since 1970; only {@link advance} moves it then. */
  stop(at: number = this.now()): void {
    this.#stopped = at;
    this.#offset = 0;
  }
}
