import type { Undo } from '#libs/domain';
import type { Outgoing } from './group-commit.js';
import type { OpenCommand } from './open-command.js';

/** What waits for a pending commit: told once whether the log took it. */
export type Follower = (isAccepted: boolean) => void;

/** A commit that this process decided and the log has not: its stream's state holds it already. */
export interface PendingCommit extends Outgoing {
  readonly command: OpenCommand;
  readonly followers: Follower[];
  /** Takes its events out of the state again, the last one first. */
  readonly undos: Undo[];
  /** It can never be accepted any more: not to be sent. */
  isDead: boolean;
}

/** Tells what waits for a commit what became of it. */
export function tell(commit: PendingCommit, isAccepted: boolean): void {
  for (const follower of commit.followers.splice(0)) follower(isAccepted);
}
