/** Knows what a person wrote and what the desk said about it. Each word exists only once. */
export interface ShownAsSaved {
  /** A word that exists nowhere else. */
  newWord(): string;
  /** Somebody is about to put the word in a place; what stands there goes. */
  writing(place: string, word: string): void;
  /** The desk has shown that it is saved. */
  shown(place: string, word: string): void;
  /** Places in which neither the last word that was shown as saved stands nor one written over it since. */
  missing(everything: string): readonly string[];
  /** How many writes were shown as saved. */
  count(): number;
}

export function createShownAsSaved(prefix = ''): ShownAsSaved {
  const places = new Map<string, { readonly words: string[]; saved: number }>();
  let words = 0;
  let count = 0;
  return {
    newWord: () => `w${prefix}${(words += 1)}x`,
    writing: (place, word) => {
      const known = places.get(place);
      if (known) known.words.push(word);
      else places.set(place, { words: [word], saved: -1 });
    },
    shown: (place, word) => {
      const known = places.get(place);
      if (!known) throw new Error(`nobody wrote to ${place}`);
      known.saved = known.words.indexOf(word);
      count += 1;
    },
    missing: (everything) => {
      const found = new Set(everything.match(/w[a-z]*\d+x/g));
      return [...places].flatMap(([place, { words: written, saved }]) => {
        const held = saved < 0 || written.slice(saved).some((word) => found.has(word));
        return held ? [] : [`${place}: ${written[saved] ?? ''}`];
      });
    },
    count: () => count,
  };
}
