import type { MeasureLines } from '../measure.ts';

/**
 * Pedagogical help (педагогическая помощь) that concerns the children or the training of minor parents.
 * Under each direction of work: appendix and line, counted through part V of the appendix.
 */
export const pedagogicalChildrenMeasures: readonly MeasureLines[] = [
  {
    code: 'pedagogical.schoolPlaceForMinor',
    ru: 'Место для несовершеннолетнего в детском саду, школе, профессиональном учебном заведении',
    en: 'Place for the minor in a nursery school, school or vocational school',
    lines: { educationRights: { 5: 8 } },
  },
  {
    code: 'pedagogical.psychologicalMedicalCommission',
    ru: 'Психолого-медико-педагогическая комиссия, если есть показания',
    en: 'Psychological, medical and pedagogical commission, where indicated',
    lines: { educationRights: { 5: 9 } },
  },
  {
    code: 'pedagogical.leisureGroups',
    ru: 'Постоянные занятия в учреждениях дополнительного образования, кружках и секциях',
    en: 'Regular activities in extra education, hobby groups and sports sections',
    lines: { childOccupation: { 5: 10 } },
  },
  {
    code: 'pedagogical.schoolPlace',
    ru: 'Место в детском саду, школе, профессиональном учебном заведении',
    en: 'Place in a nursery school, school or vocational school',
    lines: { educationRights: { 7: 8, 9: 6 } },
  },
  {
    code: 'pedagogical.careerGuidance',
    ru: 'Профориентация несовершеннолетних: центр занятости, акции, экскурсии на предприятия',
    en: 'Career guidance for minors: employment centre, events, visits to enterprises',
    lines: { careerGuidance: { 7: 9, 8: 7, 9: 9, 11: 7 } },
  },
  {
    code: 'pedagogical.workPlacement',
    ru: 'Учебная и производственная практика на предприятии',
    en: 'Training and work placement in an enterprise',
    lines: { careerGuidance: { 7: 10, 8: 8, 9: 10, 11: 8 } },
  },
  {
    code: 'pedagogical.workplaceMentor',
    ru: 'Наставник на рабочем месте',
    en: 'Mentor at the workplace',
    lines: { careerGuidance: { 7: 11, 8: 9, 9: 11, 11: 9 } },
  },
  {
    code: 'pedagogical.preventiveActivities',
    ru: 'Профилактические мероприятия для несовершеннолетних, в том числе с волонтёрами',
    en: 'Preventive activities for minors, also with volunteers',
    lines: { childOccupation: { 7: 12, 8: 10, 11: 10 } },
  },
  {
    code: 'pedagogical.organisedLeisure',
    ru: 'Постоянный организованный досуг: центры творчества, кружки, спортивные секции',
    en: 'Regular organised leisure: creativity centres, hobby groups, sports sections',
    lines: { childOccupation: { 7: 13, 11: 11 } },
  },
  {
    code: 'pedagogical.volunteering',
    ru: 'Несовершеннолетние в волонтёрском движении',
    en: 'Minors as volunteers',
    lines: { childOccupation: { 7: 14, 8: 12, 11: 13 } },
  },
  {
    code: 'pedagogical.schoolRequestAllSchoolEvents',
    ru: 'Ходатайство в школу: индивидуальная работа, участие в общешкольной жизни',
    en: 'Request to the school: individual work, part in all-school events',
    lines: { learningMotivation: { 7: 15 } },
  },
  {
    code: 'pedagogical.publicOrganisations',
    ru: 'Профилактическая работа общественных организаций с несовершеннолетними',
    en: 'Preventive work of public organisations with minors',
    lines: { learningMotivation: { 7: 16 } },
  },
  {
    code: 'pedagogical.alternativeActivities',
    ru: 'Экскурсии, природа, сенсорная комната, игры: дружба со сверстниками, доверие к родителям',
    en: 'Excursions, nature, sensory room, games: friends of one’s age, trust in the parents',
    lines: { socialEnvironment: { 7: 17 } },
  },
  {
    code: 'pedagogical.selfControl',
    ru: 'Правила поведения, самоконтроль, жизнь в обществе: обучение',
    en: 'Learning good conduct, self-control and life among people',
    lines: { socialEnvironment: { 7: 18 } },
  },
  {
    code: 'pedagogical.schoolPlaceAfterClosedInstitution',
    ru: 'Место в школе, профессиональном учебном заведении, в том числе после закрытого учреждения',
    en: 'Place in a school or vocational school, also after a closed institution',
    lines: { childFriendlyJustice: { 8: 6 } },
  },
  {
    code: 'pedagogical.patrioticLeisure',
    ru: 'Постоянный организованный досуг: центры творчества, патриотические клубы, спортивные секции',
    en: 'Regular organised leisure: creativity centres, patriotic clubs, sports sections',
    lines: { childOccupation: { 8: 11 } },
  },
  {
    code: 'pedagogical.schoolSpecialists',
    ru: 'Школьные специалисты помогают преодолеть социальную дезадаптацию',
    en: 'Specialists of the school help to overcome social maladjustment',
    lines: { learningMotivation: { 8: 13, 9: 12, 11: 14 } },
  },
  {
    code: 'pedagogical.schoolRequest',
    ru: 'Ходатайство в образовательное учреждение: индивидуальная работа, участие в его мероприятиях',
    en: 'Request to the educational institution: individual work, part in its events',
    lines: { learningMotivation: { 8: 14, 9: 13, 11: 15 } },
  },
  {
    code: 'pedagogical.publicMentors',
    ru: 'Наставники: общественные воспитатели, представители общественных организаций',
    en: 'Mentors: public educators, representatives of public organisations',
    lines: { learningMotivation: { 8: 15, 9: 14, 11: 16 } },
  },
  {
    code: 'pedagogical.hikesAndSport',
    ru: 'Походы и спортивные мероприятия для несовершеннолетних, в том числе с волонтёрами',
    en: 'Hikes and sport for minors, also with volunteers',
    lines: { organisedLeisure: { 9: 7 } },
  },
  {
    code: 'pedagogical.leisureActivities',
    ru: 'Досуг в учреждениях дополнительного образования: центры творчества, кружки, секции',
    en: 'Leisure in extra education: creativity centres, hobby groups, sports sections',
    lines: { organisedLeisure: { 9: 8 } },
  },
  {
    code: 'pedagogical.minorParentsCareerGuidance',
    ru: 'Профориентация несовершеннолетних родителей, если требуется',
    en: 'Career guidance for minor parents, if needed',
    lines: { minorParentsEducation: { 10: 7 } },
  },
  {
    code: 'pedagogical.minorParentsTraining',
    ru: 'Профессия и дополнительное профессиональное образование для несовершеннолетних родителей',
    en: 'Vocational and further vocational training for minor parents',
    lines: { minorParentsEducation: { 10: 8 } },
  },
  {
    code: 'pedagogical.schoolPlaceForChildren',
    ru: 'Место для детей в детском саду, школе, профессиональном учебном заведении',
    en: 'Place for the children in a nursery school, school or vocational school',
    lines: { educationRights: { 11: 6 } },
  },
  {
    code: 'pedagogical.summerRecreation',
    ru: 'Летний отдых детей',
    en: 'Summer recreation for the children',
    lines: { childOccupation: { 11: 12 } },
  },
];
