"""The page of a finding, with its boxes; the template is fixed, as `finding_list` explains."""

from __future__ import annotations

import gradio as gr

TEMPLATE = """
<div class="tools">
  <button type="button" class="step" data-step="-1" aria-label="上一处">‹ 上一处</button>
  <span class="where"></span>
  <button type="button" class="step" data-step="1" aria-label="下一处">下一处 ›</button>
  <button type="button" class="zoom" data-zoom="0">整页</button>
  <button type="button" class="zoom" data-zoom="1">适合宽度</button>
  <button type="button" class="zoom" data-zoom="1.8">放大</button>
</div>
<div class="pane" tabindex="0" aria-label="所在页面">
  <div class="notice"></div>
  <div class="sheet" hidden><img alt=""></div>
</div>
"""

CSS = """
.tools { display: flex; align-items: center; gap: 6px; min-height: 34px; margin-bottom: 6px;
  font-size: 14px; color: var(--body-text-color); }
.where { flex: 1; text-align: center; font-weight: 600; overflow: hidden; text-overflow: ellipsis;
  white-space: nowrap; }
.tools button { flex: none; padding: 3px 10px; border-radius: 6px; cursor: pointer; font: inherit;
  color: inherit; background: var(--background-fill-secondary);
  border: 1px solid var(--border-color-primary); }
.tools button:disabled { opacity: .45; cursor: default; }
.tools button.on { border-color: #2563eb; box-shadow: 0 0 0 1px #2563eb; }
.pane { height: calc(100vh - 138px); min-height: 400px; box-sizing: border-box;
  overflow: auto; border-radius: 8px; border: 1px solid var(--border-color-primary);
  background: var(--background-fill-secondary);
  position: relative; }
.notice { padding: 28px 16px; text-align: center; color: var(--body-text-color); }
.sheet { position: relative; margin: 0 auto; background: #fff; }
.sheet img { display: block; width: 100%; height: auto; }
.box { position: absolute; border: 2px solid var(--mark); border-radius: 3px; opacity: .65;
  pointer-events: none; }
.box.current { border-width: 3px; opacity: 1; box-shadow: 0 0 0 3px rgba(255, 214, 0, .55); }
"""

SCRIPT = """
const pane = element.querySelector('.pane'), sheet = element.querySelector('.sheet');
const picture = sheet.querySelector('img'), notice = element.querySelector('.notice');
const where = element.querySelector('.where');
let zoom = 1;

function fit() {
  const inner = pane.clientWidth;
  const whole = picture.naturalHeight
    ? (pane.clientHeight - 2) * picture.naturalWidth / picture.naturalHeight : inner;
  sheet.style.width = (zoom ? inner * zoom : Math.min(whole, inner)) + 'px';
  element.querySelectorAll('.zoom').forEach(button => {
    button.classList.toggle('on', Number(button.dataset.zoom) === zoom);
  });
}

function reveal() {
  fit();
  const box = sheet.querySelector('.box.current');
  if (!box) { pane.scrollTo(0, 0); return; }
  pane.scrollTo(box.offsetLeft + box.offsetWidth / 2 - pane.clientWidth / 2,
    box.offsetTop + Math.min(box.offsetHeight / 2, pane.clientHeight / 3) - pane.clientHeight / 2);
}

function show() {
  const value = props.value;
  sheet.querySelectorAll('.box').forEach(box => box.remove());
  const image = value ? value.image : '';
  sheet.hidden = !image;
  notice.hidden = Boolean(image);
  notice.textContent = !value ? '点击左侧一项，这里打开所在页面并框出位置。'
    : value.notice || (value.places ? '这一页没有可显示的图像。' : '这一项没有对应的页面位置。');
  where.textContent = value && value.where
    ? value.where + (value.places > 1 ? ' · ' + (value.place + 1) + '/' + value.places + ' 处' : '')
    : '';
  where.title = where.textContent;
  element.querySelectorAll('.step').forEach(button => {
    const next = value && value.places ? value.place + Number(button.dataset.step) : -1;
    button.disabled = next < 0 || next >= value.places;
  });
  if (!image) return;
  sheet.style.setProperty('--mark', value.colour);
  picture.alt = value.title;
  for (const { at, current } of value.boxes) {
    const box = document.createElement('div');
    box.className = current ? 'box current' : 'box';
    const [left, top, width, height] = at.map(share => share * 100);
    box.style.left = 'calc(' + left + '% - 5px)';
    box.style.top = 'calc(' + top + '% - 5px)';
    box.style.width = 'calc(' + width + '% + 10px)';
    box.style.height = 'calc(' + height + '% + 10px)';
    sheet.append(box);
  }
  if (picture.src !== image) picture.src = image;
  picture.decode().then(reveal, reveal);
}

element.addEventListener('click', event => {
  const button = event.target.closest('button');
  if (!button || button.disabled) return;
  if (button.dataset.zoom !== undefined) {
    zoom = Number(button.dataset.zoom);
    reveal();
  } else if (props.value) {
    const place = props.value.place + Number(button.dataset.step);
    trigger('select', { entry: props.value.entry, place });
  }
});
new ResizeObserver(fit).observe(pane);
watch('value', show);
show();
"""

BUSY = {"notice": "正在评查。请保持本页打开；如果中断，重新上传后已识读的页不会重读。"}


def page_view(elem_id: str) -> gr.HTML:
    """Shows `reviewed.page_value`; its `select` event carries `entry` and `place`."""
    return gr.HTML(
        html_template=TEMPLATE,
        css_template=CSS,
        js_on_load=SCRIPT,
        apply_default_css=False,
        elem_id=elem_id,
    )
