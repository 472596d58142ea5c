// A provision with its words, as every part of the bench shows it.

function makeStatute(item) {
  return make('div', { class: 'statute' },
    make('p', { class: 'statute-title' }, item.title,
      item.status ? make('span', {
        class: 'statute-status' + (item.status.startsWith('有效') ? ' valid' : ''), text: item.status,
      }) : null),
    make('p', { class: 'statute-text', text: item.text || '条文未收录，请核对原文。' }));
}
