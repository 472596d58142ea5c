// The area where case files are put in: checks each file, sends them one after another, tells
// how far each is and, in words, why one was refused.

const LARGEST = 300 * 1024 * 1024;
const KINDS = ['pdf', 'jpg', 'jpeg', 'png', 'tif', 'tiff', 'bmp', 'webp', 'zip', 'juan'];
const SENT_AT_ONCE = 2;

function refusal(file) {
  const kind = file.name.includes('.') ? file.name.split('.').pop().toLowerCase() : '';
  if (!KINDS.includes(kind))
    return '不是可以评查的文件。请上传 PDF、图片、图片压缩包（ZIP）或评查包（.juan）。';
  if (file.size > LARGEST)
    return `文件有 ${bytes(file.size)}，超过 300 MB。请分成几份，或降低扫描分辨率后再上传。`;
  if (!file.size) return '文件是空的（0 字节）。请检查扫描件后再上传。';
  return '';
}

function send(file, csrf, again, onProgress) {
  const isPackage = file.name.toLowerCase().endsWith('.juan');
  const body = new FormData();
  body.append(isPackage ? 'file' : 'files', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(
      'POST',
      (isPackage ? '/api/v1/packages' : '/api/v1/cases') + (again ? '?again=1' : ''),
    );
    request.setRequestHeader('X-CSRF-Token', csrf);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded, event.total));
    request.addEventListener('error', () =>
      reject(new Error('传送中断。请确认工作台仍在运行，然后重传。')),
    );
    request.addEventListener('load', () => {
      let data = {};
      try {
        data = JSON.parse(request.responseText);
      } catch {
        /* told by the status */
      }
      if (request.status === 401) {
        location.reload();
        return;
      }
      const refused = (data.refused || [])[0];
      if (request.status < 300 && !refused) {
        resolve(data);
        return;
      }
      const why = refused || data.error || {};
      const words = request.status === 413 ? '文件超过 300 MB，没有收下。' : '没有收下，请重传。';
      // What the file itself is will be refused again; only a transfer is worth another try.
      const final = Boolean(refused) && !canRepeat(refused);
      reject(Object.assign(new Error(why.message || words), { code: why.code || '', final }));
    });
    request.send(body);
  });
}

const canRepeat = (error) => /already|again|same|duplicate|exists/.test(error.code || '');

function said(answer) {
  if (!('merged' in answer)) return '已收下，正在排队';
  const conflicts = answer.conflicts || [];
  return (
    (answer.merged ? '评查包已并入本地案卷' : '评查包已导入') +
    `（${answer.signature}）` +
    (conflicts.length ? `，有 ${conflicts.length} 处意见不一致，请逐项核定：` : '')
  );
}

// Where two people differ: both words, and the way to the finding. The later one governs so far.
function conflictList(answer) {
  const word = ({ who, name, reason_name }) => `${who}：${name}${reason_name ? `（${reason_name}）` : ''}`;
  return make(
    'ul',
    { class: 'up-conflicts' },
    answer.conflicts.map((one) =>
      make(
        'li',
        {},
        make(
          'a',
          { href: address('review', { case: answer.case.id, finding: one.finding }) },
          `${one.code} ${one.name}`,
        ),
        make('span', {}, one.words.map(word).join('；') + '。现以最后一人的为准。'),
      ),
    ),
  );
}

function uploadRow(file, retry, remove) {
  const state = make('span', { class: 'up-state' }, '等待传送');
  const fill = make('i', { style: 'width:0' });
  const acts = make('span', { class: 'up-acts' });
  const node = make(
    'li',
    { class: 'up' },
    make('span', { class: 'up-name', title: file.name }, file.name),
    make('span', { class: 'up-size soft nums' }, bytes(file.size)),
    make('span', { class: 'bar', 'aria-hidden': 'true' }, fill),
    state,
    acts,
  );
  const button = (words, act) =>
    make('button', { type: 'button', class: 'button small', onclick: act }, words);
  const gone = () => {
    node.remove();
    remove();
  };
  return {
    node,
    show(loaded, total) {
      const share = total ? loaded / total : 0;
      fill.style.width = `${share * 100}%`;
      state.textContent = share >= 1 ? '正在核对文件……' : `已传 ${Math.floor(share * 100)}%`;
    },
    done(answer) {
      node.classList.add('done');
      fill.style.width = '100%';
      state.textContent = said(answer);
      if ((answer.conflicts || []).length) {
        node.append(conflictList(answer));
        acts.replaceChildren(button('移除', gone));
      } else setTimeout(gone, 6000);
    },
    fail(error, final) {
      node.classList.add('failed');
      state.textContent = error.message;
      acts.replaceChildren();
      if (!final)
        acts.append(
          button(canRepeat(error) ? '仍要上传' : '重传', () => {
            node.classList.remove('failed');
            acts.replaceChildren();
            state.textContent = '等待传送';
            retry(canRepeat(error));
          }),
        );
      acts.append(
        button('移除', gone),
      );
    },
  };
}

function uploads(onAccepted) {
  const list = make('ul', { class: 'ups', 'aria-live': 'polite' });
  const waiting = [];
  let running = 0;

  async function next() {
    if (running >= SENT_AT_ONCE || !waiting.length) return;
    const { file, row, again } = waiting.shift();
    running += 1;
    try {
      const answer = await send(file, (await me()).csrf, again, row.show);
      row.done(answer);
      onAccepted(answer);
    } catch (error) {
      row.fail(error, error.final);
    }
    running -= 1;
    next();
  }

  const tidy = () => {
    list.hidden = !list.children.length;
  };

  function take(files) {
    for (const file of files) {
      const enter = (again) => {
        waiting.push({ file, row, again });
        next();
      };
      const row = uploadRow(file, enter, tidy);
      list.append(row.node);
      const why = refusal(file);
      if (why) row.fail(new Error(why), true);
      else enter(false);
    }
    tidy();
  }

  const input = make('input', {
    type: 'file',
    multiple: true,
    class: 'drop-input',
    accept: KINDS.map((kind) => '.' + kind).join(','),
    'aria-label': '选择要上传的案卷文件',
  });
  input.addEventListener('change', () => {
    take([...input.files]);
    input.value = '';
  });
  const area = make(
    'label',
    { class: 'drop card' },
    input,
    make('span', { class: 'drop-sign', 'aria-hidden': 'true' }, '＋'),
    make(
      'span',
      { class: 'drop-words' },
      make('b', {}, '把案卷拖到这里，或点击选择文件'),
      make(
        'span',
        { class: 'soft' },
        '可一次放入多份；PDF、图片、图片压缩包或评查包（.juan），每份不超过 300 MB。传完即可关闭网页，识读在后台进行。',
      ),
    ),
  );
  for (const name of ['dragenter', 'dragover']) {
    area.addEventListener(name, (event) => {
      event.preventDefault();
      area.classList.add('over');
    });
  }
  area.addEventListener('dragleave', (event) => {
    if (!area.contains(event.relatedTarget)) area.classList.remove('over');
  });
  area.addEventListener('drop', (event) => {
    event.preventDefault();
    area.classList.remove('over');
    take([...event.dataTransfer.files]);
  });
  // A file that misses the area would be opened by the browser and the page lost.
  for (const name of ['dragover', 'drop'])
    window.addEventListener(name, (event) => event.preventDefault());
  window.addEventListener('beforeunload', (event) => {
    if (running || waiting.length) event.preventDefault();
  });
  tidy();
  return make('section', { class: 'uploads', 'aria-label': '上传案卷' }, area, list);
}
