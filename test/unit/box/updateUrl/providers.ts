import type { DdnsMode } from '../../../../src/box/ddns';

export interface Instruction {
  readonly provider: string;
  readonly mode: DdnsMode;
  readonly url: string;
  readonly domain?: string;
  readonly username?: string;
  /** What is to be said of it all the same: codes of warnings. */
  readonly warnings?: readonly string[];
}

/** Stands for the key that the provider hands out. */
export const KEY = 'k3yf0rth1st3st0nly';

const takesSender = { warnings: ['mode-needs-ipv4'] };
const withMail = { username: 'anna@example.org' };

/**
 * Update URLs as the providers, or the authors of helpers for the home network, give them for a FRITZ!Box, or as their
 * documented interface asks for them. From their public pages and repositories, seen in November 2026; the keys are
 * made up.
 */
export const INSTRUCTIONS: readonly Instruction[] = [
  { provider: 'deSEC', mode: 'both-together', url: 'https://update.dedyn.io/?myipv4=<ipaddr>&myipv6=<ip6addr>' },
  { provider: 'deSEC', mode: 'ipv4', url: 'https://update.dedyn.io/?myipv4=<ipaddr>&myipv6=preserve' },
  {
    provider: 'do.de FlexDNS',
    mode: 'both-separately',
    url: 'https://ddns.do.de/?myip=<ipaddr> https://ddns.do.de/?myip=<ip6addr>',
  },
  {
    provider: 'Duck DNS',
    mode: 'ipv4',
    url: `https://www.duckdns.org/update?domains=<domain>&token=${KEY}&ip=<ipaddr>`,
  },
  {
    provider: 'Duck DNS',
    mode: 'both-together',
    url: 'https://www.duckdns.org/update?domains=<domain>&token=<pass>&ip=<ipaddr>&ipv6=<ip6addr>',
  },
  {
    provider: 'Dynu',
    mode: 'both-together',
    url: 'https://api.dynu.com/nic/update?hostname=<domain>&myip=<ipaddr>&myipv6=<ip6addr>&username=<username>&password=<pass>',
  },
  {
    provider: 'dynv6',
    mode: 'both-together',
    url: 'https://dynv6.com/api/update?hostname=<domain>&token=<username>&ipv4=<ipaddr>&ipv6=<ip6addr>&ipv6prefix=<ip6lanprefix>',
    username: KEY,
  },
  {
    provider: 'dynv6',
    mode: 'ipv6',
    url: 'https://dynv6.com/api/update?zone=<domain>&token=<pass>&ipv6prefix=<ip6lanprefix>&ipv6=<ip6addr>',
  },
  {
    provider: 'Hurricane Electric',
    mode: 'both-separately',
    url: 'https://dyn.dns.he.net/nic/update?hostname=<domain>&password=<pass>&myip=<ipaddr> https://dyn.dns.he.net/nic/update?hostname=<domain>&password=<pass>&myip=<ip6addr>',
  },
  {
    provider: 'Hurricane Electric tunnel broker',
    mode: 'ipv4',
    url: 'https://<username>:<pass>@ipv4.tunnelbroker.net/nic/update?hostname=123456&myip=<ipaddr>',
  },
  {
    provider: 'Variomedia',
    mode: 'both-together',
    url: 'https://dyndns.variomedia.de/nic/update?hostname=<domain>&myip=<ipaddr>,<ip6addr>',
    ...withMail,
  },
  {
    provider: 'STRATO',
    mode: 'both-together',
    url: 'https://dyndns.strato.com/nic/update?hostname=<domain>&myip=<ipaddr>,<ip6addr>',
  },
  {
    provider: 'STRATO',
    mode: 'ipv4',
    url: 'https://<username>:<pass>@dyndns.strato.com/nic/update?hostname=<domain>&myip=<ipaddr>',
    username: 'example.org',
  },
  // The server of one family takes the address that it is called from.
  { provider: 'IONOS', mode: 'ipv4', url: `https://ipv4.api.hosting.ionos.com/dns/v1/dyndns?q=${KEY}` },
  {
    provider: 'IONOS',
    mode: 'both-together',
    url: `https://api.hosting.ionos.com/dns/v1/dyndns?q=${KEY}&ipv4=<ipaddr>&ipv6=<ip6addr>`,
  },
  { provider: 'INWX', mode: 'both-together', url: 'https://dyndns.inwx.com/nic/update?myip=<ipaddr>&myipv6=<ip6addr>' },
  { provider: 'INWX', mode: 'ipv4', url: 'https://<username>:<pass>@dyndns.inwx.com/nic/update?myip=<ipaddr>' },
  { provider: 'ALL-INKL', mode: 'ipv4', url: 'https://dyndns.kasserver.com/?myip=<ipaddr>' },
  { provider: 'ALL-INKL', mode: 'both-together', url: 'https://dyndns.kasserver.com/?myip=<ipaddr>&myip6=<ip6addr>' },
  {
    provider: 'Selfhost',
    mode: 'ipv4',
    url: 'https://carol.selfhost.de/nic/update?myip=<ipaddr>&host=<domain>&textmodi=1&http_status=1',
  },
  {
    provider: 'Selfhost',
    mode: 'ipv4',
    url: 'https://carol.selfhost.de/update?username=<username>&password=<pass>&textmodi=1',
    ...takesSender,
  },
  {
    provider: 'No-IP',
    mode: 'ipv4',
    url: 'https://dynupdate.no-ip.com/nic/update?hostname=<domain>&myip=<ipaddr>',
    ...withMail,
  },
  {
    provider: 'Namecheap',
    mode: 'ipv4',
    url: 'https://dynamicdns.park-your-domain.com/update?host=<username>&domain=<domain>&password=<passwd>&ip=<ipaddr>',
    domain: 'example.org',
    username: '@',
  },
  {
    provider: 'ipv64.net',
    mode: 'both-together',
    url: `https://ipv64.net/nic/update?key=${KEY}&domain=<domain>&ip=<ipaddr>&ip6=<ip6addr>&ip6lanprefix=<ip6lanprefix>`,
    username: 'none',
  },
  {
    provider: 'ipv64.net',
    mode: 'both-together',
    url: 'https://ipv64.net/update.php?key=<pass>&domain=<domain>&ip=<ipaddr>&ip6=<ip6addr>&output=min',
  },
  { provider: 'nsupdate.info', mode: 'ipv4', url: 'https://ipv4.nsupdate.info/nic/update' },
  {
    provider: 'nsupdate.info',
    mode: 'both-separately',
    url: 'https://ipv4.nsupdate.info/nic/update?myip=<ipaddr> https://ipv6.nsupdate.info/nic/update?myip=<ip6addr>',
  },
  {
    provider: 'spDYN',
    mode: 'ipv4',
    url: 'https://update.spdyn.de/nic/update?hostname=<domain>&myip=<ipaddr>&user=<username>&pass=<pass>',
  },
  {
    provider: 'OVHcloud DynHost',
    mode: 'ipv4',
    url: 'https://www.ovh.com/nic/update?system=dyndns&hostname=<domain>&myip=<ipaddr>',
  },
  { provider: 'FreeDNS', mode: 'ipv4', url: `https://freedns.afraid.org/dynamic/update.php?${KEY}&address=<ipaddr>` },
  { provider: 'FreeDNS', mode: 'ipv4', url: `https://sync.afraid.org/u/${KEY}/`, ...takesSender },
  { provider: 'FreeDNS', mode: 'ipv6', url: `https://v6.sync.afraid.org/u/${KEY}/` },
  {
    provider: 'GoIP',
    mode: 'both-together',
    url: 'https://www.goip.de/setip?username=<username>&password=<pass>&subdomain=<domain>&ip=<ipaddr>&ip6=<ip6addr>&shortResponse=true',
  },
  {
    provider: 'DDNSS',
    mode: 'both-together',
    url: `https://ddnss.de/upd.php?key=${KEY}&host=<domain>&ip=<ipaddr>&ip6=<ip6addr>`,
  },
  {
    provider: 'DDNSS',
    mode: 'ipv4',
    url: 'https://www.ddnss.de/upd.php?user=<username>&pwd=<pass>&host=<domain>',
    ...takesSender,
  },
  {
    provider: 'TwoDNS',
    mode: 'ipv4',
    url: 'https://update.twodns.de/update?hostname=<domain>&ip=<ipaddr>',
    ...withMail,
  },
  {
    provider: 'Feste-IP.net',
    mode: 'ipv4',
    url: 'https://members.feste-ip.net/nic/update?hostname=<domain>&myip=<ipaddr>',
  },
  {
    provider: 'Infomaniak',
    mode: 'ipv4',
    url: 'https://infomaniak.com/nic/update?hostname=<domain>&username=<username>&password=<pass>&myip=<ipaddr>',
  },
  { provider: 'Loopia', mode: 'ipv4', url: 'https://dyndns.loopia.se/?hostname=<domain>&myip=<ipaddr>' },
  {
    provider: 'Zoneedit',
    mode: 'ipv4',
    url: 'https://dynamic.zoneedit.com/auth/dynamic.html?host=<domain>&dnsto=<ipaddr>',
  },
  {
    provider: 'easyDNS',
    mode: 'ipv4',
    url: 'https://api.cp.easydns.com/dyn/generic.php?hostname=<domain>&myip=<ipaddr>',
  },
  { provider: 'ClouDNS', mode: 'ipv4', url: `https://ipv4.cloudns.net/api/dynamicURL/?q=${KEY}` },
  {
    provider: 'domaindiscount24',
    mode: 'ipv4',
    url: 'https://dynamicdns.key-systems.net/update.php?hostname=<domain>&password=<pass>&ip=<ipaddr>',
  },
  {
    provider: 'domaindiscount24',
    mode: 'ipv4',
    url: 'https://dynamicdns.key-systems.net/update.php?hostname=<domain>&password=<pass>&ip=auto',
    ...takesSender,
  },
  {
    provider: 'regfish',
    mode: 'both-together',
    url: 'https://dyndns.regfish.de/?fqdn=<domain>.&ipv4=<ipaddr>&ipv6=<ip6addr>&forcehost=1&token=<pass>',
  },
  {
    provider: 'Core Networks',
    mode: 'ipv4',
    url: 'https://dyndns.core-networks.de/?hostname=<domain>&myip=<ipaddr>&keepipv6=1',
  },
  {
    provider: 'Joker.com',
    mode: 'ipv4',
    url: 'https://svc.joker.com/nic/update?username=<username>&password=<pass>&hostname=<domain>&myip=<ipaddr>',
  },
  {
    provider: 'DNS-O-Matic',
    mode: 'ipv4',
    url: 'https://updates.dnsomatic.com/nic/update?hostname=all.dnsomatic.com&myip=<ipaddr>&wildcard=NOCHG&mx=NOCHG&backmx=NOCHG',
  },
  { provider: 'Dyn', mode: 'ipv4', url: 'https://members.dyndns.org/v3/update?hostname=<domain>&myip=<ipaddr>' },
  {
    provider: 'ChangeIP',
    mode: 'ipv4',
    url: 'https://nic.changeip.com/nic/update?u=<username>&p=<pass>&hostname=<domain>&ip=<ipaddr>',
  },
  {
    provider: 'Njalla',
    mode: 'both-together',
    url: 'https://njal.la/update/?h=<domain>&k=<pass>&a=<ipaddr>&aaaa=<ip6addr>',
  },
  { provider: 'Njalla', mode: 'ipv4', url: 'https://njal.la/update/?h=<domain>&k=<pass>&auto&quiet', ...takesSender },
  { provider: 'DNSExit', mode: 'ipv4', url: `https://api.dnsexit.com/dns/ud/?apikey=${KEY}&host=<domain>&ip=<ipaddr>` },
  {
    provider: 'MyOnlinePortal',
    mode: 'ipv4',
    url: 'https://myonlineportal.net/updateddns?hostname=<domain>&ip=<ipaddr>',
  },
  {
    provider: 'ud media',
    mode: 'ipv4',
    url: 'https://www.udmedia.de/nic/update?myip=<ipaddr>&username=<username>&password=<pass>&hostname=<domain>',
  },
  { provider: 'hosting.de', mode: 'ipv4', url: 'https://ddns.hosting.de/nic/update?hostname=<domain>&myip=<ipaddr>' },
  {
    provider: 'Internet Ulm/Neu-Ulm',
    mode: 'ipv4',
    url: 'http://dyn.in-ulm.de/dynip.php?host=<domain>&pass=<pass>&ip=<ipaddr>&fritzbox=1',
    domain: 'zuhause',
    warnings: ['plain-http-credentials'],
  },
  // Helpers in the home network, or of one's own on the internet.
  {
    provider: 'fritzbox-cloudflare-dyndns',
    mode: 'both-together',
    url: 'http://192.168.178.20:8080/ip?v4=<ipaddr>&v6=<ip6addr>&prefix=<ip6lanprefix>',
  },
  {
    provider: 'dyndns-hcloud',
    mode: 'both-together',
    url: 'http://raspberrypi.fritz.box:8080/nic/update?username=<username>&password=<pass>&hostname=<domain>&myip=<ipaddr>&myipv6=<ip6addr>&ip6prefix=<ip6lanprefix>',
  },
  {
    provider: 'a helper for Hetzner',
    mode: 'both-together',
    url: 'http://nas:9000/update/example.org/home?v4=<ipaddr>&v6=<ip6addr>',
  },
  {
    provider: 'a helper for netcup',
    mode: 'both-together',
    url: 'https://www.example.org/dyndns/update.php?user=<username>&password=<pass>&ipv4=<ipaddr>&ipv6=<ip6addr>&ipv6prefix=<ip6lanprefix>&domain=<domain>',
  },
  {
    provider: 'a Cloudflare worker',
    mode: 'ipv4',
    url: 'https://dyndns.example.workers.dev?myip=<ipaddr>',
    warnings: ['no-path'],
  },
  {
    provider: 'an AWS gateway',
    mode: 'ipv4',
    url: 'https://<username>:<pass>@a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/nic/update?hostname=<domain>&myip=<ipaddr>',
  },
  { provider: 'pboehm/ddns', mode: 'ipv4', url: `https://ddns.example.org/update/home/${KEY}`, ...takesSender },
  {
    provider: 'several hosts in one request',
    mode: 'ipv4',
    url: 'https://dyn.example/nic/update?hostname=<domain>,www.example.org&myip=<ipaddr>',
  },
  {
    provider: 'a hook with JSON',
    mode: 'ipv4',
    url: 'https://hook.example/set?data={"name":"<domain>","ip":"<ipaddr>"}',
  },
  {
    provider: 'a list in the query',
    mode: 'ipv4',
    url: 'https://dyn.example/update.php?q=<b64>u=<username>&p=<pass>&h[]=<domain>&ip=<ipaddr></b64>',
  },
  {
    provider: 'a page as a parameter',
    mode: 'ipv4',
    url: 'https://dyn.example/update?ip=<ipaddr>&done=https://www.example.org/ok',
  },
];
