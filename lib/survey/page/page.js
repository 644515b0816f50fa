// The page of `rolecall report`: which figures are shown, the table of postings, one posting's text.
// Everything of a posting enters the page as text, never as markup.
'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const $ = id => document.getElementById(id);
  const PAGE = 50;
  const ASKS = ['required', 'preferred', 'negated', 'company'];

  // Control characters and marks that turn the direction of writing, one for one, so that offsets hold.
  const UNSAFE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
  const safe = text => text.replace(UNSAFE, '\ufffd');

  function element(tag, text, properties) {
    const made = Object.assign(document.createElement(tag), properties);
    if (text !== undefined) made.textContent = safe(String(text));
    return made;
  }

  // ---- light and dark ----
  $('theme').hidden = false;
  $('theme').addEventListener('click', () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
  });

  // ---- figures of one role, skills of one layer ----
  function showSlice() {
    for (const body of document.querySelectorAll('tbody[data-slice]')) body.hidden = body.dataset.slice !== $('slice').value;
    const layer = $('layer') ? $('layer').value : '';
    for (const row of document.querySelectorAll('tr[data-rank]'))
      row.hidden = layer ? row.dataset.layer !== layer : Number(row.dataset.rank) >= 40;
  }
  for (const id of ['slice', 'layer']) if ($(id)) $(id).addEventListener('change', showSlice);
  for (const control of document.querySelectorAll('.scripted')) control.hidden = false;
  showSlice();

  // ---- the table of postings ----
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const columns = [
    { name: 'Title', of: p => p.title || '(no title)' },
    { name: 'Id', of: p => p.id, wide: true },
    { name: 'Role', of: p => (data.roles[p.role] || ['–', '–'])[0] + (p.decided || p.role < 0 ? '' : ' ?') },
    { name: 'Sure', of: p => p.confidence, show: p => p.role < 0 ? '–' : Math.round(100 * p.confidence) + ' %', number: true },
    { name: 'Layers', of: p => p.levels.filter(x => x).length, show: p => p.levels.map(x => '○◐●'[x]).join(''), pips: true },
    { name: 'Required', of: p => p.required, number: true },
    { name: 'Preferred', of: p => p.preferred, number: true, wide: true },
    { name: 'Facts', of: p => p.facts, wide: true },
    { name: 'Lang', of: p => p.lang },
    { name: 'Lines tagged', of: p => p.asking ? p.tagged / p.asking : -1, show: p => p.tagged + ' of ' + p.asking, number: true, wide: true },
    { name: 'Source', of: p => p.source, wide: true },
  ];
  let order = { column: -1, down: false };
  let shown = data.postings;
  let page = 0;

  const head = $('rows').tHead.rows[0];
  columns.forEach((column, index) => {
    const cell = element('th', undefined, { scope: 'col', className: (column.number ? 'n ' : '') + (column.wide ? 'wide' : '') });
    const button = element('button', column.name, { type: 'button' });
    button.addEventListener('click', () => {
      order = { column: index, down: order.column === index ? !order.down : Boolean(column.number) };
      for (const other of head.cells) other.removeAttribute('aria-sort');
      cell.setAttribute('aria-sort', order.down ? 'descending' : 'ascending');
      update();
    });
    cell.append(button);
    head.append(cell);
  });

  function options(select, values) {
    for (const [value, name] of values) select.append(element('option', name, { value }));
  }
  options($('f-role'), data.roles.map((role, i) => [String(i), role[1]]));
  options($('f-lang'), [...new Set(data.postings.map(p => p.lang))].sort().map(x => [x, x]));
  options($('f-layer'), data.layers.map((layer, i) => [String(i), layer[1]]));

  const ruleIds = Object.keys(data.rules).map(Number);
  options($('f-skills'), ruleIds.map(id => data.rules[id][1]).sort(collator.compare).map(name => [name, name]));

  /// The rules that the words name: the one so called, else all whose name or id holds them; null for no words.
  function namedRules(words) {
    if (!words) return null;
    const name = id => data.rules[id][1].toLowerCase();
    const exact = ruleIds.filter(id => name(id) === words || data.rules[id][0] === words);
    return new Set(exact.length ? exact : ruleIds.filter(id => name(id).includes(words) || data.rules[id][0].includes(words)));
  }

  function update() {
    const words = $('f-words').value.toLowerCase().split(/\s+/).filter(Boolean);
    const role = $('f-role').value, lang = $('f-lang').value, layer = $('f-layer').value;
    const rules = namedRules($('f-skill').value.trim().toLowerCase());
    shown = data.postings.filter(p =>
      (!rules || p.asks.some(rule => rules.has(rule))) &&
      (role === '' || p.role === Number(role)) && (lang === '' || p.lang === lang) &&
      (layer === '' || p.levels[Number(layer)] > 0) && (!$('f-text').checked || p.text >= 0) &&
      (!$('f-first').checked || !p.same) &&
      words.every(word => (p.title + ' ' + p.id + ' ' + p.source + ' ' + p.facts).toLowerCase().includes(word)));
    if (order.column >= 0) {
      const key = columns[order.column].of, sign = order.down ? -1 : 1;
      shown = shown.map((p, i) => [key(p), i, p]).sort((a, b) =>
        sign * (typeof a[0] === 'number' ? a[0] - b[0] : collator.compare(a[0], b[0])) || a[1] - b[1]).map(x => x[2]);
    }
    page = 0;
    draw();
  }

  function draw() {
    const rows = shown.slice(page * PAGE, (page + 1) * PAGE).map(p => {
      const row = element('tr');
      columns.forEach((column, i) => {
        const text = column.show ? column.show(p) : column.of(p);
        const cell = element('td', undefined, { className: (column.number ? 'n ' : '') + (column.pips ? 'pips ' : '') + (column.wide ? 'wide' : '') });
        if (column.pips) {
          cell.append(element('span', text, { title: p.levels.map((x, at) => data.layers[at][1] + ': ' + ['not asked', 'mentioned', 'core'][x]).join(', ') }));
        } else if (i === 0 && p.text >= 0) {
          const open = element('button', text, { type: 'button', className: 'open' });
          open.addEventListener('click', () => show(p));
          cell.append(open);
        } else {
          cell.textContent = safe(String(text));
        }
        if (i === 0 && p.same) cell.append(element('small', ' (like ' + p.same + ')'));
        row.append(cell);
      });
      return row;
    });
    $('rows').tBodies[0].replaceChildren(...rows);
    const from = shown.length ? page * PAGE + 1 : 0, to = Math.min(shown.length, (page + 1) * PAGE);
    $('count').textContent = `${from}–${to} of ${shown.length.toLocaleString('en')} (${data.postings.length.toLocaleString('en')} listed)`;
    $('before').disabled = page === 0;
    $('after').disabled = to >= shown.length;
  }
  $('before').addEventListener('click', () => { --page; draw(); });
  $('after').addEventListener('click', () => { ++page; draw(); });
  for (const id of ['f-words', 'f-skill', 'f-role', 'f-lang', 'f-layer', 'f-text', 'f-first']) $(id).addEventListener('input', update);

  // ---- one posting ----
  for (const [i, layer] of data.layers.entries()) $('legend').append(element('mark', layer[1], { className: 'l' + i }));
  for (const ask of ASKS.slice(1)) $('legend').append(element('mark', ask, { className: ask }));
  $('legend').append(element('span', 'asks, but no rule knows it', { className: 'untagged' }));

  const say = tags => {
    $('tip').textContent = safe(tags.map(([, , rule, ask, section]) => {
      const [, name, layer] = data.rules[rule];
      return [name, layer < 0 ? 'no layer' : data.layers[layer][1], ASKS[ask], data.sections[section]].filter(Boolean).join(' · ');
    }).join('   |   '));
  };

  function show(posting) {
    const { bytes, text, tags, untagged } = data.texts[posting.text];
    $('d-title').textContent = safe(posting.title || '(no title)');
    const role = data.roles[posting.role];
    $('d-meta').textContent = safe([posting.id, posting.source, role && role[1] + (posting.decided ? '' : ' (undecided)'), posting.facts,
      posting.notes && 'notes: ' + posting.notes, posting.whole ? '' : `the beginning of ${bytes.toLocaleString('en')} bytes`].filter(Boolean).join(' · '));
    const bounds = [...new Set([0, text.length, ...tags.flatMap(t => t.slice(0, 2)), ...untagged.flat()])].sort((a, b) => a - b);
    const pieces = [];
    let next = 0, lines = 0, open = [];
    for (let i = 0; i + 1 < bounds.length; ++i) {
      const [begin, end] = [bounds[i], bounds[i + 1]];
      while (next < tags.length && tags[next][0] <= begin) open.push(next++);
      open = open.filter(t => tags[t][1] > begin);
      while (lines < untagged.length && untagged[lines][1] <= begin) ++lines;
      const piece = text.slice(begin, end);
      if (open.length) {
        const over = open.map(t => tags[t]);
        const layer = data.rules[over[0][2]][2];
        const mark = element('mark', piece, { tabIndex: 0, className: (layer >= 0 ? 'l' + layer + ' ' : '') + ASKS[over[0][3]] });
        mark.dataset.tags = open.join(' ');
        for (const event of ['focus', 'mouseenter']) mark.addEventListener(event, () => say(over));
        pieces.push(mark);
      } else if (lines < untagged.length && untagged[lines][0] <= begin) {
        pieces.push(element('span', piece, { className: 'untagged' }));
      } else {
        pieces.push(safe(piece));
      }
    }
    $('text').replaceChildren(...pieces);
    $('tip').textContent = 'Point at a mark, or reach it with Tab, to read what it stands for.';
    $('posting').showModal();
    $('text').scrollTop = 0;
  }
  $('close').addEventListener('click', () => $('posting').close());
  $('posting').addEventListener('click', event => { if (event.target === $('posting')) $('posting').close(); });

  update();
})();
