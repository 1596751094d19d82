// Parts of names and addresses. People are put together from them by chance: none of them is anybody.

type Words = readonly [string, ...string[]];

/** How a name is made. */
export interface Naming {
  readonly language: string;
  readonly nationality: string;
  readonly given: Words;
  readonly middle?: Words;
  readonly family: Words;
  /** The family name comes first, and no space stands between. */
  readonly joined?: boolean;
}

export const latin: Naming = {
  language: "en",
  nationality: "GB",
  given: [
    "Alma",
    "Bram",
    "Clio",
    "Dorian",
    "Edda",
    "Falk",
    "Greta",
    "Hugo",
    "Iris",
    "Jonas",
    "Karla",
    "Linus",
  ],
  family: ["Ashdown", "Birkwood", "Calloway", "Dunmere", "Elsworth", "Fenwick", "Garrow", "Hollis", "Ibbot"],
};
/** One word is the whole name. */
export const mononym: Naming = {
  language: "id",
  nationality: "ID",
  given: ["Lunara", "Wirata", "Sukmara", "Teguhan", "Adisara", "Melatin"],
  family: [""],
};
/** Five words. */
export const long: Naming = {
  language: "es",
  nationality: "ES",
  given: ["María José", "Juan Pablo", "Ana Belén", "Luis Miguel"],
  middle: ["de", "del"],
  family: ["Ríos Vega", "Prado Luna", "Sierra Campo", "Olmo Fuentes"],
};
export const diacritics: Naming = {
  language: "cs",
  nationality: "CZ",
  given: ["Žofie", "Jiří", "Zoë", "Søren", "Łucja", "Ğökçe", "Þórdís", "Ștefan", "Nguyệt"],
  family: ["Dvořáčková", "Müllerstraß", "Øvregård", "Wójcickowa", "Çelikoğlu", "Sigurðardóttir", "Țărănescu"],
};
export const arabic: Naming = {
  language: "ar",
  nationality: "EG",
  given: ["ليلى", "سامر", "نور", "كريم", "هالة"],
  family: ["النجار", "الحداد", "البستاني", "المرجان"],
};
export const hebrew: Naming = {
  language: "he",
  nationality: "IL",
  given: ["נועה", "איתן", "תמר", "אורי"],
  family: ["בן־ארז", "הגלילי", "אלמוג", "שקד"],
};
/** Some characters lie beyond the first 65,536. */
export const han: Naming = {
  language: "zh",
  nationality: "CN",
  given: ["小雨", "明远", "静怡", "浩然", "𠮷祥"],
  family: ["𠮷田", "欧阳", "林", "周", "诸葛"],
  joined: true,
};
export const kana: Naming = {
  language: "ja",
  nationality: "JP",
  given: ["さくら", "ハルト", "美咲", "蓮"],
  family: ["高橋野", "青木原", "渡邊川", "齋藤丘"],
  joined: true,
};
export const apostrophes: Naming = {
  language: "ga",
  nationality: "IE",
  given: ["Sinéad", "D'Arcy", "Jean-Noël", "Róisín", "Anne-Lise"],
  family: ["O'Brannan", "O’Dunmore", "D'Almeira", "N'Tembe", "Mc'Garvin"],
};
export const cyrillic: Naming = {
  language: "uk",
  nationality: "UA",
  given: ["Соломія", "Тарас", "Юлія", "Мар'яна"],
  middle: ["Андріївна", "Олегович", "Богданівна", "Ігорович"],
  family: ["Ковальченко", "Під'яремний", "Лісовська", "Гаврилюк"],
};

/** In this order, again and again: the first thirteen customers show all kinds. */
export const namings = [
  latin,
  mononym,
  long,
  diacritics,
  arabic,
  "organization",
  han,
  apostrophes,
  hebrew,
  cyrillic,
  kana,
  "organization",
  latin,
] as const;

export const companies: Words = [
  "Nordwind Handel GmbH",
  "Blue Heron & Sons Ltd.",
  'Пекарня "Колосок"',
  "株式会社あおぞら商店",
  "L'Atelier du Canal SARL",
  "Żółty Bocian Sp. z o.o.",
  "شركة الواحة للتجارة",
];

export interface Place {
  readonly country: string;
  readonly city: string;
  readonly region: string;
  readonly street: string;
  readonly postalCode: string;
}

/** Some postal codes begin with a zero, some hold letters, some places have none. */
export const places: readonly [Place, ...Place[]] = [
  { country: "DE", city: "Dresden", region: "Sachsen", street: "Musterstraße", postalCode: "01067" },
  { country: "IT", city: "Roma", region: "RM", street: "Via dell'Esempio", postalCode: "00184" },
  {
    country: "GB",
    city: "London",
    region: "Greater London",
    street: "Example Street",
    postalCode: "AB1 2CD",
  },
  { country: "US", city: "Boston", region: "MA", street: "Sample Avenue", postalCode: "02108" },
  { country: "NO", city: "Oslo", region: "Østlandet", street: "Eksempelveien", postalCode: "0150" },
  {
    country: "UA",
    city: "Київ",
    region: "Київська область",
    street: "вулиця Прикладна",
    postalCode: "01001",
  },
  { country: "JP", city: "札幌市", region: "北海道", street: "見本通り", postalCode: "060-0001" },
  { country: "EG", city: "القاهرة", region: "محافظة القاهرة", street: "شارع المثال", postalCode: "11511" },
  {
    country: "IE",
    city: "Baile Átha Cliath",
    region: "Dublin",
    street: "Sráid an tSampla",
    postalCode: "D02 X285",
  },
  { country: "HK", city: "香港", region: "九龍", street: "範例道", postalCode: "" },
];

/** Numbers set aside for fiction, or of a form that nobody is given. */
export const phones: Words = ["+4420794600", "+120255501", "+3530209100", "+4930230000", "+3807000000"];
