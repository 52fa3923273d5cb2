/** A module without a machine. */
export const answer = 42;
export const list = ['no', 'machine'];
