import { transitionLabel } from './mermaid.ts';
import type { ChartTransition } from './read.ts';

type Labels = Readonly<Record<string, string>>;

/** What makes a transition happen, without the words that its sign stands for. */
export function causeOf({ kind, event }: ChartTransition, labels: Labels): string {
  if (kind === 'timer') {
    const delay = event.slice('after '.length);
    return labels[delay] === undefined ? delay : `${delay} = ${labels[delay]}`;
  }
  if (kind === 'result' || kind === 'fault') return event.slice(event.indexOf(' ') + 1);
  return kind === 'always' ? '' : event;
}

/** The condition of a transition with its place among several: `(2) [isOffline]`. */
export const conditionOf = ({ order, guard }: ChartTransition): string =>
  [order === null ? '' : `(${order})`, guard === null ? '' : `[${guard}]`].filter(Boolean).join(' ');

/** What is written on an edge. */
export const labelOf = (transition: ChartTransition, labels: Labels): string =>
  [causeOf(transition, labels), conditionOf(transition)].filter(Boolean).join(' ') || 'always';

/** Everything there is to say of a transition. */
export function fullOf(transition: ChartTransition): string {
  const { source, targets, description } = transition;
  const way = targets.length === 0 ? source : `${source} → ${targets.join(', ')}`;
  const told = description === null ? '' : `. ${description}`;
  return `${way}: ${transitionLabel(transition)}${told}`;
}
