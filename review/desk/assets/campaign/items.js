// 整改项 in lists: what is urgent, states, and one line for each.

const itemTone = (one) =>
  ({ closed: 'good', passed: 'good', escalated: 'bad', returned: 'warn', listed: 'warn' })[one.state] || 'info';

function reminderLine(data, open) {
  if (!data.reminders.length) return null;
  return make(
    'div',
    { class: 'reminders' },
    data.reminders.slice(0, 8).map((one) =>
      button(
        `${one.no} ${one.why_name}${one.days_left === null ? '' : one.days_left < 0 ? `（超 ${-one.days_left} 日）` : `（还有 ${one.days_left} 日）`}`,
        () => open(one.item),
        { class: `chip ${['overdue', 'escalated'].includes(one.why) ? 'late' : ''}` },
      ),
    ),
    data.reminders.length > 8 ? make('span', { class: 'hint', text: `等 ${data.reminders.length} 项` }) : null,
  );
}

function itemTable(items, chosen, open, withUnit) {
  const heads = ['编号', '问题', '类型', '期限', '状态'];
  return table(
    heads,
    items.map((one) => ({
      settings: { class: one.id === chosen ? 'chosen' : null },
      cells: [
        [button(one.no, () => open(one.id), { class: 'figure', 'aria-label': `打开整改项 ${one.no}` }), 'nowrap'],
        make(
          'div',
          {},
          severityBadge(one),
          ' ',
          make('b', { text: `${one.code} ${one.name}` }),
          one.repeated ? make('span', { class: 'tag bad', text: '屡查屡犯' }) : null,
          make('p', { class: 'hint', text: withUnit ? `${one.unit}　${one.case_no}` : one.case_no }),
        ),
        [one.kind_name, 'nowrap'],
        [one.deadline || '—', 'nowrap'],
        [make('span', { class: `tag ${itemTone(one)}`, text: one.state_name }), 'nowrap'],
      ],
    })),
    { caption: '整改项', none: '没有整改项', classes: 'items' },
  );
}
