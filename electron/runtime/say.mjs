/**
 * Tells the person what the set-up is doing.
 * @param {string} text one line
 */
export function say(text) {
  process.stderr.write(`escale: ${text}\n`);
}

/**
 * A duration as a person reads it: "0.4 s", "12 s", "2 min 05 s".
 * @param {number} milliseconds
 */
export function spokenTime(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
