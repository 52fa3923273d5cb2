export interface Sms {
  /** Phone number, international format. */
  to: string;
  text: string;
  /** The same when the same message is sent again. */
  reference: string;
}

/** Takes messages to phones. A throw means: not taken, try again later. */
export interface SmsGateway {
  send(sms: Sms): Promise<void>;
}
