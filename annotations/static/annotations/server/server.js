/** What the server is asked for: fragments that it drew, and JSON that it keeps. */

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
  /** @type {Record<string, string>} */
  const headers = options.method === "POST" ? { "X-CSRFToken": token() } : {};
  try {
    const answer = await fetch(address, { credentials: "same-origin", headers, ...options });
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
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json", "X-CSRFToken": token(), ...conditions(seen, isNew) };
  headers["Clauseline-Language"] = document.documentElement.lang;
  if (body) headers["Content-Type"] = "application/json";
  const sent = body && JSON.stringify(body);
  try {
    const answer = await fetch(address, {
      method,
      headers,
      body: sent,
      credentials: "same-origin",
      keepalive: outlives,
    });
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
