import { l10n } from 'vscode';
import { type BoxState, valueOf } from '../box/boxState';
import type { SettingKind } from '../wanted/values';
import type { CommandName } from '../common/commandIds';
import { internetAddress } from '../diagnosis/internetAddress';
import type { World } from '../diagnosis/world';
import type { RouterProfile } from '../routers/profile';
import { unchangedWords } from '../ui/words/outcomes';
import type { Parts } from './parts';

interface Known {
  readonly profile: RouterProfile;
  readonly isSignedIn: boolean;
  /** As of the last read; `undefined` where that failed. */
  readonly state: BoxState | undefined;
  readonly world: World | undefined;
  /** Something was changed on it from here. */
  readonly isChanged: boolean;
}

/** Why a command does not apply to a router, in a sentence; `undefined` where it does, or may. */
export function obstacleTo(
  command: CommandName,
  { boxStates, history, worlds }: Parts<'boxStates' | 'history' | 'worlds'>,
  profile: RouterProfile,
): string | undefined {
  const { boxState, failure } = boxStates.get(profile.id);
  return OBSTACLES[command]?.({
    profile,
    isSignedIn: failure?.kind !== 'sign-in-needed',
    state: failure === undefined ? boxState : undefined,
    world: worlds.get(profile.id),
    isChanged: history.all(profile.id).length > 0,
  });
}

type Obstacle = (known: Known) => string | undefined;

const OBSTACLES: Readonly<Partial<Record<CommandName, Obstacle>>> = {
  removeInternetRoute: ({ profile: { routes } }) =>
    routes.internet === undefined ? l10n.t('It has no internet route.') : undefined,
  signOut: ({ isSignedIn }) => (isSignedIn ? undefined : l10n.t('You are not signed in.')),
  turnOnRemoteAccess: remoteAccessIs(true),
  turnOffRemoteAccess: remoteAccessIs(false),
  turnOnDynamicDns: dynamicDnsIs(true),
  turnOffDynamicDns: dynamicDnsIs(false),
  updateDynamicDns: dynamicDnsIs(false),
  turnOnLetsEncrypt: letsEncryptIs(true),
  turnOffLetsEncrypt: letsEncryptIs(false),
  allowProviderUpdates: providerUpdatesAre(true),
  forbidProviderUpdates: providerUpdatesAre(false),
  copyForumReport: notChecked,
  saveCheckReport: notChecked,
  undoLastChange: ({ isChanged }) => (isChanged ? undefined : l10n.t('Nothing was changed on it from here.')),
  openInternetAddress: noAddress,
  copyAddress: noAddress,
  openProviderPage: ({ state }) =>
    valueOf(state?.ddns)?.providerName === '' ? l10n.t('No dynamic DNS provider is set up.') : undefined,
};

function remoteAccessIs(enabled: boolean): Obstacle {
  return ({ state }) => already('remoteAccess', valueOf(state?.remoteAccess)?.enabled, enabled);
}

function dynamicDnsIs(enabled: boolean): Obstacle {
  return ({ state }) => already('ddns', valueOf(state?.ddns)?.enabled, enabled);
}

function letsEncryptIs(enabled: boolean): Obstacle {
  return ({ state }) =>
    state?.letsEncrypt === 'not-supported'
      ? l10n.t("This FRITZ!Box has no Let's Encrypt.")
      : already('letsEncrypt', valueOf(state?.letsEncrypt)?.enabled, enabled);
}

function providerUpdatesAre(allowed: boolean): Obstacle {
  return ({ state }) => already('providerUpdates', valueOf(state?.firmwareDownload)?.allowed, allowed);
}

function already(kind: SettingKind, enabled: boolean | undefined, unwanted: boolean): string | undefined {
  return enabled === unwanted ? unchangedWords(kind, { enabled }) : undefined;
}

function notChecked({ world }: Known): string | undefined {
  return world?.outside === undefined ? l10n.t('It has not been checked yet.') : undefined;
}

function noAddress({ state, world }: Known): string | undefined {
  return state !== undefined && internetAddress(state, world) === undefined
    ? l10n.t('There is no address to reach it by from the internet.')
    : undefined;
}
