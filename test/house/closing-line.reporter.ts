import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends a run with `N passed, N failed` alone on the very last line, and makes it fail when no test passed.
 * A file that fails outside its tests, and an error outside any file, each count as one failure.
 */
export class ClosingLine implements Reporter {
  #passed = 0;
  #failed = 0;
  #skipped = 0;

  onInit(): void {
    process.once('exit', () => {
      const skipped = this.#skipped > 0 ? `, ${this.#skipped} skipped` : '';
      writeSync(1, `${this.#passed} passed, ${this.#failed} failed${skipped}\n`);
      if (this.#failed > 0 || this.#passed === 0) process.exitCode = 1;
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const statesOf = (module: TestModule) =>
      [...module.children.allTests()].map((test) => test.result().state);
    const states = modules.flatMap(statesOf);
    const count = (wanted: string) => states.filter((state) => state === wanted).length;
    const broken = modules.filter((module) => !module.ok() && !statesOf(module).includes('failed'));

    this.#passed = count('passed');
    this.#failed = count('failed') + broken.length + unhandledErrors.length;
    this.#skipped = states.length - this.#passed - count('failed');
  }
}
