/** Hours and minutes of a time (ISO 8601), here and as this person writes them. */
export function timeOfDay(time: string): string {
  return new Date(time).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
