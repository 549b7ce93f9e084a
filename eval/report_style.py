"""The looks of the report, light and dark."""

STYLE = """
:root{--paper:#fbfaf7;--card:#fff;--ink:#1d2321;--dim:#59625e;--soft:#e6e5df;--one:#1f6f63;
--two:#b4532a;--three:#5a5fa8;--line:#d5d4cd}
@media (prefers-color-scheme:dark){:root{--paper:#151817;--card:#1d2120;--ink:#eceae3;--dim:#a9b0ab;
--soft:#303634;--one:#5fbfae;--two:#e08a5f;--three:#9ea3ea;--line:#3a413e}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);
font:16px/1.5 system-ui,sans-serif}main{max-width:70rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.2rem;font-weight:600;margin:0 0 1rem}h2{font-size:1.35rem;margin:2.5rem 0 .75rem}
.verdict{background:var(--card);border:1px solid var(--line);border-left:.6rem solid var(--one);
padding:1rem 1.25rem}.verdict.closed{border-left-color:var(--two)}
.verdict strong{font-size:1.7rem;line-height:1.2;display:block}
table{border-collapse:collapse;width:100%;background:var(--card)}th,td{text-align:left;
vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
th{color:var(--dim);font-weight:600}td.n{text-align:right;font-variant-numeric:tabular-nums;
white-space:nowrap}small,.dim{color:var(--dim);font-size:.9rem}.scroll{overflow-x:auto}
details{border-bottom:1px solid var(--line);padding:.5rem 0}summary{cursor:pointer}
summary:focus-visible{outline:2px solid var(--three)}
blockquote{margin:.4rem 0;padding:.2rem .8rem;border-left:3px solid var(--soft);
white-space:pre-wrap}
pre{white-space:pre-wrap;background:var(--card);border:1px solid var(--line);padding:.6rem;
font:inherit}.plots{columns:31rem auto;column-gap:1rem}
figure{margin:0 0 1rem;break-inside:avoid;
background:var(--card);border:1px solid var(--line);padding:.75rem}
figcaption{font-weight:600;margin-bottom:.4rem}svg{width:100%;height:auto;font-size:13px}
svg text{fill:var(--ink)}a{color:var(--one)}.bad{color:var(--two)}
nav a{margin-right:1rem;display:inline-block;padding:.2rem 0}
svg{min-width:30rem}
.bar{display:grid;grid-template-columns:minmax(0,3fr) minmax(3rem,2fr) 4.6rem;gap:.6rem;
align-items:center;font-size:.9rem;line-height:1.25;padding:.16rem 0}.bar span:first-child{
text-align:right;overflow-wrap:anywhere}.bar i{height:.9rem;background:var(--soft)}
.bar b{display:block;height:100%;background:var(--one)}
.matrix{font-size:.85rem}.matrix td,.matrix th{padding:.35rem .2rem}
.matrix thead th{text-align:center;font-weight:400}
.matrix td,.matrix tbody tr th{border:2px solid var(--card)}
.matrix td{text-align:center;font-variant-numeric:tabular-nums;min-width:2.5rem}
.verdict li{margin:.25rem 0}.verdict details{border:0;padding:.1rem 0}.verdict a{
overflow-wrap:anywhere}.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));
gap:.75rem;margin:1rem 0 0}.tiles div{border:1px solid var(--line);background:var(--card);
padding:.6rem .8rem}
.tiles strong{display:block;font-size:1.3rem;font-variant-numeric:tabular-nums}
"""
