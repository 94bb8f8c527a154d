/** The names of the rules by which endorsements are weighed. A rule never changes; another way is another rule. */
export const POINT_RULES = ['538-2020'] as const;
export type PointRule = (typeof POINT_RULES)[number];

/**
 * Points by the post that the endorser held when endorsing, by its office.
 *
 * `538-2020`: FiveThirtyEight, "How Our 2020 Presidential Endorsement Tracker Worked"
 * (https://fivethirtyeight.com/methodology/how-our-presidential-endorsement-tracker-worked/). Ten points: a president or
 * vice president, in office or former, and the leaders of the party in Congress. Eight: a governor, of a
 * territory too. Six: a United States senator. Five: a former nominee for president or vice president, a
 * former leader of the party, and a candidate who has left the race. Three: a United States representative,
 * and the mayor of a large city. Two: whoever else holds an office elected statewide, and the leaders of a
 * state's legislature. One: a member of the party's national committee. Everyone else, and who has no post
 * in the record, has none. The size of a city is not in the record: its mayor counts where the office says
 * that it is large.
 */
const POINTS: Readonly<Record<PointRule, Readonly<Record<string, number>>>> = {
  '538-2020': {
    'us-president': 10,
    'us-vice-president': 10,
    'former-us-president': 10,
    'former-us-vice-president': 10,
    'us-house-speaker': 10,
    'us-house-leader': 10,
    'us-senate-leader': 10,
    governor: 8,
    'us-senate': 6,
    'former-presidential-nominee': 5,
    'former-vice-presidential-nominee': 5,
    'former-party-leader': 5,
    'former-candidate': 5,
    'us-house': 3,
    'mayor-of-large-city': 3,
    'lieutenant-governor': 2,
    'attorney-general': 2,
    'secretary-of-state': 2,
    treasurer: 2,
    comptroller: 2,
    auditor: 2,
    'state-senate-leader': 2,
    'state-house-leader': 2,
    'national-committee': 1,
  },
};

/** Two letters of a state before a statewide office: `il-treasurer`. */
const STATE = /^[a-z]{2}-/;

/**
 * What an endorsement is worth.
 *
 * @param office of the post at the time of the endorsement; undefined where the record names none.
 */
export function pointsOf(office: string | undefined, rule: PointRule): number {
  const points = POINTS[rule];
  const known = (name: string): number | undefined =>
    Object.hasOwn(points, name) ? points[name] : undefined;
  if (office === undefined) return 0;
  return known(office) ?? known(office.replace(STATE, '')) ?? 0;
}
