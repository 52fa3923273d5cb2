/** How what has no text on a screen is read aloud: by the socket, the deadline, the field of an answer, the event. */
export interface Spoken {
  /** As nouns: what is asked of a service. */
  readonly services: Readonly<Record<string, string>>;
  /** As nouns: what is over when the deadline passes. */
  readonly deadlines: Readonly<Record<string, string>>;
  /** What of an answer or a start is worth reading; the others are left out. */
  readonly facts: Readonly<Record<string, string>>;
  /** As sentences: what a customer does without a button. */
  readonly events: Readonly<Record<string, string>>;
}
