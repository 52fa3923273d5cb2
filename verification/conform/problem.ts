/** A log that cannot be judged: which file and line, what was found, what was expected, and what to do. */
export class LogProblem extends Error {
  readonly code = 'E_LOG';
  readonly file: string;
  /** From 1; 0 for the file as a whole. */
  readonly line: number;

  constructor(file: string, line: number, message: string) {
    super(`${file}${line === 0 ? '' : `, line ${line}`}: ${message}`);
    this.name = 'LogProblem';
    this.file = file;
    this.line = line;
  }
}
