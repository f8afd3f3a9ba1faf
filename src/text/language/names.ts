/**
 * How exports spell languages: `English`, `en-US`, `eng`, `Deutsch`. Each row: the code of two letters, those of three,
 * then names.
 */
const SPELLINGS = `
af afr afrikaans
am amh amharic አማርኛ
ar ara arabic العربية
az aze azerbaijani azərbaycan
be bel belarusian беларуская
bg bul bulgarian български
bn ben bengali bangla বাংলা
bs bos bosnian bosanski
ca cat catalan català
cs ces cze czech čeština česky
cy cym wel welsh cymraeg
da dan danish dansk
de deu ger german deutsch allemand alemán tedesco niemiecki немецкий
el ell gre greek ελληνικά
en eng english anglais inglés inglese englisch angielski английский
es spa spanish español espanol castellano castilian espagnol spanisch spagnolo hiszpański испанский
et est estonian eesti
eu eus baq basque euskara
fa fas per persian farsi فارسی
fi fin finnish suomi
fr fra fre french français francais francés französisch francese francuski французский
ga gle irish gaeilge
gl glg galician galego
gu guj gujarati
he heb hebrew iw עברית
hi hin hindi हिन्दी
hr hrv croatian hrvatski
hu hun hungarian magyar
hy hye arm armenian հայերեն
id ind indonesian in bahasa-indonesia
is isl ice icelandic íslenska
it ita italian italiano italien italienisch włoski итальянский
ja jpn japanese 日本語
ka kat geo georgian ქართული
kk kaz kazakh қазақ
km khm khmer
kn kan kannada
ko kor korean 한국어
lo lao
lt lit lithuanian lietuvių
lv lav latvian latviešu
mk mkd mac macedonian македонски
ml mal malayalam
mr mar marathi
ms msa may malay bahasa-melayu
mt mlt maltese malti
my mya bur burmese
ne nep nepali
nl nld dut dutch nederlands flemish
no nor norwegian norsk nb nob bokmål nn nno nynorsk
or ori odia oriya
pa pan punjabi
pl pol polish polski polnisch polaco polonais польский
pt por portuguese português portugues portuguese-brazilian portugiesisch portugais portugués
ro ron rum romanian română moldavian mo
ru rus russian русский russisch rosyjski
sh hbs serbo-croatian srpskohrvatski cnr me montenegrin crnogorski
si sin sinhala sinhalese
sk slk slo slovak slovenčina
sl slv slovenian slovene slovenščina
sq sqi alb albanian shqip
sr srp serbian српски srpski
sv swe swedish svenska
sw swa swahili kiswahili
ta tam tamil
te tel telugu
th tha thai ไทย
tl tgl fil tagalog filipino
tr tur turkish türkçe turkce
uk ukr ukrainian українська
ur urd urdu اردو
uz uzb uzbek
vi vie vietnamese tiếng-việt
zh zho chi chinese mandarin cantonese cmn yue zh-cn zh-tw 中文 汉语 漢語 普通话 simplified-chinese traditional-chinese
`;

let codes: ReadonlyMap<string, string> | null = null;

function known(): ReadonlyMap<string, string> {
  codes ??= new Map(
    SPELLINGS.trim()
      .split('\n')
      .flatMap((row) => {
        const [code = '', ...others] = row.split(' ');
        return [code, ...others].map((spelling) => [spelling, code] as const);
      }),
  );
  return codes;
}

/**
 * The language (ISO 639-1) that an export states: its code, its name in English, in itself and in some others, with a
 * country behind it or not. `null` where the text names none.
 */
export function statedLanguage(text: string): string | null {
  const spelled = text.normalize('NFC').trim().toLowerCase().slice(0, 60);
  const whole = spelled.replace(/[\s_]+/g, '-');
  const first = spelled.split(/[\s_\-,;(/]/)[0] ?? '';
  return known().get(whole) ?? known().get(first) ?? null;
}

/** In Latin letters they differ from Croatian in too little to be read apart. */
const READ_AS: ReadonlyMap<string, string> = new Map(['bs', 'sh', 'sr'].map((language) => [language, 'hr']));
const CYRILLIC = /\p{Script=Cyrillic}/u;

/** The language in whose words a message is read that is stated to be of this one. */
export const readAs = (language: string, text = ''): string =>
  (CYRILLIC.test(text) ? undefined : READ_AS.get(language)) ?? language;

const OTHER_LETTERS = new Set(
  'am ar be bg bn el fa gu he hi hy ja ka kk km kn ko lo mk ml mr my ne or pa ru si sr ta te th uk ur zh'.split(' '),
);

export const isWrittenInLatin = (language: string): boolean => !OTHER_LETTERS.has(language);
