/** Addresses from patterns. Pure. */

const PART = /^__[a-z]+__$/;

/**
 * The pattern of this name with its parts put in: the part `slug` stands there as `__slug__`.
 * @param {Record<string, string>} patterns
 * @param {string} name
 * @param {Record<string, string>} parts
 * @param {Record<string, string | number>} query
 */
export function filled(patterns, name, parts, query) {
  const pattern = patterns[name];
  if (pattern === undefined) throw new Error(`The page has no address of the name ${name}`);
  const steps = pattern.split("/");
  const given = new Map(Object.entries(parts).map(([part, value]) => [`__${part}__`, value]));
  const stray = [...given.keys()].find((part) => !steps.includes(part));
  if (stray) throw new Error(`${name} has no part ${stray}`);
  const lacking = steps.find((step) => PART.test(step) && !given.has(step));
  if (lacking) throw new Error(`${name} lacks ${lacking}`);
  const asked = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return steps.map((step) => given.get(step) ?? step).join("/") + (asked.length ? `?${asked.join("&")}` : "");
}
