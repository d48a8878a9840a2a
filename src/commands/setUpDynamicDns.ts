import { l10n } from 'vscode';
import { entriesOf, namesGivenUp } from '../box/domainNames';
import { ddnsMode, type DdnsMode, isPredefined, userDefinedProvider } from '../box/ddns';
import { valueOf } from '../box/boxState';
import { differing, text, type Values } from '../wanted/values';
import { allowedModes } from '../changes/settings';
import type { RouterProfile } from '../routers/profile';
import { type DdnsProvider, getDdnsProviders } from '../tr064/services/remoteAccess';
import { confirmStep, type Wording } from '../ui/confirmStep';
import { type DdnsPassword, ddnsPasswordStep } from '../ui/ddnsPasswordStep';
import { askFor, type Step } from '../ui/steps';
import { updateUrlStep, type UrlQuestion } from '../ui/updateUrlStep';
import { ddnsModeNeeds, ddnsModeWords } from '../ui/words/status';
import { change, type ChangeParts, propose } from './change';
import type { Plan, Target } from './change/verb';
import { isWebPage, openPage } from './links';
import type { Parts } from './parts';
import { FILLED_IN_BY_BOX, notUpdatedWords, sayUpdating } from './turnDynamicDns';

/** Sets up dynamic DNS, step by step, and turns it on (GetDDNSProviders, SetDDNSConfig). */
export async function setUpDynamicDns(parts: ChangeParts, profile: RouterProfile): Promise<void> {
  await change(parts, [profile], {
    ...wording(),
    kind: 'ddns',
    plan: (target) =>
      askFor<Plan>(`${wording().title}: ${profile.name}`, (done) => new Wizard(parts, target, done).providerStep),
    done: sayUpdating,
  });
}

function wording(): Wording {
  return { title: l10n.t('Set Up Dynamic DNS'), apply: l10n.t('Set Up') };
}

/** The steps, which each know the ones before. */
class Wizard {
  /** What is to be stored, as far as it is known. */
  private wanted: Values;
  private password: DdnsPassword | undefined;
  private userDefined = false;

  constructor(
    private readonly parts: Parts<'boxStates' | 'ddnsPasswords' | 'documents' | 'identities'>,
    private readonly target: Target,
    private readonly done: (plan: Plan) => undefined,
  ) {
    this.wanted = { ...target.before, enabled: true };
  }

  readonly providerStep: Step = async (input) => {
    const { client, before } = this.target;
    const providers = await input.wait(l10n.t('Asking the FRITZ!Box for its providers…'), (signal) =>
      getDdnsProviders(client, { signal }),
    );
    const own = userDefinedProvider(providers);
    const providerName = await input.pick<string>({
      placeholder: l10n.t('Which provider of dynamic DNS do you have an account with?'),
      active: text(this.wanted, 'providerName'),
      items: providers.map((provider) => this.providerItem(provider, own)),
    });
    this.userDefined = !isPredefined(providerName, providers);
    // Coming back to the same provider keeps what was entered.
    if (providerName !== this.wanted.providerName) {
      const { enabled, domain, username, mode } = this.wanted as Required<Values>;
      const { updateUrl = '', serverIPv4 = '', serverIPv6 = '' } = providerName === before.providerName ? before : {};
      this.wanted = {
        ...{ enabled, providerName, domain, username, mode },
        ...(this.userDefined ? { updateUrl, serverIPv4, serverIPv6 } : {}),
      };
    }
    return this.modeStep;
  };

  private providerItem({ name, infoUrl }: DdnsProvider, own: string | undefined) {
    const notes = [
      name === this.target.before.providerName ? l10n.t('set up now') : '',
      name === own ? l10n.t('any provider, with an update URL of your own') : '',
    ];
    const button = { icon: 'link-external', tooltip: l10n.t('Open the page of {0}', name) };
    return {
      label: name,
      description: notes.filter(Boolean).join(' · '),
      value: name,
      ...(isWebPage(infoUrl) ? { action: () => void openPage(infoUrl), button } : {}),
    };
  }

