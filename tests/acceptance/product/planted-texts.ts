import { randomUUID } from 'node:crypto';
import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import type { ProductWorld } from '../../../api/src/testing/product-world.js';
import type { RandomPilot } from '../../../api/src/testing/random-pilot.js';
import { administrator, uniqueName } from '../../../api/src/testing/set-up-world.js';
import type { Actor } from '../../../api/src/platform/actor.js';
import { operationsOf } from '../../kit/selection.js';

/** A text that occurs nowhere else in the product. */
const mark = 'zqplantedqz';
const phone = '0999 717171';
const code = 'ZQ-717';
/** Texts that readers of whole pilots must never receive. */
export const planted: readonly string[] = [mark, phone, phone.replace(' ', ''), code];

/** Text fields about families, as `Input.field`, of the mutations that `isAsked` accepts. */
export function textFields(schema: GraphQLSchema, isAsked: (mutation: string) => boolean): string[] {
  const found = new Set<string>();
  const walk = (type: GraphQLInputType): void => {
    const inner = getNamedType(type);
    if (!isInputObjectType(inner)) return;
    for (const field of Object.values(inner.getFields())) {
      if (getNamedType(field.type).name === 'String') found.add(`${inner.name}.${field.name}`);
      walk(field.type);
    }
  };
  for (const { kind, name, field } of operationsOf(schema)) {
    if (kind === 'mutation' && isAsked(name)) for (const argument of field.args) walk(argument.type);
  }
  return [...found].sort();
}

/** Text fields of an input that contain a marker text. */
function plantedFields(type: GraphQLInputType, value: unknown): string[] {
  if (isNonNullType(type)) return plantedFields(type.ofType, value);
  if (isListType(type)) return Array.isArray(value) ? value.flatMap((item) => plantedFields(type.ofType, item)) : [];
  if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return [];
  const fields = value as Record<string, unknown>;
  return Object.values(type.getFields()).flatMap((field: GraphQLInputField) => {
    const content = fields[field.name];
    const isPlanted = planted.some((text) => JSON.stringify(content ?? null).includes(text));
    const isText = getNamedType(field.type).name === 'String';
    return isText && isPlanted ? [`${type.name}.${field.name}`] : plantedFields(field.type, content);
  });
}

type Fields = Readonly<Record<string, unknown>>;

/** Sends mutations with marker texts, as the people of a pilot would, and collects the fields that contained one. */
export class Planting {
  readonly fields = new Set<string>();
  /** Ids of all records written about the family. */
  readonly ids: string[] = [];
  private version = 0;

  constructor(
    private readonly world: ProductWorld,
    private readonly pilot: RandomPilot,
  ) {}

  /** Takes one family through every mutation that stores text about a family. */
  async plant(): Promise<void> {
    const { coordinator } = this.pilot;
    const familyId = await this.nominate();
    await this.stepTo(familyId, 'DECLINE', '2018-02-02', { nextStep: mark });
    await this.stepTo(familyId, 'NOMINATE_AGAIN', '2018-02-03');
    await this.changeFile(familyId);
    const enrolment = {
      associationId: this.pilot.associationIds[0],
      enrolledMonth: '2018-02',
      baselineOn: '2018-02-11',
    };
    await this.family(coordinator, 'enrolFamily', { familyId, version: this.version, ...enrolment, reason: mark });
    await this.visit(familyId);
    await this.serve(familyId);
    await this.stepTo(familyId, 'SUSPEND', '2018-06-01', { reviewOn: '2018-07-01' });
    await this.stepTo(familyId, 'RESUME', '2018-06-20');
    const graduation = { familyId, on: '2018-08-31', reason: mark };
    await this.family(this.pilot.head, 'proposeGraduation', { ...graduation, version: this.version });
    await this.family(coordinator, 'approveGraduation', { ...graduation, version: this.version });
    await this.send(administrator, 'extendPilot', '__typename', {
      clientKey: this.key(),
      pilotId: this.pilot.pilotId,
      version: 1,
      toMonths: 7,
      familyCode: code,
      reason: mark,
      decisionNumber: '1',
      decidedOn: '2018-09-04',
    });
  }

  private async nominate(): Promise<string> {
    const [clusterId] = this.pilot.clusterIds;
    const member = { id: this.key(), name: mark, sex: 'FEMALE', relation: 'REPRESENTATIVE', bornOn: '1980-05-05' };
    return this.family(this.pilot.coordinator, 'nominateFamily', {
      clientKey: this.key(),
      clusterId,
      code,
      name: mark,
      address: mark,
      phone,
      strengths: [mark],
      reason: mark,
      members: [
        {
          ...member,
          work: mark,
          skills: [mark],
        },
      ],
      categories: ['FEMALE_HEADED'],
      on: '2018-02-01',
    });
  }

  private async changeFile(id: string): Promise<void> {
    const { coordinator } = this.pilot;
    const texts = { name: mark, address: mark, phone: '', strengths: [mark] };
    await this.family(coordinator, 'updateFamily', { id, version: this.version, ...texts });
    await this.family(coordinator, 'updateFamily', { id, version: this.version, phone });
    await this.family(coordinator, 'recordConsent', {
      clientKey: this.key(),
      familyId: id,
      purpose: 'RECORD',
      given: true,
      on: '2018-02-02',
      language: 'ar',
    });
  }

