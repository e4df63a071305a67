import fc from 'fast-check';
import t from 'tap';
import { applicantViolations, type ApplicantRule } from '../../src/domain/applicant.ts';
import { addDays } from '../../src/domain/calendar/local-date.ts';

const citation = { regulation: 'tatarstan-2017', version: 1, clause: 'п. 4.3', inherited: false };

/** Any day of a century, every fourth one a 29 February: birthdays that most years do not have. */
const birthDates = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 36_500 }).map((days) => addDays('1980-01-01', days)) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 20 }).map((count) => `${1980 + 4 * count}-02-29`) },
);

/** Days around the N-th birthday, where a slip of one would show. */
const around = fc.integer({ min: -3, max: 3 });

/** The N-th birthday, said independently of the code: the same day number, or 1 March where there is none. */
function birthday(birthDate: string, age: number): string {
  const year = Number(birthDate.slice(0, 4)) + age;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const day = birthDate.slice(5);
  return `${year}-${day === '02-29' && !leap ? '03-01' : day}`;
}

function codes(rule: ApplicantRule, birthDate: string, date: string): string[] {
  const child = { id: 'c', fullName: 'Примеров', kinship: 'son', birthDate, legalRepresentative: false, leftOn: null };
  const family = { members: [child], categories: ['lowIncome'] };
  return applicantViolations(rule, child, family, date, citation).map(({ code }) => code);
}

t.test('from an age: accepted from the birthday on, and not a day earlier', async () => {
  fc.assert(
    fc.property(birthDates, fc.integer({ min: 1, max: 17 }), around, (birthDate, age, shift) => {
      const date = addDays(birthday(birthDate, age), shift);
      const refused = codes({ applicant: 'minor', ageFrom: age }, birthDate, date).includes('applicant.too-young');
      return refused === (shift < 0);
    }),
  );
});

t.test('over an age: accepted from the day after the birthday', async () => {
  fc.assert(
    fc.property(birthDates, fc.integer({ min: 1, max: 17 }), around, (birthDate, age, shift) => {
      const date = addDays(birthday(birthDate, age), shift);
      const refused = codes({ applicant: 'minor', ageAfter: age }, birthDate, date).includes('applicant.too-young');
      return refused === (shift < 1);
    }),
  );
});

t.test('below an age: no longer accepted on the birthday', async () => {
  fc.assert(
    fc.property(birthDates, fc.integer({ min: 15, max: 18 }), around, (birthDate, age, shift) => {
      const date = addDays(birthday(birthDate, age), shift);
      const rule: ApplicantRule = { applicant: 'minor', ageFrom: 14, ageBelow: age };
      return codes(rule, birthDate, date).includes('applicant.too-old') === (shift >= 0);
    }),
  );
});
