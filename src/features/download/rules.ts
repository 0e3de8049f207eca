/** The name of a field as a person would write it: "verifiedAt" is "Verified at". */
export function fieldName(key: string): string {
  const words = key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
