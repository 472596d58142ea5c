// Opens the bench: the parts are made, the case is fetched, the last place is taken up again.

const bench = makeBench(element);
const pictures = makePictures(bench);
const verdicts = makeVerdicts(bench);
const jobs = makeJobs(bench);
const forms = makeForms(bench, verdicts);
const filters = makeFilters(bench);
const findingList = makeFindingList(bench, filters, makeEvidenceStrip(bench, pictures), verdicts, forms);
const help = makeHelp(bench);
const viewer = makeViewer(bench, pictures);
const textPanel = makeTextPanel(bench, viewer, jobs);

makeCaseBar(bench, help);
makeThumbnails(bench, pictures);
const column = makeFindingsColumn(bench, filters, findingList);
makeLawReference(bench);
bench.keys.bind('j', '下一条', () => findingList.step(1));
bench.keys.bind('k', '上一条', () => findingList.step(-1));
bench.keys.bind('g', '第一条待核', () => findingList.nextOpen(true));
forms.bindKeys();
bench.keys.bind('f', '筛选', () => { column.showFindings(); filters.focus(); });
makeViewerTools(bench, viewer, textPanel, makeAddFinding(bench, viewer, verdicts));
bench.keys.bind('?', '按键说明', help);

forms.then(() => {
  if (findingList.nextOpen()) return;
  const left = [...bench.findings.values()].filter(isOpen).length;
  if (!left) notify('全部疑似问题都有结论。');
  else bench.speak(`没有待核的了，存疑${left}条`);
});
bench.on('first open', () => findingList.nextOpen(true) || findingList.step(0));
// The page of the next finding is fetched while this one is read.
bench.on('selected', (finding) => {
  const next = bench.shown.slice(bench.shown.indexOf(finding.id) + 1, bench.shown.indexOf(finding.id) + 3);
  const pages = next.flatMap((id) => bench.findings.get(id).places.slice(0, 2).map((place) => place.page));
  setTimeout(() => pictures.preload(pages), 120);
});

bench.on('near', (finding) => pictures.preload(finding.places.slice(0, 1).map((place) => place.page)));

// The bench takes what is left of the window under the frame's own head.
function measure() {
  const top = bench.root.getBoundingClientRect().top + window.scrollY;
  bench.root.style.setProperty('--bench-height', `${Math.max(window.innerHeight - top - 8, 420)}px`);
}

function refuse(text) {
  const box = bench.find('.waiting');
  box.hidden = false;
  box.replaceChildren(make('p', { text }), make('a', { class: 'button', href: 'tasks', text: '回到我的任务' }));
}

async function open() {
  if (!bench.caseId) {
    refuse('请先在“我的任务”中选择一份案卷。');
    return;
  }
  try {
    const first = api(bench.path('/review'));
    first.catch(() => {});
    bench.me = await me();
    let brief = null;
    let view = await first.catch(async (refusal) => {
      if (refusal.status !== 409) throw refusal;
      bench.find('.waiting').textContent = '案卷还在处理，完成后自动打开。';
      brief = await jobs.untilDone((await api(bench.path())).job, 1500);
      return null;
    });
    if (brief && brief.state === 'failed') {
      refuse(`案卷未能处理：${(brief.job && brief.job.error) || '请在“我的任务”中查看原因。'}`);
      return;
    }
    view ??= await api(bench.path('/review'));
    bench.find('.waiting').hidden = true;
    bench.find('.columns').hidden = false;
    bench.take(view);
    measure();
    bench.start();
    makeSync(bench, verdicts, jobs, forms);
    bench.root.dataset.ready = 'yes';
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    refuse(refusal.message);
  }
}

measure();
new ResizeObserver(measure).observe(document.body);
window.addEventListener('resize', measure);
open();
