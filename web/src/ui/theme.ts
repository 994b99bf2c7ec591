import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#e6f4f4',
  '#d3e7e8',
  '#a6d0d3',
  '#76b7bb',
  '#53a5aa',
  '#349fa9',
  '#17868e',
  '#0b6e75',
  '#085f66',
  '#024e54',
];

const fontFamily = "'Noto Sans Arabic', 'Segoe UI', Tahoma, system-ui, sans-serif";

/** One accent colour, white background, thin lines; sizes for touch and good legibility. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 7 },
  colors: { petrol },
  black: '#17212b',
  fontFamily,
  fontFamilyMonospace: fontFamily,
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  lineHeights: { xs: '1.6', sm: '1.65', md: '1.65', lg: '1.65', xl: '1.65' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  headings: {
    fontFamily,
    fontWeight: '700',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.35' },
      h2: { fontSize: '1.25rem', lineHeight: '1.35' },
      h3: { fontSize: '1.125rem', lineHeight: '1.35' },
    },
  },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '8px', xl: '8px' },
  defaultRadius: 'md',
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' }, styles: { root: { minHeight: 44 } } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle' } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 2 } },
    PasswordInput: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    // Mantine would move the list out of its landmark; the list itself scrolls, as screen readers expect, and half a
    // visible row shows that there are more.
    Select: {
      defaultProps: { size: 'md', withScrollArea: false, comboboxProps: { withinPortal: false } },
      styles: { options: { maxHeight: '17.5rem', overflowY: 'auto' } },
    },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    Fieldset: { styles: { legend: { fontSize: '1.125rem', fontWeight: 600 } } },
    Badge: { defaultProps: { tt: 'none', variant: 'default', size: 'lg' } },
    // The header of a dialog must not have the banner role.
    Modal: {
      defaultProps: { centered: true, closeOnClickOutside: false, attributes: { header: { role: 'none' } } },
      styles: { title: { fontSize: '1.125rem', fontWeight: 700, lineHeight: 1.35 } },
    },
    Drawer: { defaultProps: { attributes: { header: { role: 'none' } } } },
  },
});

/** Additional design tokens; `dimmed` is darkened for sufficient contrast. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#56616b',
    '--mantine-color-placeholder': '#6b7580',
    '--mantine-color-error': '#a3231a',
    '--anaqid-ink': '#17212b',
    '--anaqid-line': '#e3e6ea',
    '--anaqid-control-line': '#7d8790',
    '--anaqid-accent': '#0b6e75',
    '--anaqid-tint': '#e6f4f4',
    '--anaqid-waiting': '#d98c2b',
    '--anaqid-warning': '#fff4dd',
    '--anaqid-warning-text': '#4d3200',
    '--anaqid-refused': '#fde8e4',
    '--anaqid-refused-text': '#5f1d0b',
    '--anaqid-graduated': '#1f5fa8',
    '--anaqid-near': '#9cc4e4',
    '--anaqid-moving': '#d98c2b',
    '--anaqid-far': '#8a3b12',
    '--anaqid-left': '#8b8f97',
    '--anaqid-not-seen': '#56616b',
  },
  dark: {
    '--mantine-color-dimmed': '#b6bec6',
    '--mantine-color-placeholder': '#9aa3ac',
    '--mantine-color-error': '#ffa69a',
    '--mantine-color-anchor': '#53b5bd',
    '--anaqid-ink': '#e8eaed',
    '--anaqid-line': '#373a40',
    '--anaqid-control-line': '#7d8790',
    '--anaqid-accent': '#349fa9',
    '--anaqid-tint': '#14393c',
    '--anaqid-waiting': '#d98c2b',
    '--anaqid-warning': '#4a3510',
    '--anaqid-warning-text': '#ffe9bd',
    '--anaqid-refused': '#4f1e12',
    '--anaqid-refused-text': '#ffd9d0',
    '--anaqid-graduated': '#4c8ede',
    '--anaqid-near': '#cfe6fa',
    '--anaqid-moving': '#eec07a',
    '--anaqid-far': '#b0522a',
    '--anaqid-left': '#7b8088',
    '--anaqid-not-seen': '#b6bec6',
  },
});
