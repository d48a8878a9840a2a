/**
 * What reached the box, for tests that count round trips, logins and handshakes. Passwords never get in here.
 */
import { type Refusal } from './digest';

/** Older entries are dropped. */
const LOG_LENGTH = 1000;

export interface LoggedRequest {
  at: Date;
  method: string;
  path: string;
  /** Of the SOAPAction header. */
  service?: string;
  action?: string;
  /** HTTP status; 0 when the connection was dropped instead of answering. */
  status: number;
  /** The name the client gave, right or wrong. */
  user?: string;
  hadCredentials: boolean;
  /** Why a login was not accepted; the client gets no such reason. */
  refusal?: Refusal;
}

/** A connection and all that came in on it. */
export interface MaintenanceConnection {
  at: Date;
  bytes: number;
  /** The bytes as Latin-1. */
  text: string;
}

export class Traffic {
  readonly connections = { http: 0, tls: 0 };
  readonly handshakes = { full: 0, resumed: 0 };
  requests = 0;
  /** Answers 401 to requests that carried no credentials. */
  challenges = 0;
  /** Answers 401 to requests that did; expired nonces among them ({@link LoggedRequest.refusal}). */
  refusedLogins = 0;
  readonly log: LoggedRequest[] = [];
  /** Of the TR-069 maintenance port. */
  readonly maintenance: MaintenanceConnection[] = [];

  record(request: LoggedRequest): void {
    this.requests += 1;
    if (request.status === 401) {
      this[request.hadCredentials ? 'refusedLogins' : 'challenges'] += 1;
    }
    this.log.push(request);
    if (this.log.length > LOG_LENGTH) {
      this.log.shift();
    }
  }

  /** The entry is filled as bytes come in. */
  recordMaintenance(): MaintenanceConnection {
    const connection = { at: new Date(), bytes: 0, text: '' };
    this.maintenance.push(connection);
    return connection;
  }

  reset(): void {
    Object.assign(this.connections, { http: 0, tls: 0 });
    Object.assign(this.handshakes, { full: 0, resumed: 0 });
    Object.assign(this, { requests: 0, challenges: 0, refusedLogins: 0 });
    this.log.length = 0;
    this.maintenance.length = 0;
  }
}
