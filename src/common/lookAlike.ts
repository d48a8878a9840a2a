/**
 * Letters of Cyrillic and Greek that look like one of Latin, each before the one it looks like. Unicode's whole list
 * (UTS #39, confusables.txt) has some 6 000 entries, most of which no keyboard of a home has; after NFKD and without
 * marks these are what is left of it for names.
 */
const PAIRS =
  'аaеeоoрpсcуyхxіiјjѕsԁdһhӏlԛqԝwкkмmтtвbнhгrАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSԌGԚQԜW' +
  'αaβbεeιiκkνvοoρpτtυuχxωwγyηnΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXıiɡgɑaℓl';

const LOOKS_LIKE: ReadonlyMap<string, string> = new Map(
  [...PAIRS].flatMap((letter, index, all): [string, string][] =>
    index % 2 === 0 ? [[letter, all[index + 1] ?? '']] : [],
  ),
);

/** What a name looks like: the same text for names that look the same (after the skeleton of UTS #39, section 4). */
export function appearance(name: string): string {
  return [...name.normalize('NFKD').replace(/[\p{M}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')]
    .map((letter) => LOOKS_LIKE.get(letter) ?? letter)
    .join('')
    .replace(/[I1|!]/g, 'l')
    .replace(/0/g, 'O')
    .replace(/rn/g, 'm')
    .replace(/[\p{Z}\u2800]+/gu, ' ')
    .trim();
}

/** True for two different names that a person takes for the same. */
export function lookAlike(name: string, other: string): boolean {
  return name !== other && appearance(name) === appearance(other);
}