  private readonly modeStep: Step = async (input) => {
    const modes = await allowedModes(this.target.client);
    const mode = await input.pick<string>({
      placeholder: l10n.t('Which addresses should the name lead to?'),
      active: text(this.wanted, 'mode'),
      items: modes.map((one) => ({
        label: ddnsModeWords(one),
        ...(one === this.target.before.mode ? { description: l10n.t('set up now') } : {}),
        detail: ddnsModeNeeds(one, this.userDefined),
        value: one,
      })),
    });
    this.wanted = { ...this.wanted, mode };
    return this.domainStep;
  };

  private readonly domainStep: Step = async (input) => {
    const domain = await input.text({
      prompt: l10n.t('Domain name that should lead to the FRITZ!Box, as it is called at the provider'),
      value: text(this.wanted, 'domain'),
      validate: domainProblem,
    });
    this.wanted = { ...this.wanted, domain: domain.trim() };
    return this.userStep;
  };

  private readonly userStep: Step = async (input) => {
    const username = await input.text({
      prompt: l10n.t(
        'User name of your account at the provider. Some FRITZ!Boxes do not update the name while this is empty: if the provider has none, enter any value.',
      ),
      value: text(this.wanted, 'username'),
    });
    this.wanted = { ...this.wanted, username };
    return this.passwordStep;
  };

  private async knownPassword(): Promise<string | undefined> {
    const { ddnsPasswords, identities } = this.parts;
    const { profile, before } = this.target;
    const sameAccount = differing(before, this.wanted).every((name) => name !== 'providerName' && name !== 'username');
    return sameAccount ? ddnsPasswords.get(profile.id, identities.all(profile.id), before) : undefined;
  }

  private readonly passwordStep: Step = async (input) =>
    ddnsPasswordStep(await this.knownPassword(), (password) => {
      this.password = password;
      return this.userDefined ? this.urlStep : this.confirmStep();
    })(input);

  /** Asked for anew when the person comes back to it. */
  private readonly urlStep: Step = (input) =>
    updateUrlStep(this.urlQuestion(), (updateUrl, password) => {
      this.wanted = { ...this.wanted, updateUrl };
      return this.confirmStep(password);
    })(input);

  private urlQuestion(): UrlQuestion {
    const { wanted, password } = this;
    const { boxState } = this.parts.boxStates.get(this.target.profile.id);
    const { externalIPv4, externalIPv6 } = valueOf(boxState?.external) ?? {};
    const [domain, username] = [text(wanted, 'domain'), text(wanted, 'username')];
    const mode: DdnsMode = ddnsMode(text(wanted, 'mode'));
    return {
      value: text(wanted, 'updateUrl'),
      context: { mode, domain, username, hasPassword: password?.value !== '', password: password?.value },
      isNewPassword: password?.change === 'new',
      preview: { ipaddr: externalIPv4, ip6addr: externalIPv6, domain, username },
      openPage: (url) => void openPage(url),
    };
  }

  private confirmStep(sent = this.password?.value): Step {
    const { target, wanted, parts } = this;
    const password = this.password && { ...this.password, value: sent ?? '' };
    const givenUp = namesGivenUp(text(target.before, 'domain'), text(wanted, 'domain'));
    const plan: Plan = {
      wanted,
      password,
      ...(this.userDefined ? {} : { leftToBox: FILLED_IN_BY_BOX }),
      cutsOff: target.before.enabled === true && givenUp.length > 0 ? notUpdatedWords(givenUp.join(', ')) : undefined,
    };
    return confirmStep([propose({ ...target, plan }, 'ddns')], wording(), parts.documents, () =>
      this.done({ ...plan, agreed: true }),
    );
  }
}

/** A sentence about what cannot be a domain name; several may be entered, and words of providers that use none. */
export function domainProblem(entered: string): string | undefined {
  const entries = entriesOf(entered);
  if (entries.length === 0) return l10n.t('Enter the domain name.');
  const wrong = entries.find(({ problem }) => problem === 'no-name');
  return (
    wrong &&
    l10n.t('{0} is no domain name: it has characters that no domain name has, or too many of them.', wrong.text)
  );
}
