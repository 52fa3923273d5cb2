/** Flows in Preact. */
export { FlowView } from './flow-view.tsx';
