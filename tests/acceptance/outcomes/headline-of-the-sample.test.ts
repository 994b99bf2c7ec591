import { signedIn } from '../../kit/client.js';
import { cleanUp, startSampleProduct } from '../../kit/product.js';
import { pageSentences, sentencesOf, type PageHeadline } from './headline-sentences.js';
import {
  familiesDocument,
  independentHeadline,
  pilotDocument,
  type RawFamily,
  type RawPilot,
} from './independent-headline.js';

const parts = 'figures { headline { n graduated months of100 low high leftOf100 medianMonth targetOf100 verdict } }';
const pilotsDocument = `{ pilots { id } }`;
const outcomesDocument = `query ($id: ID!) {
  six: pilotOutcomes(pilotId: $id) { ${parts} }
  whole: pilotOutcomes(pilotId: $id, view: WHOLE) { ${parts} } }`;

interface Page {
  families: { edges: { node: RawFamily }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

describe('the headline of the Damascus sample', () => {
  afterAll(cleanUp);

  it('equals, in both languages, an independent computation from the records of the four coordinators', async () => {
    const { url } = await startSampleProduct();
    const minister = await signedIn(url, 'minister');
    const { pilots } = await minister.ask<{ pilots: { id: string }[] }>(pilotsDocument);
    const id = pilots[0]?.id;
    const families = new Map<string, RawFamily>();
    let pilot: RawPilot | null = null;
    for (const number of [1, 2, 3, 4]) {
      const coordinator = await signedIn(url, `coordinator${number}`);
      ({ pilot } = await coordinator.ask<{ pilot: RawPilot }>(pilotDocument, { id }));
      let after: string | null = null;
      do {
        const page: Page = await coordinator.ask<Page>(familiesDocument, { after });
        for (const { node } of page.families.edges) families.set(node.id, node);
        after = page.families.pageInfo.hasNextPage ? page.families.pageInfo.endCursor : null;
      } while (after !== null);
    }
    expect(families.size).toBe(100);
    if (pilot === null) throw new Error('no coordinator sees the pilot');
    const answer = await minister.ask<Record<'six' | 'whole', { figures: { headline: PageHeadline } }>>(
      outcomesDocument,
      { id },
    );
    const records = [...families.values()];
    const six = sentencesOf(independentHeadline(pilot, records, 6), 6);
    const whole = sentencesOf(independentHeadline(pilot, records, pilot.months), pilot.months);
    expect(pageSentences(answer.six.figures.headline)).toEqual(six);
    expect(pageSentences(answer.whole.figures.headline)).toEqual(whole);
    expect(six).not.toEqual(whole);
  });

  it('says to the minister that all 54 graduates still received aid, 36 confirmed and 18 provisional', async () => {
    const { url } = await startSampleProduct();
    const minister = await signedIn(url, 'minister');
    const { pilots } = await minister.ask<{ pilots: { id: string }[] }>(pilotsDocument);
    const strip =
      'figures { strip { graduated graduatedWhileAided aidedAtLeast confirmed confirmedAtLeast provisional } }';
    const answer = await minister.ask(
      `query ($id: ID!) {
        six: pilotOutcomes(pilotId: $id) { ${strip} }
        whole: pilotOutcomes(pilotId: $id, view: WHOLE) { ${strip} }
        atTheEnd: pilotOutcomes(pilotId: $id, view: WHOLE, knownOn: "2019-02-28") { ${strip} } }`,
      { id: pilots[0]?.id },
    );
    const exact = { aidedAtLeast: false, confirmedAtLeast: false };
    const six = { graduated: 11, graduatedWhileAided: 11, confirmed: 11, provisional: 0, ...exact };
    const whole = { graduated: 54, graduatedWhileAided: 54, confirmed: 36, provisional: 18, ...exact };
    expect(answer).toEqual({
      six: { figures: { strip: six } },
      whole: { figures: { strip: whole } },
      atTheEnd: { figures: { strip: whole } },
    });
  });
});
