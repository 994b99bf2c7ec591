/** Chart colours by meaning; distinguishable with every kind of colour blindness, and never the only distinction. */
export const chartColors = {
  graduated: 'var(--anaqid-graduated)',
  near: 'var(--anaqid-near)',
  moving: 'var(--anaqid-moving)',
  far: 'var(--anaqid-far)',
  left: 'var(--anaqid-left)',
  notSeen: 'var(--anaqid-not-seen)',
  notFollowed: 'var(--mantine-color-body)',
  care: 'var(--anaqid-left)',
  development: 'var(--anaqid-graduated)',
  line: 'var(--anaqid-line)',
  muted: 'var(--mantine-color-dimmed)',
  ink: 'var(--anaqid-ink)',
  accent: 'var(--anaqid-accent)',
} as const;
