// The head of the bench: what the case is about, how far, the score, what leaves the house.

const EXPORTS = [
  ['sheet.docx', '评查表（Word）'], ['opinion.docx', '个案评查意见书（Word）'],
  ['findings.xlsx', '疑似问题清单（Excel）'], ['annotated.pdf', '带批注的案卷（PDF）'],
  ['result.json', '评查结果（JSON）'], ['package.juan', '评查包（.juan）'],
];

function makeCaseBar(bench, help) {
  const bar = bench.find('.case-bar');
  const about = make('p', { class: 'case-about' });
  const progress = make('div', { class: 'case-progress' });
  const score = makeScoreMenu(bench);
  const exports = menu('导出', exportPanel);
  const finish = makeFinish(bench);
  bar.append(about, progress, score.box, exports.box, finish.box, button('?', help, { class: 'button icon', title: '按键说明（?）', 'aria-label': '按键说明' }));

  function exportPanel() {
    const masked = make('input', { type: 'checkbox' });
    const items = EXPORTS.map(([file, name]) => button(name, async (event) => {
      const opener = event.currentTarget;
      opener.disabled = true;
      try {
        await bench.settled();
        await download(bench.path(`/export/${file}?masked=${masked.checked ? 1 : 0}`));
        exports.close();
      } catch (refusal) {
        if (refusal.status === 409) blocked(refusal);
        else tellRefusal(refusal);
      }
      opener.disabled = false;
    }, { class: 'button bare item' }));
    return [make('label', { class: 'check' }, masked, '隐去姓名和证件号码'), ...items];
  }

  // Figures that do not agree stop an export; the server says where.
  function blocked(refusal) {
    const places = (refusal.detail && refusal.detail.reasons) || [];
    openDialog(bench.root, '没有导出', [
      make('p', { text: refusal.message }),
      places.length ? make('ul', { class: 'reasons' }, places.map((text) => make('li', { text }))) : null,
    ], [make('button', { class: 'button primary', text: '知道了', value: '' })]);
  }

  function showHead() {
    const brief = bench.view.case;
    about.textContent = [brief.kind_name, brief.party, brief.cause].filter(Boolean).join(' · ');
    about.title = about.textContent;
    showProgress();
  }

  function showProgress() {
    const all = bench.findings.size;
    const done = [...bench.findings.values()].filter((finding) => !isOpen(finding)).length;
    progress.replaceChildren(
      make('span', { class: 'number', text: `已核 ${done}/${all}` }),
      make('progress', { max: Math.max(all, 1), value: all ? done : 1, 'aria-label': '已核比例' }),
    );
  }

  bench.on('loaded', showHead);
  bench.on('verdict', showProgress);
}
