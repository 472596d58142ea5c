// A masked page on which a trainee draws; after the answer the confirmed places stand beside.

function taskSheet(page, drawn, { locked, places, changed }) {
  const sheet = make('div', {
    class: `masked-sheet${locked ? '' : ' editing'}`, tabindex: '0', role: 'application',
    'aria-label': locked ? page.title : `${page.title || '页面'}：拖动鼠标框出问题所在。${KEYS_TELL}`,
  }, make('img', { src: page.picture, alt: `${page.title || '页面'}（已遮盖）`, draggable: 'false',
    style: `aspect-ratio:${page.width} / ${page.height}` }));
  const lay = () => {
    sheet.querySelectorAll('.cover-frame, .place-frame').forEach((node) => node.remove());
    drawn.filter((one) => one.ordinal === page.ordinal).forEach((one) => sheet.append(
      make('span', { class: 'cover-frame new', style: boxStyle(one.box) })));
    places.filter((one) => one.ordinal === page.ordinal).forEach((one) => sheet.append(placeFrame(one.box)));
  };
  if (!locked) letDraw(sheet, (box) => {
    drawn.push({ ordinal: page.ordinal, box });
    lay();
    changed();
  });
  lay();
  const frame = make('figure', { class: 'masked-page' }, sheet, make('figcaption', { class: 'soft', text: page.title }));
  return { frame, lay };
}
