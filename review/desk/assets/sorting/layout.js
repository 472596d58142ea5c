// The 分件 as a list of documents {first, last, skips, kind, title, loose}: each change gives a new
// list, so that undoing is going back. `skips`: pages between that belong to others (a second scan
// filed away). `loose`: pages that belong to no document yet. Two short documents may share a page.

function layoutOf(sorting) {
  const documents = sorting.documents.map((one) => {
    const own = new Set(one.pages);
    const between = Array.from({ length: one.last - one.first + 1 }, (_, i) => one.first + i);
    const skips = between.filter((no) => !own.has(no));
    return {
      first: one.first,
      last: one.last,
      skips,
      kind: one.kind,
      title: one.title || '',
      confidence: one.confidence,
    };
  });
  const held = new Set(sorting.documents.flatMap((one) => one.pages));
  let run = null;
  for (const { no } of sorting.pages) {
    if (held.has(no)) {
      run = null;
      continue;
    }
    if (run) run.last = no;
    else
      documents.push(
        (run = {
          first: no,
          last: no,
          skips: [],
          kind: '',
          title: '',
          confidence: null,
          loose: true,
        }),
      );
  }
  return documents.sort((a, b) => a.first - b.first || a.last - b.last);
}

function pageNumbers(one) {
  const numbers = [];
  for (let no = one.first; no <= one.last; no += 1) if (!one.skips.includes(no)) numbers.push(no);
  return numbers;
}

const replaced = (documents, at, count, ...others) => [
  ...documents.slice(0, at),
  ...others,
  ...documents.slice(at + count),
];

function splitAt(documents, at, page) {
  const one = documents[at];
  if (page <= one.first || page > one.last) return null;
  const after = { ...one, first: page, title: '', confidence: null };
  return replaced(documents, at, 1, { ...one, last: page - 1 }, after);
}

function joinWithPrevious(documents, at) {
  if (at < 1) return null;
  const [before, one] = [documents[at - 1], documents[at]];
  const named = before.loose ? one : before;
  const joined = {
    ...named,
    first: before.first,
    last: Math.max(before.last, one.last),
    skips: [...before.skips, ...one.skips],
  };
  return replaced(documents, at - 1, 2, joined);
}

// Lets a document begin at another page; the one before it gives or takes what lies between.
function moveBoundary(documents, at, page) {
  if (at < 1) return null;
  const [before, one] = [documents[at - 1], documents[at]];
  if (page === one.first || page <= before.first || page > one.last) return null;
  return replaced(documents, at - 1, 2, { ...before, last: page - 1 }, { ...one, first: page });
}

// Gives a page, with those between, to the document before or after its own.
function movePage(documents, at, page, target) {
  const one = documents[at];
  if (target === at - 1) {
    return page === one.last
      ? joinWithPrevious(documents, at)
      : moveBoundary(documents, at, page + 1);
  }
  if (target !== at + 1) return null;
  if (page > one.first) return moveBoundary(documents, target, page);
  return replaced(documents, at, 2, { ...documents[target], first: one.first });
}

const changeDocument = (documents, at, change) =>
  replaced(documents, at, 1, { ...documents[at], ...change });

const isSame = (a, b) =>
  a.first === b.first && a.last === b.last && a.kind === b.kind && a.title === b.title;

const pagesOf = (one) =>
  one.first === one.last ? `第${one.first}页` : `第${one.first}—${one.last}页`;

// What is different from before, in words for the person who saves.
function changesInWords(before, after, kindName) {
  const named = (one) => (one.loose ? '未归入文书的页' : `《${one.title || kindName(one.kind)}》`);
  const words = [];
  const left = before.filter((old) => !after.some((one) => isSame(old, one)));
  for (const one of after.filter((now) => !before.some((old) => isSame(old, now)))) {
    const index = left.findIndex((old) => old.first === one.first);
    if (index < 0) {
      words.push(`${pagesOf(one)}单独成件：${named(one)}`);
      continue;
    }
    const [old] = left.splice(index, 1);
    if (old.kind !== one.kind)
      words.push(`${pagesOf(one)}的类别由“${kindName(old.kind)}”改为“${kindName(one.kind)}”`);
    else if (old.title !== one.title)
      words.push(`${pagesOf(one)}的题名由“${old.title}”改为“${one.title}”`);
    if (old.last !== one.last) words.push(`${named(one)}由${pagesOf(old)}改为${pagesOf(one)}`);
  }
  for (const old of left) words.push(`${pagesOf(old)}的${named(old)}不再单独成件`);
  return words;
}
