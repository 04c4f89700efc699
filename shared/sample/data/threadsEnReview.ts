import type { Thread } from './thread';

/** More of what a quarterly review goes through, in English. */
export const threadsEnReview: readonly Thread[] = [
  {
    label: 'Pipeline',
    phases: ['review'],
    title: 'Quarterly review {quarter}',
    agenda: 'Pipeline and forecast',
    notes:
      'Pipeline: {amount}, [a third|nearly half] of it above 50%. The deal for {client} [weighs most|is the furthest along|should be decided in {month}]. [{who} commits to half of the total.|A cautious forecast from {who}, and rightly so.]',
    decision: 'Joint forecast reviewed on the first Monday of each month.',
    ours: 'Update the forecast with the figures of the review',
    theirs: 'Review the probabilities of open deals',
    pledge: 'Order for {client} before the end of {month}',
    internal: 'Count {few} deals of the lot; the rest is hope.',
  },
  {
    label: 'Training',
    phases: ['review'],
    title: 'Quarterly review {quarter}',
    agenda: 'Training so far',
    notes:
      '**Training.** {Small} people trained this quarter, [one absence|two certifications earned]. [Support calls have dropped clearly since.|{who} sees it in installation times.] Next: {product}.',
    decision: 'One {product} session next quarter.',
    ours: 'Book a {product} session',
    theirs: 'Name the people for the {product} session',
    promise: '{product} session next quarter, at their office',
  },
  {
    label: 'Satisfaction',
    phases: ['review'],
    title: 'Quarterly review {quarter}',
    agenda: 'What works and what does not',
    notes:
      '**What works:** [presales, always there|product quality|lead times, back to normal].\n\n**What does not:** [duplicate invoices|a slow portal|part numbers that change without notice]. [{who} gives us 8 out of 10.|Score from {who}: 7 out of 10, one better than last time.]',
    ours: 'Answer the points to improve',
    promise: 'A written answer on the points to improve by {date}',
    internal: 'Fair points. To be raised at the monthly meeting.',
  },
  {
    label: 'Range',
    phases: ['review'],
    title: 'Quarterly review {quarter}',
    agenda: 'Range and what is new',
    notes:
      '{product} is [up {pct}%|now a quarter of purchases]; [Balise Console lags behind|accessories are slipping]. [{who} waits for the long-life battery version.|They insist on a narrow reader for door frames.] [Road map shown, no dates promised.|]',
    ours: 'Send the product road map',
    theirs: 'Put a figure on the need for narrow readers',
    promise: 'Early look at the new range in {month}',
    internal: 'No dates: production is behind schedule.',
  },
];
