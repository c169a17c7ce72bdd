import { describe, expect, test } from 'vitest';
import { betaQuantile, betaTails } from './beta.ts';
import { chiSquaredQuantile, chiSquaredUpperTail } from './chi-squared.ts';
import { fQuantile, fUpperTail } from './fisher-f.ts';
import { normalQuantile, normalTwoSided, normalUpperTail, zOfLevel } from './normal.ts';
import { studentQuantile, studentTwoSided, studentUpperTail } from './student.ts';

/** Relative difference, so that a tail of 1e-196 is compared by its digits. */
const close = (actual: number, expected: number, relative = 1e-12) =>
  expect(Math.abs(actual / expected - 1), `${actual} should be ${expected}`).toBeLessThan(relative);

describe('tails keep their digits (reference: R, scipy 1.17)', () => {
  test('normal', () => {
    close(normalUpperTail(-3), 0.9986501019683699);
    close(normalUpperTail(0), 0.5);
    close(normalUpperTail(0.3), 0.3820885778110474);
    close(normalUpperTail(1.96), 0.024997895148220435);
    close(normalUpperTail(5), 2.866515718791933e-7);
    close(normalUpperTail(10), 7.61985302416047e-24);
    close(normalUpperTail(37), 5.7255712225239266e-300);
    close(normalTwoSided(-1.96), 2 * 0.024997895148220435);
  });
  test('chi-squared of 900 is improbable, not impossible', () => {
    close(chiSquaredUpperTail(900, 2), 3.6938830684871615e-196);
    close(chiSquaredUpperTail(3.84, 1), 0.05004352124870519);
    close(chiSquaredUpperTail(100, 80), 0.064570368921133);
    close(chiSquaredUpperTail(0.001, 3), 0.9999915920809419);
    close(chiSquaredUpperTail(1e5, 1e5), 0.4994052918952067, 1e-9);
  });
  test('t', () => {
    close(studentUpperTail(2, 3), 0.06966298427942152);
    close(studentUpperTail(30, 5), 3.8593243102480265e-7);
    close(studentUpperTail(0.001, 200), 0.49960155615056945);
    close(studentUpperTail(50, 1000), 1.379336206162586e-274);
    close(studentUpperTail(-2, 7.5), 0.9585515023509168);
    close(studentUpperTail(1.3, 1e7), 0.0968004995675091);
    close(studentTwoSided(-30, 5), 2 * 3.8593243102480265e-7);
  });
  test('F', () => {
    close(fUpperTail(3, 2, 30), 0.06490547151887446);
    close(fUpperTail(500, 5, 100), 4.647133087262001e-69);
    close(fUpperTail(0.5, 10, 3), 0.8219925926248245);
  });
  test('beta', () => {
    close(betaTails(2, 3, 0.5)[1], 0.3125);
    close(betaTails(3, 4, 1e-5)[0], 1.9999550003599994e-14);
    close(betaTails(50_000, 120_000, 0.3)[1], 5.6868046678237034e-8, 1e-8);
    expect(betaTails(2, 3, 0)).toEqual([0, 1]);
    expect(betaTails(2, 3, 1)).toEqual([1, 0]);
  });
});

describe('quantiles', () => {
  test('normal, far into the tail', () => {
    close(normalQuantile(1e-300), -37.0470962993612);
    close(normalQuantile(1e-10), -6.361340902404056);
    close(normalQuantile(0.6), 0.2533471031357997);
    close(normalQuantile(0.9999), 3.719016485455709);
    close(zOfLevel(0.95), 1.959963984540054);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(2)).toBeNaN();
  });
  test('t', () => {
    close(studentQuantile(0.975, 1), 12.706204736174694);
    close(studentQuantile(0.975, 2), 4.302652729749462);
    close(studentQuantile(0.975, 30), 2.0422724563012378);
    close(studentQuantile(0.995, 5291.194221), 2.5767588135115784);
    close(studentQuantile(0.9, 1e6), 1.281552412129939, 1e-10);
    close(studentQuantile(0.025, 4.5), -2.658912347204404);
    close(studentQuantile(0.500001, 10), 2.5699780350251853e-6, 1e-8);
  });
  test('chi-squared, F, beta', () => {
    close(chiSquaredQuantile(0.95, 1), 3.841458820694124);
    close(chiSquaredQuantile(0.025, 10), 3.2469727802368413);
    close(chiSquaredQuantile(0.5, 1000), 999.333412403381, 1e-11);
    close(chiSquaredQuantile(1e-10, 3), 5.20939762143448e-7);
    close(fQuantile(0.975, 29, 174), 1.6615384170288148);
    close(fQuantile(0.025, 1064, 4256), 0.9080838165728867, 1e-10);
    close(fQuantile(0.5, 3, 7), 0.870944253187285);
    close(betaQuantile(0.025, 2059, 567), 0.7681454554955419, 1e-10);
    close(betaQuantile(0.975, 1, 5), 0.5218237501049814);
    close(betaQuantile(0.025, 0.5, 0.5), 0.001541333133436012);
    close(betaQuantile(1e-8, 3, 4), 0.0007941735408983302);
  });
});
