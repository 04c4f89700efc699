export const frame = {
  today: 'Today',
  partners: 'Partners',
  meetings: 'Meetings',
  trash: 'Trash',
  sync: 'Sync',
  settings: 'Settings',
  places: 'Places',
  collapse: 'Show icons only',
  expand: 'Show names',
  searchHint: 'Find or do',
  skipToContent: 'Go to the content',
  notFound: 'There is nothing at this address',
  notFoundHint: 'The record may be in the trash.',
  goToday: 'Go to Today',
  readOnlyTitle: 'This laptop can’t keep anything new at present',
  readOnlyDiskFull: 'The disk is full. All that was saved is safe; make room, then try again.',
  readOnlyNotWritable:
    'The safety journal can’t be written. All that was saved is safe; see that the folder can be written, then try again.',
  restoredTitle: 'Your work was put back',
  restored_one: '{{count}} change that wasn’t in the database was brought back from the journal.',
  restored_other: '{{count}} changes that weren’t in the database were brought back from the journal.',
  databaseLost:
    'The database was found empty. What the company’s endpoint holds comes back with the next sync.',
  databaseLostAlone: 'The database was found empty.',
  journalDamaged: 'The end of the journal couldn’t be read; those {{bytes}} bytes were kept aside.',
  crashTitle: 'This page has failed',
  crashKept: 'What you had saved is safe. The rest of the app goes on.',
  openFailedTitle: 'The desk can’t be opened',
  openFailedNewer:
    'This database was written by a newer version of Escale. It was left untouched: install the newer version to go on.',
  openFailedFull:
    'The disk is full, so the database can’t be opened. Nothing was changed. Make room and try again.',
  openFailedDamaged:
    'The database can’t be read. It was left as it is, and the journal of your unsent work is intact. Try again; if it stays so, send the details to your IT.',
  openFailedJournal:
    'The safety journal can’t be read, so your work can’t be checked against it. Nothing was changed. See that its folder can be read, then try again.',
  saveFailedInvalid: 'Not saved: {{field}} – {{message}}',
  saveFailedOutdated: 'Not saved: it was changed in the meantime. What you typed is still here.',
  saveFailedFull: 'Not saved: the disk is full. What you typed is still here; make room and try again.',
  saveFailedDatabase: 'Not saved: the database refused. What you typed is still here.',
  saveFailedReadOnly: 'Not saved: this laptop can’t keep anything new at present.',
  saveUnjournaled: 'Saved, but without its safety copy: the journal can’t be written.',
};
