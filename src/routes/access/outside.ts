import { type Doors, families } from './door.ts';

/** Those who work on the same cases from outside: a commission, a partner. */
export const outsideAccess = {
  // A commission follows its cases
  listCaseStatuses: families({ commission: 'municipality' }),
  getCaseStatus: families({ commission: 'municipality' }),
  lookUpCaseStatuses: families({ commission: 'municipality' }),
  // A commission resolves
  receiveResolution: families({ commission: 'municipality' }),
  listResolutions: families({ commission: 'municipality' }),
  getResolution: families({ commission: 'municipality' }),
  getCommissionAgenda: families({ commission: 'municipality' }),
  // What a partner carries out and what was sent to it
  listPartnerMeasures: families({ partner: 'ownMeasures' }),
  getPartnerMeasure: families({ partner: 'ownMeasures' }),
  markPartnerMeasure: families({ partner: 'ownMeasures' }),
  reportPartnerMeasure: families({ partner: 'ownMeasures' }),
  listPartnerProgrammes: families({ partner: 'ownMeasures' }),
  getPartnerProgramme: families({ partner: 'ownMeasures' }),
  confirmPartnerProgramme: families({ partner: 'ownMeasures' }),
  listPartnerLetters: families({ partner: 'ownMeasures' }),
  getPartnerLetter: families({ partner: 'ownMeasures' }),
  answerPartnerLetter: families({ partner: 'ownMeasures' }),
} as const satisfies Doors;
