import { installers, type Thread } from './thread';

/** Rarer subjects from the field, in English. */
export const threadsEnField: readonly Thread[] = [
  {
    label: 'New premises',
    phases: ['run'],
    title: 'The new premises',
    agenda: 'Move to new premises',
    notes:
      'Moving in {month}: [twice the space and a proper loading bay|smaller, but next to the ring road]. [{who} wants a demo wall in the lobby.|A training room for twelve, which we may use.] [Phones may be down for a few days.|]',
    ours: 'Plan the demo material for the new premises',
    theirs: 'Send the new delivery address',
    promise: 'Demo material delivered in time for the opening of the new premises',
    internal: 'A good sign: nobody builds a demo room to leave.',
  },
  {
    label: 'Succession',
    phases: ['run', 'risk'],
    types: ['reseller', 'valueAddedReseller', 'managedServiceProvider'],
    title: 'Three years ahead',
    agenda: 'Outlook for the next three years',
    notes:
      '[Succession came up for the first time.|The owner spoke openly about retiring.] [Two employees might take over.|A regional group has been in touch.] {who} asks for [discretion|no changes to the agreement for now].',
    internalDecision: 'Confidential: nothing of it in reports to the partner.',
    ours: 'Prepare a summary of the partnership',
    internal: '**Confidential.** Stay close to the two employees; the group that called installs {rival}.',
  },
  {
    label: 'Updates',
    phases: ['run'],
    types: installers,
    title: 'Updating installed systems',
    agenda: 'Firmware updates',
    notes:
      '{n} readers still run the previous version. [Occupied sites have to be done at night.|Remote updates work, except behind some firewalls.] [{who} charges a flat fee.|{who} treats it as maintenance.] [First site: {client}.|We start with {client} in {month}.]',
    decision: 'Sites updated one by one, done by {date}.',
    ours: 'Send the update and roll-back procedure',
    theirs: 'Schedule the updates site by site',
    promise: 'Someone on call during night updates',
    pledge: 'All sites up to date by {date}',
  },
  {
    label: 'Returns',
    phases: ['run'],
    types: ['reseller', 'valueAddedReseller', 'systemIntegrator', 'distributor'],
    title: 'Warranty returns',
    agenda: 'Returns under warranty',
    notes:
      '{Small} warranty returns this quarter, [nearly all for the same power supply|with nothing in common]. [Advance replacement works well.|{who} prefers advance replacement to repair.] [Serial numbers are not always noted, which slows things down.|One box came back without papers; found since.]',
    decision: 'Advance replacement for anything under six months old.',
    ours: 'Ask for an analysis of the returned power supplies',
    theirs: 'Note serial numbers before any return',
    promise: 'Analysis of the returns by {date}',
    internal: 'It is the {prevMonth} batch of power supplies. Quality knows.',
  },
  {
    label: 'Maintenance',
    phases: ['run'],
    types: installers,
    title: 'Maintenance contracts',
    agenda: 'Share of jobs with maintenance',
    notes:
      'Only one customer in three takes maintenance. [{who} offers it too late, after handover.|It is an option in the quote, so it gets crossed out.] The idea: [include the first year|make it a firm line in every quote].',
    decision: 'First year of maintenance included in every quote.',
    ours: 'Provide a template for maintenance contracts',
    theirs: 'Change the quote template',
    pledge: 'Maintenance on every second job by the end of {month}',
  },
  {
    label: 'Specifiers',
    phases: ['run'],
    title: 'Architects and consultants',
    agenda: 'Specifiers in the area',
    notes:
      '[Two consulting engineers write {rival} into their specifications.|An architect wants something discreet, with no visible reader.] [{who} suggests breakfast with five of them.|A joint visit in {month}.] [Samples and a model text will be needed.|]',
    decision: 'Meet five specifiers in {month}.',
    ours: 'Prepare a model specification',
    theirs: 'Invite five specifiers',
    promise: 'Model specification by {date}',
  },
  {
    label: 'Business climate',
    phases: ['run'],
    title: 'How business is going',
    agenda: 'Order book',
    notes:
      '[Order book full until {month}|Order book a little thin after {month}]. [Public work is slow, private customers make up for it.|Refurbishment holds up better than new buildings.] {who} [finds it hard to hire|is not hiring before next year|would rather turn jobs down than rush them].',
    ours: 'Pass on two end-customer contacts in the area',
    theirs: 'Send the list of upcoming sites',
    internal: 'No worry in the short term. Healthy caution.',
  },
  {
    label: 'Fire exits',
    phases: ['run'],
    types: installers,
    title: 'Fire exits: the rules',
    agenda: 'Rules for fire exits',
    notes:
      'Again the question of releasing fire exits. [An inspector raised it for {client}.|An inspection is due soon for {client}.] [{who} would like one page in plain words.|Our manual is not clear enough on this, and {who} is right to say so.]',
    ours: 'Write one page on fire exits',
    theirs: 'Forward the inspector’s remark',
    promise: 'One-page note on fire exits by {date}',
  },
];
