/** Words of a long text that are asked for by themselves. */

const PAUSES = [0, 500, 2000];

/**
 * What stands at this address, asked for again if it does not come; null if it does not.
 * @param {string} address
 */
export async function wordsAt(address) {
  for (const pause of PAUSES) {
    if (pause) await new Promise((done) => setTimeout(done, pause));
    const answer = await fetch(address, { credentials: "same-origin" }).catch(() => null);
    if (answer?.ok && !answer.redirected) return answer.text().catch(() => null);
    // Words that are gone, or others by now, do not come again.
    if (answer && answer.status < 500 && answer.status !== 429) return null;
  }
  return null;
}

/** Some browsers do not say when nothing else is done. */
export const idle = () =>
  new Promise((done) => {
    if ("requestIdleCallback" in window) requestIdleCallback(done);
    else setTimeout(done);
  });
