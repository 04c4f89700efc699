/** How the platform writes its command key before a letter: "⌘" or "Ctrl ". */
export const commandKey = navigator.userAgent.includes('Mac OS') ? '⌘' : 'Ctrl ';
