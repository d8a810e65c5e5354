// "None of these" clears the other ticks, and any other tick clears it. The server refuses both together all the same.
document.addEventListener("change", (event) => {
  const tick = event.target;
  const group = tick instanceof HTMLInputElement && tick.checked ? tick.closest("[data-none-of-these]") : null;
  if (!group) return;
  const isNone = tick.hasAttribute("data-none");
  for (const other of group.querySelectorAll('input[type="checkbox"]')) {
    if (other !== tick && (isNone || other.hasAttribute("data-none"))) other.checked = false;
  }
});
