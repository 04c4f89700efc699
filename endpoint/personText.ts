import type { PersonFile } from './personFile';

/** The same as the JSON, for a person to read: Markdown, a section a kind of thing. */
export function personText({ about, records, mentions, audit, account }: PersonFile): string {
  const sections = [
    `# ${about.name === '' ? about.id : about.name}\n\nWhat the endpoint holds about this ${about.kind} (${about.id}).`,
    account === undefined
      ? ''
      : section('Account', [
          `Role: ${account.role}; since ${account.createdAt}`,
          ...(account.subject === null ? [] : [`Signs in as ${account.subject} at ${account.issuer ?? ''}`]),
          ...account.scopes.map((scope) => `Sees ${scope}`),
          ...account.tokens.map(
            ({ name, createdAt, lastUsedAt }) =>
              `Token “${name}” of ${createdAt}, last used ${lastUsedAt ?? 'never'}`,
          ),
          ...account.devices.map(
            ({ id, app, lastSeenAt }) =>
              `Laptop ${id}, Escale ${app ?? '?'}, last seen ${lastSeenAt.toISOString()}`,
          ),
          `Last to have changed ${account.lastChanged} records`,
        ]),
    section(
      'Records',
      records.map(
        ({ c, id, v, deleted, at, data }) =>
          `${c} ${id}, version ${v}${deleted ? ', deleted' : ''}, of ${at}\n${fieldLines(data)}`,
      ),
    ),
    section(
      'Named in texts',
      mentions.map(({ c, id, field, excerpt }) => `${c} ${id}, ${field}: …${oneLine(excerpt)}…`),
    ),
    section(
      'Changes',
      audit.map(
        ({ at, name, person, effect, c, record, fields }) =>
          `${at} ${name ?? person}: ${effect} of ${c} ${record} (${fields.join(', ')})`,
      ),
    ),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return `## ${title}\n\n${lines.length === 0 ? 'None.' : lines.map((line) => `- ${line}`).join('\n')}`;
}

function fieldLines(data: Readonly<Record<string, unknown>>): string {
  return Object.entries(data)
    .map(
      ([name, value]) => `  - ${name}: ${oneLine(typeof value === 'string' ? value : JSON.stringify(value))}`,
    )
    .join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
