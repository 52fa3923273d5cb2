import type { ComponentChildren } from 'preact';
import type { Layout, Overlay } from '../../../adapters/chart/types.ts';
import type { Language } from '../../../adapters/messages/index.ts';
import type { ChartSource } from '../data/machines.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import type { Say } from '../words/index.ts';
import { Toolbar } from './toolbar.tsx';
import type { useView } from './use-view.ts';

interface StageHeadProps {
  title: string;
  /** The machine's own name. */
  name: string;
  children?: ComponentChildren;
}

/** What stands over a chart: which machine it is of. */
export const StageHead = ({ title, name, children }: StageHeadProps) => (
  <div class="stage-head">
    <h2>
      {title} <code>{name}</code>
    </h2>
    {children}
  </div>
);

interface ChartHeadProps extends StageHeadProps {
  source: ChartSource;
  tools: ReturnType<typeof useView>['tools'];
  layout: { readonly current: Layout | null };
  overlay: Overlay;
  language: Language;
  isTable?: boolean;
  say: Say;
}

/** The same with everything that is done to a chart as a whole. */
export const ChartHead = ({
  title,
  name,
  children,
  tools,
  layout,
  isTable = false,
  say,
  ...rest
}: ChartHeadProps) => (
  <StageHead title={title} name={name}>
    <Toolbar {...tools} isTable={isTable} say={say}>
      {children}
      <ExportMenu {...rest} layout={() => layout.current} say={say} />
    </Toolbar>
  </StageHead>
);
