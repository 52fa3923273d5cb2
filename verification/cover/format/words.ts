export type Language = 'sq' | 'en';

/** How codes read: a catalogue of texts, given by whoever has one. A code without a text stands for itself. */
export interface Words {
  readonly language: Language;
  /** The title of a screen. */
  screen(name: string): string;
  /** What is written on the button of an event; `null` where it has none. */
  action(event: string): string | null;
  /** What a customer does without a button, as a sentence; `null` where it is not told. */
  gesture(event: string): string | null;
  /** What is said for a failure or a notice. */
  message(code: string, values?: Readonly<Record<string, string | number>>): string;
  /** The label of a field. */
  field(name: string): string;
  /** What is asked of a service, as a noun, by its socket: `login.first`. */
  service(socket: string): string;
  /** What is over when a deadline passes, as a noun: `resendAt`. */
  deadline(name: string): string;
  /** What a value of an answer or of a start says; `null` for one that is not worth reading. */
  fact(name: string): string | null;
}
