// Ctrl+K: the field of every page as a combobox. Results come from the server as a list; arrows, Enter, Escape.
// Without script, and on Enter before a result is chosen, the field leads to the page of results.
const field = document.getElementById("find");
const list = document.getElementById("found");
const said = document.getElementById("found-said");
let waiting = 0;
let asked = "";

const options = () => [...list.querySelectorAll('[role="option"]')];
const chosen = () => list.querySelector('[aria-selected="true"]');

function choose(option) {
  chosen()?.setAttribute("aria-selected", "false");
  if (option) {
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option.id);
  } else field.removeAttribute("aria-activedescendant");
}

function open(shown) {
  list.hidden = !shown;
  field.setAttribute("aria-expanded", String(shown));
  if (!shown) choose(null);
}

async function find() {
  const words = field.value.trim();
  if (words === asked) {
    if (words.length > 1) open(list.childElementCount > 0);
    return;
  }
  asked = words;
  if (words.length < 2) {
    list.replaceChildren();
    open(false);
    return;
  }
  const answer = await fetch(`${field.form.dataset.quick}?q=${encodeURIComponent(words)}`, { credentials: "same-origin" });
  if (!answer.ok || field.value.trim() !== words) return;
  list.innerHTML = await answer.text(); // the server's own page, every word in it escaped there
  said.textContent = list.querySelector("[data-said]")?.dataset.said ?? "";
  open(document.activeElement === field);
}

function move(step) {
  const all = options();
  if (list.hidden || !all.length) return;
  const at = all.indexOf(chosen());
  choose(all[at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length]);
}

function key(event) {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (list.hidden && list.childElementCount) open(true);
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && !list.hidden && chosen()) {
    event.preventDefault();
    chosen().click();
  } else if (event.key === "Escape") {
    if (list.hidden) field.blur();
    else open(false);
  }
}

if (field && list) {
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", list.id], ["aria-autocomplete", "list"]]) field.setAttribute(name, value);
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, 160);
  });
  field.addEventListener("keydown", key);
  field.addEventListener("focus", () => list.childElementCount && field.value.trim() === asked && open(true));
  document.addEventListener("click", (event) => {
    if (!field.form.contains(event.target)) open(false);
  });
  field.form.addEventListener("focusout", (event) => {
    if (!field.form.contains(event.relatedTarget)) open(false);
  });
}

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
  event.preventDefault();
  const here = field?.offsetParent ? field : document.getElementById("q");
  if (here) {
    here.focus();
    here.select();
  } else if (field) location.assign(field.form.action);
});
