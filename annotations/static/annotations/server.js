/** What the server is asked for: fragments that it drew, and JSON that it keeps. */

/** A fragment as text; an Error with the status if there is none. */
export async function fragment(address, options = {}) {
  const answer = await fetch(address, { credentials: "same-origin", ...options });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.text();
}

/** `{ok, status, body}`: body is the JSON, or the problem's; status 0 if the server was not reached. */
export async function send(address, { method, body, seen }) {
  const headers = { Accept: "application/json", "X-CSRFToken": token() };
  if (body) headers["Content-Type"] = "application/json";
  if (seen) headers["If-Match"] = seen;
  try {
    const answer = await fetch(address, { method, headers, body: body && JSON.stringify(body), credentials: "same-origin" });
    const text = await answer.text();
    const isJson = answer.headers.get("Content-Type")?.includes("json");
    return { ok: answer.ok, status: answer.status, body: text && isJson ? JSON.parse(text) : {} };
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    return { ok: false, status: 0, body: {} };
  }
}

function token() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
}
