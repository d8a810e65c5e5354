// A form sends itself once: a second press while the first is on its way does nothing.
// The server must still survive a double submit; this only spares people the error.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent !== undefined) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "";
  const pressed = event.submitter;
  if (pressed) pressed.setAttribute("aria-busy", "true");
});

// Coming back with the Back button finds the form ready again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const pressed of form.querySelectorAll("[aria-busy]")) pressed.removeAttribute("aria-busy");
  }
});
