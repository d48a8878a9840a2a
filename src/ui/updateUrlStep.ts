import { l10n } from 'vscode';
import type { DdnsMode } from '../box/ddns';
import { completePlaceholder } from '../box/updateUrl/placeholders';
import type { Level } from '../common/level';
import { checkUpdateUrl, type UrlContext } from '../box/updateUrl/checks';
import { type PreviewValues, previewUpdateUrl } from '../box/updateUrl/preview';
import { URL_TEMPLATES } from '../box/updateUrl/templates';
import { textRows, wrap } from './longText';
import type { Composed, Heading, PickItem, Step } from './steps';
import { placeholderWords, urlFindingWords } from './words/updateUrl';

export interface UrlQuestion {
  readonly value: string;
  readonly context: UrlContext;
  readonly preview: PreviewValues;
  readonly openPage: (url: string) => void;
}

type Row = PickItem<Composed> | Heading;

/**
 * Lets the person write the update URL, with what the box will make of it and what is wrong with it below, and the
 * placeholders to go on with.
 */
export function updateUrlStep(question: UrlQuestion, chosen: (url: string) => Step): Step {
  return async (input) => {
    const url = await input.compose({
      placeholder: l10n.t('https://provider/path?host=<domain>&ip=<ipaddr>'),
      value: question.value,
      rows: (text) => rows(text, question),
    });
    return chosen(url);
  };
}

function rows(text: string, question: UrlQuestion): readonly Row[] {
  const findings = checkUpdateUrl(text, question.context);
  const isUsable = findings.every(({ level }) => level !== 'problem');
  const checks: Row[] = [
    ...(findings.length === 0 ? [{ label: l10n.t('Nothing is wrong with it.'), icon: 'pass' }] : []),
    ...findings.flatMap((finding) => textRows(wrap(urlFindingWords(finding)), icon(finding.level))),
  ];
  const preview: Row[] = previewUpdateUrl(text, question.preview)
    .split(' ')
    .flatMap((url) => textRows([l10n.t('The FRITZ!Box will request:'), ...wrap(url)], 'globe'));
  // Enter takes the first row: it completes a placeholder being typed, and otherwise accepts a usable URL.
  if (/<\/?\w*$/.test(text)) return [...completions(text), ...checks];
  if (text.trim() === '') return [...templates(question), ...completions(text)];
  if (isUsable) return [use(l10n.t('Use this update URL'), 'check'), ...checks, ...preview, ...completions(text)];
  return [...checks, ...preview, ...completions(text), use(l10n.t('Use it all the same'), 'warning')];
}

function use(label: string, iconName: string): Row {
  return { label, icon: iconName, value: { accept: true } };
}

function icon(level: Level): string {
  return level === 'problem' ? 'error' : level === 'warning' ? 'warning' : 'info';
}

function completions(text: string): Row[] {
  return completePlaceholder(text).map(({ placeholder, text: completed }) => ({
    label: placeholder,
    description: placeholderWords(placeholder),
    icon: 'add',
    value: { text: completed },
  }));
}

function templates({ context, openPage }: UrlQuestion): Row[] {
  const fitting = URL_TEMPLATES.flatMap(({ name, infoUrl, urls }) => {
    const url = urlFor(urls, context.mode);
    return url === undefined
      ? []
      : [
          {
            label: name,
            description: url,
            icon: 'organization',
            value: { text: url },
            action: () => {
              openPage(infoUrl);
            },
            button: { icon: 'link-external', tooltip: l10n.t('Open what {0} says about it', name) },
          },
        ];
  });
  return [{ heading: l10n.t('begin with the URL of') }, ...fitting];
}

function urlFor(urls: Readonly<Partial<Record<DdnsMode, string>>>, mode: DdnsMode): string | undefined {
  return mode === 'other' ? (urls['both-together'] ?? urls.ipv4) : urls[mode];
}
