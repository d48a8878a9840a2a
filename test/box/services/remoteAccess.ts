import { randomInt } from 'node:crypto';
import { type Call } from '../call';
import { takeCourse } from '../course';
import { Fault } from '../fault';
import { ANY_RIGHT, FLAG, TEXT, args, since, type Service } from '../service';
import { letsEncryptState, type BoxState, type DdnsProvider } from '../state';
import { administrator, may } from '../users';
import { escapeXml } from '../xml';

/**
 * Remote access from the internet, dynamic DNS and Let's Encrypt. Actions and return codes: "X AVM Remote Access",
 * version 13; names, types and order of arguments as boxes describe them (tr064-facts.md, sections 1.3 and 7).
 */
export const remoteAccess: Service = {
  type: 'X_AVM-DE_RemoteAccess',
  id: 'urn:X_AVM-DE_RemoteAccess-com:serviceId:X_AVM-DE_RemoteAccess1',
  control: 'x_remote',
  scpd: '/x_remoteSCPD.xml',
  routersOnly: true,
  variables: {
    Domain: TEXT,
    Enabled: FLAG,
    InfoURL: TEXT,
    LetsEncryptEnabled: { ...FLAG, since: '7.50' },
    LetsEncryptState: { ...TEXT, since: '7.50' },
    Mode: { ...TEXT, default: 'ddns_v4', allowed: ['ddns_v4', 'ddns_v6', 'ddns_both', 'ddns_together'] },
    Password: TEXT,
    Port: TEXT,
    ProviderList: TEXT,
    ProviderName: TEXT,
    ServerIPv4: TEXT,
    ServerIPv6: TEXT,
    StatusIPv4: TEXT,
    StatusIPv6: TEXT,
    UpdateURL: TEXT,
    Username: TEXT,
  },
  actions: {
    GetInfo: {
      out: [...args('Enabled Port Username'), ...since('7.50', args('LetsEncryptEnabled LetsEncryptState'))],
      needs: ANY_RIGHT,
      run: ({ state }) => ({
        NewEnabled: state.remoteAccess.enabled,
        NewPort: state.remoteAccess.port,
        NewUsername: state.remoteAccess.username,
        NewLetsEncryptEnabled: state.remoteAccess.letsEncryptEnabled,
        NewLetsEncryptState: letsEncryptState(state),
      }),
    },
    SetConfig: { in: args('Enabled Port Username Password'), run: setConfig },
    SetEnable: { in: args('Enabled'), out: args('Port'), run: setEnable },
    SetLetsEncryptEnable: {
      in: args('LetsEncryptEnabled'),
      needs: ['BoxAdmin', 'App'],
      run: setLetsEncryptEnable,
      since: '7.50',
    },
    GetDDNSInfo: {
      out: args('Enabled ProviderName UpdateURL Domain StatusIPv4 StatusIPv6 Username Mode ServerIPv4 ServerIPv6'),
      needs: ANY_RIGHT,
      run: ({ state: { ddns } }) => ({
        NewEnabled: ddns.enabled,
        NewProviderName: ddns.provider,
        NewUpdateURL: ddns.updateUrl,
        NewDomain: ddns.domain,
        NewStatusIPv4: ddns.statusIPv4,
        NewStatusIPv6: ddns.statusIPv6,
        NewUsername: ddns.username,
        NewMode: ddns.mode,
        NewServerIPv4: ddns.serverIPv4,
        NewServerIPv6: ddns.serverIPv6,
      }),
    },
    GetDDNSProviders: {
      out: args('ProviderList'),
      run: ({ state }) => ({ NewProviderList: providerList(state.ddnsProviders) }),
    },
    SetDDNSConfig: {
      in: args('Enabled ProviderName UpdateURL Domain Username Mode ServerIPv4 ServerIPv6 Password'),
      run: setDdnsConfig,
    },
  },
};

/** A document of its own inside the element: its names are escaped here, and the whole again by SOAP. */
function providerList(providers: readonly DdnsProvider[]): string {
  const items = providers.map(
    ({ name, infoUrl }) =>
      `<Item><ProviderName>${escapeXml(name)}</ProviderName><InfoURL>${escapeXml(infoUrl)}</InfoURL></Item>`,
  );
  return `<List>${items.join('')}</List>`;
}

