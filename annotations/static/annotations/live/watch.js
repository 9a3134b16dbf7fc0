/** When a page asks what is new: often while somebody looks, seldom while nobody does anything, never unseen. Pure. */

/** Milliseconds: with the way there and back, what is new stands on the page within four seconds. */
export const OFTEN = 3500;
export const SELDOM = 30_000;
/** Who has done nothing for so long is not at the page. */
export const IDLE = 5 * 60_000;
export const LONGEST = 5 * 60_000;

/** What came of asking: the server answered, was not reached or in trouble, or answers this person no more. */
/** @typedef {"heard" | "away" | "ended"} Outcome */
/** @typedef {{isSeen: boolean, idleFor: number, failures: number, hasEnded: boolean}} Standing */

/**
 * Milliseconds until the page asks again; null while it does not ask at all.
 * @param {Standing} standing
 */
export function pauseAt({ isSeen, idleFor, failures, hasEnded }) {
  if (!isSeen || hasEnded) return null;
  const usual = idleFor < IDLE ? OFTEN : SELDOM;
  return failures ? Math.max(usual, Math.min(LONGEST, OFTEN * 2 ** failures)) : usual;
}

/** Asks again and again, one question after the other. */
export class Watch {
  #timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  #failures = 0;
  #hasEnded = false;
  #isAsking = false;
  #actedAt;

  /**
   * @param {() => Promise<Outcome>} ask
   * @param {{now?: () => number, isSeen?: () => boolean}} [world]
   */
  constructor(ask, { now = () => performance.now(), isSeen = () => !document.hidden } = {}) {
    this.ask = ask;
    this.now = now;
    this.isSeen = isSeen;
    this.#actedAt = now();
  }

  /** Begin, or begin again where it had ended: the server answers this person. */
  start() {
    this.#hasEnded = false;
    this.#plan();
  }

  /** The person did something. Who comes back after a while is told soon. */
  act() {
    const wasIdle = this.now() - this.#actedAt >= IDLE;
    this.#actedAt = this.now();
    if (wasIdle) this.#plan();
  }

  /** The page is seen now, or is not. */
  turn() {
    if (this.isSeen() && !this.#hasEnded) this.#run();
    else this.#plan();
  }

  #plan() {
    clearTimeout(this.#timer);
    const idleFor = this.now() - this.#actedAt;
    const pause = pauseAt({ isSeen: this.isSeen(), idleFor, failures: this.#failures, hasEnded: this.#hasEnded });
    if (pause !== null) this.#timer = setTimeout(() => this.#run(), pause);
  }

  async #run() {
    if (this.#isAsking) return;
    this.#isAsking = true;
    clearTimeout(this.#timer);
    try {
      const outcome = await this.ask();
      this.#failures = outcome === "away" ? this.#failures + 1 : 0;
      this.#hasEnded = outcome === "ended";
    } finally {
      this.#isAsking = false;
      this.#plan();
    }
  }
}
