/**
 * What the server is asked for: fragments that it drew, and JSON that it keeps. Whose session has ended is asked to
 * sign in over the page, and then the server is asked once more.
 */

/** Sentences, by what they are about: fields, or rows and their fields. */
/** @typedef {string | Errors[] | {[name: string]: Errors}} Errors */
/** @typedef {{detail?: string, errors?: {[field: string]: Errors}}} Problem */
/** @typedef {{ok: false, status: number, body: Problem, etag: string | null}} Refused */
/**
 * @template Kept
 * @typedef {{ok: true, status: number, body: Kept, etag: string | null} | Refused} Answer
 */

/** The server has no such fragment, or was not reached. */
export class NoFragment extends Error {
  /**
   * @param {number} status 0 if it was not reached
   * @param {string} address
   */
  constructor(status, address) {
    super(`${status} ${address}`);
    this.status = status;
  }
}

/**
 * A fragment as text; a NoFragment if there is none, or the server was not reached.
 * @param {string} address
 * @param {RequestInit} [options]
 */
export async function fragment(address, options = {}) {
  const asked = () => ({
    credentials: /** @type {const} */ ("same-origin"),
    headers: { ...spoken(), ...(options.method === "POST" ? { "X-CSRFToken": token() } : {}) },
    ...options,
  });
  try {
    const answer = await ask(address, asked);
    if (!answer.ok) throw new NoFragment(answer.status, address);
    return await answer.text();
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    throw new NoFragment(0, address);
  }
}

/**
 * What the server made of it: `body` is what it keeps, or the problem; status 0 if the server was not reached. `seen`
 * is the tag of what was loaded; with `isNew` there must be nothing yet; with `outlives` the page may be left then.
 * @template Kept
 * @param {string} address
 * @param {{method: string, body?: object | null, seen?: string | null, isNew?: boolean, outlives?: boolean}} how
 * @returns {Promise<Answer<Kept>>}
 */
export async function send(address, { method, body = null, seen = "", isNew = false, outlives = false }) {
  const fixed = { Accept: "application/json", ...spoken(), ...conditions(seen, isNew) };
  /** @type {Record<string, string>} */
  const kind = body ? { "Content-Type": "application/json" } : {};
  const sent = body && JSON.stringify(body);
  const asked = () => ({
    method,
    headers: { ...fixed, ...kind, "X-CSRFToken": token() },
    body: sent,
    credentials: /** @type {const} */ ("same-origin"),
    keepalive: outlives,
  });
  try {
    const answer = await ask(address, asked);
    const text = await answer.text();
    const isJson = answer.headers.get("Content-Type")?.includes("json");
    const found = text && isJson ? JSON.parse(text) : {};
    return { ok: answer.ok, status: answer.status, body: found, etag: answer.headers.get("ETag") };
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    return { ok: false, status: 0, body: {}, etag: null };
  }
}

/**
 * @param {string} address
 * @param {() => RequestInit} asked with the token of this moment
 */
async function ask(address, asked) {
  const answer = await fetch(address, asked());
  if (answer.status !== 401) return answer;
  const { signInHere } = await import("../../proposals/session/signing-in.js");
  return (await signInHere()) ? fetch(address, asked()) : answer;
}

/** @returns {Record<string, string>} */
function spoken() {
  return { "Clauseline-Language": document.documentElement.lang };
}

/**
 * What must hold on the server: that it has what was seen, or nothing yet.
 * @param {string | null} seen
 * @param {boolean} isNew
 * @returns {Record<string, string>}
 */
function conditions(seen, isNew) {
  if (seen) return { "If-Match": seen };
  return isNew ? { "If-None-Match": "*" } : {};
}

/**
 * The fields of a form as a page sends them.
 * @param {FormData} data
 */
export function encoded(data) {
  return new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));
}

/**
 * Whether the server was not reached, or is in trouble: it is asked again.
 * @param {{status: number}} answer
 */
export function isPassing({ status }) {
  return status === 0 || status === 429 || status >= 500;
}

function token() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
}
