import { everyAlertKind } from '../../domain/organisation-alerts.ts';
import { alertStates } from '../../operations/read-alerts.ts';
import { choice } from '../schemas/choice.ts';

export const everyKind = choice(everyAlertKind, {
  description:
    'Вид предупреждения: по делу — срок программы истекает или истёк, программа, решение или мероприятие не готовы в срок, согласие истекает, '
    + 'истекло или отозвано, рассмотрение или проверка постсопровождения предстоят или пропущены; по организации — `curatorOverLimit`: '
    + 'у куратора семей больше нормы, `quarterlyReportDue`: пора представить отчёт за квартал, полугодие или год.',
});

export const stateFilter = choice(alertStates, {
  default: 'open',
  description: 'Открытые, отложенные, снятые (сначала новые) или все (сначала новые).',
});
