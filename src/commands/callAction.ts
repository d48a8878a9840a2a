import { l10n } from 'vscode';
import { isRead } from '../box/boxState';
import { part } from '../box/part';
import { mayHaveTakenEffect } from '../changes/applyChange';
import { HumanError } from '../common/humanError';
import type { RouterProfile } from '../routers/profile';
import { shownCall } from '../routers/redactedXml';
import { isSecretName } from '../tr064/argumentNames';
import type { Tr064Client } from '../tr064/client';
import type { ServiceDescription } from '../tr064/description';
import type { Scpd, ScpdAction, ScpdVariable } from '../tr064/scpd';
import { withSecondFactor } from '../tr064/secondFactor';
import { withProgress } from '../ui/progress';
import { askFor, type PickItem, type Step } from '../ui/steps';
import { secondFactorWords } from '../ui/words/secondFactor';
import type { Parts } from './parts';

interface Call {
  service: ServiceDescription;
  action: ScpdAction;
  args: Record<string, string>;
}

type Done = (call: Call) => undefined;

/** Calls any action of a box: for what this extension has no command of its own for. */
export async function callAction(
  parts: Parts<'clients' | 'documents' | 'history' | 'recentActions' | 'watch' | 'worlds'>,
  profile: RouterProfile,
): Promise<void> {
  const client = await parts.clients.get(profile);
  const title = l10n.t('Call a TR-064 Action: {0}', profile.name);
  const call = await askFor(title, (done: Done) => actionStep(client, parts.recentActions.all(), done));
  if (call === undefined) return;
  const { service, action, args } = call;
  await parts.recentActions.use(idOf(call));
  // The watch does not look in the middle of it.
  if (!isReading(action)) await parts.history.begin(profile.id);
  const answer = await withProgress(`${profile.name}: ${action.name}`, async (progress) => {
    progress.report(l10n.t('waiting for the answer…'));
    // A call that may change the box is not cancelled: its outcome would not be known.
    const signal = isReading(action) ? progress.signal : undefined;
    return withSecondFactor(
      client,
      (options) => client.call(service.serviceType, action.name, args, { ...options, signal }),
      {
        signal: progress.signal,
        onWaiting: (methods, until) => {
          progress.countDown(until, (seconds) => secondFactorWords(methods, seconds, client.route));
        },
        onConfirmed: () => progress.report(l10n.t('waiting for the answer…')),
      },
    );
  }).catch(async (error: unknown) => {
    if (isReading(action) || !mayHaveTakenEffect(error)) throw error;
    await noteChange(parts, profile);
    throw lost(action, error);
  });
  if (!isReading(action)) await noteChange(parts, profile);
  const document = {
    service: service.serviceType,
    action: action.name,
    ...shownCall(args, Object.fromEntries(answer)),
  };
  await parts.documents.open(`${action.name}.json`, `${JSON.stringify(document, undefined, 2)}\n`);
}

/** What the action changed is not known: all that was seen of the box may be outdated. */
async function noteChange({ watch, worlds }: Parts<'watch' | 'worlds'>, { id }: RouterProfile): Promise<void> {
  void watch.takeAsOwn(id);
  await worlds.outdate(id, ['outside', 'ports', 'certificate']);
}

function lost({ name }: ScpdAction, error: unknown): HumanError {
  return new HumanError(
    l10n.t('The answer to {0} was lost: it is not known whether the FRITZ!Box did it.', name),
    l10n.t('It was not sent again. Check the state of the FRITZ!Box before you send it again.'),
    error,
  );
}

function isReading({ name }: ScpdAction): boolean {
  return /(^|_)Get/.test(name);
}

/** An action that a box offers, with the description of its service. */
interface Offered {
  readonly service: ServiceDescription;
  readonly scpd: Scpd;
  readonly action: ScpdAction;
}

