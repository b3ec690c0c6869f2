// Review page: values light up their words, selected words become a draft or fill a field, keys for every button.
// Every step is a plain form; this file only brings the hands closer. Offsets count Unicode code points, as the server does.
const root = () => document.getElementById("ra-soat");
const quiet = (element) => element?.matches?.("input, textarea, select, [contenteditable]") ?? false;
let kept = 0;

function light(key) {
  for (const lit of document.querySelectorAll("mark.lit")) lit.classList.remove("lit");
  const words = [...document.querySelectorAll("mark[data-m]")].filter((m) => m.dataset.m.split(" ").includes(key));
  for (const mark of words) mark.classList.add("lit");
  const pane = document.getElementById("van-ban");
  if (words[0] && window.matchMedia("(min-width: 768px)").matches) bring(pane, words[0]);
  else words[0]?.scrollIntoView({ block: "center" });
  return words.length > 0;
}

// Scrolls a pane, never the page: nothing else may move.
function bring(pane, place) {
  const box = pane.getBoundingClientRect();
  const at = place.getBoundingClientRect();
  if (at.top < box.top + 48 || at.bottom > box.bottom) pane.scrollTop += at.top - box.top - box.height / 3;
}

function settle() {
  const pane = document.getElementById("van-ban");
  const current = document.querySelector(".draft[aria-current]");
  const list = document.querySelector(".drafts");
  if (!pane) return;
  pane.scrollTop = kept;
  if (window.matchMedia("(min-width: 768px)").matches) {
    const place = pane.querySelector("[data-s=now]");
    if (place) bring(pane, place);
    if (current && list) list.scrollTop = Math.max(0, current.offsetTop - list.offsetTop - 8);
  }
}

// The words chosen by mouse or keyboard, as offsets of the reading's text.
function offset(node, at) {
  const holder = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-o]");
  if (!holder) return null;
  const range = document.createRange();
  range.selectNodeContents(holder);
  range.setEnd(node, at);
  return Number(holder.dataset.o) + [...range.toString()].length;
}

function chosen() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!document.getElementById("chu")?.contains(range.commonAncestorContainer)) return null;
  const holders = [...document.querySelectorAll("#chu [data-o]")].filter((h) => range.intersectsNode(h));
  if (holders.length === 0) return null;
  const last = holders[holders.length - 1];
  const start = offset(range.startContainer, range.startOffset) ?? Number(holders[0].dataset.o);
  const end =
    offset(range.endContainer, range.endOffset) ?? Number(last.dataset.o) + [...last.textContent].length;
  return end > start ? { start, end, words: selection.toString().trim() } : null;
}

function offer() {
  const pop = document.getElementById("chon-chu");
  if (!pop || pop.contains(document.activeElement)) return;
  const words = chosen();
  pop.hidden = !words;
  if (!words) return;
  document.getElementById("chu-chon").textContent = words.words;
  for (const input of pop.querySelectorAll("input[name=start], input[name=at_offset]")) input.value = words.start;
  for (const input of pop.querySelectorAll("input[name=end]")) input.value = words.end;
}

document.addEventListener("selectionchange", () => {
  clearTimeout(offer.timer);
  offer.timer = setTimeout(offer, 150);
});

document.addEventListener("click", (event) => {
  const value = event.target.closest("[data-light]");
  if (value && light(value.dataset.light)) event.preventDefault();
  const mark = event.target.closest("#chu mark[data-m]");
  if (mark && document.getSelection().isCollapsed) {
    const id = mark.dataset.m.split("-")[0];
    document.querySelector(`#${CSS.escape(id)} [data-open-draft]`)?.click();
  }
  const opener = event.target.closest("[data-open]");
  if (opener) document.getElementById(opener.dataset.open)?.showModal();
  if (event.target.closest("[data-close-pop]")) {
    document.getSelection().removeAllRanges();
    document.getElementById("chon-chu").hidden = true;
  }
});

function step(by) {
  const drafts = [...document.querySelectorAll("#de-xuat .draft")];
  const at = drafts.findIndex((d) => d.hasAttribute("aria-current"));
  drafts[at < 0 ? 0 : at + by]?.querySelector("[data-open-draft]")?.click();
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  e: () => document.querySelector("#sua input:not([type=hidden]), #sua textarea")?.focus(),
  "?": () => document.getElementById("phim")?.showModal(),
};

function press(name) {
  const button = document.querySelector(`[data-key="${name}"]`);
  if (!button || button.disabled) return;
  if (button.tagName !== "SUMMARY") {
    button.click();
    return;
  }
  button.parentElement.open = true;
  button.parentElement.querySelector("form input:not([type=hidden]), form button")?.focus();
}

document.addEventListener("keydown", (event) => {
  if (!root() || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape" && quiet(event.target)) event.target.blur();
  if (quiet(event.target)) return;
  if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
  const act = keys[event.key] ?? (["Enter", "s", "m", "u", "t"].includes(event.key) ? () => press(event.key) : null);
  if (act) {
    event.preventDefault();
    act();
  }
});

document.addEventListener("htmx:beforeRequest", () => {
  kept = document.getElementById("van-ban")?.scrollTop ?? 0;
});

// A refusal (422) or a stale edit (409) is an answer with a page of its own, not an error to be swallowed.
document.addEventListener("htmx:beforeSwap", (event) => {
  if ([403, 409, 422].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

document.addEventListener("htmx:afterSettle", () => {
  settle();
  const current = document.querySelector(".draft[aria-current]");
  (current ?? document.querySelector(".drafts"))?.focus({ preventScroll: true });
});

if (root()) settle();
