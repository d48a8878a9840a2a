/**
 * Letters of other alphabets, each before the one of Latin that it looks like. Of the 6 000 in Unicode's list (UTS #39,
 * confusables.txt) these are what keyboards of homes have, after NFKD and without marks.
 */
const PAIRS =
  'аaеeоoрpсcуyхxіiјjѕsԁdһhӏlԛqԝwкkмmтtвbнhгrАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSԌGԚQԜW' +
  'αaβßεeιiκkνvοoρpτtυuχxωwγyηnσoΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXıiȷjɡgɑaɩiℓlƖI' +
  'օoսuհhոnցgԼLՍUՏSՕOᴀaᴄcᴅdᴇeɢgʜhᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzʙb' +
  'ᎪAᏴBᏟCᎠDᎬEᏀGᎻHᏆIᎫJᏦKᏞLᎷMᏢPᏒRᏚSᎢTᏙVᎳWᏃZǀl׀l∣l❘l⏐lו1٠.०0০0੦0૦0୦0௦0౦0೦0൦0๐0໐0б6З3Ʒ3Ӡ3×xẞB';

const LOOKS_LIKE = new Map(
  [...PAIRS.matchAll(/(.)(.)/gu)].map(([, letter = '', like = '']) => [letter, like] as const),
);

/** Signs and pairs of letters that look alike, in this order; blanks of every width count for nothing. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\p{M}\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu, ''],
  [/[\p{Pd}−⁃˗➖ー一]/gu, '-'],
  [/["“”„‟»«]/g, "''"],
  [/[`´‘’‚‛′‵‹›ʹʻʼʽˈꞌ׳]/g, "'"],
  [/[·•∙⋅‧・]/g, '.'],
  [/[∕⁄⧸╱]/g, '/'],
  [/[꞉ː։׃∶]/g, ':'],
  [/[I1|!]/g, 'l'],
  [/[0O]/g, 'o'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/VV/g, 'W'],
];

/** What a name looks like: the same text for names that look the same (after the skeleton of UTS #39, section 4). */
export function appearance(name: string): string {
  // NFKD makes a blank and a mark of it.
  const letters = [...name.replace(/´/g, "'").normalize('NFKD')].map((letter) => LOOKS_LIKE.get(letter) ?? letter);
  return SIGNS.reduce((text, [sign, like]) => text.replace(sign, like), letters.join(''));
}

/** True for two different names that a person takes for the same. */
export function lookAlike(name: string, other: string): boolean {
  return name !== other && appearance(name) === appearance(other);
}
