/**
 * In a form with `data-submits` a choice is sent at once. A form is sent with the token of today: its page may be one
 * that the browser kept from before one signed in anew.
 */

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLSelectElement && target.matches("[data-submits] select")) target.form?.requestSubmit();
});

document.addEventListener(
  "submit",
  ({ target }) => {
    const field = target instanceof HTMLFormElement ? target.elements.namedItem("csrfmiddlewaretoken") : null;
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
    if (field instanceof HTMLInputElement && token) field.value = token;
  },
  true,
);
