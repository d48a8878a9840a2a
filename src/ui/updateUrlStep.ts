import { l10n } from 'vscode';
import type { DdnsMode } from '../box/ddns';
import { completePlaceholder } from '../box/updateUrl/placeholders';
import type { Level } from '../common/level';
import { checkUpdateUrl, correctUpdateUrl, type UrlContext, type UrlFinding } from '../box/updateUrl/checks';
import { type PreviewValues, previewUpdateUrl } from '../box/updateUrl/preview';
import { URL_TEMPLATES } from '../box/updateUrl/templates';
import { sentenceRow, textRows, wrap } from './longText';
import type { Composed, Heading, PickItem, Step, StepInput } from './steps';
import { listed, placeholderWords, urlFindingWords } from './words/updateUrl';

export interface UrlQuestion {
  readonly value: string;
  readonly context: UrlContext;
  readonly preview: PreviewValues;
  /** It was just entered: one that was set before is known to work. */
  readonly isNewPassword: boolean;
  readonly openPage: (url: string) => void;
}

type Row = PickItem<Composed> | Heading;

/** Lets the person write the update URL; a new password that it would break on can be escaped. */
export function updateUrlStep(
  question: UrlQuestion,
  chosen: (url: string, password: string | undefined) => Step,
): Step {
  return async (input) => {
    let url = question.value;
    for (;;) {
      url = await input.compose({
        placeholder: l10n.t('https://provider/path?host=<domain>&ip=<ipaddr>'),
        value: url,
        rows: (text) => rows(text, question),
      });
      const { password } = question.context;
      const characters = checkUpdateUrl(url, question.context).flatMap(passwordCharacters);
      if (!question.isNewPassword || password === undefined || characters.length === 0) return chosen(url, password);
      const isWanted = await wantsEscaping(input, characters);
      if (isWanted !== undefined) return chosen(url, isWanted ? escaped(password, characters) : password);
    }
  };
}

/** Asks whether to escape characters of the password; `undefined` goes back to the URL. */
async function wantsEscaping(input: StepInput, characters: readonly string[]): Promise<boolean | undefined> {
  const codes = characters.map((character) => encodeURIComponent(character)).join(', ');
  const escape = l10n.t('Use {0}', codes);
  const chosen = await input.ask(
    l10n.t('Your password contains {0}: use {1}?', listed(characters), codes),
    l10n.t('The FRITZ!Box puts the password into the URL as it is, where such characters have another meaning.'),
    escape,
    l10n.t('Leave the Password as It Is'),
  );
  return chosen === undefined ? undefined : chosen === escape;
}

function passwordCharacters(finding: UrlFinding): string[] {
  return finding.code === 'needs-escaping' && finding.field === 'password' ? [...finding.characters] : [];
}

function escaped(password: string, characters: readonly string[]): string {
  return [...password].map((one) => (characters.includes(one) ? encodeURIComponent(one) : one)).join('');
}

function rows(text: string, question: UrlQuestion): readonly Row[] {
  const { context, preview } = question;
  const findings = checkUpdateUrl(text, context);
  const isUsable = findings.every(({ level }) => level !== 'problem');
  const corrected = correctUpdateUrl(text, context.mode);
  const checks: Row[] = [
    ...(findings.length === 0 ? [{ label: l10n.t('Nothing is wrong with it.'), icon: 'pass' }] : []),
    ...findings.map((finding) => sentenceRow(urlFindingWords(finding), icon(finding.level))),
  ];
  const correct: Row[] =
    corrected === undefined ? [] : [{ label: l10n.t('Correct it'), icon: 'wand', value: { text: corrected } }];
  // No heading: VS Code shows none while there is text in the field.
  const requests = previewUpdateUrl(text, preview)
    .split(' ')
    .flatMap((url) => textRows([l10n.t('The FRITZ!Box will request:'), ...wrap(url)], 'globe'));
  // Enter takes the first row: it completes a placeholder being typed, and otherwise accepts a usable URL.
  if (/<\/?\w*$/.test(text)) return [...completions(text), ...checks];
  if (text.trim() === '') return [...templates(question), ...completions(text)];
  return isUsable
    ? [use(l10n.t('Use this update URL'), 'check'), ...correct, ...checks, ...requests, ...completions(text)]
    : [...correct, ...checks, ...requests, ...completions(text), use(l10n.t('Use it anyway'), 'warning')];
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
            action: () => openPage(infoUrl),
            button: { icon: 'link-external', tooltip: l10n.t('Open what {0} says about it', name) },
          },
        ];
  });
  return [{ heading: l10n.t('begin with the URL of') }, ...fitting];
}

function urlFor(urls: Readonly<Partial<Record<DdnsMode, string>>>, mode: DdnsMode): string | undefined {
  return mode === 'other' ? (urls['both-together'] ?? urls.ipv4) : urls[mode];
}
