/** The post that someone held when speaking: the role at the time. */
export interface Post {
  /** `us-senate`, `us-house`, `mayor` ...: what endorsements are counted by. */
  readonly office: string;
  /** OCD division id: `ocd-division/country:us/state:il`. */
  readonly jurisdiction?: string;
  readonly label?: string;
}

export const ACTOR_KINDS = ['person', 'organization'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** A person or an organisation as an event names it: id and name are always both there [A6]. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly kind: ActorKind;
  readonly post?: Post;
}
