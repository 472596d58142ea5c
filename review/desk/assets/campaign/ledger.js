// 台账与抽样.

async function showLedger(root) {
  await openCampaign(root, '台账与抽样', async ({ page, campaign }) => {
    const body = make('div', { class: 'blocks' });
    page.append(body);
    // Once files have come in, ledger and sample stand.
    const begun = campaign.stages.find((one) => one.key === 'hand_in').done > 0;
    const may = campaign.part === 'chief' && campaign.state !== 'closed' && !begun;
    async function show() {
      const view = await api(campaignPath('/ledger'));
      const sample = await api(campaignPath('/draw'));
      body.replaceChildren(
        ledgerBlock(view, may, show),
        ...(view.rows ? [samplingBlock(root, view, sample, may, show)] : []),
      );
    }
    await show();
  });
}

function ledgerBlock(view, may, show) {
  const result = make('div', { class: 'blocks' });
  const take = chooseFile(
    view.rows ? '换一份台账' : '选择台账文件，或拖到这里',
    'Excel（.xlsx）或 CSV；至少有案号、单位、案卷类型三列。先核对，再导入。',
    '.xlsx,.xlsm,.csv',
    false,
    async ([file]) => {
      result.replaceChildren(make('p', { class: 'soft', text: '正在核对……' }));
      try {
        const seen = await sendFile(campaignPath('/ledger/preview'), file);
        result.replaceChildren(lookedAt(seen, file, show, () => result.replaceChildren()));
      } catch (refusal) {
        result.replaceChildren(make('p', { class: 'tag bad wrap', text: refusal.message }));
      }
    },
  );
  const newest = view.imports[0];
  return section(
    view.rows ? `台账：${view.rows.toLocaleString('zh-CN')} 件` : '台账',
    null,
    newest
      ? make('p', {
          class: 'hint',
          text: `${newest.file_name}　${newest.who} ${shortTime(newest.at)} 导入　内容校验值 ${newest.content_sha256.slice(0, 16)}…`,
        })
      : null,
    view.warnings.length
      ? make(
          'details',
          {},
          make('summary', { text: `有 ${newest.warnings} 处请向单位核实（漏报、跳号、日期等）` }),
          problemList(view.warnings),
        )
      : null,
    may ? take : null,
    result,
  );
}

function samplingBlock(root, view, sample, may, show) {
  const record = sample
    ? act('下载抽样记录', () => download(campaignPath('/draw/protocol.json')))
    : null;
  return section(
    sample ? `样本：${sample.picks.length} 件` : '抽样',
    record,
    sample ? sampleFacts(sample) : null,
    may ? drawForm(root, Boolean(sample), show) : null,
    make(
      'div',
      { class: sample ? 'blocks two' : 'blocks' },
      scrolled(
        '各层件数',
        strataTable(sample ? sample.strata : view.strata, Boolean(sample)),
        '420px',
      ),
      sample ? scrolled('抽中的案件', pickTable(sample), '420px') : null,
    ),
  );
}
