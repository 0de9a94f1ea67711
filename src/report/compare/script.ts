/** What the comparison does in a browser: it shows the exchanges of two implementations side by side. Constant text. */

/** Writes text nodes alone, so that nothing that came from a target is ever read as markup. */
export const script = String.raw`(() => {
  'use strict';
  const source = document.getElementById('exchanges');
  const dialog = document.getElementById('pair');
  if (source === null || dialog === null) return;
  const data = JSON.parse(source.textContent);
  const rowOf = new Map(data.rows.map((row) => [row.id, row]));
  const field = (name) => dialog.querySelector('[name=' + name + ']');
  const view = dialog.querySelector('.sides');
  const make = (name, text, className) => {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    if (className !== undefined) element.className = className;
    return element;
  };

  for (const cell of document.querySelectorAll('button[data-clause]')) cell.disabled = false;

  /* What has to differ: base URLs, names and ids of the suite, dates. */
  const plain = (line, column) => line
    .split(data.bases[column]).join('/')
    .split(data.bases[column].replace(/^https?:\/\/([^/]+)\/.*$/, '$1')).join('')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, 'ID')
    .replace(/occi-suite-[0-9a-f]+/g, 'NAME')
    .replace(/^(date|last-modified|expires|content-length|etag): .*/i, '$1:');

  /* Longest common subsequence; fields may stand in any order, and are matched by name first. */
  const aligned = (left, right) => {
    const n = left.length;
    const m = right.length;
    if (n * m > 400000) return left.map((_, i) => [i, i < m ? i : undefined]).concat(right.slice(n).map((_, j) => [undefined, n + j]));
    const best = Array.from({ length: n + 1 }, () => new Int32Array(m + 1));
    for (let i = n - 1; i >= 0; i -= 1) for (let j = m - 1; j >= 0; j -= 1)
      best[i][j] = left[i] === right[j] ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
    const pairs = [];
    let i = 0;
    let j = 0;
    while (i < n || j < m) {
      if (i < n && j < m && left[i] === right[j]) pairs.push([i++, j++]);
      else if (i < n && j < m && best[i + 1][j + 1] === best[i][j]) pairs.push([i++, j++]);
      else if (j >= m || (i < n && best[i + 1][j] >= best[i][j + 1])) pairs.push([i++, undefined]);
      else pairs.push([undefined, j++]);
    }
    return pairs;
  };

  const byName = (lines) => [lines[0], ...lines.slice(1).sort((a, b) => {
    const x = a.split(':')[0].toLowerCase();
    const y = b.split(':')[0].toLowerCase();
    return x < y ? -1 : x > y ? 1 : 0;
  })];

  const fieldPairs = (left, right) => {
    const name = (line) => line === undefined ? '' : line.split(':')[0].toLowerCase();
    const pairs = [[left[0], right[0]]];
    const a = left.slice(1);
    const b = right.slice(1);
    while (a.length > 0 || b.length > 0) {
      if (b.length === 0 || (a.length > 0 && name(a[0]) < name(b[0]))) pairs.push([a.shift(), undefined]);
      else if (a.length === 0 || name(b[0]) < name(a[0])) pairs.push([undefined, b.shift()]);
      else pairs.push([a.shift(), b.shift()]);
    }
    return pairs;
  };

  const bodyPairs = (left, right, l, r) => {
    const a = left === undefined ? [] : data.bodies[left].split('\n');
    const b = right === undefined ? [] : data.bodies[right].split('\n');
    return aligned(a.map((line) => plain(line, l)), b.map((line) => plain(line, r))).map(([i, j]) => [a[i], b[j]]);
  };

  const side = (text, marked, name) => {
    const cell = make('td', undefined, text === undefined ? 'gone' : marked ? 'differs' : 'same');
    const code = make('code');
    if (text !== undefined && marked) code.append(make('mark', text));
    else code.textContent = text === undefined ? '' : text;
    cell.append(code);
    if (marked || text === undefined) cell.append(make('span', text === undefined ? 'not there' : 'differs', 'said'));
    return cell;
  };

  const lines = (body, caption, pairs, l, r) => {
    let differing = 0;
    const rows = [];
    for (const [a, b] of pairs) {
      if (a === undefined && b === undefined) continue;
      const marked = a === undefined || b === undefined || plain(a, l) !== plain(b, r);
      if (marked) differing += 1;
      const row = make('tr');
      row.append(side(a, marked), side(b, marked));
      rows.push(row);
    }
    const head = make('tr', undefined, 'part');
    const cell = make('th', caption + (differing === 0 ? '' : ' (' + differing + (differing === 1 ? ' line differs)' : ' lines differ)')));
    cell.colSpan = 2;
    cell.scope = 'colgroup';
    head.append(cell);
    body.append(head, ...rows);
    return differing;
  };

  const table = (at, a, b, l, r) => {
    const block = make('details', undefined, 'step-pair');
    const whole = make('table', undefined, 'aligned');
    const body = make('tbody');
    const head = make('thead');
    const names = make('tr');
    for (const column of [l, r]) {
      const name = make('th', data.labels[column]);
      name.scope = 'col';
      names.append(name);
    }
    head.append(names);
    const none = { q: [undefined], r: [undefined] };
    const x = a === undefined ? none : a;
    const y = b === undefined ? none : b;
    let differing = lines(body, 'Request', fieldPairs(byName(x.q), byName(y.q)).concat(bodyPairs(x.qb, y.qb, l, r)), l, r);
    const answer = lines(body, 'Response', fieldPairs(byName(x.r), byName(y.r)).concat(bodyPairs(x.rb, y.rb, l, r)), l, r);
    differing += answer;
    whole.append(head, body);
    const first = a === undefined ? b : a;
    const got = (e) => e === undefined ? 'not sent' : e.r[0];
    const summary = make('summary');
    summary.append(make('span', 'step ' + at.replace(/\/0\.0$/, ''), 'step'), ' ', make('code', plain(first.q[0], a === undefined ? r : l)), ' ');
    summary.append(got(a) === got(b) ? make('span', got(a)) : make('mark', got(a) + ' / ' + got(b)));
    summary.append(' ', make('small', differing === 0 ? 'same' : differing + (differing === 1 ? ' difference' : ' differences')));
    block.append(summary, whole);
    block.open = answer > 0;
    return block;
  };

  const draw = () => {
    const row = rowOf.get(field('clause').value);
    const testCase = field('case').value;
    const l = Number(field('left').value);
    const r = Number(field('right').value);
    view.replaceChildren();
    const sides = data.cases[testCase];
    if (sides === undefined) {
      view.append(make('p', 'No exchange decided this clause.'));
      return;
    }
    const left = sides[l];
    const right = sides[r];
    const places = [...new Set([...left.map((e) => e.at), ...right.map((e) => e.at)])];
    const at = (list, place) => list.find((e) => e.at === place);
    /* The order of the side that has more steps, the other's own at the end. */
    if (places.length === 0) view.append(make('p', 'Neither of the two has exchanges of this test case.'));
    for (const place of places) view.append(table(place, at(left, place), at(right, place), l, r));
    history.replaceState(null, '', '#pair?' + new URLSearchParams({ clause: row.id, case: testCase, left: String(l), right: String(r) }));
  };

  const option = (value, text) => {
    const made = make('option', text);
    made.value = value;
    return made;
  };

  const open = (id, left, right, testCase) => {
    const row = rowOf.get(id);
    if (row === undefined || !(left in data.labels)) return;
    const other = data.labels.findIndex((_, i) => i !== left && row.verdicts[i] !== row.verdicts[left] && row.verdicts[i] !== 'absent');
    const next = data.labels.findIndex((_, i) => i !== left);
    const counterpart = right in data.labels ? right : other >= 0 ? other : Math.max(next, 0);
    dialog.querySelector('h2').textContent = row.id;
    dialog.querySelector('.statement').textContent = row.statement;
    field('clause').value = row.id;
    for (const [name, chosen] of [['left', left], ['right', counterpart]]) {
      field(name).replaceChildren(...data.labels.map((label, i) => option(String(i), label + ': ' + row.verdicts[i])));
      field(name).value = String(chosen);
    }
    const both = (id) => data.cases[id][left].length > 0 && data.cases[id][counterpart].length > 0;
    field('case').replaceChildren(...row.cases.map((each) => option(each, each)));
    const shown = row.cases.includes(testCase) ? testCase : row.cases.find(both) ?? row.cases[0];
    if (shown !== undefined) field('case').value = shown;
    field('case').disabled = row.cases.length === 0;
    draw();
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button === null) return;
    if (button.dataset.clause !== undefined) open(button.dataset.clause, Number(button.dataset.column));
    else if (button.name === 'close') dialog.close();
  });
  dialog.addEventListener('change', draw);
  dialog.addEventListener('close', () => history.replaceState(null, '', location.pathname + location.search));
  const follow = () => {
    if (!location.hash.startsWith('#pair?')) return;
    const wanted = new URLSearchParams(location.hash.slice('#pair?'.length));
    open(wanted.get('clause'), Number(wanted.get('left')), Number(wanted.get('right')), wanted.get('case'));
  };
  addEventListener('hashchange', follow);
  follow();
})();`;
