import { l10n } from 'vscode';
import { plainData } from '../common/plainText';
import { formatAddress } from '../tr064/address';
import type { Endpoint } from '../tr064/endpoint';
import { type BoxIdentity, readIdentity, type Trust } from '../tr064/identity';
import type { Heading, PickItem, PickOptions, Step } from './steps';
import { dateWords } from './words/dates';

export interface IdentityQuestion {
  readonly endpoint: Endpoint;
  readonly before?: Trust | undefined;
  /** On first contact, ask about a certificate of a public authority too. */
  readonly alwaysAsk?: boolean;
}

/** Where to go on: with an identity the person accepts, or with one that is as it was. */
export interface IdentityAnswers {
  readonly accepted: (identity: BoxIdentity) => Step;
  readonly unchanged?: (identity: BoxIdentity) => Step | Promise<undefined>;
}

/**
 * Shows the identity found at an address and goes on when the person accepts it. Until then only the TLS handshake has
 * been exchanged. On first contact, a certificate of a public authority for the name used is accepted without a
 * question, unless the name is one that cannot be owned on the internet. Every change is asked about.
 */
export function identityStep(question: IdentityQuestion, { accepted, unchanged }: IdentityAnswers): Step {
  const { endpoint, before, alwaysAsk = false } = question;
  const { host, port } = endpoint;
  return async (input) => {
    const shown = await input.wait(l10n.t('Looking at the identity of {0}…', host), (signal) =>
      readIdentity(endpoint, signal),
    );
    const identity = plainData(shown);
    if (before !== undefined && satisfies(identity, before)) return unchanged?.(identity);
    if (before === undefined && identity.publiclyTrusted && !alwaysAsk) return accepted(identity);
    const address = formatAddress(host, port);
    const isMine = await input.pick<boolean>(
      before === undefined ? firstContact(address, identity) : change(identity, before),
    );
    return isMine ? accepted(identity) : undefined;
  };
}

function satisfies(identity: BoxIdentity, trust: Trust): boolean {
  return trust.kind === 'key' ? identity.fingerprint === trust.fingerprint : identity.publiclyTrusted;
}

function firstContact(address: string, identity: BoxIdentity): PickOptions<boolean> {
  const accept = l10n.t('Yes, this is my FRITZ!Box: remember its identity');
  return {
    placeholder: l10n.t('Is this your FRITZ!Box? You are asked only once.'),
    items: [{ label: accept, icon: 'check', description: address, value: true }, ...identityRows(identity)],
  };
}

/** The first row refuses: Enter pressed without reading accepts nothing. */
function change(identity: BoxIdentity, before: Trust): PickOptions<boolean> {
  const refuse = l10n.t('No, or I do not know: send nothing to it');
  const accept = l10n.t('Yes, my FRITZ!Box was reset or replaced: accept the new identity');
  return {
    placeholder: l10n.t('Not the identity you accepted. Still your FRITZ!Box?'),
    items: [
      { label: refuse, icon: 'x', value: false },
      { label: accept, icon: 'check', value: true },
      ...identityRows(identity, before),
    ],
  };
}

function identityRows(identity: BoxIdentity, before?: Trust): (PickItem<boolean> | Heading)[] {
  const { fingerprint, key, names, subject, validFrom, validTo, selfSigned, issuer, sha256, sha1 } = identity;
  const rows: [string, string][] = [
    // First, because the heading beside the first row leaves no room for a long one.
    [l10n.t('Issued by'), selfSigned ? l10n.t('itself, as is usual for a FRITZ!Box') : issuer],
    [l10n.t('Key (SHA-256)'), `${fingerprint} · ${key}`],
    ...(before === undefined ? [] : [[l10n.t('Accepted before'), trustWords(before)] satisfies [string, string]]),
    [l10n.t('Names'), names.join(', ') || subject],
    [l10n.t('Valid'), l10n.t('{0} to {1}', dateWords(validFrom), dateWords(validTo))],
    [l10n.t('Certificate (SHA-256)'), sha256.replaceAll(':', '').toLowerCase()],
    [l10n.t('Certificate (SHA-1)'), sha1],
  ];
  return [
    { heading: l10n.t('Identity: no other will be accepted') },
    ...rows.map(([label, detail]) => ({ label, detail })),
  ];
}

function trustWords(trust: Trust): string {
  return trust.kind === 'key' ? trust.fingerprint : l10n.t('any certificate of a public authority for this name');
}
