// 学习: consent, examples, candidates compared with past verdicts, what is active and was.

function consentCard(view, change) {
  const { consent } = view;
  const total = view.examples.reduce((sum, one) => sum + one.count, 0);
  const words = consent.on
    ? `单位已同意（${consent.who}）：今后的认定作为样例，用来比对和训练。`
    : '单位没有同意：认定不作为样例，也就不能比对、训练和启用。';
  return make(
    'section',
    { class: 'card learning-card' },
    make(
      'div',
      { class: 'learning-head' },
      make('h2', { text: '同意与样例' }),
      view.may_change
        ? make(
            'div',
            { class: 'learning-acts' },
            ...(consent.on
              ? [button('撤回同意……', () => change.withdraw(total))]
              : [
                  button('同意（今后的认定）', () => change.give(false), { class: 'button primary' }),
                  button('同意（连同以往的认定）', () => change.give(true)),
                  total ? button(`删除已有样例 ${total} 条……`, change.forget) : null,
                ]),
          )
        : null,
    ),
    make('p', { text: words }),
    view.examples.length
      ? grid(
          ['来自', '人的答复', ['样例', 'number']],
          view.examples.map((one) =>
            make(
              'tr',
              {},
              make('td', { text: one.about_name }),
              make('td', { text: one.answer_name }),
              make('td', { class: 'number', text: one.count }),
            ),
          ),
        )
      : make('p', { class: 'soft', text: '还没有样例。' }),
    make('p', {
      class: 'soft',
      text: '“成立”“误报”“识别错”说明机器判得对不对；“不计分”不算误报；“口径”归入该项的口径。',
    }),
  );
}

function activeCard(view, takeBack) {
  return make(
    'section',
    { class: 'card learning-card' },
    make('h2', { text: '现用版本与启用记录' }),
    ...view.apart.map((text) => make('p', { class: 'effect-worse', role: 'alert', text })),
    grid(
      ['种类', '现用', '办理'],
      view.active.map((one) =>
        make(
          'tr',
          {},
          make('td', { text: one.kind_name }),
          make('td', { class: 'nums', text: one.digest || '随程序提供' }),
          make(
            'td',
            { class: 'number' },
            view.may_change && one.can_undo ? button('撤销启用……', () => takeBack(one)) : '',
          ),
        ),
      ),
    ),
    view.activations.length
      ? grid(['时间', '经手人', '事项', '版本', '说明'], view.activations.map(historyRow))
      : make('p', { class: 'soft', text: '没有启用过候选，全部随程序提供。' }),
  );
}

async function showLearning(root) {
  const body = make('div', { class: 'page learning' });
  const result = make('div', {});
  root.append(body);

  async function doing(path, options, words) {
    try {
      await api(path, options);
      notify(words);
      await reload();
    } catch (refusal) {
      tellRefusal(refusal);
    }
  }
  const change = {
    give: (past) =>
      doing('/learning/consent', { method: 'PUT', json: { on: true, past } }, '已同意。'),
    withdraw: async (total) => {
      if (!(await ask(root, '撤回同意', '今后的认定不再作为样例；已有样例可以随后删除。', '撤回')))
        return;
      const erase =
        total > 0 &&
        (await ask(root, '删除已有样例', `同时删除已有的 ${total} 条样例吗？认定本身保留。`, '删除'));
      await doing(
        '/learning/consent',
        { method: 'PUT', json: { on: false, delete: erase } },
        erase ? '已撤回同意，样例已删除。' : '已撤回同意。',
      );
    },
    forget: async () => {
      if (await ask(root, '删除已有样例', '样例删除后不能恢复；认定本身保留。', '删除'))
        await doing('/learning/examples', { method: 'DELETE' }, '样例已删除。');
    },
  };
  const acts = {
    reload: () => reload(),
    show: async (candidate) => {
      try {
        result.replaceChildren(await comparisonPart(candidate));
        result.scrollIntoView({ block: 'start' });
      } catch (refusal) {
        tellRefusal(refusal);
      }
    },
    activate: async (one) => {
      const words = `${one.said}启用后，各工作进程从下一份案卷起使用；以前的结果不变，可以撤销。`;
      if (await ask(root, `启用：${one.name}`, words, '启用'))
        await doing(
          `/learning/candidates/${one.id}/activate`,
          { method: 'POST', json: {} },
          '已启用。',
        );
    },
  };
  async function takeBack(one) {
    if (await ask(root, `撤销启用：${one.kind_name}`, '恢复为启用以前的版本，从下一份案卷起生效。', '撤销'))
      await doing(
        '/learning/undo',
        { method: 'POST', json: { kind: one.kind } },
        '已恢复为以前的版本。',
      );
  }
  async function reload() {
    const view = await api('/learning');
    const train = button('训练候选', async () => {
      train.disabled = true;
      train.textContent = '正在训练……';
      await doing('/learning/train', { method: 'POST', json: {} }, '已训练候选，尚未启用。');
      train.disabled = false;
      train.textContent = '训练候选';
    });
    body.replaceChildren(
      make(
        'div',
        { class: 'headline' },
        make('h1', { text: '学习' }),
        make('p', { class: 'lead', text: '系统不会自己改变：先比对，由人启用，随时可以撤销。' }),
      ),
      consentCard(view, change),
      make(
        'section',
        { class: 'card learning-card' },
        make(
          'div',
          { class: 'learning-head' },
          make('h2', { text: '候选' }),
          view.may_change && view.consent.on ? train : null,
        ),
        ...(view.candidates.length
          ? view.candidates.map((one) =>
              candidateRow(one, view.may_change && view.consent.on, acts),
            )
          : [
              make('p', {
                class: 'soft',
                text: '没有候选。可以在这里训练语句模型，或用 juanjian learn propose 登记模型、改过的口径和新版本。',
              }),
            ]),
      ),
      result,
      activeCard(view, takeBack),
    );
  }
  try {
    await reload();
  } catch (refusal) {
    body.replaceChildren(empty(refusal.message));
  }
}
