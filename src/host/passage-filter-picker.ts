import * as vscode from 'vscode';
import type { PassageKind } from '../core/corpus/passage-kind';
import type { Library } from '../core/library';
import type { FilterChoice, FilterChoices, PassageFilter } from '../core/retrieval/similar';
import { filterWords, kindName, plainRow } from './hit-words';
import { tellEnded } from './library-ended';
import { patiently } from './patience';
import { isNarrow } from './similar-search';

type ValueFacet = 'speakers' | 'bodies' | 'places' | 'genres' | 'kinds';

type Step = ValueFacet | 'years' | 'search' | 'clear';

interface StepItem extends vscode.QuickPickItem {
  readonly step: Step;
}

/**
 * Lets the user choose what is searched, facet by facet.
 *
 * @returns undefined when it was put away, and the filter stays as it is
 */
export async function chooseFilter(
  library: Library,
  filter: PassageFilter,
): Promise<PassageFilter | undefined> {
  const running = new AbortController();
  const answer = library.filterChoices({}, running.signal);
  const choices = await patiently(library, running, answer);
  if (choices === undefined) {
    if (library.hasEnded) {
      tellEnded();
    }
    return undefined;
  }
  let chosen = filter;
  for (;;) {
    const step = await chooseStep(choices, chosen, chosen !== filter);
    switch (step) {
      case undefined:
        return undefined;
      case 'search':
        return chosen;
      case 'clear':
        return {};
      case 'years':
        chosen = await chooseYears(choices.years, chosen);
        break;
      default:
        chosen = await chooseValues(step, choices, chosen);
    }
  }
}

async function chooseStep(
  choices: FilterChoices,
  filter: PassageFilter,
  isChanged: boolean,
): Promise<Step | undefined> {
  const facet = (step: Step, name: string, values: readonly unknown[], now: string | undefined) => {
    const none = vscode.l10n.t('素材库没有注明 not stated in the library');
    return { label: name, description: values.length === 0 ? none : (now ?? ''), step };
  };
  const { fromYear, toYear } = filter;
  const years = { ...(fromYear && { fromYear }), ...(toYear && { toYear }) };
  const facets: StepItem[] = [
    ...(['speakers', 'bodies', 'places', 'genres', 'kinds'] as const).map((step) =>
      facet(step, facetName(step), choices[step], listOf(filter, step)),
    ),
    facet('years', vscode.l10n.t('年份 Years'), choices.years, filterWords(years)),
  ];
  const search: StepItem = {
    label: `$(search) ${vscode.l10n.t('按此筛选 Apply')}`,
    description: plainRow(filterWords(filter) ?? vscode.l10n.t('全部段落 all passages')),
    step: 'search',
  };
  const clear: StepItem = {
    label: `$(clear-all) ${vscode.l10n.t('清除筛选 Clear the filter')}`,
    step: 'clear',
  };
  const ends = isNarrow(filter) ? [search, clear] : [search];
  const picked = await vscode.window.showQuickPick(
    isChanged ? [...ends, ...facets] : [...facets, ...ends],
    {
      title: vscode.l10n.t('筛选相似段落 Filter similar passages'),
      placeHolder: vscode.l10n.t('按什么筛选？ Narrow by what?'),
    },
  );
  return picked?.step;
}

function facetName(facet: ValueFacet): string {
  switch (facet) {
    case 'speakers':
      return vscode.l10n.t('讲话人 Speaker');
    case 'bodies':
      return vscode.l10n.t('单位 Body');
    case 'places':
      return vscode.l10n.t('地点 Place');
    case 'genres':
      return vscode.l10n.t('体裁 Genre');
    case 'kinds':
      return vscode.l10n.t('段落类别 Kind of passage');
  }
}

function listOf(filter: PassageFilter, facet: ValueFacet): string | undefined {
  const values = filter[facet];
  return values && plainRow(values.map((value) => nameOfValue(facet, value)).join('、'));
}

function nameOfValue(facet: ValueFacet, value: string): string {
  return facet === 'kinds' ? kindName(value as PassageKind) : value;
}

/** The facet with what the user ticked; with nothing ticked, or when the list is put away, it does not narrow. */
async function chooseValues(
  facet: ValueFacet,
  choices: FilterChoices,
  filter: PassageFilter,
): Promise<PassageFilter> {
  const ticked: readonly string[] = filter[facet] ?? [];
  const known: readonly FilterChoice<string>[] = choices[facet];
  // What another library had and this one has not would else stay chosen unseen.
  const gone = ticked
    .filter((value) => !known.some((choice) => choice.value === value))
    .map((value) => ({ value, passages: 0 }));
  const items = [...known, ...gone].map(({ value, passages }) => ({
    label: plainRow(nameOfValue(facet, value)),
    description: passagesWords(passages),
    picked: ticked.includes(value),
    value,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: facetName(facet),
    placeHolder: vscode.l10n.t(
      '空格勾选，Enter 确定；都不勾就是不限 (tick, then Enter; none ticked: no limit)',
    ),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (picked === undefined) {
    return filter;
  }
  const { [facet]: _, ...others } = filter;
  return picked.length === 0 ? others : { ...others, [facet]: picked.map(({ value }) => value) };
}

async function chooseYears(
  years: readonly FilterChoice<number>[],
  filter: PassageFilter,
): Promise<PassageFilter> {
  const from = await chooseYear(years, vscode.l10n.t('从哪一年起？ From which year?'));
  if (from === undefined) {
    return filter;
  }
  const later = years.filter(({ value }) => from === 'any' || value >= from);
  const to = await chooseYear(later, vscode.l10n.t('到哪一年止？ To which year?'));
  if (to === undefined) {
    return filter;
  }
  const { fromYear: _from, toYear: _to, ...others } = filter;
  return {
    ...others,
    ...(from !== 'any' && { fromYear: from }),
    ...(to !== 'any' && { toYear: to }),
  };
}

async function chooseYear(
  years: readonly FilterChoice<number>[],
  title: string,
): Promise<number | 'any' | undefined> {
  const any = { label: vscode.l10n.t('不限 Any'), description: '', year: 'any' as const };
  const items = years.map(({ value, passages }) => ({
    label: String(value),
    description: passagesWords(passages),
    year: value,
  }));
  const picked = await vscode.window.showQuickPick([any, ...items], {
    title,
    placeHolder: vscode.l10n.t(
      '限了年份，未注明日期的讲话就不查 (with a year, undated speeches are left out)',
    ),
  });
  return picked?.year;
}

function passagesWords(count: number): string {
  return vscode.l10n.t('{0} 段', count);
}
