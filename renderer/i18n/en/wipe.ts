export const wipe = {
  title: 'This desk has been emptied',
  emptyingTitle: 'This desk is being emptied',
  emptyingText: 'It takes a moment. If the laptop stops meanwhile, it goes on at the next start.',
  ordered: 'Ordered by {{by}} on {{day}} at {{time}}.',
  whose: 'It was the desk of {{person}}, {{company}}.',
  what: 'Its records, files and safety copies were removed from this laptop, with what kept its owner signed in.',
  lost_one: '{{count, number}} change had not been sent and went with it.',
  lost_other: '{{count, number}} changes had not been sent and went with it.',
  lostNothing: 'Everything had been sent; nothing was lost.',
  lostUnknown: 'Whether something had not been sent could not be determined.',
  remains:
    'What remains: files that were saved elsewhere on purpose, such as reports as PDF; the desks of other people on this laptop; the app’s log, which holds no personal data. At the company, the records are kept.',
  told: 'The company has been told that it is done.',
  notTold: 'The company hasn’t heard of it yet. It is told as soon as there is a connection.',
  ask: 'If you didn’t expect this, ask your IT.',
  goOn: 'Close this page',
  sendingTitle: 'This desk will be emptied',
  sendingText:
    '{{by}} ordered it on {{day}}. What you wrote is being sent first; once everything has gone, or the time for it is over, this desk is removed from the laptop. Save elsewhere what is yours.',
};
