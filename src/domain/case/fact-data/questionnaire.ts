export const questionnaireChannels = ['paper', 'phone', 'visit', 'online'] as const;
export type QuestionnaireChannel = (typeof questionnaireChannels)[number];

/** A mark on the five-step scale: 1 not at all, 5 fully. */
export type Mark = 1 | 2 | 3 | 4 | 5;

export const overcomings = ['yes', 'partly', 'no'] as const;
export type Overcoming = (typeof overcomings)[number];

/** What the standard questions beside the main one ask for a mark of. */
export const questionnaireTopics = ['timeliness', 'attitude', 'usefulness', 'clarity'] as const;
export type QuestionnaireTopic = (typeof questionnaireTopics)[number];

/** What a family answered to the provider's questionnaire (анкета семьи). */
export interface QuestionnaireData {
  /** Who answered; absent when the family chose not to say. */
  memberId?: string;
  channel: QuestionnaireChannel;
  /** How satisfied the family is with the help. */
  satisfaction: Mark;
  /** Whether the difficulty is over, in the family's own opinion. */
  overcame: Overcoming;
  answers?: { [T in QuestionnaireTopic]?: Mark };
  text?: string;
}
