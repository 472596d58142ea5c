// One finding of the list: closed it names itself, open it shows everything a verdict needs.

function makeFindingCards(bench, strip, verdicts, forms) {
  const history = makeHistory(bench);

  function heading(finding) {
    const origin = [
      finding.source_name || SOURCE_NAMES[finding.source],
      finding.source === 'person' ? '' : percent(finding.confidence),
    ].filter(Boolean).join(' ');
    const pages = [...new Set(finding.places.map((place) => place.page))];
    const shown = pages.slice(0, 4).join('、') + (pages.length > 4 ? '…' : '');
    return make('button', {
      type: 'button', class: 'finding-bar', 'aria-expanded': 'false',
      onclick: () => bench.select(finding.id),
    },
    make('span', { class: 'finding-line' },
      make('span', {
        class: `badge ${finding.severity}`, text: SEVERITY_NAMES[finding.severity] || finding.severity_name,
      }),
      make('span', { class: 'code number', text: finding.code }),
      make('span', { class: 'origin', text: origin }),
      pages.length ? make('span', { class: 'pages number', text: `第${shown}页` }) : null,
      make('span', { class: `state ${stateOf(finding)}`, text: verdictWords(finding) })),
    make('span', { class: 'finding-name', text: finding.name }),
    make('span', { class: 'message', text: finding.message }));
  }

  function placeChips(finding) {
    if (!finding.places.length) return make('p', { class: 'soft', text: '整卷问题，没有单独的位置。' });
    if (finding.places.length < 2 && finding.places.every(strip.canBeCut)) return null;
    return make('div', { class: 'place-chips', role: 'group', 'aria-label': '出处' },
      finding.places.map((place, index) => make('button', {
        type: 'button', class: 'chip place-chip', data: { place: index }, title: place.text,
        text: `${index + 1} ${place.where || bench.where(place)}`,
        onclick: () => bench.select(finding.id, index),
      })));
  }

  function actions(finding) {
    const act = (text, name, action, kind = '') => make('button', {
      type: 'button', class: `button ${kind}`, onclick: action,
      'aria-pressed': String(stateOf(finding) === {
        Y: 'confirmed', N: 'rejected', E: 'amended', D: 'open',
      }[name]),
    }, text, key(name));
    return make('div', { class: 'actions', role: 'group', 'aria-label': '人工确认' },
      act('确认', 'Y', () => forms.confirm(finding), 'yes'),
      act('排除', 'N', () => forms.reject(finding), 'no'),
      act('修改', 'E', () => forms.amend(finding)),
      act('存疑', 'D', () => forms.doubt(finding)));
  }

  function verdictLine(finding) {
    const verdict = finding.verdict;
    if (!verdict) return null;
    const points = verdict.points === null || verdict.points === undefined ? '' : `扣${verdict.points}分`;
    const words = [verdictWords(finding), points, verdict.note].filter(Boolean).join('；');
    return make('p', { class: 'verdict-line' },
      make('span', { text: words }),
      make('span', { class: 'soft', text: `${verdict.who || ''} ${verdict.when ? shortTime(verdict.when) : ''}` }));
  }

  function basis(finding) {
    if (!finding.basis || !finding.basis.length) return null;
    return make('details', { class: 'basis' },
      make('summary', {}, make('b', { text: `依据（${finding.basis.length}条）` }),
        make('span', { class: 'basis-first', text: finding.basis[0].title })),
      finding.basis.map(makeStatute));
  }

  // How the office understands this rule: settled in writing after a dispute.
  function rulings(finding) {
    const said = finding.rulings || [];
    if (!said.length) return null;
    return make('details', { class: 'basis rulings' },
      make('summary', {}, make('b', { text: `口径（${said.length}条）` }),
        make('span', { class: 'basis-first', text: said[0].text })),
      said.map((one) => make('div', { class: 'statute' },
        make('p', { class: 'statute-text', text: one.text }),
        make('p', { class: 'soft', text: `${one.who} ${one.when ? shortTime(one.when) : ''}` }))));
  }

  function body(finding, width) {
    const facts = [];
    if (finding.deduction >= 100) facts.push('否决项，所在评分项计0分');
    else if (finding.deduction) facts.push(`拟扣${finding.deduction}分`);
    if (finding.disputed) facts.push('两人结论不一致，见认定记录');
    if (finding.category_name) facts.push(finding.category_name);
    return make('div', { class: 'finding-body' },
      verdictLine(finding),
      bench.mayWork() ? actions(finding) : null,
      make('div', { class: 'form-place' }),
      placeChips(finding),
      strip.strip(finding, width),
      finding.advice ? make('p', { class: 'advice' }, make('b', { text: '建议 ' }), finding.advice) : null,
      facts.length ? make('p', { class: 'soft', text: facts.join(' · ') }) : null,
      lawReferenceLink(bench, finding.code),
      basis(finding),
      rulings(finding),
      history(finding));
  }

  function card(finding) {
    return make('article', {
      class: `finding ${finding.severity} is-${stateOf(finding)}`,
      data: { finding: finding.id },
    }, heading(finding));
  }

  function open(node, finding, width) {
    node.classList.add('open');
    node.querySelector('.finding-bar').setAttribute('aria-expanded', 'true');
    node.append(body(finding, width));
    strip.mark(node);
  }

  return { card, open };
}
