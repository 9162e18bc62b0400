/* What is wrong with what a page draws: text that does not stand out from what is behind it (4.5 : 1), what lies
   outside its frame or box, labels that overlap or touch, words broken in a button, headings of nothing. */
() => {
  const faults = [];
  const short = (text) => text.trim().slice(0, 40);

  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((part) => ((part /= 255) <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const colour = (text) => {
    const parts = (text.match(/[\d.]+/g) || []).map(Number);
    return parts.length > 3 && parts[3] === 0 ? null : parts.slice(0, 3);
  };
  const contrast = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)].sort((m, n) => n - m);
    return (x + 0.05) / (y + 0.05);
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const box = each instanceof SVGElement && each.querySelector(":scope > rect");
      if (box) return colour(getComputedStyle(box).fill);
      const found = each instanceof SVGElement ? null : colour(getComputedStyle(each).backgroundColor);
      if (found) return found;
    }
    return [255, 255, 255];
  };
  const blockOf = (element) => {
    let block = element;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    return block;
  };

  /* Every text that is shown, with the boxes of its lines. */
  const texts = [];
  const hidden = "script, style, title, noscript, .unseen, .skip, option";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.textContent.trim() || !parent || parent.closest(hidden) || !parent.checkVisibility()) continue;
    const style = getComputedStyle(parent);
    if (style.fontSize === "0px") continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const ratio = contrast(colour(parent instanceof SVGElement ? style.fill : style.color), behind(parent));
    if (ratio < 4.5) faults.push(`contrast ${ratio.toFixed(2)} of "${short(node.textContent)}"`);
    const block = parent instanceof SVGElement ? parent : blockOf(parent);
    for (const box of range.getClientRects()) texts.push({ text: short(node.textContent), box, parent, block });
    if (!parent.closest("button, label.quiet, summary, .tag, .levels, .worth, .effort, .share")) continue;
    for (const { 0: word, index } of node.textContent.matchAll(/\S+/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (range.getClientRects().length > 1) faults.push(`broken: ${word}`);
    }
  }

  /* Within the window, and within the button or mark that frames it. */
  for (const { text, box, parent } of texts) {
    const frame = parent.closest("button, .tag, .badge, label.quiet, .figures");
    if (!parent.closest(".scroll") && (box.right > innerWidth + 1 || box.left < -1)) faults.push(`beyond the window: ${text}`);
    const own = frame && frame.getBoundingClientRect();
    if (own && (box.right > own.right + 1 || box.left < own.left - 1 || box.top < own.top - 4 || box.bottom > own.bottom + 4))
      faults.push(`beyond its frame: ${text}`);
  }
  for (const svg of document.querySelectorAll(".ladder-section .scroll svg")) {
    const frame = svg.getBoundingClientRect();
    for (const each of svg.querySelectorAll("a, path.line, text")) {
      const box = each.getBoundingClientRect();
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        faults.push(`outside: ${short(each.textContent)} ${each.getAttribute("class")}`);
    }
    for (const box of svg.querySelectorAll("a.box")) {
      const frame = box.querySelector("rect").getBoundingClientRect();
      for (const text of box.querySelectorAll("text")) {
        const own = text.getBoundingClientRect();
        if (own.left < frame.left + 2 || own.right > frame.right - 2) faults.push(`beyond its box: ${text.textContent}`);
      }
    }
  }

  /* No text lies over another, nor ends where another begins. The sum of the answer lies over what is scrolled. */
  const placed = texts.filter(({ parent }) => parent.closest("main, header, aside") && !parent.closest("#sum"));
  placed.sort((a, b) => a.box.top - b.box.top);
  placed.forEach((one, place) => {
    for (let next = place + 1; next < placed.length && placed[next].box.top < one.box.bottom - 3; next++) {
      const other = placed[next];
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (high <= 5) continue;
      if (wide > 1) faults.push(`overlap: ${one.text} | ${other.text}`);
      else if (wide > -3 && one.block !== other.block) faults.push(`touching: ${one.text} | ${other.text}`);
    }
  });

  /* What is headed is there. */
  for (const head of document.querySelectorAll("main h2, main h3, aside h2, aside h3")) {
    if (!head.checkVisibility()) continue;
    const what = head.closest("summary") || head;
    const next = what.nextElementSibling;
    if (!next?.checkVisibility() || (/^H[23]$/.test(next.tagName) && next.tagName <= head.tagName))
      faults.push(`a heading of nothing: ${short(head.textContent)}`);
  }
  return faults;
}
