import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one accent: a deep green of hue 160. Shade 7 carries white text at 6.6 : 1. */
const green: MantineColorsTuple = [
  '#ecf7f2',
  '#d6ece2',
  '#aed9c6',
  '#82c4a8',
  '#57ad8b',
  '#369673',
  '#1f7d5c',
  '#15674a',
  '#0e5039',
  '#083a29',
]

/** Neutral, with a little of the accent. */
const gray: MantineColorsTuple = [
  '#f7f9f8',
  '#eff3f1',
  '#e2e8e5',
  '#d5dcd9',
  '#c6cfca',
  '#86918b',
  '#5f6b65',
  '#48524d',
  '#323a36',
  '#1b211e',
]

const dark: MantineColorsTuple = [
  '#e1e7e4',
  '#c0c9c5',
  '#98a49e',
  '#75807b',
  '#414a46',
  '#2a312e',
  '#212725',
  '#171b1a',
  '#121514',
  '#0d100f',
]

const red: MantineColorsTuple = [
  '#fdf0ee',
  '#fbdeda',
  '#f5bab3',
  '#ef9389',
  '#e66f62',
  '#d94b3d',
  '#c5352a',
  '#b42318',
  '#8f1b13',
  '#6b140e',
]

const font = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"
const floating = { shadow: 'md', transitionProps: { duration: 100, transition: 'fade' } } as const
const dialogTitle = { fontSize: 'var(--mantine-font-size-lg)', fontWeight: 600 }

export const theme = createTheme({
  colors: { green, gray, dark, red },
  primaryColor: 'green',
  primaryShade: { light: 7, dark: 6 },
  white: '#ffffff',
  black: '#1b211e',
  fontFamily: font,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.3334', sm: '1.3847', md: '1.4286', lg: '1.5', xl: '1.4' },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.375rem', lg: '0.625rem', xl: '1rem' },
  defaultRadius: 'sm',
  shadows: {
    xs: 'none',
    sm: 'none',
    md: '0 1px 2px rgb(9 30 22 / 8%), 0 8px 24px rgb(9 30 22 / 12%)',
    lg: '0 2px 4px rgb(9 30 22 / 8%), 0 16px 40px rgb(9 30 22 / 16%)',
    xl: '0 2px 4px rgb(9 30 22 / 8%), 0 24px 64px rgb(9 30 22 / 20%)',
  },
  headings: {
    fontFamily: font,
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.4' },
      h2: { fontSize: '1rem', lineHeight: '1.5' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4286' },
      h4: { fontSize: '0.8125rem', lineHeight: '1.3847' },
      h5: { fontSize: '0.75rem', lineHeight: '1.3334' },
      h6: { fontSize: '0.75rem', lineHeight: '1.3334' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Text: { defaultProps: { size: 'md' } },
    Button: { defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 500 } } },
    // In its own colour a title is too pale on its own ground; the sign beside it keeps the colour.
    Alert: { styles: { title: { color: 'var(--text)' } } },
    // No target is smaller than 24 px (WCAG 2.2, 2.5.8).
    ActionIcon: {
      defaultProps: { variant: 'subtle', color: 'gray' },
      vars: (_: unknown, { size }: { size?: unknown }) => ({
        root: size === 'sm' ? { '--ai-size': '1.5rem' } : {},
      }),
    },
    CloseButton: {
      vars: (_: unknown, { size }: { size?: unknown }) => ({
        root: size === 'sm' || size === 'xs' ? { '--cb-size': '1.5rem' } : {},
      }),
    },
    Modal: {
      defaultProps: {
        radius: 'lg',
        centered: true,
        overlayProps: { backgroundOpacity: 0.4 },
        transitionProps: { duration: 120 },
      },
      styles: { title: dialogTitle },
    },
    Drawer: {
      defaultProps: { transitionProps: { duration: 120 } },
      styles: { title: dialogTitle },
    },
    // Without the placeholder the first item has the focus, and a menu holds nothing but its items.
    Menu: { defaultProps: { ...floating, withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: floating },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 }, withArrow: false } },
    Select: { defaultProps: { comboboxProps: floating, allowDeselect: false, withCheckIcon: true } },
    MultiSelect: { defaultProps: { comboboxProps: floating } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm' }, styles: { label: { textTransform: 'none' } } },
    Table: { defaultProps: { verticalSpacing: 'xs', horizontalSpacing: 'sm' } },
  },
})

/** Mantine's own names point at our grounds, so that its parts and ours never differ. */
export const cssVariables: CSSVariablesResolver = () => {
  const ours = {
    '--mantine-color-body': 'var(--surface-1)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-quiet)',
    '--mantine-color-placeholder': 'var(--text-quiet)',
    '--mantine-color-anchor': 'var(--accent-text)',
    '--mantine-color-error': 'var(--danger-text)',
    '--mantine-color-success': 'var(--ok-text)',
    '--mantine-color-default-hover': 'var(--surface-3)',
    '--mantine-color-blue-light': 'var(--info-bg)',
    '--mantine-color-blue-light-color': 'var(--info-text)',
    '--mantine-color-yellow-light': 'var(--warn-bg)',
    '--mantine-color-yellow-light-color': 'var(--warn-text)',
  }
  return {
    variables: {},
    light: { ...ours, '--mantine-color-default-border': 'var(--border-strong)' },
    dark: {
      ...ours,
      '--mantine-color-default': 'var(--surface-3)',
      '--mantine-color-default-border': 'var(--border-strong)',
      // Mantine's own are darker than the page, so that such a button looks like a hole in it.
      ...light('green', '--surface-selected', '--accent-text'),
      ...light('red', '--danger-bg', '--danger-text'),
      ...light('gray', '--surface-3', '--text'),
    },
  }
}

const light = (color: string, ground: string, text: string) => ({
  [`--mantine-color-${color}-light`]: `var(${ground})`,
  [`--mantine-color-${color}-light-hover`]: `color-mix(in srgb, var(${ground}), var(--text) 8%)`,
  [`--mantine-color-${color}-light-color`]: `var(${text})`,
})
