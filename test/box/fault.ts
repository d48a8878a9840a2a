/**
 * UPnP errors as TR-064 boxes answer them (tr064-facts.md, section 2.5). In SOAP they travel inside HTTP 500.
 */
const DESCRIPTIONS = {
  401: 'Invalid Action',
  402: 'Invalid Args',
  501: 'Action Failed',
  502: 'XML error',
  503: 'Auth. failed',
  600: 'Argument Value Invalid',
  603: 'out of memory',
  606: 'Action Not Authorized',
  713: 'SpecifiedArrayIndexInvalid',
  714: 'NoSuchEntryInArray',
  801: 'string too short',
  802: 'string too long',
  803: 'invalid characters',
  820: 'Internal Error',
  866: 'second factor authentication required',
  867: 'second factor authentication blocked',
  868: 'second factor authentication busy',
} as const;

export type FaultCode = keyof typeof DESCRIPTIONS;

export class Fault extends Error {
  readonly code: FaultCode;

  constructor(code: FaultCode) {
    super(DESCRIPTIONS[code]);
    this.code = code;
  }
}
