/** The token that forms are sent with. It changes when one signs in: that with which a page was drawn may be old. */

/** "" where the browser has none. */
export function tokenNow() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
}

/** The form is sent with the token of now. @param {HTMLFormElement} form */
export function renewToken(form) {
  const field = form.elements.namedItem("csrfmiddlewaretoken");
  const token = tokenNow();
  if (field instanceof HTMLInputElement && token) field.value = token;
}
