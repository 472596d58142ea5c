// 人工补充: a box is drawn for what the machine missed, and the defect chosen from the catalogue.

function makeAddFinding(bench, viewer, verdicts) {
  let catalogue = null;

  function toggle() {
    if (viewer.isDrawing()) {
      stop();
      return;
    }
    if (!verdicts.allowed()) return;
    viewer.startDrawing((box) => { describe(bench.page, box); });
    bench.find('.stage').focus({ preventScroll: true });
    bench.speak('在页面上拖出一个框');
    notify('在页面上拖出一个框，标出遗漏的问题。按 Esc 取消。');
  }

  function stop() {
    viewer.startDrawing(null);
    viewer.boxes.point(null);
  }

  function defects() {
    catalogue ??= api(`/defects?kind=${encodeURIComponent(bench.view.case.kind || '')}`).catch((refusal) => {
      catalogue = null;
      throw refusal;
    });
    return catalogue;
  }

  async function describe(page, box) {
    let rows;
    try {
      rows = await defects();
    } catch (refusal) {
      stop();
      tellRefusal(refusal);
      return;
    }
    const chooser = makeDefectChooser(Array.isArray(rows) ? rows : rows.defects);
    const message = make('textarea', { rows: 3, maxlength: 2000, required: true, placeholder: '写清哪里、是什么问题' });
    const send = make('button', { class: 'button primary', value: 'send', text: '添加' });
    const dialog = openDialog(bench.root, `补充疑似问题（第${page}页）`,
      [chooser.box, labelled('问题表述', message)],
      [button('取消', () => dialog.close('')), send]);
    chooser.input.focus();
    chooser.onchoose = () => message.focus();
    send.addEventListener('click', async (event) => {
      event.preventDefault();
      const defect = chooser.chosen();
      if (!defect) {
        notify('请先选择缺陷项。', 'error');
        chooser.input.focus();
        return;
      }
      if (!message.value.trim()) {
        message.focus();
        message.reportValidity();
        return;
      }
      send.disabled = true;
      try {
        const json = { defect: defect.code, page, box, message: message.value.trim() };
        await bench.own(async () => {
          const added = await api(bench.path('/findings'), { method: 'POST', json });
          dialog.close('send');
          await bench.reload();
          bench.select(added.id);
        });
        notify(`已添加：${defect.code} ${defect.name}`);
      } catch (refusal) {
        send.disabled = false;
        tellRefusal(refusal);
      }
    });
    dialog.addEventListener('close', stop);
  }

  bench.root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && viewer.isDrawing() && !document.querySelector('dialog[open]')) stop();
  });
  return { toggle };
}
