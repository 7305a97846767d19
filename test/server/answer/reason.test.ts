import { describe, expect, it } from 'vitest';
import { loadStudy } from '#corpus/load.ts';
import { analyze } from '#server/answer/question.ts';
import { reasonFor } from '#server/answer/reason.ts';
import { terms } from '../../statements.ts';

const study = loadStudy();

describe('reasonFor', () => {
  it.each([
    [
      'Hat Angela Merkel mit Abe darüber gesprochen?',
      'Die Studie nennt keine Angaben zu „Angela“ und „Merkel“.',
    ],
    [
      'Wie viele Soldaten waren 2015 in Japan stationiert?',
      'In der Studie fand sich keine Zahl zu: Soldaten, 2015, Japan.',
    ],
    ['Warum ist das so?', 'In der Studie fand sich dazu kein Grund.'],
    ['Who commands the Seventh Fleet in Japan?', 'No name was found in the study on: Seventh, Fleet, Japan.'],
    ['what is the weather like?', 'No answer on this was found in the study.'],
  ])('%s – %s', (question, reason) => {
    expect(reasonFor(analyze(question), terms, study)).toBe(reason);
  });

  it('says of another study which words it does not use, if it is in their language', () => {
    const question = analyze('Hat Angela Merkel mit Abe darüber gesprochen?');
    const other = (text: string) => ({
      ...study,
      id: 'andere',
      passages: [{ ...study.passages[0]!, text }],
    });
    expect(reasonFor(question, terms, other('Der Bericht ist kurz.'))).toBe(
      'Im Wortlaut der Studie kommen „Angela“ und „Merkel“ nicht vor.',
    );
    expect(reasonFor(question, terms, other('The report is short.'))).toBe(
      'In der Studie fand sich keine Antwort zu: Angela, Merkel, Abe.',
    );
  });
});
