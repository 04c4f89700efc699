/** What a person reads goes to the error stream, so that the output is a token or the log and nothing else. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
