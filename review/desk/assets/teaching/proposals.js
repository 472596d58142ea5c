// 提出草稿: the confirmed findings of a case file one may see, each to become a card.

async function showProposals(root, page, id) {
  const told = make('div', {});
  const lay = async () => {
    const { candidates, exemplary } = await api(teachingPath(`/cases/${encodeURIComponent(id)}/candidates`));
    const rows = candidates.map((one) => make('tr', {},
      make('td', { class: 'nums', text: one.defect }),
      make('td', {}, make('span', { class: `badge ${one.severity}`, text: one.severity_name })),
      make('td', {}, make('div', { text: one.name }), make('div', { class: 'soft', text: one.message })),
      make('td', { class: 'nums', text: one.pages.length ? one.pages.map((no) => `第${no}页`).join('、') : '—' }),
      make('td', { class: 'number' }, one.card
        ? make('a', { href: address('cards', { card: one.card }), text: `卡片 ${one.card}` })
        : button('制成卡片', (event) => work(event, `/cases/${encodeURIComponent(id)}/cards`, { finding: one.finding }),
          { 'aria-label': `制成卡片：${one.name}` }))));
    told.replaceChildren(...[
      rows.length
        ? make('div', { class: 'card block' },
          grid(['缺陷码', '级别', '问题', '页', '办理'], rows, { caption: '已确认的问题' }))
        : empty('还没有经人确认成立的问题'),
      exemplary
        ? make('div', { class: 'card block' },
          make('p', { text: '复核已完成。没有重大、实体问题的案卷可以推荐为优秀案卷。' }),
          button('推荐为优秀案卷', (event) => work(event, `/cases/${encodeURIComponent(id)}/exemplary`, { pages: [] }))) : null,
    ].filter(Boolean));
  };
  async function work(event, path, json) {
    const pressed = event.currentTarget;
    pressed.disabled = true;
    pressed.textContent = '正在遮盖、复读……';
    try {
      const made = await api(teachingPath(path), { method: 'POST', json });
      notify('草稿已制成，等待培训员查看、发布。', 'good');
      const who = await me();
      if (['trainer', 'admin'].includes(who.role)) location.assign(address('cards', { card: made.id }));
      else await lay();
    } catch (refusal) {
      tellRefusal(refusal);
      await lay();
    }
  }
  page.replaceChildren(
    make('div', { class: 'headline' },
      make('a', { href: address('cards'), class: 'button', text: '‹ 案例库' }),
      make('h1', { text: '从案卷提出案例卡' }),
      make('p', { class: 'lead', text: '只有经人确认成立的问题才能制成卡片；个人信息在图片和文字中遮盖，经培训员查看后发布。' })),
    told);
  await lay();
}
