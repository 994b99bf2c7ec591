import axe from 'axe-core';

/** Rules that need a layout; the browser tests check colours and sizes. */
const needsLayout = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

/** Rules about elements that the app does not use; checking them on every page would take a third of the time. */
const aboutOtherElements =
  /^(area-alt|audio-caption|blink|bypass|css-orientation-lock|document-title|frame-.*|html-.*|input-image-alt|marquee|meta-.*|no-autoplay-audio|object-alt|server-side-image-map|video-caption)$/;
const otherElements = 'area, audio, blink, embed, frame, iframe, input[type=image], marquee, object, video';

const rules = axe
  .getRules(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
  .map(({ ruleId }) => ruleId)
  .filter((rule) => !needsLayout.includes(rule) && !aboutOtherElements.test(rule));

/** Accessibility violations of the page, as found by axe. */
export async function barriers(): Promise<string[]> {
  const unknown = [...document.querySelectorAll(otherElements)].map((element) => `no rules for ${element.tagName}`);
  const { violations } = await axe.run(document.body, {
    runOnly: { type: 'rule', values: rules },
    resultTypes: ['violations'],
    reporter: 'no-passes',
    preload: false,
  });
  return [...unknown, ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)];
}
