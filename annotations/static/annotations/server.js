/** What the server is asked for: fragments that it drew, and JSON that it keeps. */

/** A fragment as text; an Error with the status if there is none. */
export async function fragment(address, options = {}) {
  const headers = options.method === "POST" ? { "X-CSRFToken": token() } : {};
  const answer = await fetch(address, { credentials: "same-origin", headers, ...options });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.text();
}

/**
 * `{ok, status, body, etag}`: body is the JSON, or the problem's; status 0 if the server was not reached. `seen` is the
 * tag of what was loaded; with `isNew` there must be nothing yet; with `outlives` the page may be left meanwhile.
 */
export async function send(address, { method, body = null, seen = "", isNew = false, outlives = false }) {
  const headers = { Accept: "application/json", "X-CSRFToken": token() };
  if (body) headers["Content-Type"] = "application/json";
  if (seen) headers["If-Match"] = seen;
  else if (isNew) headers["If-None-Match"] = "*";
  /** @type {RequestInit} */
  const options = { method, headers, body: body && JSON.stringify(body), credentials: "same-origin", keepalive: outlives };
  try {
    const answer = await fetch(address, options);
    const text = await answer.text();
    const isJson = answer.headers.get("Content-Type")?.includes("json");
    const told = text && isJson ? JSON.parse(text) : {};
    return { ok: answer.ok, status: answer.status, body: told, etag: answer.headers.get("ETag") };
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    return { ok: false, status: 0, body: {}, etag: null };
  }
}

function token() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
}
