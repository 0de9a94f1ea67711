/** What the comparison has beside the style sheet of the report. */
import { VERDICTS } from '../../record/verdict.js';

const cells = VERDICTS.map((v) => `.grid td.${v}{background:var(--${v}-tint);color:var(--${v})}`).join('\n');

/** Constant text, whose hash stands in the page's policy. Large enough for the last row of a room. */
export const compareStyles = `
.wrap{max-width:none}
.lead{font-size:1.15rem;max-width:70rem}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:6px}
.grid{border-collapse:separate;border-spacing:0;min-width:100%;font-size:1.05rem}
.grid th,.grid td{padding:.5rem .7rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
.grid thead th{position:sticky;top:0;background:var(--surface);font-weight:650;vertical-align:bottom;z-index:1;overflow-wrap:break-word;min-width:7.5rem;max-width:13rem}
.grid thead small{display:block;font-weight:400;font-size:.85rem}
.grid tbody th{min-width:min(19rem,48vw);max-width:30rem;position:sticky;left:0;background:var(--page);z-index:1;border-right:1px solid var(--line)}
.grid thead th:first-child{left:0;z-index:2}
.grid td{border-left:1px solid var(--page);min-width:7.5rem}
${cells}
.grid td.absent{color:var(--muted)}
.grid td button{display:block;width:100%;text-align:left;border:0;background:none;color:inherit;padding:.1rem 0;font-size:1rem}
.grid td button:enabled:hover{text-decoration:underline;background:none}
.grid td .v{font-size:1rem;padding:0;background:none}
.grid td small{display:block;color:inherit;overflow-wrap:anywhere}
.grid .odd{outline:3px solid var(--fail);outline-offset:-3px}
.grid tbody th code{font-weight:650;font-size:1rem}
.grid .why{display:block;font-weight:650;color:var(--fail);font-size:.95rem}
.grid .where{color:var(--muted);font-size:.85rem;display:block}
.grid .told{display:block;font-size:.9rem}
.news{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));gap:1rem;margin-top:1rem}
.news > div{border:1px solid var(--line);border-left:6px solid var(--edge,var(--line));border-radius:6px;padding:.8rem 1.1rem}
.news ul{padding-left:1.2rem;margin-top:.3rem}
.counts th,.counts td{padding:.3rem .7rem}
.counts tbody th{min-width:min(14rem,48vw)}
.counts td span{white-space:nowrap;margin-right:.4rem}
.counts td .v{font-size:.9rem}
.counts .claim{min-width:15rem;max-width:26rem}
.counts .claim span{white-space:normal;color:var(--muted);font-size:.9rem}
#matrix .lead{margin-bottom:.7rem}
main section.part{padding-top:1.4rem}
.banner{padding:1.2rem 0 .2rem;border-top:0}
dialog{width:min(100rem,96vw);max-width:none;height:94vh;max-height:none;border:1px solid var(--control);border-radius:8px;background:var(--page);color:var(--text);padding:0 1.25rem 1.25rem}
dialog::backdrop{background:rgb(0 0 0/.55)}
dialog header{position:sticky;top:0;background:var(--page);padding:.9rem 0 .7rem;border-bottom:1px solid var(--line);z-index:2}
dialog header h2{margin:0;overflow-wrap:anywhere}
dialog .ask{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
dialog select{font:inherit;font-size:.95rem;max-width:min(30rem,80vw);color:var(--text);background:var(--page);border:1px solid var(--control);border-radius:5px;padding:.25rem .5rem}
dialog [name=close]{position:absolute;right:0;top:.9rem}
.step-pair{border:1px solid var(--line);border-radius:6px;margin-top:.8rem}
.step-pair > summary{padding:.5rem .8rem}
.aligned{width:100%;table-layout:fixed;border-collapse:collapse}
.aligned th,.aligned td{width:50%;padding:.12rem .8rem;text-align:left;vertical-align:top}
.aligned td + td,.aligned th + th{border-left:1px solid var(--line)}
.aligned td code{white-space:pre-wrap;overflow-wrap:anywhere}
.aligned .part th{padding-top:.6rem;color:var(--muted);font-size:.9rem;font-weight:400}
.aligned td.gone{background:var(--surface)}
.aligned .said{font-size:.75rem;color:var(--muted);margin-left:.5rem}
@media (max-width:48rem){
.grid{font-size:.95rem}
.grid tbody th{position:static}
dialog [name=close]{position:static;margin-top:.5rem}
.aligned th,.aligned td{padding:.12rem .3rem}
}
@media print{dialog{display:none}.grid thead th,.grid tbody th{position:static}}`;
