// The 分件 as a list of documents {first, last, kind, title, id}: each change gives a new list,
// so that undoing is going back. Documents are runs of pages that follow each other without a gap.

const holder = (documents, page) => documents.findIndex((one) => one.first <= page && page <= one.last);

function splitAt(documents, page) {
  const at = holder(documents, page);
  if (at < 0 || documents[at].first === page) return null;
  const before = { ...documents[at], last: page - 1 };
  const after = { ...documents[at], first: page, id: '', title: '', confidence: 1 };
  return [...documents.slice(0, at), before, after, ...documents.slice(at + 1)];
}

function joinWithPrevious(documents, page) {
  const at = holder(documents, page);
  if (at < 1) return null;
  const joined = { ...documents[at - 1], last: documents[at].last };
  return [...documents.slice(0, at - 1), joined, ...documents.slice(at + 1)];
}

// Lets the document that begins at `first` begin at `page` instead.
function moveBoundary(documents, first, page) {
  const at = documents.findIndex((one) => one.first === first);
  if (at < 1 || page === first || page <= documents[at - 1].first || page > documents[at].last) return null;
  const moved = documents.slice();
  moved[at - 1] = { ...moved[at - 1], last: page - 1 };
  moved[at] = { ...moved[at], first: page };
  return moved;
}

// Gives a page, with those between, to the document before or after its own.
function movePage(documents, page, target) {
  const at = holder(documents, page);
  if (target === at - 1) {
    return page === documents[at].last ? joinWithPrevious(documents, page) : moveBoundary(documents, documents[at].first, page + 1);
  }
  if (target !== at + 1) return null;
  if (page > documents[at].first) return moveBoundary(documents, documents[target].first, page);
  const taken = documents.slice();
  taken.splice(at, 2, { ...documents[target], first: documents[at].first });
  return taken;
}

function changeDocument(documents, page, change) {
  return documents.map((one) => (one.first <= page && page <= one.last ? { ...one, ...change } : one));
}

const pagesOf = (one) => (one.first === one.last ? `第${one.first}页` : `第${one.first}—${one.last}页`);

// What is different from before, in words for the person who saves.
function changesInWords(before, after, kindName) {
  const named = (one) => `《${one.title || kindName(one.kind)}》`;
  const words = [];
  for (const one of after) {
    const old = before.find((other) => other.first === one.first);
    if (!old) words.push(`第${one.first}页起单独成件：${named(one)}`);
    else if (old.kind !== one.kind) words.push(`${pagesOf(one)}的类别由“${kindName(old.kind)}”改为“${kindName(one.kind)}”`);
    else if (old.title !== one.title) words.push(`${pagesOf(one)}的题名由“${old.title}”改为“${one.title}”`);
    if (old && old.last !== one.last) words.push(`${named(one)}由${pagesOf(old)}改为${pagesOf(one)}`);
  }
  for (const old of before) {
    if (!after.some((one) => one.first === old.first)) words.push(`${pagesOf(old)}的${named(old)}不再单独成件`);
  }
  return words;
}
