// One card: what is wrong, the pages, the statute, the right way beside it.

function faultSide(card) {
  return make('section', { class: 'card block wrong-side' },
    make('h2', { text: '问题' }),
    make('p', { class: 'card-words', text: card.wrong }),
    card.page_list.length
      ? make('img', { class: 'card-crop', src: card.page_list[0].crop, alt: '问题所在处的裁图（已遮盖）' })
      : make('p', { class: 'soft', text: '缺少的文书没有可以框出的页面。' }));
}

function rightSide(card) {
  return make('section', { class: 'card block right-side' },
    make('h2', { text: '正确做法' }),
    make('p', { class: 'card-words', text: card.right || '（没有填写）' }),
    card.sample
      ? make('div', {},
        make('p', { class: 'soft', text: `规范样例：优秀案卷中的《${card.sample.title}》，此项经查没有问题` }),
        make('a', { href: address('cards', { card: card.sample.card }) },
          make('img', { class: 'card-sample', src: card.sample.picture, loading: 'lazy',
            alt: `优秀案卷《${card.sample.title}》（已遮盖）` })))
      : make('p', { class: 'soft', text: '还没有同类文书的优秀案卷样例。' }));
}

function statutes(card) {
  if (!card.statutes.length) return null;
  return make('details', { class: 'card block' },
    make('summary', {}, make('h2', { text: `依据（${card.statutes.length}条）` })),
    card.statutes.map((one) => make('div', { class: 'statute' },
      make('p', { class: 'statute-title' }, one.title, ' ', make('span', { class: 'soft', text: one.status })),
      one.text ? make('p', { class: 'card-words', text: one.text }) : null)));
}

function cardPages(card) {
  if (!card.page_list.length) return null;
  let shown = card.kind === 'fault';
  const holder = make('div', { class: 'masked-pages' });
  const lay = () => holder.replaceChildren(
    ...card.page_list.map((page) => maskedPage(page, { places: shown })));
  const toggle = keyedButton('隐去框线', 'F', () => flip(), { 'aria-pressed': 'false' });
  const flip = () => {
    shown = !shown;
    toggle.setAttribute('aria-pressed', String(!shown));
    lay();
  };
  lay();
  const box = make('section', { class: 'card block' },
    make('div', { class: 'block-head' }, make('h2', { text: '页面' }),
      card.kind === 'fault' ? toggle : null), holder);
  return { box, flip };
}

function merits(card) {
  if (!card.merits.length) return null;
  return make('section', { class: 'card block' }, make('h2', { text: '好在哪里' }),
    make('ul', { class: 'merits' }, card.merits.map((text) => make('li', { text }))));
}

function hardness(card) {
  if (card.kind !== 'fault') return null;
  return make('p', { class: 'soft', text: `难度：${DIFFICULTY_NAMES[card.difficulty]}。${card.difficulty_why.join('；')}。` });
}

// The whole card into `page`; gives what the keys of the page work on.
function layCard(page, card, work) {
  const pages = cardPages(card);
  page.replaceChildren(...[
    make('div', { class: 'headline' },
      make('a', { href: address('cards'), class: 'button', text: '‹ 案例库' }),
      make('h1', { text: card.title }),
      card.defect ? make('span', { class: 'soft nums', text: card.defect }) : null,
      cardTags(card)),
    card.state === 'withdrawn' && card.why_withdrawn
      ? make('p', { class: 'notice-line bad', text: `已撤回：${card.why_withdrawn}` }) : null,
    work,
    card.kind === 'fault'
      ? make('div', { class: 'side-by-side' }, faultSide(card), rightSide(card)) : merits(card),
    hardness(card),
    statutes(card),
    pages && pages.box,
  ].filter(Boolean));
  return { flip: pages ? pages.flip : () => {} };
}
