import type { DdnsMode } from '../ddns';

export interface UrlTemplate {
  /** The provider's own name, the same in every language. */
  readonly name: string;
  /** Where the provider documents it. */
  readonly infoUrl: string;
  /** The update URL for each mode the provider is known to serve. */
  readonly urls: Readonly<Partial<Record<DdnsMode, string>>>;
}

/** Starting points, as the providers document them. A token goes into the field for the password, which is secret. */
export const URL_TEMPLATES: readonly UrlTemplate[] = [
  {
    // The instructions for FRITZ!Box leave the login to HTTP Basic; `preserve` keeps the other family's address.
    name: 'deSEC',
    infoUrl: 'https://desec.readthedocs.io/en/latest/dyndns/configure.html',
    urls: {
      ipv4: 'https://update.dedyn.io/?myipv4=<ipaddr>&myipv6=preserve',
      ipv6: 'https://update.dedyn.io/?myipv4=preserve&myipv6=<ip6addr>',
      'both-together': 'https://update.dedyn.io/?myipv4=<ipaddr>&myipv6=<ip6addr>',
    },
  },
  {
    // The instructions for FRITZ!Box; the login is HTTP Basic.
    name: 'do.de FlexDNS',
    infoUrl: 'https://do.de/wiki/flexdns-ipv6',
    urls: {
      ipv4: 'https://ddns.do.de/?myip=<ipaddr>',
      ipv6: 'https://ddns.do.de/?myip=<ip6addr>',
      'both-separately': 'https://ddns.do.de/?myip=<ipaddr> https://ddns.do.de/?myip=<ip6addr>',
    },
  },
  {
    // "HTTP API Specification". The domain may be given with or without .duckdns.org.
    name: 'Duck DNS',
    infoUrl: 'https://www.duckdns.org/spec.jsp',
    urls: {
      ipv4: 'https://www.duckdns.org/update?domains=<domain>&token=<pass>&ip=<ipaddr>',
      ipv6: 'https://www.duckdns.org/update?domains=<domain>&token=<pass>&ipv6=<ip6addr>',
      'both-together': 'https://www.duckdns.org/update?domains=<domain>&token=<pass>&ip=<ipaddr>&ipv6=<ip6addr>',
    },
  },
  {
    // "IP Update Protocol"; `no` keeps the other family's address.
    name: 'Dynu',
    infoUrl: 'https://www.dynu.com/DynamicDNS/IP-Update-Protocol',
    urls: {
      ipv4: 'https://api.dynu.com/nic/update?hostname=<domain>&myip=<ipaddr>&myipv6=no&username=<username>&password=<pass>',
      ipv6: 'https://api.dynu.com/nic/update?hostname=<domain>&myip=no&myipv6=<ip6addr>&username=<username>&password=<pass>',
      'both-together':
        'https://api.dynu.com/nic/update?hostname=<domain>&myip=<ipaddr>&myipv6=<ip6addr>&username=<username>&password=<pass>',
    },
  },
  {
    // "Update API". An address that is not sent is kept.
    name: 'dynv6',
    infoUrl: 'https://dynv6.com/docs/apis',
    urls: {
      ipv4: 'https://dynv6.com/api/update?zone=<domain>&token=<pass>&ipv4=<ipaddr>',
      ipv6: 'https://dynv6.com/api/update?zone=<domain>&token=<pass>&ipv6=<ip6addr>',
      'both-together': 'https://dynv6.com/api/update?zone=<domain>&token=<pass>&ipv4=<ipaddr>&ipv6=<ip6addr>',
    },
  },
  {
    // One address a request; the password is the key of the record.
    name: 'Hurricane Electric',
    infoUrl: 'https://dns.he.net/',
    urls: {
      ipv4: 'https://dyn.dns.he.net/nic/update?hostname=<domain>&password=<pass>&myip=<ipaddr>',
      ipv6: 'https://dyn.dns.he.net/nic/update?hostname=<domain>&password=<pass>&myip=<ip6addr>',
      'both-separately':
        'https://dyn.dns.he.net/nic/update?hostname=<domain>&password=<pass>&myip=<ipaddr> https://dyn.dns.he.net/nic/update?hostname=<domain>&password=<pass>&myip=<ip6addr>',
    },
  },
  {
    // dyndns2 as documented there: HTTP Basic, both addresses in one parameter with a comma.
    name: 'Variomedia',
    infoUrl: 'https://dyndns.variomedia.de',
    urls: {
      ipv4: 'https://dyndns.variomedia.de/nic/update?hostname=<domain>&myip=<ipaddr>',
      ipv6: 'https://dyndns.variomedia.de/nic/update?hostname=<domain>&myip=<ip6addr>',
      'both-together': 'https://dyndns.variomedia.de/nic/update?hostname=<domain>&myip=<ipaddr>,<ip6addr>',
    },
  },
];
