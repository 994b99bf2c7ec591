/** Button style for long labels, such as life-cycle steps, which wrap on narrow screens. */
export const wrappingButton = {
  styles: {
    root: { height: 'auto', maxWidth: '100%', paddingBlock: 6 },
    label: { whiteSpace: 'normal', lineHeight: 1.35 },
  },
} as const;
