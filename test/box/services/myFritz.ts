import { type Call } from '../call';
import { Fault } from '../fault';
import { ANY_RIGHT, FLAG, TEXT, UI4, args, since, type Service } from '../service';
import { type MyFritzService } from '../state';

/**
 * MyFRITZ! and the services reachable by its name (tr064-facts.md, section 1.6). Reading a service gives its
 * addresses in the plural, writing takes one.
 */
export const myFritz: Service = {
  type: 'X_AVM-DE_MyFritz',
  id: 'urn:X_AVM-DE_MyFritz-com:serviceId:X_AVM-DE_MyFritz1',
  control: 'x_myfritz',
  scpd: '/x_myfritzSCPD.xml',
  routersOnly: true,
  variables: {
    DeviceRegistered: FLAG,
    DynDnsLabel: TEXT,
    DynDNSName: TEXT,
    Email: { ...TEXT, since: '7.50' },
    Enabled: FLAG,
    HostName: TEXT,
    IPv4ForwardingWarning: { type: 'ui1', default: '0' },
    IPv4Addresses: TEXT,
    IPv6Addresses: TEXT,
    IPv6InterfaceIDs: TEXT,
    MACAddress: TEXT,
    Name: TEXT,
    NumberOfServices: UI4,
    Port: UI4,
    Scheme: TEXT,
    State: { ...TEXT, since: '7.50' },
    Type: TEXT,
    Status: UI4,
    URLPath: TEXT,
  },
  actions: {
    GetInfo: {
      out: [...args('Enabled DeviceRegistered DynDNSName Port'), ...since('7.50', args('State Email'))],
      needs: ANY_RIGHT,
      run: ({ state: { myFritz: info, remoteAccess } }) => ({
        NewEnabled: info.enabled,
        NewDeviceRegistered: info.registered,
        NewDynDNSName: info.name,
        NewPort: remoteAccess.port,
        NewState: info.state,
        NewEmail: info.email,
      }),
    },
    SetMyFRITZ: { in: args('Enabled Email'), needs: ['BoxAdmin', 'App'], since: '7.50' },
    GetNumberOfServices: {
      out: args('NumberOfServices'),
      needs: ['BoxAdmin', 'App', 'Phone'],
      run: ({ state }) => ({ NewNumberOfServices: state.myFritz.services.length }),
    },
    GetServiceByIndex: {
      in: args('NewIndex=NumberOfServices'),
      out: args(
        `Enabled Name Scheme Port URLPath Type IPv4ForwardingWarning IPv4Addresses IPv6Addresses IPv6InterfaceIDs
         MACAddress HostName DynDnsLabel Status`,
      ),
      needs: ['BoxAdmin', 'App', 'Phone'],
      run: (call) => {
        const service = call.state.myFritz.services[call.number('NewIndex')];
        if (!service) {
          throw new Fault(713);
        }
        return {
          NewEnabled: service.enabled,
          NewName: service.name,
          NewScheme: service.scheme,
          NewPort: service.port,
          NewURLPath: service.urlPath,
          NewType: service.type,
          NewIPv4ForwardingWarning: 0,
          NewIPv4Addresses: service.ipv4Address,
          NewIPv6Addresses: service.ipv6Address,
          NewIPv6InterfaceIDs: service.ipv6InterfaceId,
          NewMACAddress: service.mac,
          NewHostName: service.hostName,
          NewDynDnsLabel: service.hostName,
          NewStatus: 0,
        };
      },
    },
    SetServiceByIndex: {
      in: args(
        `NewIndex=NumberOfServices Enabled Name Scheme Port URLPath Type NewIPv4Address=IPv4Addresses
         NewIPv6Address=IPv6Addresses NewIPv6InterfaceID=IPv6InterfaceIDs MACAddress HostName`,
      ),
      needs: ['BoxAdmin', 'App', 'Phone'],
      run: setService,
    },
    DeleteServiceByIndex: {
      in: args('NewIndex=NumberOfServices'),
      needs: ['BoxAdmin', 'App', 'Phone'],
      run: (call) => {
        if (call.state.myFritz.services.splice(call.number('NewIndex'), 1).length === 0) {
          throw new Fault(713);
        }
        return undefined;
      },
    },
  },
};

/** One past the last index appends. */
function setService(call: Call): undefined {
  const { services } = call.state.myFritz;
  const index = call.number('NewIndex');
  if (index > services.length) {
    throw new Fault(713);
  }
  const service: MyFritzService = {
    enabled: call.flag('NewEnabled'),
    name: call.text('NewName'),
    scheme: call.text('NewScheme'),
    port: call.number('NewPort'),
    urlPath: call.text('NewURLPath'),
    type: call.text('NewType'),
    ipv4Address: call.text('NewIPv4Address'),
    ipv6Address: call.text('NewIPv6Address'),
    ipv6InterfaceId: call.text('NewIPv6InterfaceID'),
    mac: call.text('NewMACAddress'),
    hostName: call.text('NewHostName'),
  };
  services[index] = service;
}
