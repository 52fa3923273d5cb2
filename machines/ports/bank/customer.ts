import type { Row, Table } from './table.ts';

export type Language = 'sq' | 'en';

/** Who may log in. Personal data is sealed or keyed: the row alone tells none of it (behaviour.md 4.4). */
export interface CustomerRow extends Row {
  /** 9 digits. */
  clientNumber: string;
  /** The personal number, sealed with AES-256-GCM; empty when it is not known. */
  personalNumber: string;
  /** HMAC of the personal number. */
  personalNumberIndex: string;
  /** The phone number, sealed with AES-256-GCM. */
  phone: string;
  /** HMAC of the phone number: the silent limits count by it. */
  phoneIndex: string;
  language: Language;
  /** Argon2id, in the PHC string format. */
  passwordHash: string;
  closed: boolean;
  /** When a change of SIM or number was last seen, ms. */
  simChangedAt: number | null;
}

export interface Customers extends Table<CustomerRow> {
  byClientNumber(clientNumber: string): Promise<CustomerRow | undefined>;
  byPersonalNumber(personalNumberIndex: string): Promise<CustomerRow | undefined>;
}
