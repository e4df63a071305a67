import fc from 'fast-check';
import t from 'tap';
import { blankForm } from '../../src/domain/forms/blank-form.ts';
import { caseFormCodes } from '../../src/domain/forms/codes.ts';
import type { DocumentData } from '../../src/domain/forms/document-data.ts';
import { caseForms } from '../../src/domain/forms/index.ts';
import { programmeAsked } from '../../src/domain/forms/plan.ts';
import { shippedRegulations } from '../../src/domain/regulations/index.ts';
import { resolveRegulation } from '../../src/domain/regulations/resolve.ts';
import { calendar } from '../support/histories.ts';
import { assess } from '../../src/domain/case/assess.ts';
import { namesOf, rowsOf, textsOf } from '../support/model-text.ts';
import { family, paperCase } from '../support/paper-case.ts';
import { moves, play } from '../support/random-histories.ts';

// Whatever a case has been through, each paper can be made of it or is refused with a reason; what it says is what the facts say.

const [mother, child] = family.members;
const members = [{ id: 'mother', of: mother }, { id: 'child', of: child }, { id: 'granny', of: mother }]
  .flatMap(({ id, of }) => (of === undefined ? [] : [{ ...of, id, fullName: `${id} Тестовна` }]));
const regulations = shippedRegulations.map(resolveRegulation);
const namesIn = new Map(regulations.map((regulation) => [regulation.code, new Map(caseFormCodes.map((code) => [code, namesOf(blankForm(code, regulation)).join()]))]));

t.test('every paper of any history has the names of its blank, and every measure and fact its line', async (t) => {
  fc.assert(fc.property(fc.constantFrom(...regulations), moves, (regulation, sequence) => {
    let today = '2026-03-02';
    const book = play(regulation, sequence, (turn) => {
      today = turn.today;
    });
    const { situation } = assess(regulation, calendar, book.facts, today);
    const data: DocumentData = paperCase(today, { regulation, situation, family: { ...family, members } });
    for (const code of caseFormCodes) {
      const form = caseForms[code];
      for (const { code: refusal } of form.refusals(data, {})) if (refusal === undefined) throw new Error('A refusal without a reason');
      const model = form.build(data, {});
      if (namesOf(model).join() !== namesIn.get(regulation.code)?.get(code)) throw new Error(`${code}: other names`);
      if (textsOf(model).some((text) => /undefined|null|NaN|\[object/.test(text))) throw new Error(`${code}: ${textsOf(model).join('|')}`);
    }
    const { history } = situation;
    const version = programmeAsked(history, undefined);
    const lines = rowsOf(caseForms.programme.build(data, {}), 'measures').filter(([number = '']) => /^\d\.\d+$/.test(number));
    const planned = lines.filter(([, title = '']) => title !== '');
    // Without a programme the plan is a blank: a numbered line for each help type, with nothing in it.
    if (version === undefined && lines.length !== 6) throw new Error(`${lines.length} lines in a blank plan`);
    if (planned.length !== (version?.data.measures.length ?? 0)) throw new Error(`${planned.length} measures in the plan`);
    const facts = rowsOf(caseForms['case-file'].build(data, {}), 'facts');
    if (facts.length !== history.facts.length) throw new Error(`${facts.length} lines for ${history.facts.length} facts`);
  }), { numRuns: 60 });
  t.pass('60 histories');
});
