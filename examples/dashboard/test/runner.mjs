/** Runs tests one after another, and counts. */
export class Runner {
  #passed = 0;
  #failed = 0;

  /**
   * @param {string} name
   * @param {() => unknown} work - a failure is what it throws
   */
  async test(name, work) {
    const began = performance.now();
    try {
      await work();
      this.#passed++;
      console.log(`✓ ${name} (${Math.round(performance.now() - began)} ms)`);
    } catch (error) {
      this.#failed++;
      console.log(`✗ ${name}\n${String(error.stack).replace(/^/gm, '    ')}`);
    }
  }

  /** Prints the sum, and sets the exit status. */
  finish() {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed > 0 || this.#passed === 0 ? 1 : 0;
  }
}
