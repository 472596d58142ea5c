"""The list of findings (疑似问题): one opens at a time and shows basis, places and advice.

Gradio's templates are no place for text from a case file: `${…}` in a value would run as a
program. The template here is fixed, and the script writes every text as `textContent`.
"""

from __future__ import annotations

import gradio as gr

TEMPLATE = '<div class="list" role="list" aria-label="疑似问题"></div>'

CSS = """
.list { font-size: 14px; line-height: 1.55; color: var(--body-text-color); box-sizing: border-box;
  height: calc(100vh - 98px); min-height: 440px; overflow-y: auto; padding-right: 4px; }
.notice { padding: 28px 16px; text-align: center; border: 1px dashed var(--border-color-primary);
  border-radius: 8px; }
.error { padding: 12px 14px; border-radius: 8px; border: 1px solid #c8001e;
  border-left-width: 5px; }
.head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 12px; padding: 0 2px 8px; }
.head .file { font-weight: 600; overflow-wrap: anywhere; }
.head .score { margin-left: auto; }
.row { border: 1px solid var(--border-color-primary); border-radius: 8px; margin-bottom: 6px;
  background: var(--background-fill-primary); overflow: hidden; }
.row.open { border-color: var(--mark); box-shadow: inset 4px 0 0 var(--mark); }
.bar { display: block; width: 100%; text-align: left; padding: 7px 10px 7px 12px; cursor: pointer;
  background: none; border: 0; color: inherit; font: inherit; }
.bar:hover { background: var(--background-fill-secondary); }
.bar:focus-visible, .place:focus-visible { outline: 2px solid #2563eb; outline-offset: -2px; }
.line { display: flex; align-items: baseline; gap: 8px; }
.line .badge { flex: none; font-size: 12px; line-height: 19px; padding: 0 7px; border-radius: 4px;
  color: #fff; background: var(--mark); }
.line .code { flex: none; font-variant-numeric: tabular-nums; }
.line .name { font-weight: 600; }
.line .pages { flex: none; margin-left: auto; padding-left: 8px; white-space: nowrap; }
.message { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2;
  overflow: hidden; overflow-wrap: anywhere; margin-top: 1px; }
.open .message { display: block; }
.body { display: none; padding: 0 12px 10px 12px; }
.open .body { display: block; }
.body dl { display: grid; grid-template-columns: 3em 1fr; gap: 4px 6px; margin: 2px 0 0; }
.body dt { font-weight: 600; }
.body dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
.body dd div + div { margin-top: 2px; }
.places { display: flex; flex-wrap: wrap; gap: 6px; }
.place { cursor: pointer; text-align: left; border: 1px solid var(--border-color-primary);
  border-radius: 6px; padding: 3px 6px 5px; background: var(--background-fill-secondary);
  color: inherit; font: inherit; font-size: 13px; max-width: 100%; }
.place.shown { border-color: var(--mark); box-shadow: 0 0 0 1px var(--mark); }
.place img { display: block; max-width: 100%; max-height: 62px; margin-top: 3px;
  border-radius: 3px; background: #fff; }
details { margin-top: 8px; }
summary { cursor: pointer; padding: 4px 2px; font-weight: 600; }
details .row { margin-bottom: 4px; }
details .bar { padding-top: 4px; padding-bottom: 4px; }
ul { margin: 2px 0 4px 1.4em; padding: 0; list-style: disc; }
li { overflow-wrap: anywhere; }
"""

