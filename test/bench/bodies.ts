// Answers to measure with: the shape of the documentation, synthetic people.

function profileCustomer(index: number) {
  return {
    id: `customer_${index}`,
    first_name: "Ada",
    last_name: "Lovelace",
    email: "ada@example.com",
    phone: "442079460958",
    address: { premise: 12, thoroughfare: "Example Square", locality: "London", country: "GB" },
    created: "2024-09-25T12:01:00.103Z",
  };
}

function gatewayCustomer(index: number) {
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
    id: `customer-${index}`,
    customerType: "Person",
    customerName: "Ada Lovelace",
    customerStatus: "verified",
    categorization: "category1",
    notifications: [{ notificationType: "Marketingemails", isEnabled: false }],
    person: {
      firstName: name("Ada", 1),
      lastName: name("Lovelace", 2),
      fullName: "Ada Lovelace",
      groupId: "group-1",
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
  };
}

const twenty = Array.from({ length: 20 }, (_, index) => index);

export const bodies = {
  customer: JSON.stringify(profileCustomer(1)),
  page: JSON.stringify({ page: 0, pages: 1, size: 20, count: 20, data: twenty.map(profileCustomer) }),
  deepPage: JSON.stringify({
    customers: twenty.map(gatewayCustomer),
    pagination: { numberOfPage: 1, totalSize: 20, currentPage: 0 },
  }),
};
