/** How the platform writes its command key before another: "⌘" or "Ctrl ". */
export const modKey = navigator.userAgent.includes('Mac OS') ? '⌘' : 'Ctrl ';
