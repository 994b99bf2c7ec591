import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { situation } from '../../testing/situations.js';
import { SampleNotice } from './SampleNotice.js';

const ofASample = situation(SampleNotice, { sample: true });

describe('the notice on the page of a pilot', () => {
  it('says in both languages that the data of a sample are invented', () => {
    show(ofASample);
    expect(readScreen()).toMatchInlineSnapshot(`بيانات تجريبية: الأشخاص والأرقام مختلقة`);
    show(ofASample, {}, { language: 'en' });
    expect(readScreen()).toContain('invented');
  });

  it('is not on the page of a real pilot', () => {
    show(ofASample, { sample: false });
    expect(readScreen()).toBe('');
  });
});
