/** The words: one catalogue a language. Everything inside speaks in codes. */
export {
  defaultLanguage,
  languages,
  message,
  messageFrom,
  type Language,
  type ParamsArgument,
  type ParamsOf,
} from './format.ts';
export { labelCodes, type LabelCode } from './labels.ts';
export { fnpSms, smsText, type FnpPurpose, type FnpSms } from './sms.ts';
export type { Params, TextCode } from './template.ts';
