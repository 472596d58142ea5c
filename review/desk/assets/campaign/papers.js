// 文书: what can be downloaded, what stands in the way, and the texts that people write.

function paperRow(one, told) {
  const words = make('div', { class: 'paper-words', 'aria-live': 'polite' });
  const get = button('下载', async () => {
    get.disabled = true;
    words.replaceChildren();
    try {
      await download(campaignPath(`/papers/${one.paper}?about=${encodeURIComponent(one.subject)}`));
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      words.replaceChildren(blocked(refusal));
    }
    get.disabled = false;
  }, { class: 'button small', 'aria-label': `下载${one.name}${one.subject_name ? `：${one.subject_name}` : ''}` });
  return [
    make('div', {}, make('b', { text: told ? one.subject_name : one.name }), words),
    make('span', { class: 'acts end' }, one.public ? make('span', { class: 'tag', text: '对外，已脱敏' }) : null, get),
  ];
}

// Why a paper cannot leave the house, with each place that disagrees.
function blocked(refusal) {
  const reasons = (refusal.detail && refusal.detail.reasons) || [];
  return make(
    'div',
    { class: 'blocked' },
    make('p', {}, make('span', { class: 'tag bad', text: '不能导出' }),
      reasons.length ? ' 下列各处与评查记录不一致：' : ` ${refusal.message}`),
    reasons.length
      ? make('p', { class: 'hint', text: '系统统计的数字，请刷新后重新下载；写在文字里的，请改正该处文字。' })
      : null,
    reasons.length ? make('ul', {}, reasons.map((text) => make('li', { text }))) : null,
  );
}

function paperBlocks(papers) {
  const whole = papers.filter((one) => !one.subject);
  const kinds = [...new Set(papers.filter((one) => one.subject).map((one) => one.paper))];
  const rows = (some, told) => table(['文书', ['下载', 'number']], some.map((one) => paperRow(one, told)), { classes: 'papers' });
  return [
    section('全部案卷的文书', null, rows(whole, false)),
    section(
      '分单位、分案卷的文书',
      null,
      kinds.map((kind) => {
        const some = papers.filter((one) => one.paper === kind);
        return make(
          'details',
          {},
          make('summary', { text: `${some[0].name}（${some.length}）` }),
          rows(some, true),
        );
      }),
    ),
  ];
}

function textBlock(data) {
  const subject = choice([['', '全部'], ...data.agencies.map((one) => [one, one])], '', { 'aria-label': '对象' });
  const fields = make('div', { class: 'blocks' });
  function show() {
    fields.replaceChildren(
      ...data.texts
        .filter((one) => one.subject === subject.value)
        .map((one) => {
          const short = /文号|编号/.test(one.name);
          const area = make(short ? 'input' : 'textarea', { maxlength: short ? '200' : '20000' });
          area.value = one.text;
          area.addEventListener('change', async () => {
            try {
              await request(campaignPath('/papers/texts'), {
                method: 'PUT', json: { subject: one.subject, key: one.key, text: area.value },
              });
              one.text = area.value;
              notify(`“${one.name}”已保存。`);
            } catch (refusal) {
              tellReasons(refusal);
            }
          });
          return labelled(one.name, area);
        }),
    );
  }
  subject.addEventListener('change', show);
  show();
  return section(
    '由人填写的内容',
    null,
    make('p', { class: 'hint', text: '没有填写的，文书中印“（由评查机构填写）”。离开输入框即保存。' }),
    labelled('对象', subject),
    fields,
  );
}

async function showPapers(root) {
  await openCampaign(root, '文书', async ({ page }) => {
    const data = await api(campaignPath('/papers'));
    page.append(
      make(
        'div',
        { class: 'blocks halves' },
        make('div', { class: 'blocks' }, paperBlocks(data.papers)),
        textBlock(data),
      ),
    );
  });
}
