/** What a passage does in its speech: opens it, reviews what was done, names problems, asks for measures, closes. */
export type PassageKind =
  | 'opening'
  | 'achievements'
  | 'problems'
  | 'measures'
  | 'closing'
  | 'other';

/** What is told of a passage: where it stands in its speech, and under which headings, outermost first. */
interface PassageSetting {
  readonly text: string;
  readonly headings: readonly string[];
  /** 0 for the speech's first passage, 1 for its last. */
  readonly position: number;
}

const SALUTATION =
  /^(?:尊敬的|各位|同志们|女士们|朋友们|老师们|代表们)[^\n。！？]{0,40}[：:，,！]/u;
const CLOSING_WORDS =
  /让我们|谢谢(?:大家|各位)|我的(?:讲话|报告|发言|汇报)(?:到此|就到|完)|(?:同志们|各位代表)[，！：][^。]{0,40}(?:使命|征程|奋斗|前进|号召)|最后[，,](?:祝|预祝|衷心)/u;
const PROBLEMS =
  /问题|不足|短板|差距|困难|教训|薄弱|隐患|风险|挑战|矛盾|清醒(?:地)?(?:认识|看到)|不容忽视|仍然存在|还存在|有待(?:加强|提高)/gu;
const ACHIEVEMENTS =
  /(?:取得|获得|赢得|荣获|实现|完成)了|成效|成绩|成就|亮点|过去(?:的)?(?:一|五|两|几)年|一年来|以来|明显(?:提高|提升|改善|增强)|圆满|再创|(?:达到|增长|提高到|下降)[^。，]{0,8}[\d.％%]/gu;
const MEASURES =
  /要|必须|着力|进一步|加大|加快|加强|推进|推动|抓好|抓住|抓紧|确保|切实|严格|健全|完善|落实|深入|强化|压实/gu;

/**
 * Judges by the words of the headings first, by those of the passage where they say nothing. A rule of thumb, for
 * narrowing a search: a passage that does two things is put down under the one it says more of.
 */
export function kindOfPassage({ text, headings, position }: PassageSetting): PassageKind {
  if (position > 0.9 && CLOSING_WORDS.test(text)) {
    return 'closing';
  }
  if ((position < 0.05 && headings.length === 0) || SALUTATION.test(text)) {
    return 'opening';
  }
  for (const heading of [...headings].reverse()) {
    const kind = strongest(heading, 1);
    if (kind !== 'other') {
      return kind;
    }
  }
  return strongest(text, Math.max(1, text.length / 120));
}

/** The kind whose words are the most, each weighed by how rarely such a word stands elsewhere. */
function strongest(text: string, atLeast: number): PassageKind {
  const weights: readonly [PassageKind, number][] = [
    ['problems', 2 * count(text, PROBLEMS)],
    ['achievements', 1.5 * count(text, ACHIEVEMENTS)],
    ['measures', 0.7 * count(text, MEASURES)],
  ];
  const [best] = [...weights].sort((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] >= 0.7 * atLeast ? best[0] : 'other';
}

function count(text: string, words: RegExp): number {
  return text.match(words)?.length ?? 0;
}
