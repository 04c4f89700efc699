export const report = {
  audience: 'For whom',
  forPartner: 'For the partner',
  forFile: 'For the file',
  language: 'Language of the report',
  leavesOut: 'Leaves out internal notes, decisions and actions.',
  holdsAll: 'Holds everything, and says that it is internal.',
  savePdf: 'Save as PDF',
  preview: 'The report as it will be on paper',
  saved: 'Saved: {{path}}',
  show: 'Show in folder',
  notSaved: 'The PDF wasn’t saved',
  failure: {
    noSpace: 'The disk is full: {{path}}. The meeting is safe; make room or choose another place.',
    noPermission: 'This folder can’t be written: {{path}}. The meeting is safe; choose another place.',
    inUse: 'Another program holds the file: {{path}}. Close it there, then save again.',
    other: 'It couldn’t be written: {{path}}. The meeting is safe; try again.',
  },
};
