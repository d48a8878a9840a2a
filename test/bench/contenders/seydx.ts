// @seydx/fritzbox reads the description over HTTP and changes to HTTPS by itself.
import type { Connect } from '../contender';
import { loadPeer, reader } from './peer';

type Library = new (options: object) => { exec(serviceId: string, action: string): Promise<Record<string, unknown>> };

const Fritzbox = loadPeer('@seydx/fritzbox') as Library;

export const connect: Connect = ({ host, port, user, password }) => {
  const box = new Fritzbox({ host, port, username: user, password, ssl: true });
  return Promise.resolve(reader((service, action) => box.exec(`urn:${service}-com:serviceId:${service}1`, action)));
};
