/**
 * Waits for something, but not for ever: a benchmark that hangs says what for.
 * @template T
 * @param {Promise<T>} work
 * @param {{ seconds: number; waitsFor: string; also?: () => string }} limit also: what helps to find out why
 * @returns {Promise<T>}
 */
export async function inTime(work, { seconds, waitsFor, also = () => '' }) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`waited ${seconds} s in vain for ${waitsFor}\n${also()}`.trim()));
    }, seconds * 1000);
  });
  try {
    return await Promise.race([work, /** @type {Promise<never>} */ (late)]);
  } finally {
    clearTimeout(timer);
  }
}
