// 台账: a file is looked at, its mistakes are told by line, then it is imported.

function chooseFile(words, more, accept, multiple, take) {
  const input = make('input', { type: 'file', accept, multiple, 'aria-label': words });
  const area = make(
    'label',
    { class: 'take' },
    input,
    make('span', {}, make('b', { text: words }), make('br'), make('span', { class: 'hint', text: more })),
  );
  input.addEventListener('change', () => {
    if (input.files.length) take([...input.files]);
    input.value = '';
  });
  for (const name of ['dragenter', 'dragover'])
    area.addEventListener(name, () => area.classList.add('over'));
  for (const name of ['dragleave', 'drop'])
    area.addEventListener(name, () => area.classList.remove('over'));
  return area;
}

function problemList(problems) {
  return make(
    'ul',
    { class: 'problems', tabindex: '0', 'aria-label': '问题' },
    problems.map((one) =>
      make(
        'li',
        { class: 'problem' },
        make('span', {
          class: `tag ${one.weight === 'error' ? 'bad' : 'warn'}`,
          text: one.weight === 'error' ? '不能导入' : '请核实',
        }),
        make('span', { class: 'nums', text: one.line ? `第${one.line}行` : '整份' }),
        make('span', { text: one.message }),
      ),
    ),
  );
}

function lookedAt(seen, file, imported, dismiss) {
  const send = (skip) =>
    act(
      skip ? `跳过 ${seen.bad_rows} 行，导入其余 ${seen.rows} 件` : `导入 ${seen.rows} 件`,
      async () => {
        await sendFile(campaignPath(`/ledger${skip ? '?skip_bad_rows=true' : ''}`), file);
        notify('台账已导入。');
        await imported();
      },
      { class: skip ? 'button' : 'button primary' },
    );
  const told = [
    `${seen.agencies} 个单位，可导入 ${seen.rows} 件`,
    seen.bad_rows ? `${seen.bad_rows} 行有错，不能导入` : '没有不能导入的行',
    seen.warning_count ? `${seen.warning_count} 处需核实` : '',
    seen.out_of_scope ? `${seen.out_of_scope} 件不在评查的案卷类型内` : '',
    seen.unused.length ? `未使用的列：${seen.unused.join('、')}` : '',
  ].filter(Boolean);
  return section(
    `核对结果：${seen.file_name}`,
    make(
      'span',
      { class: 'acts' },
      seen.rows ? send(seen.bad_rows > 0) : null,
      button('不导入', dismiss),
    ),
    make('p', { text: told.join('；') + '。' }),
    seen.problems.length ? problemList(seen.problems) : null,
    seen.problem_count + seen.warning_count > seen.problems.length
      ? make('p', { class: 'hint', text: `只列出前 ${seen.problems.length} 处。` })
      : null,
  );
}
