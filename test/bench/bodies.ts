// Answers to measure with: the shape of the documentation, synthetic people.

// What banks send: UUIDs (this one has a digit, an `e` and three digits), IBANs, digit runs, times, amounts, many scripts, nulls.
const hex = (index: number, digits: number) =>
  ((index + 1) * 2654435761).toString(16).padStart(digits, "3").slice(-digits);

/** The id of a customer: one in seven looks like a number with an exponent. */
export const idOf = (index: number) =>
  `2e${100 + (index % 900)}c${hex(index, 2)}-6d0a-4b8e-9c55-${hex(index, 8)}${hex(index * 7, 4)}`;

const people = [
  ["Ada", "Lovelace"],
  ["Лариса", "Косач-Квітка"],
  ["太郎", "山田"],
  ["José", "Núñez O'Neill"],
  ["محمد", "الخوارزمي"],
  ["Nguyễn", "Văn Thị Minh Khai"],
] as const;

const unknown = (index: number) => ({
  iban: `GB29NWBK6016133192${String(6800 + index)}`,
  card: `41111111111111${String(11 + index)}`,
  balance: 1234.56 + index,
  limit: 50000,
  ledgerRef: `${"0123456789abcdef".repeat(2)}${hex(index, 8)}`,
  note: "",
  closedAt: null,
});

function profileCustomer(index: number) {
  const [first_name, last_name] = people[index % people.length] ?? people[0];
  return {
    id: idOf(index),
    company: index % 4 === 0 ? null : "",
    first_name,
    last_name,
    email: `customer.${hex(index, 6)}@example.com`,
    phone: `4420794${String(60000 + index)}`,
    address: {
      premise: 12,
      sub_premise: "",
      postal_code: "00012",
      thoroughfare: "Велика Васильківська",
      locality: "Київ",
      country: "UA",
    },
    created: "2024-09-25T12:01:00.103Z",
    ...unknown(index),
  };
}

function gatewayCustomer(index: number) {
  const [given, family] = people[index % people.length] ?? people[0];
  const name = (value: string, order: number) => ({
    name: value,
    order,
    abbreviation: "A.",
    language: "en",
    native: value,
    suffix: "",
    prefix: "",
  });
  return {
    id: idOf(index),
    customerType: "Person",
    customerName: `${given} ${family}`,
    customerStatus: "verified",
    categorization: "category1",
    notifications: [{ notificationType: "Marketingemails", isEnabled: false }],
    person: {
      firstName: name(given, 1),
      lastName: name(family, 2),
      fullName: `${given} ${family}`,
      groupId: idOf(index + 100),
      gender: "Female",
      dateOfBirth: "1815-12-10",
      placeOfBirth: "London",
      nationality: "GB",
      pinCode: "example-only",
      password: "example-only",
      email: "ada@example.com",
      telephoneNumbers: ["fixed", "mobile"].map((phoneType) => ({
        phoneType,
        operator: "Example Telecom",
        encoding: "international",
        country: "GB",
        number: "+44 20 7946 0958",
        purpose: "home",
      })),
      addresses: [
        {
          addressPurpose: "home",
          address: {
            country: "GB",
            area: "Greater London",
            zipCode: "AB1 2CD",
            city: "London",
            street: "Example Street",
            streetNumber: ["12"],
            building: "1",
            apartment: "4",
            entrance: "A",
            floor: "2",
            doorNumber: "4",
            geoPosition: { latitude: 51.5, longitude: -0.1, altitude: 11 },
            alternative: { word1: "one", word2: "two", word3: "three" },
            relatedToAddress: [{ relationType: "near_by", address: "the park" }],
            additionalData: [{ name: "lift", type: "Number", value: "1" }],
          },
        },
      ],
      documents: [
        {
          purpose: "KYC",
          name: "Passport of Ada Lovelace",
          documentType: "Passport",
          location: "documents/passport.pdf",
          verificationResponse: "accepted",
          status: "verified",
          metadata: [{ name: "pages", type: "Number", value: "2" }],
        },
      ],
      SecretQuestion: [{ question: "First engine?", answer: "example-only" }],
    },
    twofa: {
      targetType: "SMS",
      targetValue: "+44 20 7946 0958",
      targetCode: "example-only",
      inputCode: "example-only",
      codematch: true,
    },
    accounts: [unknown(index)],
    referrer: null,
  };
}

const twenty = Array.from({ length: 20 }, (_, index) => index);

const page = (data: readonly object[]) => ({ page: 0, pages: 1, size: 20, count: 20, data });
const deep = (customers: readonly object[]) => ({
  customers,
  pagination: { numberOfPage: 1, totalSize: 20, currentPage: 0 },
});

/** One number that no double holds, somewhere in the middle. */
const withLongNumber = (text: string) => text.replace('"limit":50000', '"limit":12345678901234567890');

const customer = JSON.stringify(profileCustomer(1));
const list = JSON.stringify(page(twenty.map(profileCustomer)));
const deepPage = JSON.stringify(deep(twenty.map(gatewayCustomer)));

export const bodies = {
  customer,
  page: list,
  deepPage,
  long: {
    customer: withLongNumber(customer),
    page: withLongNumber(list),
    deepPage: withLongNumber(deepPage),
  },
};
