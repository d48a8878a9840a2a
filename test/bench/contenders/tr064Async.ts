// tr-064-async: reads every service description before the first call.
import type { Connect } from '../contender';
import { loadPeer, reader } from './peer';

type Action = (args: object) => Promise<Record<string, unknown>>;

interface Library {
  readonly Fritzbox: new (options: object) => {
    initTR064Device(): Promise<void>;
    readonly services: Readonly<Record<string, { readonly actions: Readonly<Record<string, Action>> }>>;
  };
}

const { Fritzbox } = loadPeer('tr-064-async') as Library;

export const connect: Connect = async ({ host, tlsPort, user, password }) => {
  const box = new Fritzbox({ host, port: tlsPort, ssl: true, user, password });
  await box.initTR064Device();
  return reader((service, name) => {
    const action = box.services[`urn:dslforum-org:service:${service}:1`]?.actions[name];
    return action?.({}) ?? Promise.reject(new Error(`no action ${name}`));
  });
};
