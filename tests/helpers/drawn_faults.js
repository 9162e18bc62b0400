/* What is wrong with what a page draws: text that does not stand out from what is behind it (4.5 : 1), what
   lies outside its frame or box, and labels that overlap. */
() => {
  const faults = [];
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((part) => (part /= 255) <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const colour = (text) => { const n = (text.match(/[\d.]+/g) || []).map(Number); return n.length > 3 && n[3] === 0 ? null : n.slice(0, 3); };
  const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((m, n) => n - m); return (x + 0.05) / (y + 0.05); };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const box = each instanceof SVGElement && each.querySelector(":scope > rect");
      if (box) return colour(getComputedStyle(box).fill);
      const found = each instanceof SVGElement ? null : colour(getComputedStyle(each).backgroundColor);
      if (found) return found;
    }
    return [255, 255, 255];
  };
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.textContent.trim() || !parent || parent.closest("script, style, title, noscript, .unseen, .skip, option, thead") || !parent.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const style = getComputedStyle(parent);
    const ink = colour(parent instanceof SVGElement ? style.fill : style.color);
    const ratio = contrast(ink, behind(parent));
    if (ratio < 4.5) faults.push(`contrast ${ratio.toFixed(2)} of "${node.textContent.trim().slice(0, 40)}"`);
    for (const box of range.getClientRects()) texts.push({ text: node.textContent.trim().slice(0, 40), box, parent });
  }
  for (const svg of document.querySelectorAll(".ladder-section .scroll svg")) {
    const frame = svg.getBoundingClientRect();
    for (const each of svg.querySelectorAll("a, path.line, text")) {
      const box = each.getBoundingClientRect();
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        faults.push(`outside: ${each.textContent.slice(0, 40)} ${each.getAttribute("class")}`);
    }
    for (const box of svg.querySelectorAll("a.box")) {
      const frame = box.querySelector("rect").getBoundingClientRect();
      for (const text of box.querySelectorAll("text")) {
        const own = text.getBoundingClientRect();
        if (own.left < frame.left + 2 || own.right > frame.right - 2) faults.push(`beyond its box: ${text.textContent}`);
      }
    }
  }
  const inAnswer = texts.filter(({ parent }) => parent.closest("main, header"));
  inAnswer.sort((a, b) => a.box.top - b.box.top);
  inAnswer.forEach((one, place) => {
    for (let next = place + 1; next < inAnswer.length && inAnswer[next].box.top < one.box.bottom - 3; next++) {
      const other = inAnswer[next];
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (wide > 1 && high > 5) faults.push(`overlap: ${one.text} | ${other.text}`);
    }
  });
  return faults;
}
