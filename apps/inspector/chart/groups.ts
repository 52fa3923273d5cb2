/** How machines are listed: as the manual goes, and what the bank decides at the end. */
export const groups = ['entry', 'login', 'session', 'profile', 'softPin', 'recovery', 'bank'] as const;
