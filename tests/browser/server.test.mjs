import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";

import { send } from "../../annotations/static/annotations/server/server.js";

test("a page has the sentences of refusals in its own language", async () => {
  const asked = [];
  const site = createServer((request, answer) => {
    asked.push(request.headers["clauseline-language"]);
    answer.writeHead(400, { "Content-Type": "application/problem+json" }).end('{"detail": "Non."}');
  });
  await new Promise((done) => site.listen(0, "127.0.0.1", () => done()));
  const { port } = /** @type {import("node:net").AddressInfo} */ (site.address());
  Object.assign(globalThis, { document: { cookie: "", documentElement: { lang: "fr" } } });
  const answer = await send(`http://127.0.0.1:${port}/`, { method: "POST", body: { a: 1 } });
  site.close();
  assert.deepEqual([asked, answer.status, answer.body.detail], [["fr"], 400, "Non."]);
});
