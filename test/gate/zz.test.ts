import { it } from 'vitest';
import { detect } from '../../src/gate/detectors.ts';
it('x', () => { for (const piece of ['@','a@','a','1 ','0 0',' at ','A. ','dossier ','é','%4','[.]','jan@ex.org ', 'BE68','M. ', '1.','https://', 'mevrouw x ']) for (const n of [200_000, 800_000]) { const t=performance.now(); detect(piece.repeat(n/piece.length),'nl',{names:true}); console.log('T',JSON.stringify(piece),n,Math.round(performance.now()-t)); } },300000);
