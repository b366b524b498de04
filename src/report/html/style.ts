/** The style of every page. One place for colour: a verdict has a foreground, a ground and an edge, light and dark. */
export const STYLE = `
:root{color-scheme:light dark;
--bg:#fbfbfa;--card:#fff;--sunk:#f4f4f2;--ink:#1c1d1f;--soft:#5d6066;--line:#e4e4e0;--link:#2b56c6;--focus:#2b56c6;
--bad:#a8261c;--bad-bg:#fdf1ef;--bad-edge:#f0c9c3;--warn:#7d5200;--warn-bg:#fdf6e5;--warn-edge:#ecd9a6;
--good:#1c6a3d;--good-bg:#eff8f2;--good-edge:#c3e2cf;--none:#5d6066;--none-bg:#f4f4f2;--none-edge:#deded9;
--mono:ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","DejaVu Sans",sans-serif}
@media (prefers-color-scheme:dark){:root{
--bg:#131416;--card:#1a1c1f;--sunk:#212428;--ink:#e8e8e6;--soft:#a4a8af;--line:#2e3136;--link:#93b1ff;--focus:#93b1ff;
--bad:#ff9d92;--bad-bg:#2c1b19;--bad-edge:#5a302b;--warn:#eec46b;--warn-bg:#2a2316;--warn-edge:#54451f;
--good:#7fd3a0;--good-bg:#17251d;--good-edge:#2c4b39;--none:#a4a8af;--none-bg:#212428;--none-edge:#383c42}}
*{box-sizing:border-box}
html{scroll-padding-top:4.5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.55 var(--sans)}
.wrap{max-width:74rem;margin:0 auto;padding:0 2rem}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:3px}
code,pre,kbd{font-family:var(--mono);font-size:.86em}
h1,h2,h3,h4{line-height:1.25;margin:0;font-weight:650;letter-spacing:-.012em}
p{margin:.5rem 0}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:9}
.soft{color:var(--soft)}
.small{font-size:.86rem}

.top{padding-top:2.5rem;padding-bottom:1.75rem}
.eyebrow{margin:0 0 .35rem;font-size:.82rem;color:var(--soft);letter-spacing:.01em}
.top h1{font-size:clamp(1.5rem,1.1rem + 1.6vw,2.15rem);overflow-wrap:anywhere}
.facts{margin:.6rem 0 0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;font-size:.9rem;color:var(--soft)}
.hero{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:1.5rem 3rem;align-items:end}
.figures{display:flex;gap:2.5rem;margin:0}
.figure{min-width:10.5rem}
.figure dt{font-size:.86rem;color:var(--soft)}
.figure dd{margin:0}
.figure .big{display:block;font-size:2.6rem;line-height:1.1;font-weight:650;letter-spacing:-.03em;font-variant-numeric:tabular-nums}
.figure .big small{font-size:.5em;font-weight:550;letter-spacing:0;color:var(--soft)}
.figure svg{display:block;width:100%;height:5px;margin:.45rem 0 .4rem;border-radius:3px}
.bar-bg{fill:var(--line)}.bar-fg{fill:var(--ink)}
.lead{margin:1.4rem 0 0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.4rem .5rem}
.lead button,.lead span{font:inherit;font-size:.9rem;border:1px solid var(--bad-edge);background:var(--bad-bg);color:var(--bad);border-radius:6px;padding:.25rem .7rem;cursor:pointer}
.lead span{cursor:default}
.lead a{color:inherit}
.lead .well{border-color:var(--good-edge);background:var(--good-bg);color:var(--good)}
.lead b{font-variant-numeric:tabular-nums}
.lead button[aria-pressed=true]{outline:2px solid currentColor;outline-offset:1px}

.board{padding-bottom:2.2rem}
.board>.verdict-row:first-of-type{border-top:1px solid var(--line);padding-top:1.4rem}
.verdict-row{display:grid;grid-template-columns:8.2rem minmax(0,1fr);gap:.3rem 1.2rem;padding:.45rem 0}
.verdict-row h3{font-size:.86rem;font-weight:600;padding-top:.42rem;display:flex;gap:.45rem;align-items:baseline}
.verdict-row h3 .n{color:var(--soft);font-weight:450;font-variant-numeric:tabular-nums}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(14.6rem,1fr));gap:.4rem;margin:0;padding:0;list-style:none}
.tile{display:flex;gap:.5rem;align-items:baseline;height:100%;padding:.36rem .65rem;border:1px solid;border-radius:6px;font-size:.815rem;line-height:1.35;text-decoration:none}
.tile .name{flex:1;min-width:0;overflow-wrap:anywhere;color:var(--ink)}
.tile .n{font-size:.78rem;font-variant-numeric:tabular-nums;white-space:nowrap}
.tile:hover .name{text-decoration:underline}
.v-deviates,.o-fail{--v:var(--bad);--vb:var(--bad-bg);--ve:var(--bad-edge)}
.v-partial,.o-error{--v:var(--warn);--vb:var(--warn-bg);--ve:var(--warn-edge)}
.v-conformant,.o-pass{--v:var(--good);--vb:var(--good-bg);--ve:var(--good-edge)}
.v-untested,.v-retired,.o-untestable{--v:var(--none);--vb:var(--none-bg);--ve:var(--none-edge)}
.tile{color:var(--v);background:var(--vb);border-color:var(--ve)}
.v-retired.tile{border-style:dashed}
.mark{color:var(--v);font-weight:700;flex:none;width:1em;text-align:center}
.pill{display:inline-block;font-size:.78rem;font-weight:600;color:var(--v);background:var(--vb);border:1px solid var(--ve);border-radius:99px;padding:.05rem .6rem;white-space:nowrap}

.tools{position:sticky;top:0;z-index:5;background:color-mix(in srgb,var(--bg) 92%,transparent);backdrop-filter:blur(8px);border-block:1px solid var(--line)}
.tools .wrap{display:flex;flex-wrap:wrap;gap:.5rem .6rem;align-items:center;padding-top:.6rem;padding-bottom:.6rem}
.tools input{flex:1 1 14rem;min-width:0;font:inherit;font-size:.9rem;color:var(--ink);background:var(--card);border:1px solid var(--none-edge);border-radius:6px;padding:.38rem .7rem}
.tools input::placeholder{color:var(--soft);opacity:1}
.chips{display:flex;flex-wrap:wrap;gap:.35rem}
.chips button{font:inherit;font-size:.83rem;color:var(--v,var(--ink));background:var(--card);border:1px solid var(--none-edge);border-radius:99px;padding:.22rem .7rem;cursor:pointer}
.chips button[aria-pressed=true]{background:var(--vb);border-color:var(--v);font-weight:600}
.tools output{font-size:.83rem;color:var(--soft);min-width:6.5rem;text-align:right}
.keys{font-size:.8rem;color:var(--soft)}
kbd{border:1px solid var(--none-edge);border-bottom-width:2px;border-radius:4px;padding:0 .3em;background:var(--card)}

main section.chapter{padding:2.6rem 0 .6rem}
.chapter>h2{font-size:1.35rem;margin-bottom:.3rem}
.chapter>.intro{color:var(--soft);max-width:46rem;margin:.2rem 0 1.2rem}
.exception{background:var(--card);border:1px solid var(--line);border-radius:10px;margin:1.1rem 0;overflow:clip;content-visibility:auto;contain-intrinsic-size:auto 16rem}
.exception>header{padding:1.15rem 1.4rem .2rem;display:flex;flex-wrap:wrap;gap:.4rem .9rem;align-items:center}
.exception>header h3{font-size:1.08rem;overflow-wrap:anywhere}
.exception>header h3 a{color:inherit;text-decoration:none}
.exception>header h3 a:hover{text-decoration:underline}
.exception>header .why{color:var(--soft);font-size:.9rem}
.demands{padding:.1rem 1.4rem .9rem;font-size:.93rem}
.demands ul{margin:.3rem 0 0;padding:0;list-style:none}
.demands li{margin:.22rem 0;padding-left:1rem;text-indent:-1rem}
.demands li::before{content:"– ";color:var(--soft)}
.demands blockquote{margin:.2rem 0 .4rem;padding:.1rem 0 .1rem .8rem;border-left:2px solid var(--line);color:var(--soft);text-indent:0}
.cid{font-size:.78rem;color:var(--soft);overflow-wrap:anywhere}
.case{border-top:1px solid var(--line)}
.case>summary{display:grid;grid-template-columns:1.1rem minmax(0,1fr) auto;gap:.1rem .7rem;padding:.62rem 1.4rem;cursor:pointer;list-style:none;align-items:baseline}
.case>summary::-webkit-details-marker{display:none}
.case>summary::after{content:"";width:.42rem;height:.42rem;border:solid var(--soft);border-width:0 1.5px 1.5px 0;transform:rotate(45deg);grid-row:1;grid-column:3;align-self:center}
.case[open]>summary::after{transform:rotate(-135deg)}
.case>summary:hover{background:var(--sunk)}
.case>summary:focus-visible{outline-offset:-2px}
.case .title{font-size:.95rem}
.case .said{grid-column:2;color:var(--v);font-size:.88rem;overflow-wrap:anywhere}
.case .said.soft{color:var(--soft)}
.case-body{padding:.2rem 1.4rem 1.5rem 3.2rem}
.case-body h4{font-size:.8rem;font-weight:600;color:var(--soft);margin:1.3rem 0 .4rem}
.links{display:flex;flex-wrap:wrap;gap:.2rem 1rem;font-size:.83rem;color:var(--soft);overflow-wrap:anywhere}
.checks{list-style:none;margin:0;padding:0}
.checks>li{padding:.5rem 0;border-top:1px solid var(--line)}
.checks>li:first-child{border-top:0;padding-top:0}
.checks .say{font-size:.94rem;overflow-wrap:anywhere}
.because{margin:.2rem 0 0;font-size:.86rem;color:var(--soft);overflow-wrap:anywhere}
.because b{font-weight:600}
.level{font-size:.75rem;color:var(--soft);border:1px solid var(--none-edge);border-radius:4px;padding:0 .35rem;margin-right:.5rem}
details.more{margin-top:.7rem}
details.more>summary{cursor:pointer;font-size:.86rem;color:var(--soft)}
details.more>summary:hover{color:var(--ink)}
.compact{margin:.4rem 0 0;padding:0;list-style:none;font-size:.85rem}
.compact li{margin:.15rem 0;overflow-wrap:anywhere}
.wire{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:.8rem}
.wire figure{margin:0;min-width:0}
.wire figcaption{font-size:.8rem;color:var(--soft);margin-bottom:.25rem}
pre{margin:0;background:var(--sunk);border-radius:6px;padding:.7rem .85rem;overflow:auto;max-height:26rem;line-height:1.5;font-size:.79rem;tab-size:2;white-space:pre-wrap;overflow-wrap:anywhere}
pre .st{font-weight:700}
.shell{position:relative;margin:.4rem 0 .7rem}
.shell .label{font-size:.8rem;color:var(--soft);display:flex;justify-content:space-between;gap:1rem;align-items:end;margin-bottom:.22rem}
.copy{font:inherit;font-size:.78rem;color:var(--link);background:none;border:0;padding:.1rem .3rem;cursor:pointer;border-radius:4px}
.copy:hover{background:var(--sunk)}
.note{border-left:3px solid var(--warn-edge);padding:.1rem 0 .1rem .8rem;font-size:.9rem;margin:.7rem 0}

.panel{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.4rem 1.4rem;margin:1rem 0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.89rem}
th,td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;border-top:1px solid var(--line)}
thead th{border-top:0;font-size:.8rem;font-weight:600;color:var(--soft);white-space:nowrap}
tbody th{font-weight:500;overflow-wrap:anywhere;min-width:11rem}
td.num,th.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td:last-child,th:last-child{padding-right:0}
.panel>h3{font-size:.95rem;padding:.6rem 0 .35rem}
.member{border-top:1px solid var(--line)}
.member>summary{display:grid;grid-template-columns:minmax(0,1fr) 7rem 10.5rem;gap:1rem;padding:.55rem 0;cursor:pointer;align-items:center;list-style:none;font-size:.93rem}
.member>summary::-webkit-details-marker{display:none}
.member>summary svg{width:7rem;height:5px;border-radius:3px}
.member>summary .num{text-align:right;font-size:.84rem;color:var(--soft);font-variant-numeric:tabular-nums}
.seg-good{fill:var(--good)}.seg-bad{fill:var(--bad)}.seg-none{fill:var(--none-edge)}
.member ul{list-style:none;margin:0 0 .8rem;padding:0;font-size:.88rem}
.member li{display:grid;grid-template-columns:1.1rem minmax(0,1fr);gap:.1rem .6rem;padding:.22rem 0;overflow-wrap:anywhere}
.member li .cid{grid-column:2}
.graph{max-width:none;display:block;margin:.8rem auto}
.graph text{font:12px var(--sans);fill:var(--ink)}
.graph .node{fill:var(--sunk);stroke:var(--none-edge)}
.graph .edge{stroke:var(--soft);fill:none;stroke-width:1.3}
.graph .tip{fill:var(--soft)}
.changes{margin:1.2rem 0 0;font-size:.92rem;overflow-wrap:anywhere}
.changes summary{cursor:pointer}
.changes ul{margin:.3rem 0 0;padding-left:1.2rem}
footer{margin:3rem 0 0;border-top:1px solid var(--line);padding:1.3rem 0 3rem;font-size:.84rem;color:var(--soft)}
footer code{overflow-wrap:anywhere}
.hidden,[hidden]{display:none!important}
.flash{animation:flash 1.6s ease-out}
@keyframes flash{from{background:var(--warn-bg)}}
@media (prefers-reduced-motion:reduce){*{animation:none!important;scroll-behavior:auto!important}}
@media (max-width:46rem){
.wrap{padding:0 1.1rem}
.top{padding-top:1.6rem;padding-bottom:1.2rem}
.hero{grid-template-columns:minmax(0,1fr)}
.figures{gap:1.4rem}.figure{min-width:0;flex:1}.figure .big{font-size:2.1rem}
.verdict-row{grid-template-columns:minmax(0,1fr);padding:.35rem 0}.verdict-row h3{padding-top:.3rem}
.tiles{grid-template-columns:minmax(0,1fr)}
.tile{padding:.42rem .65rem}
.tools{position:static}
.tools output{text-align:left;min-width:0}.keys{display:none}
html{scroll-padding-top:1rem}
.exception>header,.demands{padding-left:1rem;padding-right:1rem}
.case>summary{padding:.7rem 1rem}.case-body{padding:.1rem 1rem 1.2rem}
.wire{grid-template-columns:minmax(0,1fr)}
.panel{padding:.3rem 1rem}
.member>summary{grid-template-columns:minmax(0,1fr) auto;gap:.2rem 1rem}.member>summary svg{display:none}
.stack thead{display:none}.stack tr{display:block;border-top:1px solid var(--line);padding:.5rem 0}.stack tr:first-child{border-top:0}
.stack td,.stack th{display:block;min-width:0;border:0;padding:.08rem 0;text-align:left}
.stack td.num{text-align:left}
.stack td[data-label]::before{content:attr(data-label) ": ";color:var(--soft)}
}
@media print{
:root{--bg:#fff;--card:#fff;--sunk:#f6f6f4;--ink:#000;--soft:#444}
body{font-size:10pt}.wrap{max-width:none;padding:0}
.tools,.copy,.skip,.keys,.case>summary::after{display:none!important}
.exception{content-visibility:visible;border:0;border-top:1px solid #bbb;border-radius:0;margin:0;padding:.4rem 0}
.exception>header,.demands,.case>summary,.case-body{padding-left:0;padding-right:0}
.tiles{grid-template-columns:repeat(3,1fr)}
.tile,.case-body,.shell,figure{break-inside:avoid}h2,h3,h4,summary{break-after:avoid}
pre{max-height:none;border:1px solid #ddd}a{color:inherit;text-decoration:none}
}
`;
