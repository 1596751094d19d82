import fc from "fast-check";
import { expect, test } from "vitest";
import { parseExactly } from "../../src/http/bodies/numbers.js";

/** A number as a server may write one, of up to thirty digits and with any exponent. */
const number = fc
  .tuple(
    fc.constantFrom("", "-"),
    fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.bigInt({ min: 10n ** 14n, max: 10n ** 18n })),
    fc.option(fc.stringMatching(/^\d{1,25}$/)),
    fc.option(fc.stringMatching(/^[eE][-+]?\d{1,3}$/)),
  )
  .map(
    ([sign, whole, decimals, exponent]) =>
      `${sign}${whole}${decimals ? `.${decimals}` : ""}${exponent ?? ""}`,
  );

/** Text that looks like a number to whoever does not know where it stands, and the ids and names that banks send. */
const text = fc
  .oneof(
    number,
    number.map((digits) => `call :${digits}`),
    fc.uuid(),
    fc.constantFrom(
      "2e107c52-6d0a-4b8e-9c55-0123456789ab",
      "GB29NWBK60161331926819",
      "4111111111111111",
      "山田 太郎",
    ),
    fc.string(),
  )
  .map((value) => JSON.stringify(value));

/** The whole value of a number, digit for digit, as `[digits, exponent]` of one without zeros around it. */
function exactValue(token: string): string {
  const [, sign = "", whole = "", decimals = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE](.+))?$/.exec(token) ?? [];
  const digits = (whole + decimals).replace(/^0+/, "");
  const short = digits.replace(/0+$/, "");
  return short === ""
    ? "0"
    : `${sign}${short}e${Number(exponent) - decimals.length + digits.length - short.length}`;
}

test("every number of an answer keeps its value, as a number or as the digits that came", () => {
  const value = fc.oneof(
    number.map((token) => ({ token, isNumber: true })),
    text.map((token) => ({ token, isNumber: false })),
  );
  const space = fc.constantFrom("", " ", "\n  ", "\t");
  const document = fc.tuple(fc.array(value, { maxLength: 6 }), space, fc.string({ maxLength: 40 }));
  fc.assert(
    fc.property(document, ([values, space, before]) => {
      const items = values.map(({ token }) => `${space}${token}${space}`).join(",");
      const parsed = parseExactly(`{"before":${JSON.stringify(before)},"items":[${items}]}`, false);
      const read = Object(parsed).items as unknown[];
      values.forEach(({ token, isNumber }, at) => {
        const found = read[at];
        if (!isNumber) expect(found).toBe(JSON.parse(token));
        else if (typeof found === "string") expect(found).toBe(token);
        else expect(exactValue(String(found))).toBe(exactValue(token));
      });
    }),
    { numRuns: 5000 },
  );
});
