/** A recorded log against the machines: it fits, or the first line that no path explains. */
export { conformLog, type ConformOptions } from './conform.ts';
export { LogProblem } from './problem.ts';
export { auditHeader, flowHeader, recordFlow } from './record.ts';
export { type ConformReport, conformSchema, type LogHeader } from './schema.ts';
