import { type Call } from '../call';
import { Fault } from '../fault';
import { start, stateFor, stop } from '../secondFactor';
import { ANY_RIGHT, FLAG, TEXT, args, type Service, type StateVariable } from '../service';

const EMPTY: StateVariable = { ...TEXT, default: '' };

/** Confirmation by a second factor (tr064-facts.md, sections 1.5 and 3). */
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
    GetState: {
      out: args('State'),
      needs: ANY_RIGHT,
      run: ({ state, token }) => ({ NewState: stateFor(state.secondFactor, token) }),
    },
    SetConfig: { in: args('Action'), out: args('State Token Methods'), needs: ANY_RIGHT, run: setConfig },
  },
};

function setConfig(call: Call): Record<string, string> {
  const { secondFactor } = call.state;
  switch (call.text('NewAction')) {
    case 'start': {
      const { state, token, methods } = start(secondFactor);
      return { NewState: state, NewToken: token, NewMethods: methods };
    }
    case 'stop':
      return { NewState: stop(secondFactor, call.token), NewToken: '', NewMethods: '' };
    default:
      throw new Fault(402);
  }
}
