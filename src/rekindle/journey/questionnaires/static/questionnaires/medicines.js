// Shows under each box how a medicine was understood while it is typed. The server reads it, here and when the page is
// sent; without this script the page says the same after the first press.
const WAIT_MS = 500;
const list = document.querySelector("[data-read-medicines]");
const waiting = new Map();

async function read(line) {
  const number = line.dataset.medicine;
  const place = line.querySelector("[data-understood]");
  const box = line.querySelector(`[name="name_${number}"]`);
  const form = line.closest("form");
  const asked = new FormData();
  asked.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  asked.set("number", number);
  asked.set("name", box.value);
  for (const part of ["meant", "amount"]) {
    const chosen = line.querySelector(`[name="${part}_${number}"]:checked, input[type="hidden"][name="${part}_${number}"]`);
    if (chosen) asked.set(part, chosen.value);
  }
  const typed = box.value;
  try {
    const answer = await fetch(list.dataset.readMedicines, { method: "POST", body: asked, headers: { Accept: "text/html" } });
    if (!answer.ok || box.value !== typed) return;
    const held = place.contains(document.activeElement) ? document.activeElement : null;
    place.innerHTML = await answer.text();
    if (held) place.querySelector(`input[name="${held.name}"][value="${CSS.escape(held.value)}"]`)?.focus();
  } catch {
    // No connection: the page says it after the press.
  }
}

list?.addEventListener("input", (event) => {
  const line = event.target.closest("[data-medicine]");
  if (!line || !event.target.name?.startsWith("name_")) return;
  clearTimeout(waiting.get(line));
  waiting.set(line, setTimeout(read, WAIT_MS, line));
});

list?.addEventListener("change", (event) => {
  const line = event.target.closest("[data-medicine]");
  if (!line || !/^(name|meant)_/.test(event.target.name ?? "")) return;
  clearTimeout(waiting.get(line));
  read(line);
});
