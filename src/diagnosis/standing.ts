import type { BoxState } from '../box/boxState';
import type { Level } from '../common/level';
import { certificateDays } from './certificate';
import { diagnose, type Finding, isOfRemoteAccess, mainFinding } from './diagnose';
import { isCurrent, type World } from './world';

/** How a router stands as a whole: what its row, the badge, the fleet report and the tools say first. */
export type Standing = { readonly level: Level; readonly findings: readonly Finding[] } &
  /** `apart`: how it stands apart from the file that it is compared with, where that is all that is wrong. */
  (
    | { readonly kind: 'finding'; readonly finding: Finding; readonly apart?: Standing }
    /** Seen from outside, with nothing wrong. `days` are those left of the certificate. */
    | { readonly kind: 'reachable'; readonly days: number | undefined }
    /** Remote access is on, and was never checked, or not since the box was last changed. */
    | { readonly kind: 'not-checked' | 'check-outdated' }
    /** Checked without finding a fault, and without the box having answered. */
    | { readonly kind: 'not-seen' }
  );

/** Made once for each state and world: it is asked for whenever anything in the view changes. */
const known = new WeakMap<BoxState, { readonly world: World | undefined; readonly standing: Standing }>();

export function standingOf(state: BoxState, world: World | undefined): Standing {
  const last = known.get(state);
  if (last !== undefined && last.world === world) return last.standing;
  const standing = judge(diagnose(state, world), state, world);
  known.set(state, { world, standing });
  return standing;
}

/** How it stands by what a check of remote access reports. */
export function checkStandingOf(state: BoxState, world: World | undefined): Standing {
  return judge(standingOf(state, world).findings.filter(isOfRemoteAccess), state, world);
}

function judge(findings: readonly Finding[], state: BoxState, world: World | undefined): Standing {
  const finding = mainFinding(findings);
  if (finding?.subject === 'drift') {
    const others = findings.filter(({ subject }) => subject !== 'drift');
    return { kind: 'finding', level: finding.level, finding, findings, apart: judge(others, state, world) };
  }
  if (finding !== undefined) return { kind: 'finding', level: finding.level, finding, findings };
  const outside = world?.outside;
  if (outside === undefined) return { kind: 'not-checked', level: 'unknown', findings };
  if (!isCurrent(outside, state)) return { kind: 'check-outdated', level: 'unknown', findings };
  const unknown = findings.find(({ level, subject }) => level === 'unknown' && subject !== 'provider');
  if (unknown !== undefined) return { kind: 'finding', level: 'unknown', finding: unknown, findings };
  // Of what is only seen from inside, the row says no more than that it was seen.
  if (!findings.some(({ code }) => code === 'remote-port-open'))
    return { kind: 'not-seen', level: 'unknown', findings };
  return { kind: 'reachable', level: 'ok', days: certificateDays(state, world), findings };
}
