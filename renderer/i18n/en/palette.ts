export const palette = {
  placeholder: 'Find a partner, a person, a meeting, or do something',
  commands: 'Do and go',
  records: 'Found on this laptop',
  nothing: 'Nothing of this name',
  newPartner: 'New partner',
  newMeeting: 'New meeting',
  syncNow: 'Sync now',
};
