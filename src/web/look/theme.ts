import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** Mantine asks for ten shades of a colour; ours has one value per theme, so that tokens.css stays the only palette. */
const token = (name: string): MantineColorsTuple => Array(10).fill(`var(--${name})`) as never;

/** Mantine's own neutrals (input grounds, borders, dropdowns), in our warm light and blue dark. */
const gray: MantineColorsTuple = [
  '#faf9f6',
  '#f3f1eb',
  '#ebe8e0',
  '#e4e1d9',
  '#d6d2c8',
  '#b3afa5',
  '#7d838c',
  '#5b6573',
  '#3c4552',
  '#1c2430',
];
const dark: MantineColorsTuple = [
  '#e8e6e0',
  '#c9ccd2',
  '#a5aebb',
  '#8b95a3',
  '#2a3342',
  '#222b39',
  '#171e29',
  '#10151d',
  '#0d1219',
  '#0a0e14',
];

export const theme = createTheme({
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, monospace',
  headings: { fontFamily: 'var(--serif)', fontWeight: '450' },
  fontSizes: {
    xs: 'var(--text-tiny)',
    sm: 'var(--text-small)',
    md: 'var(--text-body)',
    lg: 'var(--text-heading)',
    xl: 'var(--text-title)',
  },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  colors: {
    gray,
    dark,
    ink: token('ink'),
    understand: token('understand'),
    align: token('align'),
    helps: token('helps'),
    hurts: token('hurts'),
  },
  primaryColor: 'ink',
  primaryShade: 6,
  // Words on a filled ground take the card's colour: white by day, dark on the pale inks of the night.
  variantColorResolver: (input) => {
    const usual = defaultVariantColorsResolver(input);
    return input.variant === 'filled' ? { ...usual, color: 'var(--card)' } : usual;
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm', radius: 'md' }, styles: { root: { fontWeight: 600 } } },
    Modal: { defaultProps: { radius: 'lg', centered: true, transitionProps: { duration: 120 } } },
    Drawer: { defaultProps: { transitionProps: { duration: 160 } } },
    Tooltip: { defaultProps: { openDelay: 250, transitionProps: { duration: 120 } } },
    Popover: { defaultProps: { radius: 'lg', shadow: 'md', transitionProps: { duration: 120 } } },
  },
});

const filled = (name: string, ground: string) => ({
  [`--mantine-color-${name}-filled`]: `var(--${name})`,
  [`--mantine-color-${name}-filled-hover`]: `color-mix(in srgb, var(--${name}) 88%, var(--card))`,
  [`--mantine-color-${name}-light`]: ground,
  [`--mantine-color-${name}-light-hover`]: ground,
  [`--mantine-color-${name}-light-color`]: `var(--${name})`,
  [`--mantine-color-${name}-outline`]: `var(--${name})`,
  [`--mantine-color-${name}-outline-hover`]: 'var(--wash)',
  [`--mantine-color-${name}-text`]: `var(--${name})`,
});

const variables = {
  '--mantine-color-body': 'var(--card)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--soft)',
  '--mantine-color-placeholder': 'var(--faint)',
  '--mantine-color-anchor': 'var(--understand)',
  '--mantine-color-error': 'var(--hurts)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--wash)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-primary-color-contrast': 'var(--card)',
  ...filled('ink', 'var(--wash)'),
  ...filled('understand', 'var(--understand-wash)'),
  ...filled('align', 'var(--align-wash)'),
  ...filled('helps', 'var(--wash)'),
  ...filled('hurts', 'var(--wash)'),
};

/** Both schemes get the same references; the tokens behind them change with the scheme. */
export const resolver: CSSVariablesResolver = () => ({
  variables: {},
  light: variables,
  dark: variables,
});
