import { roles, type Role } from '../../operations/context.ts';

/** What of the data a role comes to see in an operation; put into words in `access-words.ts`. */
export type Sight =
  | 'ownCases' | 'organisation' | 'municipality' | 'ownMeasures' | 'figures' | 'region' | 'ownWebhooks' | 'ownSurveys' | 'surveysOfUs' | 'everything';

type Seeing = Partial<Record<Role, Sight>>;

/** An operation's door. `families`: it shows or changes family data, so every call of it is recorded. */
export interface Door {
  families: boolean;
  roles: Seeing;
}

/** A part of the access table: operationId to door; `public` needs no token. */
export type Doors = Record<string, Door | 'public'>;

export const families = (seeing: Seeing): Door => ({ families: true, roles: seeing });
export const others = (seeing: Seeing): Door => ({ families: false, roles: seeing });
export const same = (sight: Sight, ...some: Role[]): Seeing => Object.fromEntries(some.map((role) => [role, sight]));
export const only = (seeing: Seeing, ...some: Role[]): Seeing => Object.fromEntries(some.map((role) => [role, seeing[role]]));

export const staffRoles = ['curator', 'head', 'council', 'integration'] as const;
/** Provider staff and the provider's own information system. */
export const staff: Seeing = { ...same('organisation', ...staffRoles), curator: 'ownCases' };
/** Who keeps the files of families: everything but decisions. */
export const keepers = only(staff, 'curator', 'head', 'integration');
/** Who answers for the whole organisation's files. */
export const managers = only(staff, 'head', 'integration');
/** Who decides, or enters what was decided. */
export const deciders = only(staff, 'council', 'head', 'integration');
/** The commission sees statuses, decisions and deadlines of its municipality. */
export const staffAndCommission: Seeing = { ...staff, commission: 'municipality' };
/** Whose systems are told of events. */
export const hooked = same('ownWebhooks', 'integration', 'head', 'commission', 'partner', 'admin');
/** What is the same for all. */
export const everyone = same('everything', ...roles);
