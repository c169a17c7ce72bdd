import { describe, expect, it } from 'vitest';
import { writeDay, writeMoment, writeMoney, writeNumber, writeSeconds, writeValue } from './format.ts';

describe('numbers on screen', () => {
  it('have a real minus sign and a plus on differences', () => {
    expect(writeNumber(-2.14, 'en', 1)).toBe('−2.1');
    expect(writeValue(0.3, 'difference', 'en', 1.2)).toBe('+0.3');
    expect(writeValue(-0.0004, 'difference', 'en', 1.2)).toBe('0.0');
  });
  it('have as many digits as their interval deserves', () => {
    expect(writeValue(31.4, 'nps', 'en', 8)).toBe('31');
    expect(writeValue(4.126, 'mean', 'en', 0.1)).toBe('4.13');
    expect(writeValue(5.12, 'mean', 'en', 0.6)).toBe('5.1');
    expect(writeValue(0.784, 'share', 'en', 0.02)).toBe('78\u00a0%');
    expect(writeValue(0.0412, 'share', 'en', 0.01)).toBe('4.1\u00a0%');
    expect(writeValue(-0.031, 'share-difference', 'en', 0.038)).toBe('−3');
  });
  it('are written as the language writes them', () => {
    expect(writeValue(4.126, 'mean', 'es', 0.1)).toBe('4,13');
  });
  it('dates stand in the zone of the company, days without a time are that day everywhere', () => {
    const late = '2026-10-14T23:30:00.000Z';
    const day = (at: string, zone: string) => writeDay(at, 'en', zone).replaceAll('\u00a0', ' ');
    expect(day(late, 'Europe/Madrid')).toBe('15 Oct 2026');
    expect(day(late, 'America/Lima')).toBe('14 Oct 2026');
    expect(writeMoment(late, 'en', 'America/Lima')).toBe('14 Oct 2026, 18:30');
    expect(day('2026-10-14', 'America/Lima')).toBe('14 Oct 2026');
  });
  it('money stands as the language writes it, in any currency', () => {
    expect(writeMoney(1_400_000, 'EUR', 'en')).toBe('€1,400,000');
    expect(writeMoney(1_400_000, 'EUR', 'es').replace('\u00a0', ' ')).toBe('1.400.000 €');
    expect(writeMoney(1_400, 'shells', 'en')).toBe('shells 1,400');
    expect(writeMoney(1_400, '', 'en')).toBe('1,400');
  });
  it('durations use the largest unit that fits', () => {
    const plain = (seconds: number) => writeSeconds(seconds, 'en').replace('\u00a0', ' ');
    expect(plain(7200)).toBe('2 h');
    expect(plain(130_000)).toBe('1.5 d');
    expect(plain(21 * 86_400)).toBe('21 d');
    expect(plain(0)).toBe('0 s');
    expect(plain(-172_800)).toBe('−2 d');
  });
});