/** Lists all actions of a box, found by the name of the action or of its service; those used last come first. */
function actionStep(client: Tr064Client, recent: readonly string[], done: Done): Step {
  return async (input) => {
    const offered = await input.wait(l10n.t('Reading what the FRITZ!Box can do…'), (signal) =>
      actionsOf(client, signal),
    );
    const used = recent.flatMap((id) => offered.find((one) => idOf(one) === id) ?? []);
    const others = offered.filter((one) => !used.includes(one));
    const { service, action, scpd } = await input.pick<Offered>({
      placeholder: l10n.t('Which action? Type part of its name or of the name of its service.'),
      items: [
        ...(used.length === 0 ? [] : [{ heading: l10n.t('used last') }, ...used.map(actionItem)]),
        { heading: used.length === 0 ? '' : l10n.t('all others') },
        ...others.map(actionItem),
      ],
    });
    return argumentStep(scpd, { service, action, args: {} }, 0, done);
  };
}

/** Without an icon: what is typed filters these rows. */
function actionItem(offered: Offered): PickItem<Offered> {
  const { service, action } = offered;
  const wanted = action.args.flatMap(({ name, direction }) => (direction === 'in' ? name : []));
  const description = [service.serviceType.replace(/^.*:service:/, ''), wanted.join(', ')].filter(Boolean).join(' · ');
  return { label: action.name, description, value: offered };
}

/** A service whose description cannot be read is left out. */
async function actionsOf(client: Tr064Client, signal: AbortSignal): Promise<Offered[]> {
  const { services } = await client.describe({ signal });
  const offered = await Promise.all(
    services.map(async (service) => {
      const none: Scpd = { actions: [], variables: [] };
      const scpd = await part(client.scpd(service.serviceType, { signal }).then((read) => read ?? none));
      return isRead(scpd) ? scpd.actions.map((action) => ({ service, scpd, action })) : [];
    }),
  );
  return offered.flat();
}

function idOf({ service, action }: Pick<Offered, 'service' | 'action'>): string {
  return `${service.serviceType}#${action.name}`;
}

/** Asks for one argument after the other, as the service describes them. */
function argumentStep(scpd: Scpd, call: Call, index: number, done: Done): Step {
  const wanted = call.action.args.filter(({ direction }) => direction === 'in')[index];
  if (wanted === undefined) return sureStep(call, done);
  const variable = scpd.variables.find(({ name }) => name === wanted.variable);
  return async (input) => {
    const allowed = variable?.dataType === 'boolean' ? ['1', '0'] : (variable?.allowedValues ?? []);
    const value =
      allowed.length > 0
        ? await input.pick<string>({
            placeholder: wanted.name,
            items: allowed.map((one) => ({
              label: one,
              ...(one === variable?.defaultValue ? { description: l10n.t('default') } : {}),
              value: one,
            })),
          })
        : await input.text({
            prompt: variable === undefined ? wanted.name : `${wanted.name} (${variable.dataType})`,
            value: call.args[wanted.name] ?? variable?.defaultValue ?? '',
            password: isSecretName(wanted.name),
            validate: (text) => typeProblem(text, variable),
          });
    return argumentStep(scpd, { ...call, args: { ...call.args, [wanted.name]: value } }, index + 1, done);
  };
}

const LARGEST: Readonly<Record<string, number>> = { ui1: 0xff, ui2: 0xffff, ui4: 0xffffffff };

/** Types of UPnP Device Architecture 1.0 §2.3 that boxes use; any text will do for the others. */
export function typeProblem(text: string, variable: ScpdVariable | undefined): string | undefined {
  const type = variable?.dataType ?? '';
  const largest = LARGEST[type];
  if (largest !== undefined && !(/^\d{1,10}$/.test(text) && Number(text) <= largest)) {
    return l10n.t('Enter a whole number from 0 to {0}.', largest);
  }
  if (/^i[124]$|^int$/.test(type) && !/^[+-]?\d{1,10}$/.test(text)) return l10n.t('Enter a whole number.');
  return undefined;
}

/** An action that may change the box is asked about once more, with all that is sent. */
function sureStep(call: Call, done: Done): Step {
  return async (input) => {
    const { action, args, service } = call;
    if (!isReading(action)) {
      const shown = shownCall(args).arguments;
      const lines = Object.entries(shown).map(([name, value]) => `${name} = ${value}`);
      await input.modal(
        l10n.t('Call {0}?', action.name),
        [
          service.serviceType,
          ...lines,
          '',
          l10n.t(
            'This may change the FRITZ!Box. What it changes is not in the list of changes and cannot be undone from here.',
          ),
        ].join('\n'),
        l10n.t('Call'),
      );
    }
    return done(call);
  };
}
