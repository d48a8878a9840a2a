import type { RouterProfile } from '../routers/profile';
import type { Parts } from './parts';

/** Forgets a router's login. What was read last stays, dated. */
export async function signOut({ credentials, refresher }: Parts, { id }: RouterProfile): Promise<void> {
  await credentials.delete(id);
  await refresher.refreshAnew(id);
}
