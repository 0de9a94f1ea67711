/** The style sheet of the report. */
import { VERDICTS } from '../../record/verdict.js';
import { DARK, LIGHT, properties } from './palette.js';

const verdicts = VERDICTS.map(
  (v) =>
    `.v.${v},td.${v} a{color:var(--${v});background:var(--${v}-tint)}.bar .${v}{fill:var(--${v})}.card.${v},.banner.${v}{--edge:var(--${v});--tint:var(--${v}-tint)}`,
).join('\n');

/** Constant text, whose hash stands in the page's policy. */
export const styles = `:root{color-scheme:light dark;${properties(LIGHT)}}
@media (prefers-color-scheme:dark){:root{${properties(DARK)}}}
*,::before,::after{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Open Sans",sans-serif;overflow-wrap:anywhere}
.wrap{max-width:76rem;margin:0 auto;padding:0 1.25rem}
h1,h2,h3,h4,p,ul,dl,figure{margin:0}
h1{text-wrap:balance;font-size:clamp(1.45rem,1.1rem + 1.6vw,2.1rem);line-height:1.2;letter-spacing:-.01em}
h2{font-size:1.3rem;line-height:1.3;margin:0 0 .75rem}
h3{font-size:1.05rem;line-height:1.35}
h4{font-size:.95rem;line-height:1.35}
a{color:var(--link);text-underline-offset:.15em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
code,pre,.statement code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.875em}
small{font-size:.85em;color:var(--muted)}
mark i{color:inherit!important}
mark{background:var(--mark);color:inherit;padding:.05em .15em;border-radius:2px}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:1rem;background:var(--page);padding:.5rem 1rem;z-index:9}
.shapes{position:absolute;width:0;height:0}
.shapes symbol,.i{fill:none;stroke:currentColor;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}
.i{width:.95em;height:.95em;flex:none;vertical-align:-.1em;margin-right:.3em}
.v{display:inline-block;white-space:nowrap;font-size:.8rem;font-weight:650;line-height:1.35;padding:.1em .55em .1em .4em;border-radius:1em}
.level{display:inline-block;white-space:nowrap;font-size:.72rem;font-weight:650;letter-spacing:.03em;border:1px solid var(--control);border-radius:3px;padding:0 .4em;color:var(--text)}
${verdicts}
.banner{background:var(--tint);border-top:6px solid var(--edge);padding:1.75rem 0 1.5rem}
.banner h1{display:flex;gap:.6rem;color:var(--edge)}
.banner h1 .i{width:1.05em;height:1.05em;margin:.1em 0 0}
.banner .sentence{font-size:1.05rem;margin:.75rem 0 0;max-width:60rem}
.banner ol{margin:.75rem 0 0;padding-left:1.4rem}
.banner li{margin:.15rem 0}
.toc{border-bottom:1px solid var(--line);background:var(--surface)}
.toc ul{list-style:none;display:flex;flex-wrap:wrap;gap:.15rem 1.25rem;padding:.6rem 0}
.toc a{display:inline-block;padding:.15rem 0;text-decoration:none}
.toc a:hover{text-decoration:underline}
main section.part{padding:2rem 0 0}
.over{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:2rem;align-items:start}
.matrix,.wide{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--muted);font-size:.9rem;padding-bottom:.4rem}
.matrix th,.matrix td{border-bottom:1px solid var(--line);padding:.25rem .35rem;text-align:right}
.matrix th[scope=row],.matrix th:first-child{text-align:left}
.matrix .total td{padding-right:1em}
.matrix thead th{font-size:.75rem;vertical-align:bottom;color:var(--muted);overflow-wrap:normal}
.matrix td a{display:inline-block;min-width:2.2em;text-align:center;padding:.1em .4em;border-radius:4px;font-weight:650;text-decoration:none}
.matrix td a:hover{text-decoration:underline}
.matrix td.none{color:var(--muted);padding-right:1em}
.wide th,.wide td{border-bottom:1px solid var(--line);padding:.45rem .75rem .45rem 0;text-align:left;vertical-align:top;font-weight:400}
.wide thead th{color:var(--muted);font-size:.85rem}
.conflict{background:var(--warn-tint)}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.35rem 1.25rem}
.facts dt{color:var(--muted)}
.facts dd{margin:0}
.legend{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%),1fr));gap:.35rem 1.5rem;font-size:.9rem;margin-top:.5rem}
.legend div{display:flex;gap:.6rem;align-items:baseline}
.legend dd{margin:0}
.card{border:1px solid var(--line);border-left:6px solid var(--edge);border-radius:6px;background:var(--page);padding:1rem 1.25rem;margin:0 0 1rem;scroll-margin-top:1rem}
.card h3 + .counts{color:var(--muted);font-size:.9rem}
.status{margin-left:.6em}
.hint{margin-bottom:.6rem}
.usual{font-style:italic}
.over details{margin-top:1rem}
.browse h3{margin:1rem 0 .5rem}
.group > summary h3{margin:0}
.failure{border-top:1px solid var(--line);margin-top:.8rem;padding-top:.8rem}
.failure:first-child{border:0;margin:0;padding:0}
.top{display:flex;flex-wrap:wrap;align-items:center;gap:.2rem .6rem}
.top a{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.9em}
.statement{margin:.3rem 0 .5rem}
dl.lines{margin-top:.5rem;display:grid;grid-template-columns:5.5rem minmax(0,1fr);gap:.25rem .75rem;background:var(--surface);border-radius:4px;padding:.6rem .8rem}
dl.lines dt{color:var(--muted)}
dl.lines dd{margin:0;white-space:pre-wrap}
.copy{display:flex;gap:.6rem;align-items:flex-start}
.copy code{flex:1;min-width:0;white-space:pre-wrap}
button,.find input[type=search],.find select{font:inherit;font-size:.9rem;color:var(--text);background:var(--page);border:1px solid var(--control);border-radius:5px;padding:.25rem .6rem}
button{cursor:pointer}
button:hover{background:var(--surface)}
.copy button{font-size:.8rem;padding:.1rem .55rem}
.origin{color:var(--muted);font-size:.85rem}
.origin .copy{display:inline-flex}
details > summary{cursor:pointer}
.card > details,.failure > details{margin-top:.6rem}
.links,.plain{padding-left:1.2rem}
.plain{list-style:none;padding:0}
.plain > li{padding:.4rem 0;border-bottom:1px solid var(--line)}
.find{position:sticky;top:0;z-index:2;background:var(--page);border-bottom:1px solid var(--line);padding:.7rem 0;display:flex;flex-wrap:wrap;gap:.5rem .9rem;align-items:center}
.find[hidden]{display:none}
.find label{display:inline-flex;align-items:center;gap:.35rem}
.find input[type=search]{width:min(20rem,60vw)}
.find fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem .6rem}
.find legend{float:left;margin-right:.4rem;color:var(--muted);font-size:.9rem}
.find output{color:var(--muted);font-size:.9rem}
.browse .part{scroll-margin-top:7rem}
.browse [id]{scroll-margin-top:10rem}
.group{border:1px solid var(--line);border-radius:6px;margin:0 0 .6rem;}
.group > summary{padding:.55rem .9rem;background:var(--surface);border-radius:5px}
.group > summary h3,.group > summary h4{display:inline;margin-right:.5rem;font-size:1rem}
.group > summary .v{margin-left:.3rem}
.tally + small{margin-left:.3rem}
.tally{white-space:normal;font-size:.85rem;font-variant-numeric:tabular-nums}
.bar{display:block;width:100%;height:4px;margin-top:.45rem;border-radius:2px}
.items{list-style:none;padding:0}
.items > li{border-top:1px solid var(--line);padding:.4rem .9rem}
.items > li > details > summary code{color:var(--muted);font-size:.8rem}
.items .body{padding:.6rem 0 .6rem 1.1rem;display:grid;gap:.6rem;grid-template-columns:minmax(0,1fr)}
.clause p + p,.clause .remarks{margin-top:.2rem}
.clause .remarks{font-size:.9rem;color:var(--muted)}
.items li:target,.card:target{outline:3px solid var(--link);outline-offset:-1px}
.assertions,.body .lines{padding-left:0;list-style:none}
.assertions li,.body .lines li{padding:.15rem 0}
.reason{white-space:pre-wrap}
.x{border:1px solid var(--line);border-radius:5px}
.x > summary{padding:.35rem .7rem}
.step{color:var(--muted);font-size:.85rem}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(26rem,100%),1fr));gap:.75rem;padding:.2rem .7rem .7rem}
figure{min-width:0}
figcaption{font-size:.85rem;color:var(--muted)}
pre{margin:.2rem 0 0;padding:.6rem .75rem;background:var(--surface);border-radius:4px;white-space:pre-wrap;overflow-wrap:anywhere;max-height:26rem;overflow:auto;line-height:1.45}
pre i{font-style:normal;color:var(--muted)}
.note{font-size:.85rem;color:var(--muted);padding-top:.3rem}
ul.note{padding-left:1.2rem}
footer{margin:2.5rem 0 0;border-top:1px solid var(--line);padding:1rem 0 2rem;color:var(--muted);font-size:.85rem}
[hidden]{display:none!important}
@media (max-width:48rem){
.wrap{padding:0 .9rem}
.over{grid-template-columns:minmax(0,1fr)}
.find{position:static}
.card{padding:.8rem .9rem}
.browse [id]{scroll-margin-top:4rem}
.wide thead{position:absolute;left:-100rem}
.wide tr{display:block;padding:.4rem 0;border-bottom:1px solid var(--line)}
.wide th,.wide td{display:block;border:0;padding:.1rem 0}
.wide td::before{content:attr(data-label) ": ";color:var(--muted)}
}
@media (max-width:30rem){
.facts,dl.lines{grid-template-columns:minmax(0,1fr);gap:0}
.facts dd,dl.lines dd{margin-bottom:.4rem}
.matrix th,.matrix td{padding:.2rem .1rem}
.matrix thead th{font-size:.65rem}
.matrix td a{min-width:1.8em;padding:.1em .2em}
.matrix td.none,.matrix .total td{padding-right:.5em}
.matrix .v{font-size:.72rem;padding:.1em .4em .1em .2em}
.items .body{padding-left:0}
.copy{flex-wrap:wrap}
}
@media (forced-colors:active){.v,.level{border:1px solid CanvasText}.bar{display:none}}
@media print{
:root{color-scheme:light;${properties(LIGHT)}}
body{font-size:10pt}
.find,.toc,.skip,button{display:none!important}
.card,.items > li,tr{break-inside:avoid}
h2,h3,h4{break-after:avoid}
pre{max-height:none}
.v,.banner,.bar{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}`;
