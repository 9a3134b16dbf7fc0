/**
 * In a form with `data-submits` a choice is sent at once. A form is sent with the token of today: its page may be one
 * that the browser kept from before one signed in anew.
 */

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submits] select")) event.target.form.requestSubmit();
});

document.addEventListener("submit", ({ target }) => {
  const field = target.elements.namedItem("csrfmiddlewaretoken");
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  if (field && token) field.value = token;
}, true);