SCRIPT = """
const list = element.querySelector('.list');
const make = (tag, cls, text) => {
  const node = document.createElement(tag);
  if (cls) node.className = cls;
  if (text !== undefined) node.textContent = text;
  return node;
};
const term = (dl, name, node) => { dl.append(make('dt', '', name), node); };

function placesOf(row) {
  const box = make('dd', 'places');
  row.places.forEach((place, index) => {
    const button = make('button', 'place', place.where);
    button.type = 'button';
    button.title = place.text;
    button.dataset.entry = row.number;
    button.dataset.place = index;
    if (place.clipping) {
      const picture = make('img');
      picture.src = place.clipping;
      picture.alt = place.text;
      button.append(picture);
    }
    box.append(button);
  });
  return box;
}

function rowOf(row) {
  const card = make('div', 'row');
  card.role = 'listitem';
  card.dataset.entry = row.number;
  card.style.setProperty('--mark', row.colour);
  const bar = make('button', 'bar');
  bar.type = 'button';
  bar.dataset.entry = row.number;
  bar.dataset.place = 0;
  const line = make('span', 'line');
  if (row.severity) line.append(make('span', 'badge', row.severity));
  line.append(make('span', 'code', row.code), make('span', 'name', row.name));
  if (row.pages) line.append(make('span', 'pages', '第' + row.pages + '页'));
  bar.append(line, make('span', 'message', row.message));
  const dl = make('dl');
  if (row.places.length) term(dl, '位置', placesOf(row));
  if (row.advice) term(dl, '建议', make('dd', '', row.advice));
  if (row.basis.length) {
    const basis = make('dd');
    row.basis.forEach(text => basis.append(make('div', '', text)));
    term(dl, '依据', basis);
  }
  card.append(bar);
  if (dl.children.length) {
    const body = make('div', 'body');
    body.append(dl);
    card.append(body);
  }
  return card;
}

function folded(title, nodes, open) {
  const box = make('details');
  box.open = open;
  box.append(make('summary', '', title + '（' + nodes.length + '）'), ...nodes);
  return box;
}

function bullets(title, texts, open) {
  const items = make('ul');
  texts.forEach(text => items.append(make('li', '', text)));
  const box = folded(title, [items], open);
  box.querySelector('summary').textContent = title + '（' + texts.length + '）';
  return box;
}

function show() {
  const value = props.value || {};
  list.replaceChildren();
  if (value.error) { list.append(make('div', 'error', value.error)); return; }
  if (!value.findings) {
    if (value.notice) list.append(make('div', 'notice', value.notice));
    return;
  }
  const head = make('div', 'head');
  head.append(make('span', 'file', value.file), make('span', '', value.counts));
  if (value.score) head.append(make('span', 'score', value.score));
  list.append(head);
  if (value.problems.length) list.append(bullets('处理中遇到的情况', value.problems, true));
  if (!value.findings.length) list.append(make('div', 'notice', '没有发现疑似问题。'));
  list.append(...value.findings.map(rowOf));
  if (value.undecided.length) {
    list.append(folded('无法判断的项目', value.undecided.map(rowOf), false));
  }
  if (value.clear.length) list.append(bullets('已查清、未发现问题的项目', value.clear, false));
  mark();
}

function mark() {
  const [entry, place] = props.shown || [-1, -1];
  list.querySelectorAll('.row').forEach(card => {
    card.classList.toggle('open', Number(card.dataset.entry) === entry);
  });
  list.querySelectorAll('.place').forEach(button => {
    button.classList.toggle('shown', Number(button.dataset.entry) === entry
      && Number(button.dataset.place) === place);
  });
}

list.addEventListener('click', event => {
  const button = event.target.closest('button[data-entry]');
  if (!button) return;
  const entry = Number(button.dataset.entry), place = Number(button.dataset.place);
  const isOpen = button.closest('.row').classList.contains('open');
  props.shown = button.classList.contains('bar') && isOpen ? [-1, -1] : [entry, place];
  mark();
  if (props.shown[0] >= 0) trigger('select', { entry, place });
});
watch('value', show);
watch('shown', mark);
show();
"""

START = {"notice": "上传一份案卷（PDF、图片或图片压缩包），识读后在这里逐项列出疑似问题。"}


def finding_list(elem_id: str) -> gr.HTML:
    """Shows `reviewed.list_value`; `shown`: (entry, place); `select` carries `entry`, `place`.

    A plain `gr.HTML`, not a class of our own: Gradio writes a stub file beside the source of
    every subclass.
    """
    return gr.HTML(
        value=START,
        html_template=TEMPLATE,
        css_template=CSS,
        js_on_load=SCRIPT,
        apply_default_css=False,
        elem_id=elem_id,
        shown=[-1, -1],
    )
