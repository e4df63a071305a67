import { Type, type TProperties } from 'typebox';
import type { SignatureData } from '../../domain/case/facts.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { variants } from '../schemas/variants.ts';
import { bodyHead, exampleFact, type FactBody, type FactDefinition, factHead, programmeNumber } from './fact-definition.ts';

type SignatureBody = FactBody & SignatureData;

const name = Type.Optional(text(200, 'Фамилия, имя, отчество подписавшего.'));

/** The family signs and is given its copy; the director and the head of the service sign. */
function bySigner(head: TProperties) {
  const family = closed({
    ...head,
    signer: Type.Literal('family', { description: 'Семья.' }),
    programmeNumber,
    act: choice(['signed', 'copyHandedOver'], { description: 'Подписана (`signed`) или вручён экземпляр (`copyHandedOver`).' }),
    memberId: id('Кто подписал или получил экземпляр.'),
    name,
  });
  const official = (signer: string, description: string) => closed({
    ...head,
    signer: Type.Literal(signer, { description }),
    programmeNumber,
    act: Type.Literal('signed', { description: 'Подписана.' }),
    name,
  });
  const officials = [official('director', 'Директор организации.'), official('headOfService', 'Заведующий службой сопровождения.')];
  return variants('signer', [family, ...officials], 'Подпись под программой или вручение экземпляра; поля зависят от `signer`.');
}

export const SignatureFact = named('SignatureFact', Type.Unsafe<object>(bySigner(factHead('signature'))));

const body: SignatureBody = {
  date: '2026-01-23', programmeNumber: 1, act: 'signed', signer: 'family', memberId: '01990000-0000-7000-8004-000000000151',
};

export const signature: FactDefinition<'signature', SignatureBody> = {
  kind: 'signature',
  name: 'Signature',
  path: 'signatures',
  tag: 'programmes',
  summaries: { record: 'Внести подпись', list: 'Подписи', get: 'Подпись' },
  description: 'Подпись семьи, директора или заведующего службой под программой либо вручение семье её экземпляра.',
  body: named('NewSignature', Type.Unsafe<SignatureBody>(bySigner(bodyHead))),
  fact: SignatureFact,
  example: { body, fact: exampleFact('signature', 14, body) },
  toData: ({ date: _, ...data }) => data,
};
