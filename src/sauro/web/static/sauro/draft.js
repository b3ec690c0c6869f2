// Check of a draft: j and k walk the remarks, and the text follows. Without this file every remark is a plain link.
const quiet = (element) => element?.matches?.("input, textarea, select, [contenteditable]") ?? false;
const remarks = () => [...document.querySelectorAll(".remarks > li[id]")];

function go(step) {
  const all = remarks();
  if (all.length === 0) return;
  const here = all.findIndex((item) => item.matches("[aria-current]"));
  const next = all[Math.min(Math.max(here + step, 0), all.length - 1)];
  choose(next);
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

// Marks a remark and brings its place into the pane of the text, never moving the page itself.
function choose(item) {
  for (const other of remarks()) other.removeAttribute("aria-current");
  item.setAttribute("aria-current", "true");
  const spot = document.getElementById(`cho-${item.id.slice(5)}`);
  const pane = document.getElementById("van-ban");
  if (!spot || !pane || !window.matchMedia("(min-width: 768px)").matches) return;
  const box = pane.getBoundingClientRect();
  pane.scrollTop += spot.getBoundingClientRect().top - box.top - box.height / 3;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || quiet(event.target)) return;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    go(event.key === "j" ? 1 : -1);
  }
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#nhac-']");
  if (!link) return;
  const item = document.getElementById(link.hash.slice(1));
  if (item) choose(item);
});