  private async visit(familyId: string): Promise<void> {
    const { coordinator } = this.pilot;
    const domains = ['OWN_INCOME', 'WORK', 'FOOD', 'HOUSING', 'HEALTH', 'SKILLS', 'SAVINGS', 'SOCIAL_TIES', 'PAPERS'];
    const answers = domains.map((domain) => ({ domain, level: 5, evidence: 'SEEN' }));
    for (const month of ['2018-02', '2018-03', '2018-04', '2018-05', '2018-06', '2018-07', '2018-08']) {
      const clientKey = this.key();
      const visit = { clientKey, familyId, month, visitedOn: `${month}-20`, form: 'FULL', answers };
      const words = { incomes: [{ source: 'EARNINGS', amount: 90_000 }], opinion: mark, visitor: mark };
      await this.send(coordinator, 'recordAssessment', '__typename', { ...visit, ...words });
      if (month !== '2018-03') continue;
      const correction = { id: clientKey, version: 1, ...words, selfRating: 3, reason: mark };
      await this.send(coordinator, 'correctAssessment', '__typename', correction);
    }
  }

  private async serve(familyId: string): Promise<void> {
    const { coordinator, head, clusterIds } = this.pilot;
    const type = await this.world.serviceTypes.createServiceType(administrator, {
      clientKey: randomUUID(),
      name: uniqueName(),
      unit: {
        ar: 'وحدة',
        en: 'unit',
      },
      entryMode: 'AMOUNT',
      frequency: 'MONTHLY',
      class: 'CARE',
      repeatWindowDays: 28,
    });
    const texts = { voucherNumber: mark, repeatReason: mark };
    const cell = { familyId, serviceTypeId: type._id, month: '2018-04' };
    const items = 'items { outcome refusal { code field } }';
    for (const amount of [71_717, 81_818]) {
      const id = this.key();
      await this.send(coordinator, 'logInterventions', items, {
        entries: [{ clientKey: id, ...cell, amount, quantity: 1, ...texts }],
      });
      const corrections = [{ id, version: 1, amount: amount + 1, reason: mark, ...texts }];
      await this.send(coordinator, 'correctInterventions', items, { corrections });
      if (amount === 81_818) {
        await this.send(coordinator, 'voidInterventions', items, { voids: [{ id, version: 2, reason: mark }] });
      }
    }
    const question = this.key();
    await this.send(head, 'raiseQuestion', '__typename', { clientKey: question, ...cell, text: mark });
    await this.send(coordinator, 'answerQuestion', '__typename', { id: question, version: 1, answer: mark });
    const month = { clusterId: clusterIds[0], month: '2018-03' };
    await this.send(coordinator, 'closeMonth', '__typename', {
      clientKey: this.key(),
      ...month,
      blanks: 'LEAVE',
    });
    await this.send(coordinator, 'reopenMonth', '__typename', { clientKey: this.key(), ...month, reason: mark });
  }

  private stepTo(familyId: string, step: string, on: string, words: Fields = {}): Promise<string> {
    const input = { clientKey: this.key(), familyId, version: this.version, step, on, reason: mark };
    return this.family(this.pilot.coordinator, 'takeFamilyStep', { ...input, ...words });
  }

  /** Sends a mutation that returns the family, and keeps the family's version for the next mutation. */
  private async family(actor: Actor, mutation: string, input: Fields): Promise<string> {
    const key = input['clientKey'] ?? (mutation === 'updateFamily' ? undefined : this.key());
    const content = key === undefined ? input : { clientKey: key, ...input };
    const answer = await this.send(actor, mutation, 'family { id version }', content);
    const { id, version } = answer['family'] as { id: string; version: number };
    this.version = version;
    return id;
  }

  private async send(actor: Actor, mutation: string, parts: string, input: Fields): Promise<Record<string, unknown>> {
    const type = this.world.schema.getMutationType()?.getFields()[mutation]?.args[0]?.type;
    if (type === undefined) throw new Error(`there is no ${mutation}`);
    for (const field of plantedFields(type, input)) this.fields.add(field);
    const isList = parts.startsWith('items');
    const document = `mutation ($input: ${type.toString()}) { ${mutation}(input: $input) { ${parts} ${isList ? '' : 'refusal { code field detail }'} } }`;
    const answer = await this.world.ask<Record<string, Record<string, unknown>>>(actor, document, { input });
    const result = answer[mutation] ?? {};
    const refused = isList
      ? (result['items'] as { refusal: object | null }[]).some(({ refusal }) => refusal !== null)
      : result['refusal'] !== null;
    if (refused) throw new Error(`${mutation} was refused: ${JSON.stringify(result)}`);
    return result;
  }

  /** A client key, which becomes the id of a record. */
  private key(): string {
    const id = randomUUID();
    this.ids.push(id);
    return id;
  }
}
