import { it } from 'vitest';
import { randomBytes } from 'node:crypto';
import { buildKnownValues, scanKnown } from '../../src/gate/known-values.ts';
import { scanFiles } from '../../src/gate/gate.ts';
import { knownValue } from '../../src/model/known.ts';
import { renderHtml } from '../../src/publish/html.ts';
import { renderCharts } from '../../src/publish/chart.ts';
import { publicFiles, buildZip, submissionFiles } from '../../src/publish/package.ts';
import * as fx from '../publish/fixture.ts';
import { actions, authorities, categories, knownServices } from '../../src/model/vocabulary.ts';
it('speed', () => {
  const key = randomBytes(32);
  let x=123456789; const rnd=(n:number)=>{x^=x<<13;x^=x>>>17;x^=x<<5;return (x>>>0)%n;};
  const words=Array.from({length:30000},(_,i)=>'w'+(i*7919%99991).toString(36)+'é'.repeat(i%3===0?1:0));
  const v=[];
  for(let i=0;i<100000;i++) v.push(knownValue(key, i%3===0?`https://www.tiktok.com/@user${i}/video/7${i}99`: i%3===1?`MV-2026-${i}`:`nick_${i}x`)!);
  const report = (fx as any).fixtureReport?.() ?? (fx as any).fixture ?? Object.values(fx).find((f:any)=>f?.format==='article22-report/1') ?? (Object.values(fx)[0] as any)();
  const words2=[...knownServices().flatMap(({ service, provider }) => [service, provider]),
    ...categories().flatMap(({ label, subcategories }) => [...Object.values(label), ...subcategories.flatMap((sub) => Object.values(sub.label))]),
    ...actions().flatMap(({ label }) => Object.values(label)), ...authorities().flatMap(({ name, nameEn, abbreviation }) => [name, nameEn, abbreviation]),
    ...Object.values(report.publisher.name) as string[], report.publisher.legalName, ...report.awards.flatMap((a:any)=>[a.decisionReference,...Object.values(a.authority), ...a.area.flatMap((i:any)=>Object.values(i.label))]), ...report.providers.flatMap((p:any)=>[p.name,...p.services.map((s:any)=>s.name)])];
  const known=buildKnownValues(key,v,words2);
  const rendered=report.languages.flatMap((l:string)=>{const c=renderCharts(report,l);return [{name:`report.${l}.html`,bytes:renderHtml(report,l,c)},...c.map(k=>({name:k.fileName,bytes:k.png}))]});
  const files=publicFiles(report,rendered); const size=files.reduce((n,f)=>n+f.bytes.length,0);
  let t=performance.now(); const f=scanFiles(files,known,{roleMailboxes:[report.publisher.contactEmail],allowedUrls:[report.publisher.website,report.publicAddress].filter(Boolean),allowedWords:words2,countries:['BE']});
  console.log('REPORT', files.length, size, performance.now()-t, 'ms', f.length);
  for (const g of f.slice(0,60)) console.log('FIND', g.kind,g.result,g.file,g.place,g.length);
  let text=''; while(text.length<5_000_000){ text+=Array.from({length:12},()=>words[rnd(30000)]).join(' ')+'. '; }
  const html=Buffer.from('<html lang=nl>'+text.match(/[^.]+\./g)!.map(s=>`<p>${s}</p>`).join('')); const rules={roleMailboxes:[],allowedUrls:[],allowedWords:words2,countries:['BE']};
  t=performance.now(); scanFiles([{name:'a.html',bytes:html}],known,rules); console.log('scanFiles 5MB html', performance.now()-t);
  t=performance.now(); scanKnown(text,{...known,memo:new Map()}); console.log('known only', performance.now()-t);
}, 200000);
