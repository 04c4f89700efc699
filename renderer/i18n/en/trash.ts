export const trash = {
  empty: 'The trash is empty',
  emptyHint: 'What you delete comes here, with everything that hangs on it, and can be taken back.',
  deleted: 'deleted {{day}}, {{time}}, {{who}}',
  together_one: 'with {{count}} record more',
  together_other: 'with {{count}} records more',
  restore: 'Restore',
  restoreOne: 'Restore “{{title}}”',
  restored: '“{{title}}” is back',
};
