/** The prefix of health identifiers of the United States, over which the check digit is taken as well. */
const PREFIX = '80840';

/** A National Provider Identifier: ten digits, the last of them the check digit of Luhn over the prefix and the rest. */
export function isNpi(text: string): boolean {
  return /^\d{10}$/.test(text) && luhnSum(PREFIX + text) % 10 === 0;
}

/** From the right, every second digit counts double, and a double of two digits the sum of both. */
function luhnSum(digits: string): number {
  return Array.from(digits, Number)
    .reverse()
    .reduce((sum, digit, index) => {
      const value = digit * (index % 2 === 0 ? 1 : 2);
      return sum + (value > 9 ? value - 9 : value);
    }, 0);
}
