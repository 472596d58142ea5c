// 培训讲义: a card, or those ticked in the list, as Word or PDF; for training officers.

function handoutPath(part, ids, { title = '', pages = false } = {}) {
  const asked = new URLSearchParams(ids.map((id) => ['card', id]));
  if (title) asked.set('title', title);
  if (pages) asked.set('pages', 'true');
  return teachingPath(`/handout/${part}?${asked}`);
}

// The two files of one card, whole pages with it.
function cardHandout(card) {
  const save = (part) => () => {
    menuOf.close();
    return download(handoutPath(part, [card.id], { title: card.title, pages: true })).catch(tellRefusal);
  };
  const menuOf = menu('导出讲义', () => make('div', { class: 'menu-acts' },
    button('Word（可再编辑）', save('docx')), button('PDF（打印用）', save('pdf'))));
  return menuOf.box;
}

// Which cards of the list go into a hand-out; none ticked: all that are shown.
function handoutChoice(root) {
  const picked = new Set();
  let shown = [];
  const opener = button('', () => openHandout(root, picked.size ? shown.filter((one) => picked.has(one.id)) : shown,
    picked.size > 0));
  const tell = () => {
    opener.textContent = picked.size ? `导出讲义（已选 ${picked.size} 张）` : '导出讲义';
    opener.hidden = !shown.length;
  };
  return {
    opener,
    show(cards) {
      shown = cards;
      for (const id of [...picked]) if (!cards.some((one) => one.id === id)) picked.delete(id);
      tell();
    },
    tick(card) {
      const box = make('input', { type: 'checkbox', checked: picked.has(card.id), 'aria-label': `选入讲义：${card.title}` });
      box.addEventListener('change', () => {
        if (box.checked) picked.add(card.id); else picked.delete(card.id);
        tell();
      });
      return make('label', { class: 'tile-tick', title: '选入讲义' }, box);
    },
  };
}

function openHandout(root, cards, chosen) {
  const title = make('input', { value: '案卷评查培训讲义', maxlength: '100', required: true });
  const pages = make('input', { type: 'checkbox' });
  const part = choice([['docx', 'Word（可再编辑）'], ['pdf', 'PDF（打印用）']], 'docx');
  const box = openDialog(root, '导出讲义', [
    make('p', { text: chosen ? `编入已选的 ${cards.length} 张案例卡。` : `没有勾选卡片：编入当前列出的全部 ${cards.length} 张。` }),
    labelled('标题', title), labelled('格式', part),
    make('label', { class: 'check' }, pages, '附问题案例的整页图片（不选时只有问题所在处的裁图）'),
  ], [
    make('button', { class: 'button', value: '', text: '取消', formnovalidate: true }),
    make('button', { class: 'button primary', value: 'yes', text: '导出' }),
  ]);
  box.addEventListener('close', () => {
    if (box.returnValue !== 'yes') return;
    notify('正在编写讲义……');
    download(handoutPath(part.value, cards.map((one) => one.id), { title: title.value.trim(), pages: pages.checked }))
      .catch(tellRefusal);
  });
}
