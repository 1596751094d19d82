// Made from specs/bankingservice.yaml by `npm run generate`. Do not edit.

export interface paths {
    "/v1/profiles/{profileId}/customers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
            };
            cookie?: never;
        };
        /**
         * List the customers of a profile
         * @description One page of customers. The sample shows page 0 of 620 with 20 on a page and 12383 altogether, so pages seem to
         *     count from zero.
         *
         *     The documentation also lists a required path parameter `partnerId`, but the path has no place for it. It is
         *     left out here, as a slip or a left-over of the documentation.
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Create a customer
         * @description Answers 200, not 201. Every field is optional; whether an empty object is accepted, and what happens to a
         *     second customer with the same e-mail address, is unknown. There is no idempotency key.
         *
         *     A guide says that open banking payments need nothing about the customer, though businesses of high risk may be
         *     asked for more (https://docs.bankingservice.ai/enterprise-api/payment-methods/openbanking-recurring-payments).
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profiles/{profileId}/customers/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
                /**
                 * @description Id of the customer.
                 * @example customer_ada1815
                 */
                customerId: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        /** Get a customer */
        get: operations["getCustomer"];
        /**
         * Update a customer
         * @description Takes the same body as creation. Whether a field left out is kept or cleared is unknown. The documentation
         *     lists 400 but no 404, unlike reading.
         */
        put: operations["updateCustomer"];
        post?: never;
        /**
         * Delete a customer
         * @description Answers 200 with the deleted customer, not 204. Whether the customer is erased or only hidden, and what becomes
         *     of payment methods and payments, is unknown. The documentation lists 400 but no 404, unlike reading.
         */
        delete: operations["deleteCustomer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profiles/{profileId}/customers/{customerId}/payment-methods": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
                /**
                 * @description Id of the customer.
                 * @example customer_ada1815
                 */
                customerId: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        /**
         * List the payment methods of a customer
         * @description Answers a bare array, without the page envelope of the customer list. The documentation's title for this
         *     operation is the one of the customer list.
         */
        get: operations["listPaymentMethods"];
        put?: never;
        /**
         * Create a payment method
         * @description The field `reference` doubles as idempotency key. How long a key is remembered, and what a repetition answers,
         *     is unknown. The customer then authorises the method behind the link in `redirect.url`. The documentation's
         *     title for this operation is the one of customer creation.
         *
         *     A method is `created`, then `succeeded` when the customer authorises it or `failed` when the customer rejects
         *     it. One that `succeeded` turns `failed` if the first payment never arrives, and `expired` if later payments
         *     stop for another reason than lack of funds.
         */
        post: operations["createPaymentMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profiles/{profileId}/customers/{customerId}/payment-methods/{customerPaymentMethodId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
                /**
                 * @description Id of the customer.
                 * @example customer_ada1815
                 */
                customerId: components["parameters"]["CustomerId"];
                /**
                 * @description Id of the payment method.
                 * @example payment_method_ada1843a
                 */
                customerPaymentMethodId: components["parameters"]["CustomerPaymentMethodId"];
            };
            cookie?: never;
        };
        /** Get a payment method */
        get: operations["getPaymentMethod"];
        put?: never;
        post?: never;
        /**
         * Delete a payment method
         * @description The documentation adds "if possible" and does not say when it is not.
         */
        delete: operations["deletePaymentMethod"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profiles/{profileId}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
            };
            cookie?: never;
        };
        /**
         * List the payments of a profile
         * @description The documentation calls the answer a paged list. Whether that is the envelope of the customer list cannot be
         *     told: another operation with such a title answers a bare array. No query parameter is documented.
         */
        get: operations["listPayments"];
        put?: never;
        /**
         * Create a payment
         * @description Starts a payment flow. The field `reference` doubles as idempotency key. How long a key is remembered, and what
         *     a repetition answers, is unknown. The link for the payer is in `next.redirect`, not in `redirect.url` as on a
         *     payment method.
         */
        post: operations["createPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profiles/{profileId}/payments/{paymentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
                /**
                 * @description Id of the payment.
                 * @example payment_ada1843
                 */
                paymentId: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        /**
         * Get a payment
         * @description The documented sample is cut off, so the payment may have more fields than are listed.
         */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profiles/{profileId}/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
            };
            cookie?: never;
        };
        /**
         * List the settlements of a profile
         * @description Answers a bare array, without the page envelope of the customer list.
         */
        get: operations["listSettlements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profiles/{profileId}/settlements/{settlementId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
                /**
                 * @description Id of the settlement.
                 * @example settlement_1843
                 */
                settlementId: components["parameters"]["SettlementId"];
            };
            cookie?: never;
        };
        /** Get a settlement */
        get: operations["getSettlement"];
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
        /** @description A page of customers. */
        CustomerPage: {
            /** @description This page, counted from zero in the only sample. */
            page?: number;
            /** @description How many pages there are. */
            pages?: number;
            /** @description How many customers a page holds. */
            size?: number;
            /** @description How many customers there are on all pages together. */
            count?: number;
            data?: components["schemas"]["Customer"][];
        };
        /** @description What is sent about a customer. Every field is optional; lengths and formats are unknown. */
        CustomerInput: {
            company?: string;
            first_name?: string;
            last_name?: string;
            /** @description E-mail address. No format is declared. */
            email?: string;
            /** @description Phone number, in digits without a plus sign here; another page of the documentation has the plus. */
            phone?: string;
            address?: components["schemas"]["Address"];
        };
        /** @description A customer as the server answers it. Which fields are always present is unknown. */
        Customer: {
            /** @description Given by the server. */
            id?: string;
            /** @description When the customer was created; in the sample in UTC with milliseconds. */
            created?: string;
        } & components["schemas"]["CustomerInput"];
        /**
         * @description A postal address. For a customer it appears in the documentation's samples but not in its field table, so
         *     requiredness and lengths are unknown.
         */
        Address: {
            /**
             * @description House number. The documentation contradicts itself: a number in the customer samples, a string in the card
             *     payment guide.
             */
            premise?: number | string;
            /** @description Addition to the house number. */
            sub_premise?: string;
            building?: string;
            postal_code?: string;
            /** @description Street. */
            thoroughfare?: string;
            /** @description Town. */
            locality?: string;
            /** @description Province or state, in full or as a code. */
            state?: string;
            /** @description Two letters in the samples. The documentation declares no list of values. */
            country?: string;
        };
        /**
         * @description The kind of a payment method.
         * @enum {string}
         */
        PaymentMethodKind: "openbanking" | "creditcard" | "terminal" | "internal" | "ideal";
        /** @description What is sent to create a payment method. */
        PaymentMethodInput: {
            /** @description The caller's own reference. It is indexed for search and doubles as idempotency key. */
            reference?: string;
            method?: components["schemas"]["PaymentMethodKind"];
            description?: string;
            metadata?: components["schemas"]["Metadata"];
            openbanking?: components["schemas"]["PaymentMethodOpenbanking"];
            user?: components["schemas"]["UserDevice"];
        };
        /** @description A payment method of a customer. */
        PaymentMethod: {
            readonly id: string;
            /** @description When the payment method was created. */
            readonly created: string;
            /**
             * @description The documentation declares an enum without printing its values, and its sample is null. A guide names
             *     `created`, `succeeded`, `failed` and `expired`.
             */
            state?: string | null;
            /** @description The caller's own reference. */
            reference?: string;
            method?: components["schemas"]["PaymentMethodKind"];
            description?: string;
            /** @description The bank account behind the method. */
            sepa?: {
                holder_name?: string;
                /** @description The account's last digits, as a number: leading zeros are lost, and the sample has three digits. */
                last4?: number;
                bic?: string;
                country?: string;
            };
            openbanking?: components["schemas"]["PaymentMethodOpenbanking"];
            user?: components["schemas"]["UserDevice"];
        };
        /** @description The payment method just created. The link is documented here and missing when the method is read. */
        PaymentMethodCreated: components["schemas"]["PaymentMethod"] & {
            redirect?: {
                /** @description Where the customer is sent to authorise the method. */
                url?: string;
            };
        };
        /** @description The bank of the customer and the recurring order. */
        PaymentMethodOpenbanking: {
            bic?: string;
            country?: string;
            recurring?: {
                /** @description Cents of the currency. */
                amount?: number;
                currency?: string;
                /** @description The sample says `daily`. Other values are unknown. */
                frequency?: string;
                day_of_execution?: number;
                month_of_execution?: number;
                start_date?: string;
                end_date?: string;
            };
        };
        /** @description The customer's browser, mostly in the words of its request headers. */
        UserDevice: {
            user_agent?: string;
            accept?: string;
            accept_encoding?: string;
            accept_language?: string;
            accept_charset?: string;
            ip_address?: string;
            language?: string;
        };
        /** @description What is sent to create a payment. */
        PaymentInput: {
            /** @description How the payment is made. */
            method: string;
            description: string;
            /** @description Three letters. The documentation labels the list as country codes. */
            currency: string;
            /** @description Cents of the currency. */
            amount: number;
            /** @description The caller's own reference. It is indexed for search and doubles as idempotency key. */
            reference?: string;
            /** @description Id of the customer who pays. With it, `payment_method` is required. */
            customer?: string;
            /** @description Id of a payment method of that customer. */
            payment_method?: string;
            /** @description Raw card data, one of several shapes that were not seen. Sending it needs a PCI DSS certification. */
            creditcard?: {
                [key: string]: unknown;
            };
            metadata?: components["schemas"]["Metadata"];
            shipping?: components["schemas"]["PaymentParty"];
            billing?: components["schemas"]["PaymentParty"];
            session?: {
                /** @description Where the payer returns to. */
                redirect_url?: string;
            };
        };
        /** @description A payment, as far as its documented sample can be read. Fields without a type were seen by name only. */
        Payment: {
            id?: string;
            /** @description The caller's own reference. */
            reference?: string;
            /** @description How the payment is made. The values were not seen. */
            method?: string;
            shipping?: components["schemas"]["PaymentParty"];
            billing?: components["schemas"]["PaymentParty"];
            /**
             * @description The reference shows `type` with the value `sepa`, a guide shows `method` with the same value. Which of the
             *     two is sent is unknown.
             */
            openbanking?: {
                type?: string;
                method?: string;
                execution?: unknown;
                bic?: unknown;
                country?: unknown;
            };
            terminal?: {
                method?: unknown;
                /** @description The fields were not seen. */
                emv?: {
                    [key: string]: unknown;
                };
            };
            ideal?: {
                bic?: unknown;
            };
            creditcard?: {
                rrn?: unknown;
                fees?: unknown;
                card?: unknown;
            };
            sepa_direct_debit?: {
                sequence_type?: unknown;
                mandate?: unknown;
            };
            sepa?: unknown;
            description?: string;
            /** @description Three letters. */
            currency?: string;
            /** @description Cents of the currency. */
            amount?: number;
            /** @description Seen are `created`, `processing`, `succeeded` and `failed`. There may be others. */
            state?: string;
            metadata?: components["schemas"]["Metadata"];
            /** @description The next step of the flow. */
            next?: {
                /** @description Where the payer is sent to. */
                redirect?: string;
            };
        };
        /** @description Who receives the goods or the invoice. The e-mail address appears in the card payment guide only. */
        PaymentParty: {
            company?: string;
            first_name?: string;
            last_name?: string;
            email?: string;
            /** @description Phone number. The card payment guide has it with a plus sign, the customer pages without. */
            phone?: string;
            address?: components["schemas"]["Address"];
        };
        /** @description The caller's own keys and values. The samples show numbers, strings and booleans. */
        Metadata: {
            [key: string]: unknown;
        };
        /** @description A settlement of a profile. It names no customer. */
        Settlement: {
            id?: string;
            currency?: string;
            /** @description Empty in the sample. */
            charges?: {
                [key: string]: unknown;
            };
            charges_total?: number;
            /** @description Cents of the currency. */
            amount?: number;
            payout?: {
                payments?: components["schemas"]["SettlementTotal"];
                refunds?: components["schemas"]["SettlementTotal"];
            };
            /** @description A time, in an undeclared format. */
            scheduled?: string;
            /** @description A time, in an undeclared format. */
            created?: string;
        };
        /** @description How many, and how much together. */
        SettlementTotal: {
            count?: number;
            sum?: number;
        };
        /** @description Any JSON. The documentation shows no shape. */
        FreeForm: unknown;
    };
    responses: {
        /** @description The customer. */
        Customer: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Customer"];
            };
        };
        /** @description Invalid request. The body is JSON; its shape is unknown. */
        InvalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FreeForm"];
            };
        };
        /** @description Resource not found. The body is JSON; its shape is unknown. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FreeForm"];
            };
        };
        /** @description The request is refused. */
        Refusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FreeForm"];
            };
        };
        /** @description The server fails. */
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
         * @description Id of the profile.
         * @example profile_ada1842
         */
        ProfileId: string;
        /**
         * @description Id of the customer.
         * @example customer_ada1815
         */
        CustomerId: string;
        /**
         * @description Id of the payment method.
         * @example payment_method_ada1843a
         */
        CustomerPaymentMethodId: string;
        /**
         * @description Id of the payment.
         * @example payment_ada1843
         */
        PaymentId: string;
        /**
         * @description Id of the settlement.
         * @example settlement_1843
         */
        SettlementId: string;
    };
    requestBodies: {
        CustomerInput: {
            content: {
                /**
                 * @example {
                 *       "company": "Analytical Engines Ltd",
                 *       "first_name": "Ada",
                 *       "last_name": "Lovelace",
                 *       "email": "ada@example.com",
                 *       "phone": "442079460958",
                 *       "address": {
                 *         "premise": 12,
                 *         "thoroughfare": "Example Square",
                 *         "locality": "London",
                 *         "country": "GB"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CustomerInput"];
            };
        };
    };
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listCustomers: {
        parameters: {
            query?: {
                /**
                 * @description The page to read, presumably counted from zero.
                 * @example 0
                 */
                page?: number;
                /**
                 * @description How many customers a page holds. The default is presumably 20, the maximum is unknown.
                 * @example 20
                 */
                size?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of customers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
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
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CustomerInput"];
        responses: {
            200: components["responses"]["Customer"];
            400: components["responses"]["InvalidRequest"];
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
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
                /**
                 * @description Id of the customer.
                 * @example customer_ada1815
                 */
                customerId: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Customer"];
            404: components["responses"]["NotFound"];
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
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
                /**
                 * @description Id of the customer.
                 * @example customer_ada1815
                 */
                customerId: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CustomerInput"];
        responses: {
            200: components["responses"]["Customer"];
            400: components["responses"]["InvalidRequest"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    deleteCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
                /**
                 * @description Id of the customer.
                 * @example customer_ada1815
                 */
                customerId: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Customer"];
            400: components["responses"]["InvalidRequest"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listPaymentMethods: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
                /**
                 * @description Id of the customer.
                 * @example customer_ada1815
                 */
                customerId: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment methods. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"][];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    createPaymentMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
                /**
                 * @description Id of the customer.
                 * @example customer_ada1815
                 */
                customerId: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reference": "b5c9d214-f408-4215-990e-f892c24a6080",
                 *       "method": "openbanking",
                 *       "description": "Subscription to the Analytical Engine",
                 *       "metadata": {
                 *         "invoice": 1843,
                 *         "note": "first of the year",
                 *         "printed": true
                 *       },
                 *       "openbanking": {
                 *         "recurring": {
                 *           "amount": 1250,
                 *           "currency": "EUR",
                 *           "frequency": "daily"
                 *         }
                 *       },
                 *       "user": {
                 *         "user_agent": "Mozilla/5.0",
                 *         "accept_language": "en",
                 *         "ip_address": "192.0.2.10",
                 *         "language": "en"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PaymentMethodInput"];
            };
        };
        responses: {
            /** @description The payment method, with the link for the customer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "payment_method_ada1843a",
                     *       "created": "2024-09-25T12:05:00.000Z",
                     *       "state": "created",
                     *       "reference": "b5c9d214-f408-4215-990e-f892c24a6080",
                     *       "method": "openbanking",
                     *       "description": "Subscription to the Analytical Engine",
                     *       "openbanking": {
                     *         "recurring": {
                     *           "amount": 1250,
                     *           "currency": "EUR",
                     *           "frequency": "daily"
                     *         }
                     *       },
                     *       "redirect": {
                     *         "url": "https://dashboard.bankingservice.ai"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PaymentMethodCreated"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    getPaymentMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
                /**
                 * @description Id of the customer.
                 * @example customer_ada1815
                 */
                customerId: components["parameters"]["CustomerId"];
                /**
                 * @description Id of the payment method.
                 * @example payment_method_ada1843a
                 */
                customerPaymentMethodId: components["parameters"]["CustomerPaymentMethodId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment method. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            404: components["responses"]["NotFound"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    deletePaymentMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
                /**
                 * @description Id of the customer.
                 * @example customer_ada1815
                 */
                customerId: components["parameters"]["CustomerId"];
                /**
                 * @description Id of the payment method.
                 * @example payment_method_ada1843a
                 */
                customerPaymentMethodId: components["parameters"]["CustomerPaymentMethodId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment method is deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["FreeForm"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listPayments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payments. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["FreeForm"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    createPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "method": "openbanking",
                 *       "description": "Invoice 1843",
                 *       "currency": "EUR",
                 *       "amount": 1250,
                 *       "reference": "0f2c7a51-6a0e-4c43-9d1c-7a1b8f0e1843",
                 *       "customer": "customer_ada1815",
                 *       "payment_method": "payment_method_ada1843a",
                 *       "metadata": {
                 *         "invoice": 1843
                 *       },
                 *       "session": {
                 *         "redirect_url": "https://example.com/paid"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PaymentInput"];
            };
        };
        responses: {
            /** @description The payment, with the link for the payer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "payment_ada1843",
                     *       "reference": "0f2c7a51-6a0e-4c43-9d1c-7a1b8f0e1843",
                     *       "method": "openbanking",
                     *       "currency": "EUR",
                     *       "amount": 1250,
                     *       "openbanking": {
                     *         "method": "sepa"
                     *       },
                     *       "description": "Invoice 1843",
                     *       "state": "created",
                     *       "next": {
                     *         "redirect": "https://dashboard.bankingservice.ai"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Payment"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
                /**
                 * @description Id of the payment.
                 * @example payment_ada1843
                 */
                paymentId: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment and its state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "payment_ada1843",
                     *       "reference": "0f2c7a51-6a0e-4c43-9d1c-7a1b8f0e1843",
                     *       "method": "openbanking",
                     *       "billing": {
                     *         "company": "Analytical Engines Ltd",
                     *         "first_name": "Ada",
                     *         "last_name": "Lovelace",
                     *         "phone": "442079460958",
                     *         "address": {
                     *           "premise": "12",
                     *           "thoroughfare": "Example Square",
                     *           "locality": "London",
                     *           "country": "GB"
                     *         }
                     *       },
                     *       "openbanking": {
                     *         "type": "sepa"
                     *       },
                     *       "description": "Invoice 1843",
                     *       "currency": "EUR",
                     *       "amount": 1250,
                     *       "state": "succeeded",
                     *       "metadata": {
                     *         "invoice": 1843
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Payment"];
                };
            };
            404: components["responses"]["NotFound"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listSettlements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settlements. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settlement"][];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    getSettlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the profile.
                 * @example profile_ada1842
                 */
                profileId: components["parameters"]["ProfileId"];
                /**
                 * @description Id of the settlement.
                 * @example settlement_1843
                 */
                settlementId: components["parameters"]["SettlementId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settlement. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settlement"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
}

/** Properties that no record of the contract shows. */
export const secretProperties = [
  "creditcard"
] as const;

/** Properties that a log may show. */
export const publicProperties = [
  "created",
  "currency",
  "frequency",
  "id",
  "page",
  "pages",
  "payment_method",
  "size",
  "type"
] as const;

/** All other properties: a log may show their names, and not what they hold. */
export const otherProperties = [
  "accept",
  "accept_charset",
  "accept_encoding",
  "accept_language",
  "address",
  "amount",
  "bic",
  "billing",
  "building",
  "card",
  "charges",
  "charges_total",
  "company",
  "count",
  "country",
  "customer",
  "data",
  "day_of_execution",
  "description",
  "email",
  "emv",
  "end_date",
  "execution",
  "fees",
  "first_name",
  "holder_name",
  "ideal",
  "ip_address",
  "language",
  "last4",
  "last_name",
  "locality",
  "mandate",
  "metadata",
  "method",
  "month_of_execution",
  "next",
  "openbanking",
  "payments",
  "payout",
  "phone",
  "postal_code",
  "premise",
  "recurring",
  "redirect",
  "redirect_url",
  "reference",
  "refunds",
  "rrn",
  "scheduled",
  "sepa",
  "sepa_direct_debit",
  "sequence_type",
  "session",
  "shipping",
  "start_date",
  "state",
  "sub_premise",
  "sum",
  "terminal",
  "thoroughfare",
  "url",
  "user",
  "user_agent"
] as const;

/** How credentials travel, and one row per operation. */
export const api = {
  "schemes": {
    "accessToken": [
      "authorization",
      "Bearer "
    ]
  },
  "credentials": [
    "accessToken"
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
    "listCustomers": {
      "method": "GET",
      "path": "/v1/profiles/{profileId}/customers",
      "effect": "read",
      "answer": "object"
    },
    "createCustomer": {
      "method": "POST",
      "path": "/v1/profiles/{profileId}/customers",
      "effect": "create",
      "answer": "object"
    },
    "getCustomer": {
      "method": "GET",
      "path": "/v1/profiles/{profileId}/customers/{customerId}",
      "effect": "read",
      "answer": "object"
    },
    "updateCustomer": {
      "method": "PUT",
      "path": "/v1/profiles/{profileId}/customers/{customerId}",
      "effect": "update",
      "answer": "object"
    },
    "deleteCustomer": {
      "method": "DELETE",
      "path": "/v1/profiles/{profileId}/customers/{customerId}",
      "effect": "delete",
      "answer": "any"
    },
    "listPaymentMethods": {
      "method": "GET",
      "path": "/v1/profiles/{profileId}/customers/{customerId}/payment-methods",
      "effect": "read",
      "answer": "array"
    },
    "createPaymentMethod": {
      "method": "POST",
      "path": "/v1/profiles/{profileId}/customers/{customerId}/payment-methods",
      "effect": "create",
      "answer": "object",
      "idempotencyKey": "reference"
    },
    "getPaymentMethod": {
      "method": "GET",
      "path": "/v1/profiles/{profileId}/customers/{customerId}/payment-methods/{customerPaymentMethodId}",
      "effect": "read",
      "answer": "object"
    },
    "deletePaymentMethod": {
      "method": "DELETE",
      "path": "/v1/profiles/{profileId}/customers/{customerId}/payment-methods/{customerPaymentMethodId}",
      "effect": "delete",
      "answer": "any"
    },
    "listPayments": {
      "method": "GET",
      "path": "/v1/profiles/{profileId}/payments",
      "effect": "read",
      "answer": "any"
    },
    "createPayment": {
      "method": "POST",
      "path": "/v1/profiles/{profileId}/payments",
      "effect": "create",
      "answer": "object",
      "idempotencyKey": "reference"
    },
    "getPayment": {
      "method": "GET",
      "path": "/v1/profiles/{profileId}/payments/{paymentId}",
      "effect": "read",
      "answer": "object"
    },
    "listSettlements": {
      "method": "GET",
      "path": "/v1/profiles/{profileId}/settlements",
      "effect": "read",
      "answer": "array"
    },
    "getSettlement": {
      "method": "GET",
      "path": "/v1/profiles/{profileId}/settlements/{settlementId}",
      "effect": "read",
      "answer": "object"
    }
  }
} as const;
