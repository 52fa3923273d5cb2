import { enDemo } from './en/demo.ts';
import { enMessages } from './en/messages.ts';
import { enPage } from './en/page.ts';
import { enScreens } from './en/screens.ts';
import type { TextCode } from './template.ts';

/** English. The same placeholders as the Albanian text of the same code. */
export const en = {
  ...enMessages,
  ...enScreens,
  ...enPage,
  ...enDemo,
} as const satisfies Record<TextCode, string>;
