import type { ComponentType } from 'preact';
import type { Language } from '../../../adapters/messages/index.ts';
import type { Say, Told } from '../words/index.ts';
import type { Route } from './route.ts';
import type { Go } from './use-route.ts';

/** What every view is given. */
export interface ViewProps {
  readonly route: Route;
  readonly go: Go;
  readonly language: Language;
  readonly say: Say;
}

/** One view of the inspector: a tab, and what is shown under it. */
export interface InspectorView {
  /** Stands in the address: `#/<id>`. */
  readonly id: string;
  readonly title: Told;
  readonly component: ComponentType<ViewProps>;
}
