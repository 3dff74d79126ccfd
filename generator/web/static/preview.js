// Progressive only: every page works without this file. HTMX sends the form and puts the contract, sums and
// findings in place; here the clauses that the focused question decides are lit, and focus is never lost.
const paper = document.querySelector(".paper");
const feeds = document.querySelector(".feeds");
let focused = document.querySelector("[data-path]");

function decides(element, path) {
  const around = path.replace(/\.kind$/, "");
  return (element.dataset.feeds ?? "").split(" ").some((fed) =>
    fed === around || fed.startsWith(around + ".") || fed.startsWith(around + "[")
    || around.startsWith(fed + ".") || around.startsWith(fed + "["));
}

function light(control, scroll) {
  if (!paper || !control) return;
  const path = control.dataset.path;
  const lit = path ? [...paper.querySelectorAll("[data-feeds]")].filter((one) => decides(one, path)) : [];
  paper.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
  paper.querySelectorAll("mark").forEach((one) =>
    one.classList.toggle("now", lit.some((part) => part.contains(one))
      && decides({ dataset: { feeds: one.dataset.of } }, path)));
  lit.forEach((one) => one.classList.add("lit"));
  if (feeds) {
    const links = lit.filter((one) => one.dataset.name).slice(0, 5).map((one) =>
      Object.assign(document.createElement("a"), { href: `#${one.id}`, textContent: one.dataset.name }));
    const name = Object.assign(document.createElement("b"), { textContent: control.dataset.name });
    feeds.replaceChildren(...(links.length ? [name, ` ${feeds.dataset.decides} `,
      ...links.flatMap((link, i) => (i ? [", ", link] : [link]))] : []));
  }
  if (scroll && lit[0] && paper.scrollHeight > paper.clientHeight) {
    const down = lit[0].getBoundingClientRect().top - paper.getBoundingClientRect().top - 96;
    paper.scrollBy({ top: down }); // only the paper scrolls: the form and the focus stay where they are
  }
}

document.addEventListener("focusin", ({ target }) => {
  if (!target.dataset?.path) return;
  focused = target;
  light(target, true);
});

// A piece that says the same, or holds the focus, stays as it is.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail;
  const same = target.innerHTML.trim() === (fragment.firstElementChild?.innerHTML ?? "").trim();
  if (target.id !== "page-before" && (same || target.contains(document.activeElement) && target.id !== "paper")) {
    event.detail.shouldSwap = false;
  }
});
document.addEventListener("htmx:afterSettle", () => light(focused, false));
// What each choice would change takes longer than the rest: it is told once nothing else is waited for.
let waiting = 0;
async function tellEffects() {
  const choices = [...document.querySelectorAll(".choice > .effect")];
  if (!choices.length) return;
  const answer = await fetch(`${location.pathname}/effects`).catch(() => null); // the page may be left by then
  if (!answer?.ok) return;
  const told = await answer.json();
  choices.forEach((line) => {
    const { name, value } = line.parentElement.querySelector("input");
    line.textContent = told[name]?.[value] ?? "";
  });
}
document.addEventListener("htmx:afterRequest", () => {
  clearTimeout(waiting);
  waiting = setTimeout(tellEffects, 1000);
});
tellEffects();
// What is refused, such as an answer that was changed elsewhere by now, is told on a page of its own.
document.addEventListener("htmx:responseError", () => document.querySelector("#answers").submit());
document.addEventListener("htmx:oobAfterSwap", ({ detail }) => {
  if (detail.target.id === "findings-count") detail.target.hidden = detail.target.textContent === "0";
  if (detail.target.id === "saved") document.querySelector("#undo")?.removeAttribute("hidden");
});

light(focused, false);
