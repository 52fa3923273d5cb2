import type { AnyStateMachine } from 'xstate';
import type { FlowDefinition } from '../../../machines/flows/definition.ts';

/** A machine that gets a page. */
export interface Described {
  name: string;
  /** The file of its page, without ending. */
  page: string;
  machine: AnyStateMachine;
  /** What it is, in one or two sentences. */
  what: string;
  /** Where its behaviour comes from. */
  sources: string;
  /** The file that defines it. */
  file: string;
  /** For a flow: what may be sent to it, what it asks, what it shows. */
  flow?: FlowDefinition;
}
