// Words and orders of the bench.

const SEVERITIES = [['fatal', '重大'], ['substantive', '实体'], ['procedural', '程序'], ['formal', '形式']];
const SEVERITY_NAMES = Object.fromEntries(SEVERITIES);
const STATES = [
  ['todo', '待核'], ['confirmed', '确认'], ['rejected', '排除'], ['amended', '修改'],
  ['open', '存疑'],
];
const VERDICT_NAMES = { confirmed: '已确认', rejected: '已排除', amended: '已修改', open: '存疑' };
const SOURCE_NAMES = { rule: '规则', model: '模型', register: '登记库', person: '人工' };
const REASONS = [
  { key: '1', value: 'false_alarm', name: '误报' },
  { key: '2', value: 'not_counted', name: '不计分' },
  { key: '3', value: 'standard', name: '口径' },
  { key: '4', value: 'misread', name: '识别错' },
];

const stateOf = (finding) => (finding.verdict ? finding.verdict.value : 'todo');
// Still waits for a person's answer: nobody has looked, or somebody was in doubt.
const isOpen = (finding) => stateOf(finding) === 'todo' || stateOf(finding) === 'open';

function verdictWords(finding) {
  const verdict = finding.verdict;
  if (!verdict) return '待核';
  const name = VERDICT_NAMES[verdict.value] || verdict.name;
  return verdict.reason_name ? `${name}：${verdict.reason_name}` : name;
}
