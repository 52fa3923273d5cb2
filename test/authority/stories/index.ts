import { credentialStories } from './credential.stories.ts';
import { enrolmentStories } from './enrolment.stories.ts';
import { loginStories } from './login.stories.ts';
import { resetStories } from './reset.stories.ts';
import { sessionStories } from './session.stories.ts';
import { staffStories } from './staff.stories.ts';
import type { Story } from './story.ts';

/** Everything that is told of the authority beyond manual 1.1. */
export const stories: readonly Story[] = [
  ...loginStories,
  ...sessionStories,
  ...credentialStories,
  ...enrolmentStories,
  ...resetStories,
  ...staffStories,
];
