import { type RouterProfile, routesOf } from '../routers/profile';
import type { Parts } from './parts';

/** Forgets a router's login. What was read last stays, dated. */
export async function signOut(
  { credentials, refresher }: Parts<'credentials' | 'refresher'>,
  profile: RouterProfile,
): Promise<void> {
  const kinds = routesOf(profile).map(({ kind }) => kind);
  await credentials.delete(profile.id, kinds);
  await refresher.refreshAnew(profile.id);
}
