/** A message of the domain as a sentence on the screen: "the date is missing" → "The date is missing". */
export function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
