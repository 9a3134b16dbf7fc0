/** Which of some options a typed beginning means. Pure. */

/** `words` are all that is looked for in it, in small letters; its `label` comes first. */
/** @typedef {{label: string, words: string}} Option */

/**
 * Those that have all typed words: whose label begins so first, then where a word of it does, then all others.
 * @template {Option} One
 * @param {One[]} options
 * @param {string} typed
 * @returns {One[]}
 */
export function completed(options, typed) {
  const sought = typed.toLowerCase().trim();
  const words = sought.split(/\s+/u).filter(Boolean);
  const rank = (/** @type {One} */ { label }) => {
    const small = label.toLowerCase();
    return small.startsWith(sought)
      ? 0
      : small.split(/[\s,-]+/u).some((word) => word.startsWith(words[0] ?? ""))
        ? 1
        : 2;
  };
  const found = options.filter((one) => words.every((word) => one.words.includes(word)));
  return found.sort((one, other) => rank(one) - rank(other));
}

/**
 * The index to which a key leads in a ring of so many, from `at` (-1 for none).
 * @param {string} key
 * @param {number} at
 * @param {number} count
 */
export function stepped(key, at, count) {
  if (!count) return -1;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (Math.max(at, 0) - 1 + count) % count;
  return at;
}
