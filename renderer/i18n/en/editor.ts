/** The notes editor. */
export const editor = {
  tools: 'Text tools',
  bold: 'Bold',
  italic: 'Italic',
  heading: 'Heading',
  list: 'List',
  numbers: 'Numbered list',
  action: 'Action',
  decision: 'Decision',
  box: 'Done: {{text}}',
};
