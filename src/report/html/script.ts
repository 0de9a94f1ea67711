/**
 * What the report gains where scripts run: search and filters, kept in the fragment of the URL as `#anchor?q=…&verdict=…&level=…`,
 * copying of commands, unfolding of what a link leads to. Nothing is shown or reachable by it alone.
 */

/** Constant text, whose hash stands in the page's policy. Reads the page and writes no HTML. */
export const script = String.raw`'use strict';
(() => {
  const form = document.getElementById('find');
  const fields = form.elements;
  const items = [...document.querySelectorAll('.items > li')];
  const groups = [...document.querySelectorAll('.browse .group')];
  const documents = [...document.querySelectorAll('.browse .document')];
  const output = form.querySelector('output');
  const texts = new Map();
  const textOf = (item) => {
    let text = texts.get(item);
    if (text === undefined) texts.set(item, (text = item.textContent.toLowerCase()));
    return text;
  };
  const boxes = [...form.querySelectorAll('[name=verdict]')];

  const state = () => ({
    q: fields.q.value.trim(),
    verdicts: boxes.filter((box) => box.checked).map((box) => box.value),
    level: fields.level.value,
  });

  const apply = () => {
    const { q, verdicts, level } = state();
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    const active = words.length > 0 || verdicts.length > 0 || level !== '';
    const shown = { cases: 0, clauses: 0 };
    for (const item of items) {
      const fits =
        (verdicts.length === 0 || verdicts.includes(item.dataset.v)) &&
        (level === '' || item.dataset.l.split(',').includes(level)) &&
        words.every((word) => textOf(item).includes(word));
      item.hidden = !fits;
      if (fits) shown[item.classList.contains('clause') ? 'clauses' : 'cases'] += 1;
    }
    for (const group of groups) {
      const left = group.querySelector('.items > li:not([hidden])') !== null;
      group.hidden = !left;
      if (group.dataset.open === undefined) group.dataset.open = String(group.open);
      group.open = active ? left : group.dataset.open === 'true';
      if (!active) delete group.dataset.open;
    }
    for (const part of documents) part.hidden = part.querySelector('.group:not([hidden])') === null;
    output.textContent = shown.cases + ' test cases and rules, ' + shown.clauses + ' clauses shown';
    fields.clear.hidden = !active;
  };

  const query = () => {
    const { q, verdicts, level } = state();
    const params = new URLSearchParams();
    if (q) params.set('q', q);
    for (const verdict of verdicts) params.append('verdict', verdict);
    if (level) params.set('level', level);
    return params.toString();
  };

  const set = (params) => {
    fields.q.value = params.get('q') ?? '';
    const verdicts = params.getAll('verdict');
    for (const box of boxes) box.checked = verdicts.includes(box.value);
    fields.level.value = params.get('level') ?? '';
    if (fields.level.selectedIndex < 0) fields.level.value = '';
    apply();
  };

  const parts = () => {
    const hash = location.hash.slice(1);
    const at = hash.indexOf('?');
    return at < 0 ? [hash, ''] : [hash.slice(0, at), hash.slice(at + 1)];
  };

  const save = () => {
    const text = query();
    history.replaceState(null, '', '#' + parts()[0] + (text && '?' + text));
  };

  const reveal = (id) => {
    const target = id === '' ? null : document.getElementById(id);
    if (target === null) return;
    for (let at = target; at !== null; at = at.parentElement) {
      at.hidden = false;
      if (at.tagName === 'DETAILS') at.open = true;
    }
    const own = target.classList.contains('body') ? target.parentElement : target;
    own.scrollIntoView();
  };

  const follow = () => {
    const [id, text] = parts();
    if (text !== query()) set(new URLSearchParams(text));
    reveal(id);
  };

  const change = () => {
    apply();
    save();
  };

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link !== null && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      const { verdict, level, find } = link.dataset;
      const params = new URLSearchParams();
      if (find !== undefined) params.set('q', find);
      if (verdict) params.set('verdict', verdict);
      if (level) params.set('level', level);
      const filter = params.toString();
      const to = link.getAttribute('href') + (filter && '?' + filter);
      event.preventDefault();
      if (to !== location.hash) history.pushState(null, '', to);
      follow();
      return;
    }
    const button = event.target.closest('[data-copy]');
    if (button === null) return;
    const code = button.previousElementSibling;
    const done = () => {
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = 'Copy'; }, 1500);
    };
    const select = () => {
      getSelection().selectAllChildren(code);
      if (document.execCommand('copy')) done();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(code.textContent).then(done, select);
    else select();
  });

  let waiting = 0;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(change, 120);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  fields.clear.addEventListener('click', () => {
    set(new URLSearchParams());
    save();
    fields.q.focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/' && event.target.closest('input, select, textarea') === null) {
      event.preventDefault();
      fields.q.focus();
    }
    if (event.key === 'Escape' && event.target === fields.q) {
      fields.q.value = '';
      change();
    }
  });
  addEventListener('hashchange', follow);
  addEventListener('popstate', follow);
  addEventListener('beforeprint', () => {
    for (const item of document.querySelectorAll('[data-v=fail] > details')) {
      item.open = true;
      const group = item.closest('.group');
      if (group !== null) group.open = true;
    }
  });

  for (const hidden of document.querySelectorAll('[data-copy]')) hidden.hidden = false;
  form.hidden = false;
  apply();
  follow();
})();`;
