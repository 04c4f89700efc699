/** Reads the lines of a stream of server-sent events; answers the names of the events that became whole. */
export type ReadEvents = (chunk: string) => readonly string[];

/**
 * A reader for one stream (https://html.spec.whatwg.org/#event-stream-interpretation): only the events' names count
 * here, for they say "the head moved" and nothing more. Comments, the heartbeats, are passed over.
 */
export function createEventReader(): ReadEvents {
  let rest = '';
  let name = '';
  let hasData = false;
  return (chunk) => {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    const events: string[] = [];
    for (const line of lines) {
      if (line === '') {
        if (hasData) events.push(name === '' ? 'message' : name);
        name = '';
        hasData = false;
      } else if (line.startsWith('event:')) name = line.slice('event:'.length).trim();
      else if (line.startsWith('data:')) hasData = true;
    }
    return events;
  };
}
