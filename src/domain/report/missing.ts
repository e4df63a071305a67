/** What may be lacking in cases, so that a report would say something else once it is entered (недостающие данные). */
export const missingData = [
  'measuresUnmarked', 'termOver', 'deadlinesUnanswered', 'reviewsNotMade', 'checksNotMade', 'noCurator',
] as const;
export type MissingData = (typeof missingData)[number];

export const missingLabels: Record<MissingData, { ru: string; en: string }> = {
  measuresUnmarked: { ru: 'срок мероприятия прошёл, отметки о выполнении нет', en: 'a measure is past its date and has no mark' },
  termOver: { ru: 'срок программы кончился, решения об итоге или продлении нет', en: 'the programme’s term is over and nothing was decided' },
  deadlinesUnanswered: { ru: 'срок порядка прошёл, а того, что в него нужно, в деле нет', en: 'a deadline of the regulation has passed without an answer' },
  reviewsNotMade: { ru: 'рассмотрение результатов не внесено', en: 'a review is not entered' },
  checksNotMade: { ru: 'проверка постсопровождения не внесена', en: 'a post-support check is not entered' },
  noCurator: { ru: 'у сопровождаемой семьи нет куратора', en: 'an accompanied family has no curator' },
};
