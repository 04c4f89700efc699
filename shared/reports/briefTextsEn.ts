import type { BriefTexts } from './briefWords';

const days = (count: number): string => `${count}\u00A0${Math.abs(count) === 1 ? 'day' : 'days'}`;

export const briefTextsEn: BriefTexts = {
  title: 'Meeting brief',
  madeOn: (when) => `Brief composed on ${when}`,
  asOf: (day) => `as of ${day}`,
  record: 'Record',
  partner: 'Partner',
  agreement: 'Agreement',
  agreementEnds: (day, left) =>
    left < 0 ? `ended on ${day}` : left === 0 ? `until ${day} (today)` : `until ${day} (in ${days(left)})`,
  cadence: 'Cadence',
  every: (count) => (count === 1 ? 'a meeting every day' : `a meeting every ${days(count)}`),
  lastMet: (count) => (count === 0 ? 'last met today' : `last met ${days(count)} ago`),
  neverMet: 'not met so far',
  owner: 'Looked after by',
  points: 'Not to be forgotten',
  point: {
    agreementEnded: (day, count) => `The agreement ended on ${day}, ${days(count)} ago.`,
    agreementEnding: (day, count) =>
      count === 0 ? 'The agreement ends today.' : `The agreement ends on ${day}, in ${days(count)}.`,
    cadenceLate: (count) => `The agreed cadence is exceeded by ${days(count)}.`,
    oursOverdue: (count) =>
      count === 1 ? 'One of our commitments is overdue.' : `${count} of our commitments are overdue.`,
    theirsOverdue: (count) =>
      count === 1 ? 'One of their commitments is overdue.' : `${count} of their commitments are overdue.`,
    actionsOverdue: (count) => (count === 1 ? 'One action is overdue.' : `${count} actions are overdue.`),
    leftOver: (count) =>
      count === 1
        ? 'One point of the last agenda was not covered.'
        : `${count} points of the last agenda were not covered.`,
    notMetSince: (name, day) => `${name} has not taken part in a meeting since ${day}.`,
    neverMet: (name) => `${name} has not taken part in any meeting yet.`,
    noAgenda: 'This meeting has no agenda yet.',
  },
  lastMeeting: 'Last meeting',
  noLastMeeting: 'This is the first meeting.',
  leftOver: (text) => `Not covered: ${text}`,
  actions: 'Open actions',
  noActions: 'No action is open.',
  commitments: 'Open commitments',
  noCommitments: 'No commitment is open.',
  side: { ours: 'Us', theirs: 'Partner' },
  late: (count) => `Overdue by ${days(count)}`,
  people: 'People',
  noPeople: 'No contact is known at this partner.',
  morePeople: (count) => (count === 1 ? 'And one more contact.' : `And ${count} more contacts.`),
  notes: 'Earlier notes',
  internalNote: 'Internal: ',
  columns: {
    from: 'From',
    person: 'Name',
    role: 'Role',
    influence: 'Influence',
    lastMet: 'Last met',
  },
  expected: 'expected',
  never: 'Never',
  type: {
    distributor: 'Distributor',
    reseller: 'Reseller',
    valueAddedReseller: 'Value-added reseller',
    agent: 'Agent',
    franchisee: 'Franchisee',
    marketplace: 'Online marketplace',
    directSalesRep: 'Direct-sales representative',
    managedServiceProvider: 'Managed service provider',
    systemIntegrator: 'System integrator',
  },
  stage: {
    identified: 'identified',
    evaluated: 'evaluated',
    recruited: 'recruited',
    onboarding: 'onboarding',
    active: 'active',
    strategic: 'strategic',
    atRisk: 'at risk',
    dormant: 'dormant',
    ended: 'ended',
  },
  tier: { none: '', registered: 'registered', silver: 'Silver', gold: 'Gold', platinum: 'Platinum' },
  influence: {
    unknown: '',
    decisionMaker: 'Decision maker',
    champion: 'Champion',
    influencer: 'Influencer',
    user: 'User',
    opponent: 'Opponent',
  },
};
