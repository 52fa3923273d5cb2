import { sqDemo } from './sq/demo.ts';
import { sqPage } from './sq/page.ts';
import { sqScreens } from './sq/screens.ts';

const labels = { ...sqScreens, ...sqPage, ...sqDemo };

/** Every text that is not the text of a message code. Albanian, the first language, says which there are. */
export type LabelCode = keyof typeof labels;
export const labelCodes = Object.keys(labels) as readonly LabelCode[];
