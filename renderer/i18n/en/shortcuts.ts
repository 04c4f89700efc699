export const shortcuts = {
  title: 'Keyboard shortcuts',
  newOne: 'New, in the place where you are',
  task: 'Make an action of a line, in notes',
  decision: 'Make a decision of a line, in notes',
  list: 'Move in a list, open',
  close: 'Close what is on top',
  help: 'This list',
};
