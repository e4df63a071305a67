export const acknowledgementExample = {
  id: '01940000-0000-7000-8000-000000000052',
  action: 'acknowledged' as const,
  at: '2026-01-28T06:15:00.000Z',
  clientId: 'demo-curator',
  role: 'curator',
  specialistId: '01990000-0000-7000-8002-000000000001',
  note: 'Программа готова, вношу на консилиум в четверг.',
  until: null,
};

export const alertExample = {
  id: '01940000-0000-7000-8000-000000000051',
  caseId: '01940000-0000-7000-8000-000000000041',
  organisationId: '01990000-0000-7000-8001-000000000001',
  specialistId: '01990000-0000-7000-8002-000000000001',
  kind: 'programmeLate' as const,
  text: 'программа не внесена в срок',
  textEn: 'the programme is late',
  subject: 'programmeApproval',
  severity: 'critical' as const,
  since: '2026-01-27',
  dueOn: '2026-01-26',
  citation: { regulation: 'tatarstan-2017', version: 1, clause: 'п. 4.4', inherited: false },
  state: 'open' as const,
  forWhom: ['curator' as const, 'head' as const],
  escalatedOn: '2026-01-30',
  acknowledgement: acknowledgementExample,
  snoozedUntil: null,
  raisedAt: '2026-01-26T21:05:00.000Z',
  endedAt: null,
};

export const alertDetailExample = { ...alertExample, actions: [acknowledgementExample] };
