// Made from specs/cyrexa.yaml by `npm run generate`. Do not edit.

export interface paths {
    "/createBulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create several customers */
        post: operations["createCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/addSecretQuestion/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The customer's identifier.
                 * @example customer-0001
                 */
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add secret questions to a customer
         * @description FinHub files this call under a title about validating secret questions; path and answer say add.
         */
        post: operations["addSecretQuestions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/createAddress/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The customer's identifier.
                 * @example customer-0001
                 */
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add addresses to a customer */
        post: operations["addAddresses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/createDocuments/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The customer's identifier.
                 * @example customer-0001
                 */
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add documents to a customer */
        post: operations["addDocuments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a customer
         * @description The body may carry an `id`; whether it is kept is not documented.
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/getDetailsById/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The customer's identifier.
                 * @example customer-0001
                 */
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        /**
         * Get a customer
         * @description The page lists no `token` header, unlike the pages around it.
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/getDocuments/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The customer's identifier.
                 * @example customer-0001
                 */
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        /**
         * List a customer's documents
         * @description The page describes its answer as one by purpose, though the call takes no purpose.
         */
        get: operations["listDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/getByCustomerStatus/{customerStatus}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Standing to look for. How it combines with `status` in the body is not documented.
                 * @example verified
                 */
                customerStatus: components["schemas"]["CustomerStatus"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** List customers by status */
        post: operations["listCustomersByStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/getByCustomerType/{customerType}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Kind to look for. How it combines with `type` in the body is not documented.
                 * @example Person
                 */
                customerType: components["schemas"]["CustomerType"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** List customers by type */
        post: operations["listCustomersByType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/getByOrganization/{organizationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's identifier.
                 * @example organization-0001
                 */
                organizationId: components["parameters"]["organizationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List customers by organization
         * @description The page describes its answer as one by type. FinHub's path ends in `Id` where this one does not.
         */
        post: operations["listCustomersByOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/getCustomers/{organizationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's identifier.
                 * @example organization-0001
                 */
                organizationId: components["parameters"]["organizationId"];
            };
            cookie?: never;
        };
        /**
         * List the customers of an organization
         * @description Answers with a bare array of wrapped customers: no filter, no pages. How it differs from the list by organization is not documented.
         */
        get: operations["listOrganizationCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/update/{customerId}/status/{status}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The customer's identifier.
                 * @example customer-0001
                 */
                customerId: components["parameters"]["customerId"];
                /**
                 * @description The new standing.
                 * @example verified
                 */
                status: components["schemas"]["CustomerStatus"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a customer's status
         * @description The body may name a status too. Which of the two wins is not documented.
         */
        post: operations["setCustomerStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/update/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The customer's identifier.
                 * @example customer-0001
                 */
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Update a customer
         * @description Whether this replaces the record or merges into it is not documented.
         */
        put: operations["updateCustomer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in */
        post: operations["createLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/getCredentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List credentials
         * @description Takes one credential and answers in the shape of a login.
         */
        post: operations["listCredentials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/addCredential": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add credentials to a customer */
        post: operations["addCredentials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/createDocument/{organizationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's identifier.
                 * @example organization-0001
                 */
                organizationId: components["parameters"]["organizationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add documents to an organization */
        post: operations["addOrganizationDocuments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/documents/getByPurpose/{purpose}/{organizationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Check that the documents serve. `PEP&SANCTION` needs escaping.
                 * @example KYB
                 */
                purpose: components["schemas"]["DocumentPurpose"];
                /**
                 * @description The organization's identifier.
                 * @example organization-0001
                 */
                organizationId: components["parameters"]["organizationId"];
            };
            cookie?: never;
        };
        /** List an organization's documents by purpose */
        get: operations["listOrganizationDocumentsByPurpose"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Narrows and pages a list of customers. Neither provider says which fields may be left out, whether the first page is 0 or 1, or how the filter combines with the path parameter. */
        CustomerListFilter: {
            /** @description Values are not documented. */
            type?: string;
            /** @description Creation date. Format, and whether it means on, from or until, are not documented. */
            created?: string;
            /** @description Values are not documented. */
            status?: string;
            /** @description Page base is not documented. */
            pageNumber?: number;
            /** @description Default and maximum are not documented. */
            pageSize?: number;
        };
        /** @description One page of customers. */
        CustomerListResponse: {
            customers?: components["schemas"]["Customer"][];
            pagination?: components["schemas"]["Pagination"];
        };
        /** @description Where the page stands in the whole list. */
        Pagination: {
            /** @description Count of pages or index of this page; the documentation does not say which. */
            numberOfPage?: number;
            totalSize?: number;
            /** @description Page base is not documented. */
            currentPage?: number;
        };
        /** @description A person or an organization. There is no object for an organization's own details, although `customerType` allows one. */
        Customer: {
            /** @description Appears in create requests too; whether the client's own value is kept is not documented. */
            id?: string;
            customerType?: components["schemas"]["CustomerType"];
            customerName?: string;
            customerStatus?: components["schemas"]["CustomerStatus"];
            categorization?: components["schemas"]["Categorization"];
            notifications?: components["schemas"]["Notification"][];
            person?: components["schemas"]["Person"];
            twofa?: components["schemas"]["TwoFa"];
        };
        /** @description One customer, wrapped. */
        CustomerResult: {
            customer?: components["schemas"]["Customer"];
        };
        /**
         * @description What kind of customer it is.
         * @enum {string}
         */
        CustomerType: "Person" | "Organization";
        /**
         * @description Standing of a customer. Two values are misspelt on the wire.
         * @enum {string}
         */
        CustomerStatus: "new" | "verified" | "under_verificaiton" | "blacklisted" | "under_investigation" | "dispute" | "on_hold" | "bancrupted";
        /**
         * @description Category of a customer; what the categories mean is not documented.
         * @enum {string}
         */
        Categorization: "category1" | "category2" | "category3";
        /** @description One kind of message, and whether the customer gets it. */
        Notification: {
            /** @description `Marketingemails` is the only value shown. */
            notificationType?: string;
            isEnabled?: boolean;
        };
        /** @description The person behind a customer. PIN code, password and secret answers stand in the sample answers as well as in the requests; whether servers really return them is not documented. */
        Person: {
            firstName?: components["schemas"]["NamePart"];
            lastName?: components["schemas"]["NamePart"];
            fullName?: string;
            groupId?: string;
            gender?: components["schemas"]["Gender"];
            /** @description Format is not documented. */
            dateOfBirth?: string;
            placeOfBirth?: string;
            /** @description Code system is not documented. */
            nationality?: string;
            pinCode?: string;
            password?: string;
            email?: string;
            telephoneNumbers?: components["schemas"]["Telephone"][];
            addresses?: components["schemas"]["AddressEntry"][];
            documents?: components["schemas"]["Document"][];
            SecretQuestion?: components["schemas"]["SecretQuestion"][];
        };
        /** @description One part of a name. */
        NamePart: {
            name?: string;
            /** @description Meaning is not documented. */
            order?: number;
            abbreviation?: string;
            language?: string;
            native?: string;
            suffix?: string;
            prefix?: string;
        };
        /**
         * @description Gender of a person.
         * @enum {string}
         */
        Gender: "Male" | "Female" | "Non-binary" | "Transgender" | "Other" | "Prefer not to tell";
        /** @description One telephone number. */
        Telephone: {
            phoneType?: components["schemas"]["PhoneType"];
            operator?: string;
            encoding?: components["schemas"]["PhoneEncoding"];
            country?: string;
            number?: string;
            /** @description Free text here, unlike the purpose of a document. */
            purpose?: string;
        };
        /**
         * @description Kind of telephone line.
         * @enum {string}
         */
        PhoneType: "fixed" | "mobile" | "satellite" | "virtual";
        /**
         * @description How the number is written.
         * @enum {string}
         */
        PhoneEncoding: "numbers" | "international" | "text";
        /** @description State of a two-factor check. */
        TwoFa: {
            /** @description `SMS` is the only value shown. */
            targetType?: string;
            targetValue?: string;
            targetCode?: string;
            inputCode?: string;
            codematch?: boolean;
        };
        /** @description A question with the answer only the customer should know. */
        SecretQuestion: {
            question?: string;
            answer?: string;
        };
        /** @description Identifiers of the secret questions added. */
        SecretQuestionResult: {
            tenantId?: string;
            customerId?: string;
            /** @description Identifiers only, no question and no answer. */
            secretQuestionIds?: {
                secretQuestionId?: string;
            }[];
        };
        /** @description An address and what it is for. */
        AddressEntry: {
            addressPurpose?: string;
            address?: components["schemas"]["Address"];
        };
        /** @description A postal address. */
        Address: {
            country?: string;
            area?: string;
            zipCode?: string;
            city?: string;
            street?: string;
            /** @description An array, although it is named as one number. */
            streetNumber?: string[];
            building?: string;
            apartment?: string;
            entrance?: string;
            floor?: string;
            doorNumber?: string;
            /** @description Units are not documented. */
            geoPosition?: {
                latitude?: number;
                longitude?: number;
                altitude?: number;
            };
            /** @description Three words; what they stand for is not documented. */
            alternative?: {
                word1?: string;
                word2?: string;
                word3?: string;
            };
            relatedToAddress?: {
                /** @description `near_by` is the only value shown. */
                relationType?: string;
                address?: string;
            }[];
            additionalData?: components["schemas"]["NameTypeValue"][];
        };
        /** @description Identifiers of the addresses added. */
        AddressResult: {
            tenantId?: string;
            customerId?: string;
            addressIds?: {
                addressId?: string;
            }[];
        };
        /** @description A document about a customer, and how its verification went. */
        Document: {
            purpose?: components["schemas"]["DocumentPurpose"];
            name?: string;
            documentType?: components["schemas"]["DocumentType"];
            /** @description URL, path or key; the documentation does not say which. */
            location?: string;
            verificationResponse?: string;
            status?: components["schemas"]["DocumentStatus"];
            metadata?: components["schemas"]["NameTypeValue"][];
        };
        /** @description The documents of one customer or organization. */
        CustomerDocuments: {
            tenantId?: string;
            documents?: components["schemas"]["Document"][];
        };
        /** @description Identifiers of the documents added. */
        DocumentResult: {
            tenantId?: string;
            customerId?: string;
            documentIds?: {
                documentId?: string;
            }[];
        };
        /**
         * @description Check that the document serves. One value contains `&`, which a path must escape.
         * @enum {string}
         */
        DocumentPurpose: "KYB" | "KYC" | "PEP&SANCTION";
        /**
         * @description What the document shows. Two values contain spaces.
         * @enum {string}
         */
        DocumentType: "ID front side" | "ID back side" | "Passport" | "accountAuthority" | "shareholderStructure" | "operationAddress" | "registeredAddress" | "selfie" | "livelinessDetection";
        /**
         * @description Standing of a document. The first value is written differently from its cousin among customer statuses.
         * @enum {string}
         */
        DocumentStatus: "underverification" | "verified" | "declined" | "incomplete" | "expired";
        /** @description A named value of any type, always written as a string. */
        NameTypeValue: {
            name?: string;
            /** @description `Number` is the only value shown. */
            type?: string;
            /** @description A string even when `type` is `Number`. */
            value?: string;
        };
        /** @description Credentials to log in with. */
        LoginRequest: {
            credentials?: components["schemas"]["Credential"][];
        };
        /** @description One way of proving who somebody is. */
        Credential: {
            credentialType?: components["schemas"]["CredentialType"];
            /** @description What it holds follows from `credentialType`, so it may be as plain as an e-mail address. */
            value?: string;
            code?: string;
            communicationChannel?: {
                name?: string;
                /** @description `phone` is the only value shown. */
                type?: string;
                addressUrl?: string;
            };
        };
        /**
         * @description Kind of a credential.
         * @enum {string}
         */
        CredentialType: "email" | "intenal_user_id" | "single_token" | "one_time_password" | "username" | "passport" | "person_id_card" | "personal_identification_number" | "biometrics" | "secret_question" | "sms";
        /** @description A user, with the session of each credential. */
        LoginResult: {
            userId?: string;
            customerId?: string;
            personId?: string;
            tenantId?: string;
            organizationId?: string;
            credentials?: {
                sessionId?: string;
                value?: string;
                token?: string;
            }[];
            twoFaInfo?: {
                id?: string;
                createdAt?: string;
                updatedAt?: string;
                tenantId?: string;
                userId?: string;
                login?: boolean;
                trading?: boolean;
                funding?: boolean;
            }[];
        };
        /** @description Any JSON. Neither provider documents the body of an error. */
        FreeForm: unknown;
        /** @description One customer of an organization, wrapped. */
        OrganizationCustomer: {
            customer?: components["schemas"]["Customer"];
        };
        /** @description Identifiers of the documents added. */
        OrganizationDocumentResult: {
            tenantId?: string;
            organizationId?: string;
            documentIds?: {
                documentId?: string;
            }[];
        };
        /** @description One credential, to find whose it is. */
        CredentialsRequest: {
            credential?: components["schemas"]["Credential"];
        };
        /** @description Credentials to add, and the customer they are for. */
        AddCredentialRequest: {
            customerId?: string;
            credentials?: components["schemas"]["Credential"][];
        };
        /** @description What became of the request. Values of `message` and `code` are not documented. */
        AddCredentialResult: {
            /** @description Whose identifier it is, is not documented. */
            id?: string;
            message?: string;
            code?: number;
        };
    };
    responses: {
        /** @description The request was refused. */
        Refusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FreeForm"];
            };
        };
        /** @description The provider failed. */
        Failure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FreeForm"];
            };
        };
    };
    parameters: {
        /**
         * @description The customer's identifier.
         * @example customer-0001
         */
        customerId: string;
        /**
         * @description The organization's identifier.
         * @example organization-0001
         */
        organizationId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createCustomers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Customer"][];
            };
        };
        responses: {
            /** @description Customers created. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"][];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    addSecretQuestions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The customer's identifier.
                 * @example customer-0001
                 */
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretQuestion"][];
            };
        };
        responses: {
            /** @description Secret questions added. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretQuestionResult"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    addAddresses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The customer's identifier.
                 * @example customer-0001
                 */
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressEntry"][];
            };
        };
        responses: {
            /** @description Addresses added. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressResult"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    addDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The customer's identifier.
                 * @example customer-0001
                 */
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Document"][];
            };
        };
        responses: {
            /** @description Documents added. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentResult"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Customer"];
            };
        };
        responses: {
            /** @description Customer created. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResult"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The customer's identifier.
                 * @example customer-0001
                 */
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResult"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The customer's identifier.
                 * @example customer-0001
                 */
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer's documents, without pages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDocuments"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listCustomersByStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Standing to look for. How it combines with `status` in the body is not documented.
                 * @example verified
                 */
                customerStatus: components["schemas"]["CustomerStatus"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerListFilter"];
            };
        };
        responses: {
            /** @description A page of customers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerListResponse"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listCustomersByType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Kind to look for. How it combines with `type` in the body is not documented.
                 * @example Person
                 */
                customerType: components["schemas"]["CustomerType"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerListFilter"];
            };
        };
        responses: {
            /** @description A page of customers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerListResponse"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listCustomersByOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's identifier.
                 * @example organization-0001
                 */
                organizationId: components["parameters"]["organizationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerListFilter"];
            };
        };
        responses: {
            /** @description A page of customers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerListResponse"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listOrganizationCustomers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's identifier.
                 * @example organization-0001
                 */
                organizationId: components["parameters"]["organizationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization's customers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationCustomer"][];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    setCustomerStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The customer's identifier.
                 * @example customer-0001
                 */
                customerId: components["parameters"]["customerId"];
                /**
                 * @description The new standing.
                 * @example verified
                 */
                status: components["schemas"]["CustomerStatus"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Customer"];
            };
        };
        responses: {
            /** @description Customer updated. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResult"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    updateCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The customer's identifier.
                 * @example customer-0001
                 */
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Customer"];
            };
        };
        responses: {
            /** @description Customer updated. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResult"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    createLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description The sessions opened. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResult"][];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CredentialsRequest"];
            };
        };
        responses: {
            /** @description Whom the credential belongs to, with their credentials. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResult"][];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    addCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddCredentialRequest"];
            };
        };
        responses: {
            /** @description Credentials added. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddCredentialResult"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    addOrganizationDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's identifier.
                 * @example organization-0001
                 */
                organizationId: components["parameters"]["organizationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Document"][];
            };
        };
        responses: {
            /** @description Documents added. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationDocumentResult"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listOrganizationDocumentsByPurpose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Check that the documents serve. `PEP&SANCTION` needs escaping.
                 * @example KYB
                 */
                purpose: components["schemas"]["DocumentPurpose"];
                /**
                 * @description The organization's identifier.
                 * @example organization-0001
                 */
                organizationId: components["parameters"]["organizationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization's documents, wrapped, without pages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDocuments"][];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
}

/** Properties that no record of the contract shows. */
export const secretProperties = [
  "answer",
  "code",
  "inputCode",
  "password",
  "pinCode",
  "sessionId",
  "targetCode",
  "token"
] as const;

/** Properties that a log may show. */
export const publicProperties = [
  "addressId",
  "categorization",
  "codematch",
  "created",
  "createdAt",
  "credentialType",
  "currentPage",
  "customerId",
  "customerStatus",
  "customerType",
  "documentId",
  "documentType",
  "encoding",
  "groupId",
  "id",
  "notificationType",
  "numberOfPage",
  "organizationId",
  "pageNumber",
  "pageSize",
  "personId",
  "phoneType",
  "relationType",
  "secretQuestionId",
  "secretQuestionIds",
  "status",
  "targetType",
  "tenantId",
  "totalSize",
  "type",
  "updatedAt",
  "userId"
] as const;

/** All other properties: a log may show their names, and not what they hold. */
export const otherProperties = [
  "SecretQuestion",
  "abbreviation",
  "additionalData",
  "address",
  "addressIds",
  "addressPurpose",
  "addressUrl",
  "addresses",
  "alternative",
  "altitude",
  "apartment",
  "area",
  "building",
  "city",
  "communicationChannel",
  "country",
  "credential",
  "credentials",
  "customer",
  "customerName",
  "customers",
  "dateOfBirth",
  "documentIds",
  "documents",
  "doorNumber",
  "email",
  "entrance",
  "firstName",
  "floor",
  "fullName",
  "funding",
  "gender",
  "geoPosition",
  "isEnabled",
  "language",
  "lastName",
  "latitude",
  "location",
  "login",
  "longitude",
  "message",
  "metadata",
  "name",
  "nationality",
  "native",
  "notifications",
  "number",
  "operator",
  "order",
  "pagination",
  "person",
  "placeOfBirth",
  "prefix",
  "purpose",
  "question",
  "relatedToAddress",
  "street",
  "streetNumber",
  "suffix",
  "targetValue",
  "telephoneNumbers",
  "trading",
  "twoFaInfo",
  "twofa",
  "value",
  "verificationResponse",
  "word1",
  "word2",
  "word3",
  "zipCode"
] as const;

/** How credentials travel, and one row per operation. */
export const api = {
  "schemes": {
    "accessToken": [
      "authorization",
      "Bearer "
    ],
    "tenantId": [
      "tenantId",
      ""
    ],
    "token": [
      "token",
      ""
    ]
  },
  "credentials": [
    "accessToken",
    "tenantId",
    "token"
  ],
  "errorCodes": [
    "/code",
    "/error_code",
    "/errorCode",
    "/error/code",
    "/error/error_code",
    "/error/errorCode"
  ],
  "operations": {
    "createCustomers": {
      "method": "POST",
      "path": "/createBulk",
      "effect": "create",
      "answer": "any"
    },
    "addSecretQuestions": {
      "method": "POST",
      "path": "/addSecretQuestion/{customerId}",
      "effect": "create",
      "answer": "object",
      "assumed": true
    },
    "addAddresses": {
      "method": "POST",
      "path": "/createAddress/{customerId}",
      "effect": "create",
      "answer": "object"
    },
    "addDocuments": {
      "method": "POST",
      "path": "/createDocuments/{customerId}",
      "effect": "create",
      "answer": "object",
      "assumed": true
    },
    "createCustomer": {
      "method": "POST",
      "path": "/create",
      "effect": "create",
      "answer": "any",
      "assumed": true
    },
    "getCustomer": {
      "method": "GET",
      "path": "/getDetailsById/{customerId}",
      "effect": "read",
      "answer": "object",
      "credentials": [
        "accessToken",
        "tenantId"
      ]
    },
    "listDocuments": {
      "method": "GET",
      "path": "/getDocuments/{customerId}",
      "effect": "read",
      "answer": "object"
    },
    "listCustomersByStatus": {
      "method": "POST",
      "path": "/getByCustomerStatus/{customerStatus}",
      "effect": "read",
      "answer": "object",
      "assumed": true
    },
    "listCustomersByType": {
      "method": "POST",
      "path": "/getByCustomerType/{customerType}",
      "effect": "read",
      "answer": "object"
    },
    "listCustomersByOrganization": {
      "method": "POST",
      "path": "/getByOrganization/{organizationId}",
      "effect": "read",
      "answer": "object"
    },
    "listOrganizationCustomers": {
      "method": "GET",
      "path": "/organization/getCustomers/{organizationId}",
      "effect": "read",
      "answer": "array"
    },
    "setCustomerStatus": {
      "method": "POST",
      "path": "/update/{customerId}/status/{status}",
      "effect": "update",
      "answer": "object",
      "assumed": true
    },
    "updateCustomer": {
      "method": "PUT",
      "path": "/update/{customerId}",
      "effect": "update",
      "answer": "any"
    },
    "createLogin": {
      "method": "POST",
      "path": "/login",
      "effect": "create",
      "answer": "array",
      "credentials": [
        "accessToken",
        "tenantId"
      ]
    },
    "listCredentials": {
      "method": "POST",
      "path": "/getCredentials",
      "effect": "read",
      "answer": "array",
      "credentials": [
        "accessToken",
        "tenantId"
      ]
    },
    "addCredentials": {
      "method": "POST",
      "path": "/addCredential",
      "effect": "create",
      "answer": "object",
      "credentials": [
        "accessToken",
        "tenantId"
      ]
    },
    "addOrganizationDocuments": {
      "method": "POST",
      "path": "/organization/createDocument/{organizationId}",
      "effect": "create",
      "answer": "object"
    },
    "listOrganizationDocumentsByPurpose": {
      "method": "GET",
      "path": "/organization/documents/getByPurpose/{purpose}/{organizationId}",
      "effect": "read",
      "answer": "array"
    }
  }
} as const;
