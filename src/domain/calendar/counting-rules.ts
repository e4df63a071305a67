/** A rule of law that a counted date follows from. */
export interface CountingRule {
  /** For example «ГК РФ, ст. 191». */
  clause: string;
  ru: string;
  en: string;
}

/** How a date is counted: so many working days, or months to an action's last day or to the end of a longest term. */
export type Counting = 'workingDays' | 'action' | 'term';

const dayAfter: CountingRule = {
  clause: 'ГК РФ, ст. 191',
  ru: 'Счёт начинается на следующий день после исходной даты.',
  en: 'The count begins on the day after the date given.',
};

const workingDaysOnly: CountingRule = {
  clause: 'ТК РФ, ст. 112',
  ru: 'Рабочие дни — по производственному календарю, с переносами выходных и выходными днями региона.',
  en: 'Working days follow the production calendar, with moved days off and the region’s own.',
};

const sameDay: CountingRule = {
  clause: 'ГК РФ, ст. 192, п. 3',
  ru: 'Срок в месяцах оканчивается тем же числом последнего месяца; если такого числа нет — последним днём месяца.',
  en: 'A term in months ends on the same day of its last month or, where there is none, on that month’s last day.',
};

const nextWorkingDay: CountingRule = {
  clause: 'ГК РФ, ст. 193',
  ru: 'Если последний день для действия нерабочий, опозданием считается только время после ближайшего рабочего дня.',
  en: 'When the last day for an action is a day off, it is late only after the next working day.',
};

const neverStretched: CountingRule = {
  clause: 'ГК РФ, ст. 192, п. 3',
  ru: 'Предельный срок на рабочий день не переносится: дольше предела сопровождать по программе нельзя.',
  en: 'A longest term gives no way to days off: a programme never runs beyond its limit.',
};

/** The rules behind each way of counting. */
export const countingRules: Record<Counting, readonly CountingRule[]> = {
  workingDays: [dayAfter, workingDaysOnly],
  action: [dayAfter, sameDay, nextWorkingDay],
  term: [dayAfter, sameDay, neverStretched],
};
