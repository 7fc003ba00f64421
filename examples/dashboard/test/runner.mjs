/** Runs tests one after another, and counts. */
export class Runner {
  #passed = 0;
  #failed = 0;
  #skipped = 0;

  /**
   * @param {string} name
   * @param {() => unknown} work - a failure is what it throws
   * @returns {Promise<boolean>} whether it passed
   */
  test = async (name, work) => {
    const began = performance.now();
    try {
      await work();
      this.#passed++;
      console.log(`✓ ${name} (${Math.round(performance.now() - began)} ms)`);
      return true;
    } catch (error) {
      this.#failed++;
      console.log(`✗ ${name}\n${String(error.stack).replace(/^/gm, '    ')}`);
      return false;
    }
  };

  /** Counts what cannot be tested here, and says why. */
  skip(reason) {
    this.#skipped++;
    console.log(`– skipped ${reason}`);
  }

  /** Prints the sum, and sets the exit status. */
  finish() {
    const skipped = this.#skipped > 0 ? `, ${this.#skipped} skipped` : '';
    console.log(`${this.#passed} passed, ${this.#failed} failed${skipped}`);
    process.exitCode = this.#failed > 0 ? 1 : 0;
  }
}
