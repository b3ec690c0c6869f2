// The frame of every page: Escape closes an open menu, a button prints. Everything works without it.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const open of document.querySelectorAll("details.me[open], details.chip-menu[open]")) {
      const inside = open.contains(document.activeElement);
      open.open = false;
      if (inside) open.querySelector("summary").focus();
    }
  }
});

document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.me[open], details.chip-menu[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
  const print = event.target.closest("[data-print]");
  if (print) window.print();
});
