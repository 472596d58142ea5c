// 调卷: case files are sent in one after another; those not matched are joined by hand.

const LARGEST = 300 * 1024 * 1024;

function handInArea(done) {
  const told = make('p', { class: 'hint', 'aria-live': 'polite' });
  const area = chooseFile(
    '上传抽中的案卷，或拖到这里',
    '可一次选多份；识读后按卷内案号自动匹配。同一批也可用命令 juanjian batch 放入。',
    '.pdf,.zip,.jpg,.jpeg,.png,.tif,.tiff',
    true,
    async (files) => {
      let taken = 0;
      const refused = [];
      for (const [at, file] of files.entries()) {
        told.textContent = `正在传送 ${at + 1} / ${files.length}：${file.name}`;
        try {
          if (file.size > LARGEST) throw new Refusal(413, '', '超过 300 MB');
          const answer = await sendFile(campaignPath('/cases'), file, 'files');
          taken += answer.accepted;
          refused.push(...answer.refused.map((one) => `${one.file}：${one.message}`));
        } catch (refusal) {
          refused.push(`${file.name}：${refusal.message}`);
        }
      }
      told.textContent = `收下 ${taken} 份，正在识读。`;
      if (refused.length) notify(refused.slice(0, 3).join('；'), 'error');
      await done();
    },
  );
  return make('div', { class: 'blocks' }, area, told);
}

function unmatchedBlock(host, data, done) {
  const missing = data.files.filter((one) => one.state === 'awaiting_file');
  const join = (one) => {
    if (!missing.length) {
      notify('抽中的案件都已有案卷。', 'error');
      return;
    }
    const row = choice(
      missing.map((file) => [String(file.row_no), `${file.case_no}　${file.agency}`]),
      String(missing[0].row_no),
    );
    formDialog(
      host,
      `人工匹配：${one.title}`,
      [
        make('p', { text: one.case_no_read ? `识读出的案号：${one.case_no_read}` : '未读出案号。' }),
        labelled('抽中的案件', row),
      ],
      '匹配',
      async () => {
        await post(campaignPath('/match/hand'), { case: one.case, row_no: Number(row.value) });
        await done();
      },
    );
  };
  return section(
    `未匹配的案卷：${data.unmatched.length} 份`,
    null,
    table(
      ['案卷', '识读出的案号', '原因', ['办理', 'number']],
      data.unmatched.map((one) => [
        one.title,
        one.case_no_read || '—',
        make('span', { class: `tag ${one.why === 'reading' ? 'info' : 'warn'}`, text: one.why_name }),
        one.why === 'reading'
          ? ''
          : make(
              'span',
              { class: 'acts', style: 'justify-content:flex-end' },
              make('a', { href: address('review', { case: one.case }), text: '查看' }),
              button('人工匹配', () => join(one), { class: 'button small' }),
            ),
      ]),
      { caption: '未匹配的案卷' },
    ),
  );
}
