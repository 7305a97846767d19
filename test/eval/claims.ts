/** `npm run claims`: how many claims the claim gate lets pass, and stops. */
import { CLAIM_SETS, type Claim, loadClaims, passes } from '../server/answer/claimGate/claims.ts';

const files = CLAIM_SETS.map(loadClaims);
const faults = [...new Set(files.flat().flatMap(({ fault }) => fault ?? []))];

function share(claims: Claim[], isRight: (claim: Claim) => boolean): string {
  return claims.length ? `${claims.filter(isRight).length} of ${claims.length}` : '–';
}

console.log(`| | ${CLAIM_SETS.join(' | ')} |`);
console.log(`|---|${'---|'.repeat(CLAIM_SETS.length)}`);
console.log(
  `| supported, passed | ${files
    .map((all) =>
      share(
        all.filter(({ supported }) => supported),
        passes,
      ),
    )
    .join(' | ')} |`,
);
for (const fault of faults) {
  const cells = files.map((all) =>
    share(
      all.filter((claim) => claim.fault === fault),
      (claim) => !passes(claim),
    ),
  );
  console.log(`| ${fault}, stopped | ${cells.join(' | ')} |`);
}
