import { forms } from './forms.ts';
import { pins } from './pins.ts';

/** What is typed and cannot be right. */
export const badInput = [...forms, ...pins] as const;
