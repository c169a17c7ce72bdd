/**
 * Whether the beginning of a file looks like a survey of Qualtrics, LimeSurvey, SurveyJS, Formbricks or Sirius. `text` is
 * its first 64 KB read as latin1.
 */
export function looksLikeSurvey(text: string): boolean {
  if (text.startsWith('PK\u0003\u0004')) return /\.lss/.test(text.slice(0, 2000));
  if (/<LimeSurveyDocType>\s*Survey/.test(text)) return true;
  if (!/^(?:\u00ef\u00bb\u00bf)?\s*\{/.test(text) || /"(?:ocel:|objectTypes)/.test(text)) return false;
  // One object per line is a table of moments, whatever its fields are called.
  if (/\n\{/.test(text)) return false;
  return (
    /"SurveyEntry"\s*:/.test(text) ||
    (/"(?:pages|elements|questions|blocks)"\s*:\s*\[/.test(text) && /"(?:type|elements)"\s*:/.test(text)) ||
    (/"calculatedValues"\s*:\s*\[/.test(text) && /"expression"\s*:/.test(text)) ||
    (/"format"\s*:\s*1\b/.test(text) && /"flow"\s*:/.test(text))
  );
}
