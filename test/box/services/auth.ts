import { type Call } from '../call';
import { Fault } from '../fault';
import { ANY_RIGHT, FLAG, TEXT, args, type Service, type StateVariable } from '../service';

const EMPTY: StateVariable = { ...TEXT, default: '' };

/**
 * Confirmation by a second factor (tr064-facts.md, sections 1.5 and 3). No action of this box asks for one, so no
 * confirmation is ever under way; starting one is described but not simulated.
 */
export const auth: Service = {
  type: 'X_AVM-DE_Auth',
  id: 'urn:X_AVM-DE_Auth-com:serviceId:X_AVM-DE_Auth1',
  control: 'x_auth',
  scpd: '/x_authSCPD.xml',
  variables: { Enabled: FLAG, State: EMPTY, Action: EMPTY, Token: EMPTY, Methods: EMPTY },
  actions: {
    GetInfo: {
      out: args('Enabled'),
      needs: ANY_RIGHT,
      run: ({ state }) => ({ NewEnabled: state.secondFactor.enabled }),
    },
    GetState: { out: args('State'), needs: ANY_RIGHT, run: (call) => ({ NewState: idleState(call) }) },
    SetConfig: { in: args('Action'), out: args('State Token Methods'), needs: ANY_RIGHT, run: setConfig },
  },
};

function idleState({ state }: Call): string {
  return state.secondFactor.enabled ? 'stopped' : 'disabled';
}

function setConfig(call: Call): Record<string, string> {
  const action = call.text('NewAction');
  if (action !== 'start' && action !== 'stop') {
    throw new Fault(402);
  }
  if (action === 'start' && call.state.secondFactor.enabled) {
    throw new Fault(501);
  }
  return { NewState: idleState(call), NewToken: '', NewMethods: '' };
}
