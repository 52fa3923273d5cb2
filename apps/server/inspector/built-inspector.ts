import { type BuiltPage, builtPage } from '../built.ts';

export const inspectorPage: BuiltPage = {
  name: 'inspector',
  files: ['index.html'],
  config: 'vite.inspector.config.ts',
  sources: [
    'machines',
    'adapters',
    'verification',
    'scenarios',
    'apps/docs',
    'apps/drivers',
    'apps/inspector',
    'apps/web',
    'docs/journeys.json',
    'docs/proof.json',
    'docs/versions',
  ],
};

/** The folder of the inspector's page; it is built when it is not there, or of other sources. Throws `StartError`. */
export const builtInspector = (): Promise<string> => builtPage(inspectorPage);
