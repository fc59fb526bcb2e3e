import { Lexicon } from '../../../../src/core/lexicon/lexicon';
import { parseAbbreviations } from '../../../../src/core/lexicon/parse-abbreviations';

export const SOURCE = { title: '某会议公报', publisher: '某报', date: '2016-01-29', quote: '原文' };

/** A version of a row as the file has it, with a made-up source. */
export function version(members: readonly string[], more: object = {}) {
  return { members, expansion: members.join('、'), validFrom: '2012', source: SOURCE, ...more };
}

/** A row as the file has it. */
export function row(term: string, versions: readonly object[], more: object = {}) {
  return { term, scope: '某领域', countFits: true, versions, ...more };
}

const WELLBEING = ['全面建成小康社会', '全面深化改革', '全面依法治国', '全面从严治党'];
const MODERN = ['全面建设社会主义现代化国家', ...WELLBEING.slice(1)];

/** Rows of every shape that the code treats in its own way. */
export const ROWS = [
  row('四个意识', [version(['政治意识', '大局意识', '核心意识', '看齐意识'])]),
  row('四个自信', [version(['道路自信', '理论自信', '制度自信', '文化自信'])]),
  row('四个全面', [
    version(WELLBEING, { validFrom: '2014-12-14', validTo: '2020-10-28' }),
    version(MODERN, { validFrom: '2020-10-29' }),
  ]),
  row('四风', [version(['形式主义', '官僚主义', '享乐主义', '奢靡之风'])], { aliases: ['4风'] }),
  row('六稳', [version(['稳就业', '稳金融', '稳外贸', '稳外资', '稳投资', '稳预期'])]),
  row('六保', [
    version([
      '保居民就业',
      '保基本民生',
      '保市场主体',
      '保粮食能源安全',
      '保产业链供应链稳定',
      '保基层运转',
    ]),
  ]),
  row('三严三实', [
    version(['严以修身', '严以用权', '严以律己', '谋事要实', '创业要实', '做人要实'], {
      expansion: '严以修身、严以用权、严以律己；谋事要实、创业要实、做人要实',
    }),
  ]),
  row('三个务必', [
    version(['务必不忘初心、牢记使命', '务必谦虚谨慎、艰苦奋斗', '务必敢于斗争、善于斗争'], {
      expansion: '务必不忘初心、牢记使命，务必谦虚谨慎、艰苦奋斗，务必敢于斗争、善于斗争',
    }),
  ]),
  row('四种形态', [version(['成为常态', '成为大多数', '是少数', '是极少数'])], {
    latestUnread: true,
  }),
  row('两个维护', [
    version(['坚决维护党中央的核心地位', '坚决维护党中央权威和集中统一领导'], {
      expansion: '坚决维护党中央的核心地位，坚决维护党中央权威和集中统一领导',
    }),
  ]),
];

export const LEXICON = new Lexicon(parseAbbreviations(JSON.stringify(ROWS)));
