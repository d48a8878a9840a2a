import { Fault } from '../fault';
import { FLAG, I4, TEXT, UI2, args, type Service, type Value } from '../service';
import { type LanHost } from '../state';

/** Devices in the home network: the standard part of the service, without what AVM added to it. */
export const hosts: Service = {
  type: 'Hosts',
  id: 'urn:LanDeviceHosts-com:serviceId:Hosts1',
  control: 'hosts',
  scpd: '/hostsSCPD.xml',
  variables: {
    HostNumberOfEntries: { ...UI2, events: true },
    MACAddress: TEXT,
    IPAddress: TEXT,
    AddressSource: TEXT,
    LeaseTimeRemaining: I4,
    InterfaceType: TEXT,
    Active: FLAG,
    HostName: TEXT,
  },
  actions: {
    GetHostNumberOfEntries: {
      out: args('HostNumberOfEntries'),
      run: ({ state }) => ({ NewHostNumberOfEntries: state.hosts.length }),
    },
    GetSpecificHostEntry: {
      in: args('MACAddress'),
      out: args('IPAddress AddressSource LeaseTimeRemaining InterfaceType Active HostName'),
      run: (call) => {
        const wanted = call.text('NewMACAddress').toUpperCase();
        return entry(
          call.state.hosts.find(({ mac }) => mac === wanted),
          714,
        );
      },
    },
    GetGenericHostEntry: {
      in: args('NewIndex=HostNumberOfEntries'),
      out: args('IPAddress AddressSource LeaseTimeRemaining MACAddress InterfaceType Active HostName'),
      run: (call) => entry(call.state.hosts[call.number('NewIndex')], 713),
    },
  },
};

function entry(host: LanHost | undefined, missing: 713 | 714): Record<string, Value> {
  if (!host) {
    throw new Fault(missing);
  }
  return {
    NewIPAddress: host.address,
    NewAddressSource: 'DHCP',
    NewLeaseTimeRemaining: 0,
    NewMACAddress: host.mac,
    NewInterfaceType: host.interface,
    NewActive: host.active,
    NewHostName: host.name,
  };
}
