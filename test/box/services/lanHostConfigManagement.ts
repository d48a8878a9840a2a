import { FLAG, TEXT, UI2, args, type Service } from '../service';

/** The home network. Its id is one of the irregular ones. */
export const lanHostConfigManagement: Service = {
  type: 'LANHostConfigManagement',
  id: 'urn:LANHCfgMgm-com:serviceId:LANHostConfigManagement1',
  control: 'lanhostconfigmgm',
  scpd: '/lanhostconfigmgmSCPD.xml',
  variables: {
    DHCPServerConfigurable: FLAG,
    DHCPRelay: FLAG,
    MinAddress: TEXT,
    MaxAddress: TEXT,
    ReservedAddresses: TEXT,
    DHCPServerEnable: FLAG,
    Enable: FLAG,
    IPInterfaceIPAddress: TEXT,
    SubnetMask: TEXT,
    IPInterfaceIPAddressingType: TEXT,
    DNSServers: TEXT,
    DomainName: TEXT,
    IPRouters: TEXT,
    IPInterfaceSubnetMask: TEXT,
    IPInterfaceNumberOfEntries: UI2,
  },
  actions: {
    GetInfo: {
      out: args(
        `DHCPServerConfigurable DHCPRelay MinAddress MaxAddress ReservedAddresses DHCPServerEnable
         DNSServers DomainName IPRouters SubnetMask`,
      ),
      run: ({ state: { lan } }) => ({
        NewDHCPServerConfigurable: true,
        NewDHCPRelay: false,
        NewMinAddress: lan.firstAddress,
        NewMaxAddress: lan.lastAddress,
        NewReservedAddresses: '',
        NewDHCPServerEnable: lan.dhcp,
        NewDNSServers: lan.address,
        NewDomainName: 'fritz.box',
        NewIPRouters: lan.address,
        NewSubnetMask: lan.netmask,
      }),
    },
    SetDHCPServerEnable: { in: args('DHCPServerEnable') },
    SetIPInterface: {
      in: args(
        `Enable NewIPAddress=IPInterfaceIPAddress NewSubnetMask=IPInterfaceSubnetMask
         NewIPAddressingType=IPInterfaceIPAddressingType`,
      ),
    },
    GetAddressRange: {
      out: args('MinAddress MaxAddress'),
      run: ({ state: { lan } }) => ({ NewMinAddress: lan.firstAddress, NewMaxAddress: lan.lastAddress }),
    },
    SetAddressRange: { in: args('MinAddress MaxAddress') },
    GetIPRoutersList: { out: args('IPRouters'), run: ({ state }) => ({ NewIPRouters: state.lan.address }) },
    SetIPRouter: { in: args('IPRouters') },
    GetSubnetMask: { out: args('SubnetMask'), run: ({ state }) => ({ NewSubnetMask: state.lan.netmask }) },
    SetSubnetMask: { in: args('SubnetMask') },
    GetDNSServers: { out: args('DNSServers'), run: ({ state }) => ({ NewDNSServers: state.lan.address }) },
    GetIPInterfaceNumberOfEntries: {
      out: args('IPInterfaceNumberOfEntries'),
      run: () => ({ NewIPInterfaceNumberOfEntries: 1 }),
    },
  },
};
