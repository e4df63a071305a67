export interface ExecutionData {
  programmeNumber: number;
  measureNumber: number;
  result: 'done' | 'notDone';
  reason?: string;
  outcome?: string;
}

export interface ReviewData {
  /** A review of the regulation's rhythm by its code, or another kind such as `interim`. */
  kind: string;
  /** Which review of the series a late one belongs to: 1, 2, 3 …; without it the date says. */
  period?: number;
  findings: string;
  proposals?: string;
}

export interface PostSupportCheckData {
  number: number;
  findings: string;
  situation: 'stable' | 'worse';
}
