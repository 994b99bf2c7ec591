/** A button whose words may be long, such as a step of the life cycle: they wrap where the screen is narrow. */
export const wrappingButton = {
  styles: {
    root: { height: 'auto', maxWidth: '100%', paddingBlock: 6 },
    label: { whiteSpace: 'normal', lineHeight: 1.35 },
  },
} as const;
