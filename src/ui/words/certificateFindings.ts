import { l10n } from 'vscode';
import type { CertificateFinding } from '../../diagnosis/certificate';
import { formatAddress } from '../../tr064/address';
import { type ByCode, type FindingWords } from './byCode';
import { whyUnread } from './errors';
import { formatDate } from './dates';
import { fritzBoxServicesPage } from './providerFindings';
import { letsEncryptWords } from './status';

export const CERTIFICATE_WORDS: ByCode<CertificateFinding, FindingWords> = {
  'lets-encrypt-unread': ({ why }) => ({
    short: l10n.t("Let's Encrypt could not be read"),
    summary: l10n.t("The state of Let's Encrypt could not be read."),
    ...whyUnread(why),
  }),
  'certificate-good': ({ issuer, days, host, port }) => ({
    short: l10n.t('certificate valid'),
    summary: l10n.t('The certificate of {0} is valid.', formatAddress(host, port)),
    why: l10n.t('It was issued by {0} and has {1} days left.', issuer, days ?? '?'),
  }),
  'certificate-self-signed': ({ isUnproven = false, fix, host, port }) => ({
    short: l10n.t('self-signed certificate'),
    summary: isUnproven
      ? l10n.t(
          '{0} shows a self-signed certificate that is not the known one of this FRITZ!Box.',
          formatAddress(host, port),
        )
      : l10n.t('The FRITZ!Box shows a certificate that it signed itself.'),
    why: l10n.t(
      'Browsers warn about it. Only a comparison of the fingerprint tells it from the certificate of an attacker.',
    ),
    remedy:
      fix === 'turnOnLetsEncrypt'
        ? l10n.t("Turn Let's Encrypt on, and use the MyFRITZ! name.")
        : l10n.t(
            "Turn on MyFRITZ! and Let's Encrypt, if this FRITZ!OS has it, or compare the fingerprint once and accept it.",
          ),
  }),
  'certificate-untrusted': ({ issuer, host, port }) => ({
    short: l10n.t('certificate of an unknown authority'),
    summary: l10n.t(
      'The certificate of {0} is from an authority that browsers do not know: {1}.',
      formatAddress(host, port),
      issuer,
    ),
    why: l10n.t('Browsers and apps warn about it.'),
    remedy: l10n.t(
      'If the authority is your own, install its certificate on your devices. Otherwise import another certificate on the FRITZ!Box.',
    ),
  }),
  'certificate-expired': ({ date, host, port }) => ({
    short: l10n.t('certificate expired'),
    summary: l10n.t('The certificate of {0} expired on {1}.', formatAddress(host, port), formatDate(new Date(date))),
    why: l10n.t('Browsers and apps refuse it.'),
    remedy: renewal(),
  }),
  'certificate-expires-soon': ({ days, date, host, port }) => ({
    short: l10n.t('certificate: {0} days left', days),
    summary: l10n.t(
      'The certificate of {0} expires on {1} (days left: {2}).',
      formatAddress(host, port),
      formatDate(new Date(date)),
      days,
    ),
    why: l10n.t(
      "A certificate from Let's Encrypt is normally renewed about 30 days before. Once it has expired, browsers and apps refuse it.",
    ),
    remedy: renewal(),
  }),
  'certificate-not-yet-valid': ({ date, host, port }) => ({
    short: l10n.t('certificate not valid yet'),
    summary: l10n.t(
      'The certificate of {0} is valid only from {1} on.',
      formatAddress(host, port),
      formatDate(new Date(date)),
    ),
    why: l10n.t('Until then browsers and apps refuse it, unless the clock of this computer is wrong.'),
    remedy: l10n.t('Check date and time of this computer and of the FRITZ!Box.'),
  }),
  'certificate-wrong-name': ({ names, better, host, port }) => ({
    short: l10n.t('certificate is for another name'),
    summary: l10n.t('The certificate of {0} is not for this name.', formatAddress(host, port)),
    why: l10n.t(
      "It is for {0}. On the FRITZ!Box, a certificate from Let's Encrypt is for the MyFRITZ! name only.",
      names.join(', ') || '–',
    ),
    remedy:
      better === undefined
        ? l10n.t('Use a name that it covers, or import a certificate for this name on the FRITZ!Box.')
        : l10n.t('Use {0} instead: the certificate is valid for it.', better),
  }),
  'certificate-on-another-port': ({ otherPort, host, port }) => ({
    short: l10n.t('valid certificate on port {0} only', otherPort),
    summary: l10n.t(
      'The valid certificate of {0} is shown on port {1}, not on the port of remote access.',
      host,
      otherPort,
    ),
    why: l10n.t('Something else answers there. On port {0} another certificate is shown.', port),
    remedy: l10n.t('Check whether you use the right port, or import the certificate on the FRITZ!Box too.'),
  }),
  'lets-encrypt-not-served': ({ host, port }) => ({
    short: l10n.t("Let's Encrypt certificate not shown"),
    summary: l10n.t(
      "The FRITZ!Box says its certificate from Let's Encrypt is valid, but {0} shows another one.",
      formatAddress(host, port),
    ),
    why: l10n.t('It may be shown under the MyFRITZ! name only, or on another port.'),
    remedy: l10n.t("Use the MyFRITZ! name. If that shows the same, turn Let's Encrypt off and on."),
  }),
  'lets-encrypt-needs-myfritz': () => ({
    short: l10n.t("Let's Encrypt needs MyFRITZ!, which is off"),
    summary: l10n.t("Let's Encrypt is on, but MyFRITZ! is off."),
    why: l10n.t('The certificate is for the MyFRITZ! name: without MyFRITZ! there is none.'),
    remedy: l10n.t('Turn MyFRITZ! on under Internet / MyFRITZ! Account.'),
  }),
  'lets-encrypt-invalid': () => ({
    short: l10n.t('certificate invalid'),
    summary: l10n.t("The FRITZ!Box says its certificate from Let's Encrypt is invalid."),
    why: l10n.t('It could not be requested or renewed.'),
    remedy: l10n.t("Check whether the MyFRITZ! name leads to the FRITZ!Box, then turn Let's Encrypt off and on."),
  }),
  'lets-encrypt-pending': () => ({
    short: l10n.t('certificate being requested'),
    summary: l10n.t("A certificate from Let's Encrypt is being requested."),
    why: l10n.t('That takes some minutes; until then the FRITZ!Box shows the one it signed itself.'),
    remedy: l10n.t('Check again in ten minutes.'),
  }),
  'lets-encrypt-unknown': ({ raw }) => ({
    short: l10n.t("Let's Encrypt: {0}", letsEncryptWords(raw)),
    summary: l10n.t("The state of Let's Encrypt is unknown."),
    why: l10n.t('The FRITZ!Box reports "{0}".', raw),
    remedy: l10n.t('Check again in ten minutes.'),
  }),
};

function renewal(): string {
  return l10n.t(
    "If it is from Let's Encrypt, turn that off and on; if you imported it, import a new one under {0}.",
    fritzBoxServicesPage(),
  );
}
