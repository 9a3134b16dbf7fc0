/** What the server refused, said in its own sentences beside the fields. */

/** Those of a field stand beside it, all others at the end of the form; the first faulty field gets the focus. */
export function say(form, { status, body }) {
  const errors = { ...(body.errors ?? {}) };
  for (const element of form.querySelectorAll("[data-error]")) {
    const names = element.dataset.error.split(" ");
    const said = names.flatMap((name) => errors[name] ?? []);
    for (const name of names) delete errors[name];
    write(element, said.join(" "));
    form.querySelector(`[name="${names[0]}"]`)?.setAttribute("aria-invalid", String(said.length > 0));
  }
  const rest = Object.values(errors).flat(2).map(String);
  if (status === 0 || !body.detail) rest.unshift(form.dataset.unreached);
  else if (!body.errors) rest.unshift(body.detail);
  if (rest.length) write(lastOf(form), rest.join(" "));
  form.querySelector('[aria-invalid="true"]')?.focus();
}

/** Where all that belongs to no field is said: at the form itself rather than in one of its parts. */
function lastOf(form) {
  return form.querySelector(':scope > [data-error~="detail"]') ?? form.querySelector('[data-error~="detail"]');
}

function write(element, words) {
  element.textContent = words;
  element.hidden = !words;
}
