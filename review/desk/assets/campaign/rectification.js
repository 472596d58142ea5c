// 整改: the three lists as one list of items, and one of them beside it.

async function showRectification(root) {
  await openCampaign(root, '整改', async ({ page, head, campaign }) => {
    const list = make('div', { class: 'blocks' });
    const panel = make('div', { class: 'blocks' });
    page.append(make('div', { class: 'blocks halves' }, list, panel));
    let chosen = Number(query('item')) || 0;
    let state = '';
    if (campaign.part === 'chief')
      head.append(button('列出三单', () => listDialog(root, refresh), { class: 'button' }));
    async function open(id) {
      chosen = id;
      await refresh();
    }
    async function refresh() {
      const data = await api(campaignPath('/items'));
      const shown = data.items.filter((one) => !state || one.state === state);
      if (!shown.some((one) => one.id === chosen)) chosen = shown.length ? shown[0].id : 0;
      const choose = (name) => () => {
        state = name;
        refresh().catch(tellRefusal);
      };
      list.replaceChildren(
        section(
          `整改项：${data.total} 项`,
          null,
          reminderLine(data, (id) => open(id).catch(tellRefusal)),
          make(
            'div',
            { class: 'choices', role: 'group', 'aria-label': '按状态筛选' },
            [['', '全部', data.total], ...Object.entries(data.counts).filter(([name, count]) => count || name === state).map(([name, count]) => [name, data.state_names[name], count])].map(
              ([name, text, count]) =>
                make(
                  'button',
                  { type: 'button', class: 'choice', 'aria-pressed': String(name === state), onclick: choose(name) },
                  text,
                  make('b', { text: String(count) }),
                ),
            ),
          ),
          scrolled('整改项', itemTable(shown, chosen, (id) => open(id).catch(tellRefusal), true), '560px'),
        ),
      );
      panel.replaceChildren(
        ...(chosen ? [itemPanel(root, await api(`/campaigns/items/${chosen}`), refresh)] : []),
      );
    }
    await refresh();
  });
}

function listDialog(host, done) {
  const start = make('input', { type: 'date', required: true, value: new Date().toISOString().slice(0, 10) });
  formDialog(
    host,
    '列出三单',
    [
      make('p', { text: '把已定级案卷中成立的问题列入问题、责任、整改三单。已列入的不变。' }),
      labelled('整改期限起算日（送达签收之日）', start),
    ],
    '列出',
    async () => {
      await post(campaignPath('/items'), { start: start.value });
      await done();
    },
  );
}
