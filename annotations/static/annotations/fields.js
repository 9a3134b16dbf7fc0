/** What stands in an annotation's form, and where it belongs. */

/** The fields as JSON. */
export function fieldsOf(form) {
  const data = new FormData(form);
  const { csrfmiddlewaretoken, ...fields } = Object.fromEntries(data);
  return { ...fields, concerns: data.getAll("concerns") };
}

/** What the form is about. */
export function placeOf(form) {
  const { version, clauseKey = "" } = form.dataset;
  return { version, key: clauseKey, anchor: form.anchor ?? null };
}

/** The passage that the server drew the form for; null if there is none. */
export function drawnAnchor({ dataset }) {
  if (!dataset.quoteOf) return null;
  return { quote: dataset.quoteOf, before: dataset.beforeOf, after: dataset.afterOf, start: Number(dataset.startOf) };
}
