/** The look of every page: the fonts of the reader's system, light and dark, nothing from elsewhere. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: #1b1f24; --quiet: #57606a; --line: #d8dee4; --paper: #ffffff; --wash: #f6f8fa;
  --accent: #0b5cad; --get: #1a7f4b; --post: #9a5b00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e6e9ed; --quiet: #9aa4af; --line: #30363d; --paper: #0f1318; --wash: #171c22;
    --accent: #78b5ff; --get: #5cc98f; --post: #e5a84b;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); }
body {
  font: 16px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  max-width: 60rem; margin: 0 auto; padding: 1.5rem 1.25rem 5rem;
}
a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: .06em; }
a:focus-visible, pre:focus-visible, .table:focus-visible {
  outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px;
}
code, pre { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { overflow-wrap: anywhere; }
pre {
  background: var(--wash); border: 1px solid var(--line); border-radius: 8px;
  padding: .9rem 1rem; overflow-x: auto;
}
nav { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; font-size: .925rem; padding-bottom: 1.25rem;
  border-bottom: 1px solid var(--line); }
nav .name { font-weight: 650; color: var(--ink); text-decoration: none; margin-right: auto; }
h1 { font-size: 2rem; line-height: 1.2; letter-spacing: -.02em; margin: 2.25rem 0 .75rem; text-wrap: balance; }
h2 { font-size: 1.25rem; letter-spacing: -.01em; margin: 2.75rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.75rem 0 .35rem; }
p { margin: .5rem 0; max-width: 44rem; }
.lead { font-size: 1.15rem; color: var(--quiet); }
.quiet { color: var(--quiet); font-size: .925rem; }
.cards { list-style: none; padding: 0; margin: 1rem 0; display: grid; gap: .75rem; }
.cards > li { border: 1px solid var(--line); border-radius: 10px; padding: .9rem 1.1rem; background: var(--wash); }
.cards .title { font-weight: 600; }
.cards .links { display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; font-size: .925rem; margin-top: .2rem; }
.table { overflow-x: auto; }
figure { margin: 1.75rem 0; }
figcaption { margin-top: .4rem; }
.chart { display: block; width: 100%; height: auto; min-height: 8rem; }
.chart text { font: 13px system-ui, sans-serif; fill: var(--quiet); }
.chart text.year { text-anchor: middle; }
.chart line.row { stroke: var(--line); }
.chart line.year { stroke: var(--line); stroke-dasharray: 2 4; }
.chart circle { fill: var(--accent); fill-opacity: .75; stroke: var(--paper); }
.chart .row-1 { fill: var(--get); }
.chart .row-2 { fill: var(--post); }
.chart .row-3 { fill: #8a63d2; }
.chart .row-4 { fill: #c8385a; }
.chart .row-5 { fill: var(--quiet); }
.chart a:hover circle, .chart a:focus-visible circle { fill-opacity: 1; stroke: var(--ink); }
table { border-collapse: collapse; width: 100%; font-size: .925rem; margin: .75rem 0; }
th, td { text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0; border-bottom: 1px solid var(--line); }
td code { white-space: nowrap; }
th { font-weight: 600; color: var(--quiet); }
.route { border-top: 1px solid var(--line); padding-top: 1.1rem; margin-top: 1.6rem; }
.route h3 { margin: 0 0 .25rem; font-size: 1rem; font-weight: 600; }
.method { font-weight: 700; margin-right: .5rem; color: var(--get); }
.method.post { color: var(--post); }
.badge { border: 1px solid var(--line); border-radius: 99px; padding: .05rem .6rem; font-size: .8rem; color: var(--quiet); white-space: nowrap; }
`;
