import { sqDemo } from './sq/demo.ts';
import { sqMessages } from './sq/messages.ts';
import { sqPage } from './sq/page.ts';
import { sqScreens } from './sq/screens.ts';

/** Albanian, the first language (behaviour 8, 2.3). What goes into an SMS is without ë and ç: they change the encoding. */
export const sq = { ...sqMessages, ...sqScreens, ...sqPage, ...sqDemo } as const;
