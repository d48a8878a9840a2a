/**
 * Text that comes from a device or a person, made safe to stand in one line of the user interface: no line breaks,
 * no control characters, nothing that turns the direction of the text around it.
 */
export function plainText(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** The same for texts of several lines. */
export function plainLines(text: string): string {
  return text.split('\n').map(plainText).join('\n');
}

/**
 * Plain text for the places where VS Code makes more of it: notifications and input boxes turn `[text](command:…)`
 * into a link that runs a command, quick inputs and the status bar turn `$(name)` into an icon.
 */
export function inertText(text: string): string {
  return plainText(text).replace(/\]\(/g, '] (').replace(/\$\(/g, '$ (');
}
