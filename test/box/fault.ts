/**
 * UPnP errors as TR-064 boxes answer them (tr064-facts.md, section 2.5). In SOAP they travel inside HTTP 500.
 */
const DESCRIPTIONS = {
  401: 'Invalid Action',
  402: 'Invalid Args',
  501: 'Action Failed',
  502: 'XML error',
  606: 'Action Not Authorized',
  713: 'SpecifiedArrayIndexInvalid',
  714: 'NoSuchEntryInArray',
  820: 'Internal Error',
} as const;

export class Fault extends Error {
  readonly code: keyof typeof DESCRIPTIONS;

  constructor(code: keyof typeof DESCRIPTIONS) {
    super(DESCRIPTIONS[code]);
    this.code = code;
  }
}
