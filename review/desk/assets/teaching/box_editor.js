// Boxes of a page: seen, taken away, drawn by hand. What is saved is burnt into the picture.

function boxEditor(card, page, save) {
  const removed = new Set();
  const added = [];
  const sheet = make('div', { class: 'masked-sheet editing', tabindex: '0', role: 'application',
    'aria-label': `第${page.ordinal}页遮盖：拖动鼠标画框。${KEYS_TELL}` },
  make('img', { src: page.picture, alt: `第${page.ordinal}页（已遮盖）`, draggable: 'false' }));
  const list = make('ul', { class: 'cover-list' });
  const keep = button('保存遮盖', () => save(page, added, [...removed]), { class: 'button primary', disabled: true });

  function lay() {
    sheet.querySelectorAll('.cover-frame').forEach((node) => node.remove());
    page.covers.forEach((cover, index) => {
      const gone = removed.has(index) ? ' gone' : '';
      sheet.append(make('span', { class: `cover-frame${gone}`, style: boxStyle(cover.box) }));
    });
    added.forEach((box) => sheet.append(
      make('span', { class: 'cover-frame new', style: boxStyle(box) })));
    list.replaceChildren(...page.covers.map(coverLine), ...added.map(newLine));
    keep.disabled = !removed.size && !added.length;
  }

  function coverLine(cover, index) {
    const may = cover.by_hand || card.sees_case;
    const name = [cover.name, cover.placeholder].filter(Boolean).join('：');
    const gone = removed.has(index);
    return make('li', {}, make('span', { class: gone ? 'struck' : '', text: name }),
      button(gone ? '恢复' : '取消', () => {
        if (gone) removed.delete(index); else removed.add(index);
        lay();
      }, { disabled: !may, 'aria-label': `${gone ? '恢复' : '取消'}遮盖 ${name}`,
        title: may ? null : '取消机器遮盖须有权查看原案卷' }));
  }

  function newLine(box, index) {
    return make('li', {}, make('span', { text: '新画的遮盖' }),
      button('取消', () => { added.splice(index, 1); lay(); }, { 'aria-label': `取消新遮盖 ${index + 1}` }));
  }

  letDraw(sheet, (box) => {
    added.push(box);
    lay();
  });
  lay();
  return make('section', { class: 'card block' },
    make('div', { class: 'block-head' }, make('h2', { text: `第${page.ordinal}页遮盖 · ${page.title}` }), keep),
    page.left.length
      ? make('p', { class: 'notice-line bad', role: 'alert', text: `图上还能读出：${page.left.join('、')}。请补充遮盖。` }) : null,
    make('p', { class: 'soft editor-tell', text: `在页面上拖动鼠标增加遮盖。${KEYS_TELL}。` }),
    make('div', { class: 'editor' }, sheet, list));
}
