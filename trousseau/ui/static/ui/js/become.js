// Make a part of the page become what the server has just sent, touching only what differs:
// focus, open folds and what is being typed stay. Parts marked data-still belong to scripts.
const still = (node) => node.dataset?.still !== undefined;

function attributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    const opened = name === "open" && old.localName === "details";
    if (!fresh.hasAttribute(name) && !opened) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

function find(old, at, wanted) {
  if (wanted.id) return [...old.children].find((one) => one.id === wanted.id);
  const alike = at && at.nodeName === wanted.nodeName && !at.id;
  return alike ? at : undefined;
}

export function become(old, fresh) {
  if (still(old)) return;
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  if (old.isEqualNode(fresh)) return;
  attributes(old, fresh);
  const kept = new Set([...fresh.children].map((one) => one.id));
  let at = old.firstChild;
  const next = () => {
    while (at && (at.id ? !kept.has(at.id) : still(at))) {
      const gone = at;
      at = at.nextSibling;
      if (!still(gone)) gone.remove();
    }
  };
  for (const wanted of [...fresh.childNodes]) {
    next();
    const found = find(old, at, wanted);
    if (!found) {
      old.insertBefore(wanted, at);
      continue;
    }
    if (found === at) at = at.nextSibling;
    if (found.nodeName !== wanted.nodeName) {
      old.insertBefore(wanted, at);
      found.remove();
      continue;
    }
    if (found.nextSibling !== at) old.insertBefore(found, at);
    become(found, wanted);
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    if (!still(gone)) gone.remove();
  }
}
