import { Alert, createTheme, defaultVariantColorsResolver } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple, VariantColorsResolver } from '@mantine/core';

/** Ink blue-green: a harbour's colour. The one accent. */
const ink: MantineColorsTuple = [
  '#edf6f5',
  '#d8eae8',
  '#b1d5d2',
  '#85bdb9',
  '#5fa8a3',
  '#3f9590',
  '#257e79',
  '#136863',
  '#0c5651',
  '#06443f',
];

/** Warm neutrals for the light theme; 6 is the dimmest that text may have on paper. */
const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f3f1ed',
  '#e8e5df',
  '#d8d4cc',
  '#bdb8ae',
  '#8d887d',
  '#6b675e',
  '#55514a',
  '#3a3732',
  '#22201d',
];

const dark: MantineColorsTuple = [
  '#dcd9d3',
  '#bfbbb3',
  '#a19d95',
  '#76726a',
  '#4a4742',
  '#393632',
  '#2b2926',
  '#201e1c',
  '#191816',
  '#121110',
];

/** What an advice's colour means, in the colours that can be read on the desk's surfaces. */
const adviceMeanings: Readonly<Record<string, string>> = {
  red: 'overdue',
  yellow: 'soon',
  green: 'kept',
  violet: 'needs-you',
};

const defaults = <P>(defaultProps: P) => ({ defaultProps });

/** The list itself scrolls: a scrolling part inside it would be one that no key reaches. */
const listed = { withScrollArea: false, styles: { options: { maxHeight: 220, overflowY: 'auto' } } } as const;

/** Mantine chooses the text on a filled colour for the light theme alone; in the dark one the fills are light. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  return input.variant === 'filled' ? { ...resolved, color: 'var(--desk-on-filled)' } : resolved;
};

/** The desk's look in Mantine's terms; sizes and manners by docs/architecture.md, "How it looks". */
const theme = createTheme({
  fontFamily: "'Source Sans 3 Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace",
  headings: {
    fontFamily: "'Source Sans 3 Variable', system-ui, sans-serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.4' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  colors: { ink, gray, dark },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  variantColorResolver,
  black: '#22201d',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Alert: Alert.extend({
      vars: (_theme, { color }) => ({
        root: {
          '--alert-bg': 'var(--desk-surface)',
          '--alert-bd': '1px solid var(--desk-border)',
          '--alert-color': `var(--desk-${adviceMeanings[color ?? ''] ?? 'info'})`,
        },
      }),
    }),
    Button: defaults({ size: 'sm' }),
    Checkbox: defaults({ iconColor: 'var(--desk-on-filled)' }),
    TextInput: defaults({ size: 'sm' }),
    Textarea: defaults({ size: 'sm', autosize: true }),
    Select: defaults({ size: 'sm', allowDeselect: false, checkIconPosition: 'right', ...listed }),
    Autocomplete: defaults({ size: 'sm', ...listed }),
    TagsInput: defaults({ size: 'sm', ...listed }),
    NumberInput: defaults({ size: 'sm' }),
    Tooltip: defaults({ openDelay: 400, withArrow: false, transitionProps: { duration: 120 } }),
    Menu: defaults({ transitionProps: { duration: 120 }, shadow: 'md' }),
    Modal: defaults({
      centered: true,
      styles: { title: { fontSize: '1.0625rem', fontWeight: 600 } },
      transitionProps: { duration: 150 },
      overlayProps: { backgroundOpacity: 0.35 },
    }),
    // Within the page's main part, so that who goes from landmark to landmark finds what opens there.
    Popover: defaults({
      transitionProps: { duration: 120 },
      shadow: 'md',
      portalProps: { target: '#content' },
    }),
    Paper: defaults({ withBorder: true, shadow: undefined }),
    // The typed letters are told by weight, not by a marker's yellow.
    Highlight: defaults({ highlightStyles: { color: 'inherit', background: 'none', fontWeight: 600 } }),
    SegmentedControl: defaults({ styles: { root: { backgroundColor: 'var(--desk-track)' } } }),
    Badge: defaults({ variant: 'light', radius: 'sm', tt: 'none', fw: 600 }),
  },
});

/**
 * The theme with the one word that Mantine's parts need: what the crosses that close a window or a note are called.
 */
export function themeWith(close: string): typeof theme {
  return { ...theme, components: { ...theme.components, CloseButton: defaults({ 'aria-label': close }) } };
}

/** Colours by meaning, in both schemes; each with at least 4.5 to 1 on the desk's surfaces. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--desk-rail-width': '216px', '--desk-row': '36px' },
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#6b675e',
    '--mantine-color-default-border': '#e1ddd6',
    '--mantine-color-anchor': '#136863',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-yellow-light-color': '#7a5000',
    '--mantine-color-red-filled': '#b3261e',
    '--mantine-color-red-filled-hover': '#98201a',
    '--desk-on-filled': '#ffffff',
    '--desk-surface': '#faf9f7',
    '--desk-rail': '#f3f1ed',
    '--desk-hover': '#f3f1ed',
    '--desk-selected': '#e3efee',
    '--desk-planned': '#e3efee',
    '--desk-planned-hover': '#d3e6e4',
    '--desk-planned-edge': '#257e79',
    '--desk-scrollbar': '#bdb8ae',
    '--desk-track': '#f3f1ed',
    '--desk-border': '#e8e5df',
    '--desk-overdue': '#b3261e',
    '--desk-soon': '#8a5a00',
    '--desk-kept': '#2c6e31',
    '--desk-info': '#1d5fa8',
    '--desk-needs-you': '#6d3fb5',
  },
  dark: {
    '--mantine-color-body': '#1b1a18',
    '--mantine-color-dimmed': '#a8a49c',
    '--mantine-color-default-border': '#3a3733',
    '--mantine-color-anchor': '#85bdb9',
    '--mantine-color-error': '#ff9488',
    '--desk-on-filled': '#121110',
    '--desk-surface': '#171614',
    '--desk-rail': '#201e1c',
    '--desk-hover': '#282623',
    '--desk-selected': '#1e3533',
    '--desk-planned': '#1e3533',
    '--desk-planned-hover': '#26423f',
    '--desk-planned-edge': '#5fa8a3',
    '--desk-scrollbar': '#4a4742',
    '--desk-track': '#262421',
    '--desk-border': '#312f2b',
    '--desk-overdue': '#ff9488',
    '--desk-soon': '#e9b44c',
    '--desk-kept': '#83c987',
    '--desk-info': '#86b8f2',
    '--desk-needs-you': '#c3a3f5',
  },
});
