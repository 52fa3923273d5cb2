/** Flows in Preact. */
export { Countdown } from './countdown.tsx';
export { FlowView } from './flow-view.tsx';
