/** Shows on the heat strip which of its stripes are in the window. */

const strip = document.querySelector(".heat");

if (strip) {
  const stripes = new Map();
  for (const link of strip.querySelectorAll("a")) {
    const clause = document.getElementById(link.getAttribute("href").slice(1));
    if (clause) stripes.set(clause, link);
  }
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) stripes.get(target).classList.toggle("shown", isIntersecting);
  });
  for (const clause of stripes.keys()) watcher.observe(clause);
}
