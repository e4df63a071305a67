export interface ExecutionData {
  programmeNumber: number;
  measureNumber: number;
  result: 'done' | 'notDone';
  reason?: string;
  outcome?: string;
  /** The organisation that marked it by itself; absent when the provider did. */
  markedBy?: { organisationId: string };
}

/** A co-executor tells what it has done for a measure (отчёт соисполнителя); the mark stays with the executor. */
export interface ExecutionReportData {
  programmeNumber: number;
  measureNumber: number;
  organisationId: string;
  text: string;
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
