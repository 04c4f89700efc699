/** What the person's browser shows at the end. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly text: string;
}

/** Plays the system's browser: follows redirects and forms that send themselves, with cookies by host. */
export interface Browser {
  /** @param until an address where nobody listens: it stops there, without asking, with the status 0 */
  readonly visit: (address: string, until?: string) => Promise<Page>;
}

export function createBrowser(): Browser {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: URL): Map<string, string> => {
    const jar = jars.get(url.host) ?? new Map<string, string>();
    jars.set(url.host, jar);
    return jar;
  };
  return {
    visit: async (address, until) => {
      let url = new URL(address);
      let form: URLSearchParams | null = null;
      for (let steps = 0; steps < 20; steps += 1) {
        if (until !== undefined && url.href.startsWith(until)) return { url: url.href, status: 0, text: '' };
        const jar = jarOf(url);
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
        const answer: Response = await fetch(url, {
          redirect: 'manual',
          ...(cookie === '' ? {} : { headers: { cookie } }),
          ...(form === null ? {} : { method: 'POST', body: form }),
        });
        for (const line of answer.headers.getSetCookie()) keep(jar, line);
        const text: string = await answer.text();
        const next: string | null = answer.headers.get('location');
        const submitted: SentForm | null = text.includes('document.forms[0].submit()') ? formIn(text) : null;
        if (next !== null) [url, form] = [new URL(next, url), null];
        else if (submitted !== null) [url, form] = [new URL(submitted.action, url), submitted.fields];
        else return { url: url.href, status: answer.status, text };
      }
      throw new Error('the browser went round in circles');
    },
  };
}

interface SentForm {
  readonly action: string;
  readonly fields: URLSearchParams;
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const at = pair.indexOf('=');
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
  if (value === '') jar.delete(name);
  else jar.set(name, value);
}

/** A page's form that its script sends at once. */
function formIn(html: string): SentForm | null {
  const action = /<form [^>]*action="([^"]*)"/.exec(html)?.[1];
  if (action === undefined) return null;
  const inputs = html.matchAll(/<input [^>]*name="([^"]*)" value="([^"]*)"/g);
  const fields = new URLSearchParams([...inputs].map(([, name = '', value = '']) => [name, value]));
  return { action, fields };
}
