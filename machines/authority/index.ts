/** What the bank decides: the machines, the facts they rest on, and the one router. */
export { createAuthority, type Authority, type Kind } from './authority.ts';
export { auditEntries, type AuditEntry } from './audit.ts';
export { durableHost, firstDue, type Deadline, type Durable, type DurableStep } from './durable.ts';
export type { AuthorityEmitted, AuthorityEvent, Change, Effect } from './event.ts';
export { facts, type Fact, type FactName, type Facts } from './facts.ts';
export {
  run,
  runEvent,
  runTimer,
  type Command,
  type Emission,
  type Mech,
  type Order,
  type Run,
  type World,
} from './run.ts';
export {
  answerOf,
  type Answer,
  broadcasts,
  type CommandName,
  commands,
  derived,
  type DerivedFact,
  isDerived,
  type Look,
  type LookUp,
  type Role,
} from './wiring.ts';
