import { letsEncryptState } from '../../box/letsEncrypt';
import { isRead } from '../../box/snapshot';
import { servedCertificates } from '../ownEndpoints';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export type CertificatePortFinding = CheckFinding & {
  readonly check: 'certificate-port';
  readonly host: string;
  /** Of remote access. */
  readonly port: number;
} & (
    | { readonly code: 'certificate-on-another-port'; readonly otherPort: number }
    | { readonly code: 'lets-encrypt-not-served' }
  );

/** Whether there is a good certificate that is shown elsewhere than on the port of remote access. */
export function checkCertificatePort(observations: Observations): CertificatePortFinding[] {
  const served = servedCertificates(observations);
  const [first] = served;
  // One that is out of date is no other certificate.
  if (first === undefined || served.some(({ certificate }) => !certificate.selfSigned)) return [];
  const { port } = first;
  const check = 'certificate-port';
  const elsewhere = (observations.endpoints ?? []).find(
    ({ host, port: otherPort, probe }) =>
      otherPort !== port &&
      served.some((one) => one.host === host) &&
      probe.state === 'tls' &&
      probe.certificate.trusted &&
      probe.certificate.forHost,
  );
  if (elsewhere !== undefined) {
    const { host, port: otherPort } = elsewhere;
    return [{ check, level: 'warning', code: 'certificate-on-another-port', host, port, otherPort }];
  }
  const { letsEncrypt } = observations;
  const isValid =
    letsEncrypt !== undefined &&
    letsEncrypt !== 'not-supported' &&
    isRead(letsEncrypt) &&
    letsEncrypt.enabled &&
    letsEncryptState(letsEncrypt.state) === 'valid';
  return isValid ? [{ check, level: 'warning', code: 'lets-encrypt-not-served', host: first.host, port }] : [];
}
