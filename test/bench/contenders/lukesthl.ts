// @lukesthl/fritzbox over plain HTTP: told to use TLS, it never returns.
import type { Connect } from '../contender';
import { loadPeer, reader } from './peer';

interface Library {
  readonly FritzBox: new (options: object) => {
    init(): Promise<void>;
    exec(call: { serviceId: string; actionName: string }): Promise<Record<string, unknown>>;
  };
}

const { FritzBox } = loadPeer('@lukesthl/fritzbox') as Library;

export const connect: Connect = async ({ host, port, user, password }) => {
  const box = new FritzBox({ host, port, username: user, password, ssl: false });
  await box.init();
  return reader((service, actionName) =>
    box.exec({ serviceId: `urn:${service}-com:serviceId:${service}1`, actionName }),
  );
};
