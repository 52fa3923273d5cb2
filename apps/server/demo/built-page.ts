import { builtPage as built } from '../built.ts';
import { pages } from '../page.ts';

const sources = ['machines', 'adapters', 'apps/web'];

/** The folder of the built pages. Throws `StartError`. */
export const builtPage = (): Promise<string> =>
  built({ name: 'web', files: Object.values(pages), config: 'vite.config.ts', sources });

/** The folder of the page on which tests of one flow are played. Throws `StartError`. */
export const builtFlowPage = (): Promise<string> =>
  built({ name: 'flow', files: ['flow.html'], config: 'vite.flow.config.ts', sources });