/** Characters of AllowedCharsUsername (LANConfigSecurity) and, for an e-mail address, the @. */
const USER_NAME = /^[A-Za-z0-9 \-._@]{1,32}$/;
const PASSWORD = /^[\x20-\x7e]{1,32}$/;

/**
 * Gives one user the right to configure the box from the internet: the user of that name if there is one,
 * else the user this service made last under a new name, else a new one. (Section 1.2 of the document.)
 */
function setConfig(call: Call): undefined {
  const { users, remoteAccess: info } = call.state;
  const [port, name, password] = [call.text('NewPort'), call.text('NewUsername'), call.text('NewPassword')];
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535) {
    throw new Fault(402);
  }
  const namesake = users.find((user) => user.name === name);
  if ((namesake && !may(namesake, ['BoxAdmin'])) || !USER_NAME.test(name) || !PASSWORD.test(password)) {
    throw new Fault(820);
  }
  const user = namesake ?? users.find((candidate) => candidate.name === info.username);
  if (user) {
    Object.assign(user, { name, password, enabled: true, fromInternet: true });
  } else {
    users.push(administrator(name, password));
  }
  Object.assign(info, { enabled: call.flag('NewEnabled'), port: Number(port), username: name });
}

/** Switching on what is off picks a new port; without a user who may come in, nothing is switched (section 1.6). */
function setEnable(call: Call): { NewPort: number } {
  const { users, remoteAccess: info } = call.state;
  if (!call.flag('NewEnabled')) {
    info.enabled = false;
  } else if (!users.some((user) => user.enabled && user.fromInternet)) {
    return { NewPort: 0 };
  } else if (!info.enabled) {
    Object.assign(info, { enabled: true, port: randomInt(40000, 65536) });
  }
  return { NewPort: info.port };
}

function setLetsEncryptEnable(call: Call): undefined {
  const { state } = call;
  const { remoteAccess: info } = state;
  const enabled = call.flag('NewLetsEncryptEnabled');
  if (!enabled) {
    info.letsEncryptState = 'not_used';
  } else if (!info.letsEncryptEnabled) {
    takeCourse(info, 'letsEncryptState', ['get', info.letsEncryptOutcome], () => state.paceMs);
  }
  info.letsEncryptEnabled = enabled;
}

/**
 * All values are overwritten, the password too, even by an empty one: the document has no way to keep it.
 * Refusing unknown providers and user-defined URLs without a path is inferred from its text, which names no code;
 * that a box fills in URL and servers of a provider it knows was recorded (tr064-facts.md, section 10).
 */
function setDdnsConfig(call: Call): undefined {
  const { state } = call;
  const provider = call.text('NewProviderName');
  const known = state.ddnsProviders.find(({ name }) => name === provider);
  if (!known || (known.fillsIn === undefined && !haveEachAPath(call.text('NewUpdateURL')))) {
    throw new Fault(402);
  }
  const enabled = call.flag('NewEnabled');
  const mode = call.text('NewMode');
  Object.assign(state.ddns, {
    enabled,
    provider,
    mode,
    updateUrl: call.text('NewUpdateURL'),
    serverIPv4: call.text('NewServerIPv4'),
    serverIPv6: call.text('NewServerIPv6'),
    ...known.fillsIn,
    domain: call.text('NewDomain'),
    username: call.text('NewUsername'),
    password: call.text('NewPassword'),
  });
  const pace = () => state.paceMs;
  takeCourse(state.ddns, 'statusIPv4', updateCourse(state, enabled && mode !== 'ddns_v6'), pace);
  takeCourse(state.ddns, 'statusIPv6', updateCourse(state, enabled && mode !== 'ddns_v4'), pace);
}

/** A scheme may be missing; a slash after the host may not (section 1.5). Two URLs have a blank between them. */
function haveEachAPath(updateUrl: string): boolean {
  const urls = updateUrl.split(' ').filter((url) => url !== '');
  return urls.length > 0 && urls.every((url) => url.replace(/^https?:\/\//, '').indexOf('/') > 0);
}

/** The order is that of the document's list of states; that a failed update shows after `updating` is inferred. */
function updateCourse({ internet, ddns: { outcome } }: BoxState, wanted: boolean): [string, ...string[]] {
  if (!wanted) {
    return ['offline'];
  }
  if (!internet.connected) {
    return ['internet-not-connected'];
  }
  return outcome === 'complete'
    ? ['checking', 'updating', 'updated', 'verifying', 'complete']
    : ['checking', 'updating', outcome];
}
