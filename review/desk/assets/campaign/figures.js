// 看板: the indicators on top and the table of categories by agency; the plots stand below.

async function showFigures(root) {
  await openCampaign(root, '看板', async ({ page, head }) => {
    const seen = await theFigures();
    head.append(
      make('span', {
        class: 'soft',
        text: `已定级 ${seen.files.length} 份；点数字打开案卷`,
      }),
    );
    const big = [...seen.grades, ...seen.indicators.slice(0, 3)];
    page.append(
      make(
        'div',
        { class: 'blocks' },
        section(
          '总体',
          null,
          make(
            'div',
            { class: 'big-numbers' },
            big.map((one) =>
              make(
                'div',
                { class: 'big-number' },
                make('b', {}, figureButton(seen, one)),
                make('span', { text: one.name }),
              ),
            ),
          ),
          make(
            'div',
            { class: 'blocks two' },
            [
              ['评查指标', seen.indicators],
              ['专项分析', seen.special],
            ].map(([name, figures]) =>
              make(
                'details',
                {},
                make('summary', { text: name }),
                table(
                  ['指标', ['数值', 'number'], '计算方法'],
                  figures.map((one) => [
                    one.name, figureButton(seen, one), make('span', { class: 'hint', text: one.formula }),
                  ]),
                  { caption: name },
                ),
              ),
            ),
          ),
          heatTable(seen),
          reviewerTable(seen),
        ),
      ),
    );
  });
}

function heatTable(seen) {
  if (!seen.agencies.length) return null;
  return make(
    'details',
    {},
    make('summary', { text: '大类 × 单位' }),
    scrolled(
      '大类与单位',
      table(
        ['大类', ...seen.agencies.map((one) => [one, 'number']), ['合计', 'number']],
        seen.heat.map((row) => [
          row.name, ...row.cells.map((one) => figureButton(seen, one)), figureButton(seen, row.total),
        ]),
        { caption: '大类与单位' },
      ),
    ),
  );
}

function reviewerTable(seen) {
  if (!seen.reviewers.length) return null;
  return make(
    'details',
    {},
    make('summary', { text: '评查员与合议结论的一致率' }),
    table(
      ['评查员', ['卷数', 'number'], ['认定', 'number'], ['一致', 'number'], ['一致率', 'number'], ['κ', 'number']],
      seen.reviewers.map((one) => [
        one.who, String(one.files), String(one.n), String(one.agreed), percent(one.share) || '—',
        one.kappa === null ? '—' : one.kappa.toFixed(2),
      ]),
      { caption: '评查员一致率' },
    ),
    make('p', { class: 'hint', text: 'κ 是扣除偶然一致以后的一致程度；认定只有一种答复时算不出，写作“—”。' }),
  );
}
