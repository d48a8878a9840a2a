/**
 * A FRITZ!Box to test TR-064 clients with: `const box = await startBox()`.
 */
export {
  fingerprintOf,
  makeBoxCertificate,
  makeCertificate,
  type BoxCertificate,
  type CertificateRequest,
} from './certificate';
export { type Refusal } from './digest';
export { type FaultCode } from './fault';
export { type Faults, type OrderedFault } from './faults';
export { type MaintenanceBehaviour } from './maintenance';
export { SCENARIOS, type ScenarioName } from './scenarios';
export { startBox, type BoxOptions, type SimulatedBox } from './simulatedBox';
export { type BoxState } from './state';
export { type LoggedRequest, type MaintenanceConnection, type Traffic } from './traffic';
export { administrator, ordinaryUser, type User } from './users';
