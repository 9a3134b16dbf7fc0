/** What the sheet says: sentences that the server wrote, aloud or where they are read. */

export function sentence(name) {
  return document.querySelector(`[data-sentence="${name}"]`)?.textContent ?? "";
}

/** Say it to those who listen. */
export function say(words) {
  document.querySelector("[data-says]").textContent = words;
}

/** Say above the sheet what went wrong; without words it is over. */
export function complain(words = "") {
  const place = document.querySelector("[data-problem]");
  place.textContent = words;
  place.hidden = !words;
}

/** The sentences of a refusal, those of a block with the number of the row. */
export function sentencesOf({ status, body }) {
  if (!status) return sentence("unreached");
  const errors = body.errors;
  if (!errors) return body.detail ?? "";
  const told = Object.entries(errors.rows ?? { 0: errors }).flatMap(([at, named]) =>
    Object.values(named).flat().map((words) => (errors.rows ? `${sentence("inRow")} ${Number(at) + 1}: ${words}` : String(words))),
  );
  return told.join(" ");
}
