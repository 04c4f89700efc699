import type { Language } from '#shared/domain/fields';

/** What the person's browser shows after they came back from the provider. */
export type AnswerOutcome = 'entered' | 'failed' | 'foreign';

const words: Readonly<Record<Language, Readonly<Record<AnswerOutcome, readonly [string, string]>>>> = {
  en: {
    entered: ['You are signed in', 'You can close this window and go on in Escale.'],
    failed: ['You are not signed in', 'You can close this window. Escale tells you what happened.'],
    foreign: [
      'No sign-in is waiting for this',
      'You can close this window. If you were signing in, begin again in Escale.',
    ],
  },
  fr: {
    entered: ['Vous êtes connecté', 'Vous pouvez fermer cette fenêtre et poursuivre dans Escale.'],
    failed: [
      'La connexion n’a pas abouti',
      'Vous pouvez fermer cette fenêtre. Escale vous dit ce qui s’est passé.',
    ],
    foreign: [
      'Aucune connexion n’attend cette réponse',
      'Vous pouvez fermer cette fenêtre. Si vous étiez en train de vous connecter, recommencez dans Escale.',
    ],
  },
};

/** One page without script, picture or link; the style is let in by its nonce. */
export function answerPage(language: Language, outcome: AnswerOutcome, nonce: string): string {
  const [title, text] = words[language][outcome];
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} – Escale</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 30rem; margin: 20vh auto 0; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; font-weight: 600; margin: 0 0 0.5rem; }
</style>
<main><h1>${title}</h1><p>${text}</p></main>
</html>
`;
}

export function answerHeaders(nonce: string): Record<string, string> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'`,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  };
}
