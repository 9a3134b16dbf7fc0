/**
 * Unsent words on their way to the server: some seconds after the last key, one round after the other. Where another
 * window wrote meanwhile nothing goes to the server until the person has chosen.
 */

/** What stands on the server, with its tag. @typedef {{value: unknown, seen: string}} Other */
/** @typedef {"kept" | "refused" | "unreached"} Outcome */
/**
 * `refused` has a sentence for each place whose words the server does not keep.
 * @typedef {{
 *   outcome: Outcome, seen: Record<string, string>, elsewhere: Record<string, Other>, refused: Record<string, string>
 * }} Answer
 */
/**
 * `valueAt` is undefined where nothing stands any more; `isServed` unless something else stands there already.
 * @typedef {{
 *   hand: (words: Record<string, unknown>, seen: Record<string, string>, outlives: boolean) => Promise<Answer>,
 *   valueAt: (place: string) => unknown,
 *   kept: (place: string, isServed: boolean) => void,
 *   differs: (place: string) => void,
 *   refused: (place: string, sentence: string) => void,
 * }} World
 */

/** Milliseconds after the last key. */
export const IDLE = 5000;
/** Milliseconds after which words of who goes on typing are handed in too. */
export const LONGEST = 15_000;

export class Rounds {
  /** Tags of what the server has. @type {Map<string, string>} */
  #seen = new Map();
  /** What another window wrote, until the person has chosen. @type {Map<string, Other>} */
  #others = new Map();
  /** What the server does not keep as it is. @type {Set<string>} */
  #refused = new Set();
  /** @type {Set<string>} */
  #changed = new Set();
  /** @type {Set<string>} */
  #underway = new Set();
  /** @type {Promise<Outcome>} */
  #running = Promise.resolve("kept");
  #timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  #due = 0;

  /** @param {World} world */
  constructor(world) {
    this.world = world;
  }

  /** @param {string} place */
  tagAt(place) {
    return this.#seen.get(place) ?? null;
  }

  /** @param {string} place */
  otherAt(place) {
    return this.#others.get(place)?.value;
  }

  /**
   * The server has words there, which this window has seen.
   * @param {string} place
   * @param {string} tag
   */
  know(place, tag) {
    this.#seen.set(place, tag);
  }

  /**
   * The server has words there that are not those of this window.
   * @param {string} place
   * @param {Other} other
   */
  differ(place, other) {
    this.#others.set(place, other);
    this.#seen.delete(place);
    this.#changed.add(place);
    this.world.differs(place);
  }

  /** The person has chosen: what stands here counts. @param {string} place */
  settle(place) {
    const other = this.#others.get(place);
    if (!other) return;
    this.#others.delete(place);
    this.#seen.set(place, other.seen);
    this.change(place);
  }

  /** @param {string} place */
  change(place) {
    this.#refused.delete(place);
    this.#changed.add(place);
    if (!this.#others.has(place)) this.#plan();
  }

  /** What stands there is on its way by itself. @param {string} place */
  leave(place) {
    this.#changed.delete(place);
  }

  /** Nothing stands there any more. @param {string} place */
  drop(place) {
    this.#others.delete(place);
    this.#refused.delete(place);
    this.#changed.delete(place);
    if (!this.#seen.has(place) && !this.#underway.has(place)) return;
    this.#changed.add(place);
    this.run();
  }

  /** Hand in all that has changed, now; with `outlives` the page may be left then. What became of it. */
  run({ outlives = false } = {}) {
    this.#running = this.#running.then(() => this.#round(outlives));
    return this.#running;
  }

  #plan(idle = IDLE) {
    this.#due ||= Date.now() + LONGEST;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.run(), Math.max(0, Math.min(idle, this.#due - Date.now())));
  }

  /**
   * @param {boolean} outlives
   * @returns {Promise<Outcome>}
   */
  async #round(outlives) {
    clearTimeout(this.#timer);
    this.#due = 0;
    const places = [...this.#changed].filter((place) => !this.#others.has(place));
    if (places.length) {
      for (const place of places) this.#changed.delete(place);
      this.#underway = new Set(places);
      const words = Object.fromEntries(places.map((place) => [place, this.world.valueAt(place) ?? null]));
      const known = [...this.#seen].filter(([place]) => place in words);
      const answer = await this.world.hand(words, Object.fromEntries(known), outlives);
      this.#underway.clear();
      if (answer.outcome !== "kept") return this.#wait(places, answer.outcome);
      for (const place of places) this.#take(place, words[place], answer);
    }
    return this.#others.size || this.#refused.size ? "refused" : "kept";
  }

  /**
   * What was not kept goes with the next round, which comes by itself if the server was not reached.
   * @param {string[]} places
   * @param {Outcome} outcome
   */
  #wait(places, outcome) {
    for (const place of places) this.#changed.add(place);
    if (outcome === "unreached") this.#plan(LONGEST);
    return outcome;
  }

  /**
   * @param {string} place
   * @param {unknown} handed
   * @param {Answer} answer
   */
  #take(place, handed, { seen, elsewhere, refused }) {
    if (Object.hasOwn(elsewhere, place)) {
      if (this.world.valueAt(place) !== undefined) this.differ(place, elsewhere[place]);
    } else if (Object.hasOwn(seen, place)) {
      this.#seen.set(place, seen[place]);
      this.world.kept(place, this.world.valueAt(place) === handed);
    } else if (Object.hasOwn(refused, place)) {
      if (this.world.valueAt(place) !== handed) return;
      this.#refused.add(place);
      this.world.refused(place, refused[place]);
    } else this.#seen.delete(place);
  }
}
