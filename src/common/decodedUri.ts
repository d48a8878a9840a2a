/** A text with its percent escapes decoded; as it is where a percent sign stands for itself. */
export function decodedUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
