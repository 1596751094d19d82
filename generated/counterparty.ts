// Made from specs/counterparty.yaml by `npm run generate`. Do not edit.

export interface paths {
    "/counterparty/{counterparty_guid}/customers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        /**
         * List customers
         * @description All filters are optional. An employee attached to a branch sees the customers of that branch only; one without a
         *     branch sees all.
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Create a customer and the first account
         * @description Success is 200, not 201. In the answer `guid` and `wallet_account_guid` name the account; `customer_guid` names
         *     the customer.
         *
         *     The bank must already hold a secret (`key`) for the customer, because the platform asks for it by callback.
         *
         *     A login that already exists is refused with 400, not 409: the 409 of an upstream service is only in the text
         *     (https://docs.prozora.network/bank-integration/eng/general/error-messages).
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counterparty/{counterparty_guid}/customers/{customer_guid}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
                /** @description Identifier of the customer, elsewhere `wallet_user_guid`. */
                customer_guid: components["parameters"]["CustomerGuid"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Update a customer
         * @description Whether fields left out are kept or cleared is not documented. `login`, `iban` and the asset of the account
         *     cannot be changed. The body has its own `wallet_user_guid` although the customer is already in the path.
         */
        put: operations["updateCustomer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counterparty/{counterparty_guid}/customers/{customer_guid}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
                /** @description Identifier of the customer, elsewhere `wallet_user_guid`. */
                customer_guid: components["parameters"]["CustomerGuid"];
            };
            cookie?: never;
        };
        /** List the accounts of a customer */
        get: operations["listCustomerAccounts"];
        put?: never;
        /**
         * Open a further account for a customer
         * @description The first account is opened by `createCustomer`.
         */
        post: operations["createCustomerAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counterparty/{counterparty_guid}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        /**
         * List the accounts of a counterparty
         * @description The answer is an array of pages, each with its own `accounts` and `total`. The older guide answered with a bare
         *     array of accounts.
         */
        get: operations["listAccounts"];
        put?: never;
        /**
         * Create a processing or emission account
         * @description An account of the counterparty itself, not of a customer. The older guide used the kind `issuer` here and
         *     answered with `wallet_guid`.
         */
        post: operations["createAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counterparty/{counterparty_guid}/accounts/{account_guid}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
                /** @description Identifier of the account. */
                account_guid: string;
            };
            cookie?: never;
        };
        /** Get an account */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counterparty/{counterparty_guid}/segments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        /** List account types by segment */
        get: operations["listSegments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counterparty/{counterparty_guid}/limits/customer/amount": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        /**
         * List the amount limits of customers
         * @description The page speaks of the limit of a single operation, yet its sample carries limits per period. The sample is
         *     taken.
         */
        get: operations["listCustomerAmountLimits"];
        put?: never;
        /**
         * Set an amount limit of a customer
         * @description The page speaks of the limit of a single operation, yet its sample names a period. The sample is taken. The
         *     answer has no content.
         */
        post: operations["setCustomerAmountLimit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counterparty/{counterparty_guid}/limits/customer/payment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        /**
         * List the payment limits of customers
         * @description The page speaks of limits per period, yet its sample carries the smallest and largest amount and no period. The
         *     sample is taken.
         */
        get: operations["listCustomerPaymentLimits"];
        put?: never;
        /**
         * Set a payment limit of a customer
         * @description The sample body is the same as that of the amount limit and has no `min`, although the list answers with one.
         *     The answer has no content.
         */
        post: operations["setCustomerPaymentLimit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counterparty/{counterparty_guid}/branches": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        /** List branches */
        get: operations["listBranches"];
        put?: never;
        /** Create a branch */
        post: operations["createBranch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counterparty/{counterparty_guid}/branches/{branch_guid}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
                /** @description Identifier of the branch. */
                branch_guid: string;
            };
            cookie?: never;
        };
        /** Get a branch */
        get: operations["getBranch"];
        /**
         * Update a branch
         * @description No delete is documented; `is_deleted` is part of this body.
         */
        put: operations["updateBranch"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counterparty/{counterparty_guid}/jwk": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        /** List the keys of the bank */
        get: operations["listJwks"];
        put?: never;
        /**
         * Register a key of the bank
         * @description At least one key must be registered before the bank's own tokens are accepted.
         */
        post: operations["createJwk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counterparty/{counterparty_guid}/jwk/{jwk_guid}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
                /** @description Identifier of the key, as `createJwk` answers it. */
                jwk_guid: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Update a key of the bank */
        put: operations["updateJwk"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/counterparty/{counterparty_guid}/jwk/authenticate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a token of the bank for a session
         * @description Validates the bank's own token. There is no body; the lifetime of the session is not documented.
         */
        post: operations["createJwkSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the public keys of the platform
         * @description The bank verifies the token of a callback with one of these keys.
         */
        get: operations["listPublicKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    user_auth: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A JWT that the bank verifies with the keys of `listPublicKeys`. The pages also say that the bank's own key signs
                 *     it when the original request carried a token of the bank, and the platform's key otherwise.
                 */
                "X-Session-ID": components["parameters"]["SessionId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Get the bank's record of a customer by login
         * @description `GET /user_auth` on the bank's own host; the `obj` claim of the token holds the customer's login. The bank must
         *     answer within one second. The counterparty's record stores the address as `user_auth_url`.
         */
        get: operations["getUserAuth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    key: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A JWT that the bank verifies with the keys of `listPublicKeys`. The pages also say that the bank's own key signs
                 *     it when the original request carried a token of the bank, and the platform's key otherwise.
                 */
                "X-Session-ID": components["parameters"]["SessionId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Get the secret of a customer
         * @description `GET /key` on the bank's own host; the `obj` claim of the token holds the external identifier. The bank must
         *     answer within one second. One secret serves all accounts of a customer. The counterparty's record stores the
         *     address as `user_key_url`.
         */
        get: operations["getUserKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    external_id: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A JWT that the bank verifies with the keys of `listPublicKeys`. The pages also say that the bank's own key signs
                 *     it when the original request carried a token of the bank, and the platform's key otherwise.
                 */
                "X-Session-ID": components["parameters"]["SessionId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Get the external identifier of a customer
         * @description `GET /external_id` on the bank's own host; the `obj` claim of the token holds the external identifier. The bank
         *     must answer within one second. The counterparty's record stores the address as `user_id_url`.
         */
        get: operations["getUserExternalId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        Strings: string[];
        /** @description Format not documented. */
        Timestamp: string;
        /** @description An object whose properties are not documented. */
        UntypedObject: {
            [key: string]: unknown;
        };
        /** @description Anything, or nothing. */
        FreeForm: unknown;
        /** @description Described only as JSON with an error message. */
        ErrorMessage: {
            error?: string;
        };
        Created: {
            guid?: string;
        };
        CustomerCreate: {
            /** @description Code of the e-money asset, `UAH` in the documented environment. */
            asset_code: string;
            /** @description Stellar address that issues the asset. The page with the actual values is not available. */
            asset_issuer: string;
            /**
             * @description Allowed balance.
             * @default 0
             */
            balance_allowed?: number;
            balance_asset_code?: string;
            balance_asset_issuer?: string;
            branch_guid?: string;
            iban?: string;
            /**
             * @description Described in terms of an employee, although it stands on a customer.
             * @default false
             */
            is_disabled?: boolean;
            /**
             * @description Level of verification. The meaning of the numbers is not documented.
             * @default 0
             */
            kyc_level?: number;
            /**
             * @description Unique name of the user: phone number, e-mail address or other. Optional on the page, although uniqueness
             *     and the `user_auth` callback depend on it.
             */
            login?: string;
            name?: string;
            paternal_name?: string;
            phone_number?: string;
            /**
             * @description `PL` or `PI`, which the page spells out as Public Liability and Professional Indemnity. Not an enum:
             *     segments are configured per counterparty.
             */
            segment?: string;
            /** @description Values not documented. */
            status?: string;
            surname?: string;
        };
        /** @description The new account rather than the customer. `activated`, `blocked` and `registered` are unused at present. */
        CustomerCreated: {
            activated?: boolean;
            /**
             * @description In the sample of
             *     https://docs.prozora.network/aid-support/eng-integration-guide-for-bank/api-methods/customer only.
             */
            assets?: components["schemas"]["Asset"][];
            assets_total?: number;
            blocked?: boolean;
            /** @description Identifier of the customer. */
            customer_guid?: string;
            /** @description Identifier of the account; same value as `wallet_account_guid`. */
            guid?: string;
            iban?: string;
            name?: string;
            platform?: string;
            registered?: boolean;
            /** @description A UUID in the published sample. */
            type?: string;
            /** @description Identifier of the account; same value as `guid`. */
            wallet_account_guid?: string;
        };
        Asset: {
            activated?: boolean;
            balance?: number;
            code?: string;
            minor_unit?: number;
            name?: string;
            platform?: string;
            stellar_code?: string;
            stellar_issuer?: string;
        };
        CustomerUpdate: {
            /** @description Allowed balance. */
            balance_allowed?: number;
            balance_asset_code?: string;
            balance_asset_issuer?: string;
            /** @description The page calls it the name of the branch, against its own field name. */
            branch_guid?: string;
            /**
             * @description Described in terms of an employee, although it stands on a customer.
             * @default false
             */
            is_disabled?: boolean;
            kyc_level?: number;
            name?: string | null;
            paternal_name?: string | null;
            phone_number?: string | null;
            /** @description See `CustomerCreate`. */
            segment?: string;
            /** @description Values not documented. */
            status?: string;
            surname?: string | null;
            /** @description Identifier of the customer, already in the path. */
            wallet_user_guid?: string;
        };
        CustomerList: {
            customers?: components["schemas"]["CustomerListItem"][];
            total?: number;
        };
        /** @description No field of a listed customer is documented. */
        CustomerListItem: {
            wallet_user_guid?: string;
            login?: string;
            kyc_level?: number;
            is_disabled?: boolean;
            balance_allowed?: number;
            balance_asset_code?: string;
            balance_asset_issuer?: string;
            branch_guid?: string;
            name?: string;
            paternal_name?: string;
            phone_number?: string;
            segment?: string;
            status?: string;
            surname?: string;
            created_at?: string;
            updated_at?: string;
        };
        CustomerAccountCreate: {
            iban?: string;
        };
        CustomerAccountCreated: {
            wallet_account_guid?: string;
        };
        CustomerAccountList: {
            accounts?: components["schemas"]["CustomerAccount"][];
            total?: number;
        };
        /** @description No field of a listed account is documented; other fields are to be expected. */
        CustomerAccount: {
            stellar_code?: string;
            stellar_issuer?: string;
        };
        AccountList: {
            accounts?: components["schemas"]["AccountListItem"][];
            total?: number;
        };
        AccountListItem: {
            /** @description `processing` or `emission`; the older guide also has `issuer`. */
            account_kind?: string;
            counterparty_guid?: string;
            created_at?: components["schemas"]["Timestamp"];
            iban?: string;
            stellar_address?: string;
            updated_at?: components["schemas"]["Timestamp"];
            wallet_account_guid?: string;
            /** @description The bank's own identifier of the customer. */
            wallet_user_external_id?: string;
            /** @description Identifier of the customer, elsewhere `customer_guid`. */
            wallet_user_guid?: string;
        };
        AccountCreate: {
            /** @description `processing` or `emission`; only `processing` for the account of a branch. */
            account_kind?: string;
            /** @description Identifier of the branch that the account belongs to. */
            branch_guid?: string;
            iban?: string;
            key_keeper_login?: string;
        };
        /** @description The account as the older guide answers it. Its assets lack the two `stellar_` fields. */
        Account: {
            activated?: boolean;
            assets?: components["schemas"]["AccountAsset"][];
            assets_total?: number;
            blocked?: boolean;
            guid?: string;
            name?: string;
            platform?: string;
            registered?: boolean;
            type?: string;
        };
        AccountAsset: {
            activated?: boolean;
            balance?: number;
            code?: string;
            minor_unit?: number;
            name?: string;
            platform?: string;
        };
        CounterpartySegments: {
            counterparty?: {
                guid?: string;
                name?: string;
            };
            /** @description Free-form keys. */
            segments?: {
                [key: string]: unknown;
            };
        };
        CustomerAmountLimits: {
            columns?: components["schemas"]["CustomerAmountLimit"][];
        };
        CustomerAmountLimit: {
            account_type_guid?: components["schemas"]["AccountTypeGuid"];
            asset_code?: string;
            asset_issuer?: string;
            customer_guid?: string;
            /** @description Limits by period. The keys are not documented; the example takes one from `setCustomerAmountLimit`. */
            period?: {
                [key: string]: components["schemas"]["PeriodLimit"];
            };
        };
        PeriodLimit: {
            max?: number;
            /** @description Meaning not documented; perhaps the number of days of a custom period. */
            period_key?: number;
        };
        CustomerPaymentLimits: {
            columns?: components["schemas"]["CustomerPaymentLimit"][];
        };
        CustomerPaymentLimit: {
            account_type_guid?: components["schemas"]["AccountTypeGuid"];
            asset_code?: string;
            asset_issuer?: string;
            customer_guid?: string;
            max?: number;
            min?: number;
        };
        /**
         * @description The asset is `stellar_code` and `stellar_issuer` of the customer's accounts; the customer is `wallet_user_guid`
         *     of the account list.
         */
        CustomerLimitSet: {
            account_type_guid?: components["schemas"]["AccountTypeGuid"];
            asset_code?: string;
            asset_issuer?: string;
            customer_guid?: string;
            max?: number;
            /** @description An enum of which only `day` is shown. The text speaks of day, week, month and year. */
            period?: string;
            /** @description Meaning not documented; perhaps the number of days of a custom period. */
            period_key?: number;
        };
        /**
         * @description The type of the account. The page tells readers to take it from `wallet_account_guid`, which names the account
         *     and not its type; `type` in the answer of `createCustomer` would be the likelier source.
         */
        AccountTypeGuid: string;
        BranchList: {
            list?: components["schemas"]["Branch"][];
            total?: number;
        };
        Branch: {
            counterparty_guid?: string;
            created_at?: components["schemas"]["Timestamp"];
            guid?: string;
            is_deleted?: boolean;
            name?: string;
            updated_at?: components["schemas"]["Timestamp"];
        };
        BranchCreate: {
            name?: string;
        };
        BranchUpdate: {
            is_deleted?: boolean;
            name?: string;
        };
        /** @description A public RSA key. */
        Jwk: {
            /** @description `RS256` in the sample. */
            alg?: string;
            e?: string;
            /** @description Names the key in the header of a token. */
            kid?: string;
            /** @description `RSA` in the sample. */
            kty?: string;
            n?: string;
            /** @description `sig` in the sample. */
            use?: string;
        };
        JwkData: {
            data?: components["schemas"]["Jwk"];
        };
        JwkSet: {
            keys?: components["schemas"]["Jwk"][];
        };
        JwkList: {
            keys?: components["schemas"]["JwkRecord"][];
        };
        JwkRecord: {
            created_at?: components["schemas"]["Timestamp"];
        };
        JwkSession: {
            session_token?: string;
        };
        UserAuthCallbackResponse: {
            /** @description The bank's own identifier of the customer. */
            external_id: string;
            /** @description The customer's secret. */
            key: string;
            first_name?: string;
            last_name?: string;
            email?: string;
            phone?: string;
        };
        UserKeyCallbackResponse: {
            /** @description The customer's secret. */
            key?: string;
        };
        UserExternalIdCallbackResponse: {
            external_id?: string;
        };
    };
    responses: {
        /** @description Done. A 200 with an empty body. */
        NoContent: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The request is refused. Described only as JSON with an error message. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description The request is refused. Described only as JSON with an error message. */
        OlderBadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description The credentials are missing or not accepted. Documented for the API as a whole, not per operation. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Access credentials are invalid"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description The bank denies the operation. No body is documented. */
        Denied: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Any other refusal. */
        Refusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FreeForm"];
            };
        };
        /** @description A failure of the platform. */
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
        /** @description Identifier of the counterparty. */
        CounterpartyGuid: string;
        /** @description Identifier of the customer, elsewhere `wallet_user_guid`. */
        CustomerGuid: string;
        /** @description Where the page starts. Its base and default are not documented. */
        Offset: number;
        /** @description Most entries in one answer. Default and maximum are not documented. */
        Limit: number;
        /** @description Sort order. */
        Order: string;
        /** @description Identifier of the customer, a UUID. */
        LimitCustomerGuid: string;
        /**
         * @description A JWT that the bank verifies with the keys of `listPublicKeys`. The pages also say that the bank's own key signs
         *     it when the original request carried a token of the bank, and the platform's key otherwise.
         */
        SessionId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listCustomers: {
        parameters: {
            query?: {
                /** @description Identifiers of customers. With one value, the way to read a single customer. */
                wallet_user_guids?: components["schemas"]["Strings"];
                /** @description Logins of customers. */
                logins?: components["schemas"]["Strings"];
                /** @description Verification levels, as strings here although the level itself is an integer. */
                kyc_levels?: components["schemas"]["Strings"];
                /** @description Whether disabled customers are included. */
                is_disabled?: boolean;
                /** @description Lower bound of the allowed balance. */
                min_balance_allowed?: number;
                /** @description Upper bound of the allowed balance. */
                max_balance_allowed?: number;
                /** @description Asset codes of the balance. */
                balance_asset_codes?: components["schemas"]["Strings"];
                /** @description Asset issuers of the balance. */
                balance_asset_issuers?: components["schemas"]["Strings"];
                /** @description Identifiers of the customers' branches. */
                branch_guids?: components["schemas"]["Strings"];
                /** @description Given names. */
                names?: components["schemas"]["Strings"];
                /** @description Paternal names. */
                paternal_names?: components["schemas"]["Strings"];
                /** @description Phone numbers. */
                phone_numbers?: components["schemas"]["Strings"];
                /** @description Segments of customers. */
                segments?: components["schemas"]["Strings"];
                /** @description Statuses of customers. Their values are not documented. */
                statuses?: components["schemas"]["Strings"];
                /** @description Surnames. */
                surnames?: components["schemas"]["Strings"];
                /** @description Searches by name or login. */
                search_string?: string;
                /** @description Earliest time of creation. Format not documented. */
                min_created_at?: string;
                /** @description Latest time of creation. Format not documented. */
                max_created_at?: string;
                /** @description Earliest time of the last update. Format not documented. */
                min_updated_at?: string;
                /** @description Latest time of the last update. Format not documented. */
                max_updated_at?: string;
                /** @description Where the page starts. Its base and default are not documented. */
                offset?: components["parameters"]["Offset"];
                /** @description Most entries in one answer. Default and maximum are not documented. */
                limit?: components["parameters"]["Limit"];
                /** @description Sort order. Other lists of this API call the parameter `order`. */
                ordering?: string;
            };
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of customers and the total. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "customers": [
                     *         {
                     *           "wallet_user_guid": "7b0c1d9e-2f43-4a56-8b1d-5c6e7f8091a2",
                     *           "login": "ada@example.com",
                     *           "name": "Ada",
                     *           "surname": "Lovelace",
                     *           "phone_number": "+442079460958",
                     *           "segment": "PI",
                     *           "kyc_level": 1,
                     *           "is_disabled": false,
                     *           "balance_allowed": 5000,
                     *           "balance_asset_code": "UAH",
                     *           "balance_asset_issuer": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF",
                     *           "branch_guid": "c4a9e0d2-8b16-4f73-a5e1-60d3b7f2c918",
                     *           "created_at": "2024-01-15T09:30:00Z",
                     *           "updated_at": "2024-01-15T09:30:00Z"
                     *         },
                     *         {
                     *           "wallet_user_guid": "9d2e4f60-71a8-4c3b-9e5d-0a1b2c3d4e5f",
                     *           "login": "grace@example.com",
                     *           "name": "Grace",
                     *           "surname": "Hopper",
                     *           "phone_number": "+442079460959",
                     *           "segment": "PI",
                     *           "kyc_level": 0,
                     *           "is_disabled": false,
                     *           "balance_allowed": 0,
                     *           "created_at": "2024-01-16T11:00:00Z",
                     *           "updated_at": "2024-01-16T11:00:00Z"
                     *         }
                     *       ],
                     *       "total": 2
                     *     }
                     */
                    "application/json": components["schemas"]["CustomerList"];
                };
            };
            400: components["responses"]["OlderBadRequest"];
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "asset_code": "UAH",
                 *       "asset_issuer": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF",
                 *       "login": "ada@example.com",
                 *       "name": "Ada",
                 *       "surname": "Lovelace",
                 *       "phone_number": "+442079460958",
                 *       "segment": "PI",
                 *       "kyc_level": 1,
                 *       "iban": "UA213223130000026007233566001"
                 *     }
                 */
                "application/json": components["schemas"]["CustomerCreate"];
            };
        };
        responses: {
            /** @description The new account, with the identifier of the new customer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "activated": false,
                     *       "assets": [
                     *         {
                     *           "activated": false,
                     *           "balance": 0,
                     *           "code": "UAH",
                     *           "minor_unit": 2,
                     *           "name": "UAH",
                     *           "platform": "",
                     *           "stellar_code": "UAH",
                     *           "stellar_issuer": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF"
                     *         }
                     *       ],
                     *       "assets_total": 1,
                     *       "blocked": false,
                     *       "customer_guid": "7b0c1d9e-2f43-4a56-8b1d-5c6e7f8091a2",
                     *       "guid": "51f0a6c4-0b7d-4e2a-9f3c-2d8b7a6c5e10",
                     *       "iban": "UA213223130000026007233566001",
                     *       "name": "Ada Lovelace",
                     *       "platform": "",
                     *       "registered": false,
                     *       "type": "2e6b8d14-5a90-4c7f-b3e8-917d0f4a6c25",
                     *       "wallet_account_guid": "51f0a6c4-0b7d-4e2a-9f3c-2d8b7a6c5e10"
                     *     }
                     */
                    "application/json": components["schemas"]["CustomerCreated"];
                };
            };
            /** @description The request is refused; also the answer to a login that already exists. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorMessage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    updateCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
                /** @description Identifier of the customer, elsewhere `wallet_user_guid`. */
                customer_guid: components["parameters"]["CustomerGuid"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada",
                 *       "surname": "Lovelace",
                 *       "phone_number": "+442079460958",
                 *       "kyc_level": 1
                 *     }
                 */
                "application/json": components["schemas"]["CustomerUpdate"];
            };
        };
        responses: {
            /** @description An object without documented properties. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["UntypedObject"];
                };
            };
            400: components["responses"]["OlderBadRequest"];
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listCustomerAccounts: {
        parameters: {
            query?: {
                /** @description IBAN of the account. */
                iban?: string;
            };
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
                /** @description Identifier of the customer, elsewhere `wallet_user_guid`. */
                customer_guid: components["parameters"]["CustomerGuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounts and their total. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accounts": [
                     *         {
                     *           "stellar_code": "UAH",
                     *           "stellar_issuer": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF"
                     *         }
                     *       ],
                     *       "total": 1
                     *     }
                     */
                    "application/json": components["schemas"]["CustomerAccountList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    createCustomerAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
                /** @description Identifier of the customer, elsewhere `wallet_user_guid`. */
                customer_guid: components["parameters"]["CustomerGuid"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "iban": "GB29NWBK60161331926819"
                 *     }
                 */
                "application/json": components["schemas"]["CustomerAccountCreate"];
            };
        };
        responses: {
            /** @description The identifier of the new account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "wallet_account_guid": "6a3d7e90-1c58-4b2f-8e04-b95f2c7d1a36"
                     *     }
                     */
                    "application/json": components["schemas"]["CustomerAccountCreated"];
                };
            };
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /** @description Identifiers of accounts. */
                wallet_account_guids?: components["schemas"]["Strings"];
                /** @description Identifiers of customers. */
                wallet_user_guids?: components["schemas"]["Strings"];
                /** @description Kinds of account, such as `processing` and `emission`. */
                account_kinds?: components["schemas"]["Strings"];
                /** @description IBAN of the account. */
                iban?: string;
                /**
                 * @description Matches customer identifier, account identifier, IBAN without spaces, and the customer's login and external
                 *     identifier.
                 */
                search_string?: string;
                /** @description Where the page starts. Its base and default are not documented. */
                offset?: components["parameters"]["Offset"];
                /** @description Most accounts in one answer. Default and maximum are not documented. */
                limit?: number;
                /** @description Sort order. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Pages of accounts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "accounts": [
                     *           {
                     *             "account_kind": "processing",
                     *             "counterparty_guid": "3f1f7c52-6d0a-4b8e-9c55-1f0c4b1c7a01",
                     *             "created_at": "2024-01-15T09:30:00Z",
                     *             "iban": "UA213223130000026007233566001",
                     *             "stellar_address": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF",
                     *             "updated_at": "2024-01-15T09:30:00Z",
                     *             "wallet_account_guid": "51f0a6c4-0b7d-4e2a-9f3c-2d8b7a6c5e10",
                     *             "wallet_user_external_id": "ada-example",
                     *             "wallet_user_guid": "7b0c1d9e-2f43-4a56-8b1d-5c6e7f8091a2"
                     *           }
                     *         ],
                     *         "total": 1
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["AccountList"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    createAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "account_kind": "processing",
                 *       "iban": "GB29NWBK60161331926819",
                 *       "key_keeper_login": "charles@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["AccountCreate"];
            };
        };
        responses: {
            /** @description The identifier of the new account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "guid": "f08c5b27-3e61-4d9a-92b4-7a1e6c0d8f53"
                     *     }
                     */
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description The request is refused, for example because of a wrong `account_kind`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "failed to create entity: invalid kind: bad request"
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorMessage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The user's token. The older guide requires it; the current pages list no such header, though the overview
                 *     still mentions an X-auth token.
                 */
                "X-Auth-Token"?: string;
            };
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
                /** @description Identifier of the account. */
                account_guid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "activated": false,
                     *       "assets": [
                     *         {
                     *           "activated": false,
                     *           "balance": 0,
                     *           "code": "UAH",
                     *           "minor_unit": 2,
                     *           "name": "UAH",
                     *           "platform": ""
                     *         }
                     *       ],
                     *       "assets_total": 1,
                     *       "blocked": false,
                     *       "guid": "51f0a6c4-0b7d-4e2a-9f3c-2d8b7a6c5e10",
                     *       "name": "Ada Lovelace",
                     *       "platform": "",
                     *       "registered": false,
                     *       "type": "2e6b8d14-5a90-4c7f-b3e8-917d0f4a6c25"
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listSegments: {
        parameters: {
            query?: {
                /** @description Names of segments. */
                segment_names?: components["schemas"]["Strings"];
            };
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Segments by counterparty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "counterparty": {
                     *           "guid": "3f1f7c52-6d0a-4b8e-9c55-1f0c4b1c7a01",
                     *           "name": "Analytical Engines Ltd"
                     *         },
                     *         "segments": {}
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["CounterpartySegments"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listCustomerAmountLimits: {
        parameters: {
            query?: {
                /** @description Identifier of the customer, a UUID. */
                customer_guid?: components["parameters"]["LimitCustomerGuid"];
            };
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Limits by account type, asset and customer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "columns": [
                     *         {
                     *           "account_type_guid": "2e6b8d14-5a90-4c7f-b3e8-917d0f4a6c25",
                     *           "asset_code": "UAH",
                     *           "asset_issuer": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF",
                     *           "customer_guid": "7b0c1d9e-2f43-4a56-8b1d-5c6e7f8091a2",
                     *           "period": {
                     *             "day": {
                     *               "max": 10000,
                     *               "period_key": 1
                     *             }
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CustomerAmountLimits"];
                };
            };
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    setCustomerAmountLimit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "account_type_guid": "2e6b8d14-5a90-4c7f-b3e8-917d0f4a6c25",
                 *       "asset_code": "UAH",
                 *       "asset_issuer": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF",
                 *       "customer_guid": "7b0c1d9e-2f43-4a56-8b1d-5c6e7f8091a2",
                 *       "max": 10000,
                 *       "period": "day",
                 *       "period_key": 1
                 *     }
                 */
                "application/json": components["schemas"]["CustomerLimitSet"];
            };
        };
        responses: {
            200: components["responses"]["NoContent"];
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listCustomerPaymentLimits: {
        parameters: {
            query?: {
                /** @description Identifier of the customer, a UUID. */
                customer_guid?: components["parameters"]["LimitCustomerGuid"];
            };
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Limits by account type, asset and customer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "columns": [
                     *         {
                     *           "account_type_guid": "2e6b8d14-5a90-4c7f-b3e8-917d0f4a6c25",
                     *           "asset_code": "UAH",
                     *           "asset_issuer": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF",
                     *           "customer_guid": "7b0c1d9e-2f43-4a56-8b1d-5c6e7f8091a2",
                     *           "max": 5000,
                     *           "min": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CustomerPaymentLimits"];
                };
            };
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    setCustomerPaymentLimit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "account_type_guid": "2e6b8d14-5a90-4c7f-b3e8-917d0f4a6c25",
                 *       "asset_code": "UAH",
                 *       "asset_issuer": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF",
                 *       "customer_guid": "7b0c1d9e-2f43-4a56-8b1d-5c6e7f8091a2",
                 *       "max": 10000,
                 *       "period": "day",
                 *       "period_key": 1
                 *     }
                 */
                "application/json": components["schemas"]["CustomerLimitSet"];
            };
        };
        responses: {
            200: components["responses"]["NoContent"];
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listBranches: {
        parameters: {
            query?: {
                /** @description Names of branches. */
                names?: components["schemas"]["Strings"];
                /** @description Identifiers of branches, UUIDs. */
                guids?: components["schemas"]["Strings"];
                /** @description Most entries in one answer. Default and maximum are not documented. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts. Its base and default are not documented. */
                offset?: components["parameters"]["Offset"];
                /** @description Sort order. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of branches and the total. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "list": [
                     *         {
                     *           "counterparty_guid": "3f1f7c52-6d0a-4b8e-9c55-1f0c4b1c7a01",
                     *           "created_at": "2024-01-10T08:00:00Z",
                     *           "guid": "c4a9e0d2-8b16-4f73-a5e1-60d3b7f2c918",
                     *           "is_deleted": false,
                     *           "name": "Example branch",
                     *           "updated_at": "2024-01-10T08:00:00Z"
                     *         }
                     *       ],
                     *       "total": 1
                     *     }
                     */
                    "application/json": components["schemas"]["BranchList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    createBranch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Example branch"
                 *     }
                 */
                "application/json": components["schemas"]["BranchCreate"];
            };
        };
        responses: {
            /** @description The identifier of the new branch. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "guid": "c4a9e0d2-8b16-4f73-a5e1-60d3b7f2c918"
                     *     }
                     */
                    "application/json": components["schemas"]["Created"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    getBranch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
                /** @description Identifier of the branch. */
                branch_guid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The branch. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "counterparty_guid": "3f1f7c52-6d0a-4b8e-9c55-1f0c4b1c7a01",
                     *       "created_at": "2024-01-10T08:00:00Z",
                     *       "guid": "c4a9e0d2-8b16-4f73-a5e1-60d3b7f2c918",
                     *       "is_deleted": false,
                     *       "name": "Example branch",
                     *       "updated_at": "2024-01-10T08:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Branch"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    updateBranch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
                /** @description Identifier of the branch. */
                branch_guid: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "is_deleted": false,
                 *       "name": "Example branch"
                 *     }
                 */
                "application/json": components["schemas"]["BranchUpdate"];
            };
        };
        responses: {
            /** @description An object without documented properties. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["UntypedObject"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listJwks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys registered for the counterparty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "created_at": "2024-01-10T08:00:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JwkList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    createJwk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "alg": "RS256",
                 *         "e": "AQAB",
                 *         "kid": "example-key-1",
                 *         "kty": "RSA",
                 *         "n": "example-only",
                 *         "use": "sig"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["JwkData"];
            };
        };
        responses: {
            /** @description The identifier of the new key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "guid": "a7d5f3c1-94e2-4068-bd1f-3c5e7a9b0d24"
                     *     }
                     */
                    "application/json": components["schemas"]["Created"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    updateJwk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
                /** @description Identifier of the key, as `createJwk` answers it. */
                jwk_guid: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "alg": "RS256",
                 *         "e": "AQAB",
                 *         "kid": "example-key-1",
                 *         "kty": "RSA",
                 *         "n": "example-only",
                 *         "use": "sig"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["JwkData"];
            };
        };
        responses: {
            /** @description An empty object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["UntypedObject"];
                };
            };
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    createJwkSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the counterparty. */
                counterparty_guid: components["parameters"]["CounterpartyGuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session_token": "example-only"
                     *     }
                     */
                    "application/json": components["schemas"]["JwkSession"];
                };
            };
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listPublicKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The public keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "alg": "RS256",
                     *           "e": "AQAB",
                     *           "kid": "example-key-1",
                     *           "kty": "RSA",
                     *           "n": "example-only",
                     *           "use": "sig"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JwkSet"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Failure"];
        };
    };
    getUserAuth: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A JWT that the bank verifies with the keys of `listPublicKeys`. The pages also say that the bank's own key signs
                 *     it when the original request carried a token of the bank, and the platform's key otherwise.
                 */
                "X-Session-ID": components["parameters"]["SessionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "external_id": "ada-example",
                     *       "key": "example-only",
                     *       "first_name": "Ada",
                     *       "last_name": "Lovelace",
                     *       "email": "ada@example.com",
                     *       "phone": "+442079460958"
                     *     }
                     */
                    "application/json": components["schemas"]["UserAuthCallbackResponse"];
                };
            };
            401: components["responses"]["Denied"];
        };
    };
    getUserKey: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A JWT that the bank verifies with the keys of `listPublicKeys`. The pages also say that the bank's own key signs
                 *     it when the original request carried a token of the bank, and the platform's key otherwise.
                 */
                "X-Session-ID": components["parameters"]["SessionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "example-only"
                     *     }
                     */
                    "application/json": components["schemas"]["UserKeyCallbackResponse"];
                };
            };
            401: components["responses"]["Denied"];
        };
    };
    getUserExternalId: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A JWT that the bank verifies with the keys of `listPublicKeys`. The pages also say that the bank's own key signs
                 *     it when the original request carried a token of the bank, and the platform's key otherwise.
                 */
                "X-Session-ID": components["parameters"]["SessionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The external identifier. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "external_id": "ada-example"
                     *     }
                     */
                    "application/json": components["schemas"]["UserExternalIdCallbackResponse"];
                };
            };
            401: components["responses"]["Denied"];
        };
    };
}

/** Properties that no record of the contract shows. */
export const secretProperties = [
  "key",
  "session_token"
] as const;

/** Properties that a log may show. */
export const publicProperties = [
  "account_kind",
  "account_type_guid",
  "activated",
  "alg",
  "asset_code",
  "asset_issuer",
  "assets_total",
  "balance_asset_code",
  "balance_asset_issuer",
  "blocked",
  "branch_guid",
  "counterparty_guid",
  "created_at",
  "customer_guid",
  "e",
  "guid",
  "is_deleted",
  "is_disabled",
  "kid",
  "kty",
  "kyc_level",
  "minor_unit",
  "n",
  "registered",
  "status",
  "stellar_code",
  "stellar_issuer",
  "total",
  "type",
  "updated_at",
  "use",
  "wallet_account_guid",
  "wallet_user_guid"
] as const;

/** All other properties: a log may show their names, and not what they hold. */
export const otherProperties = [
  "accounts",
  "assets",
  "balance",
  "balance_allowed",
  "code",
  "columns",
  "counterparty",
  "customers",
  "data",
  "email",
  "error",
  "external_id",
  "first_name",
  "iban",
  "key_keeper_login",
  "keys",
  "last_name",
  "list",
  "login",
  "max",
  "min",
  "name",
  "paternal_name",
  "period",
  "period_key",
  "phone",
  "phone_number",
  "platform",
  "segment",
  "segments",
  "stellar_address",
  "surname",
  "wallet_user_external_id"
] as const;

/** How credentials travel, and one row per operation. */
export const api = {
  "schemes": {
    "jwt": [
      "CX-Authorization",
      ""
    ],
    "sessionToken": [
      "authorization",
      "bearer "
    ]
  },
  "credentials": [
    "jwt",
    "sessionToken"
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
      "path": "/counterparty/{counterparty_guid}/customers",
      "effect": "read",
      "answer": "object"
    },
    "createCustomer": {
      "method": "POST",
      "path": "/counterparty/{counterparty_guid}/customers",
      "effect": "create",
      "answer": "object"
    },
    "updateCustomer": {
      "method": "PUT",
      "path": "/counterparty/{counterparty_guid}/customers/{customer_guid}",
      "effect": "update",
      "answer": "object"
    },
    "listCustomerAccounts": {
      "method": "GET",
      "path": "/counterparty/{counterparty_guid}/customers/{customer_guid}/accounts",
      "effect": "read",
      "answer": "object"
    },
    "createCustomerAccount": {
      "method": "POST",
      "path": "/counterparty/{counterparty_guid}/customers/{customer_guid}/accounts",
      "effect": "create",
      "answer": "object"
    },
    "listAccounts": {
      "method": "GET",
      "path": "/counterparty/{counterparty_guid}/accounts",
      "effect": "read",
      "answer": "array"
    },
    "createAccount": {
      "method": "POST",
      "path": "/counterparty/{counterparty_guid}/accounts",
      "effect": "create",
      "answer": "object"
    },
    "getAccount": {
      "method": "GET",
      "path": "/counterparty/{counterparty_guid}/accounts/{account_guid}",
      "effect": "read",
      "answer": "object",
      "assumed": true
    },
    "listSegments": {
      "method": "GET",
      "path": "/counterparty/{counterparty_guid}/segments",
      "effect": "read",
      "answer": "array"
    },
    "listCustomerAmountLimits": {
      "method": "GET",
      "path": "/counterparty/{counterparty_guid}/limits/customer/amount",
      "effect": "read",
      "answer": "object"
    },
    "setCustomerAmountLimit": {
      "method": "POST",
      "path": "/counterparty/{counterparty_guid}/limits/customer/amount",
      "effect": "update",
      "answer": "none"
    },
    "listCustomerPaymentLimits": {
      "method": "GET",
      "path": "/counterparty/{counterparty_guid}/limits/customer/payment",
      "effect": "read",
      "answer": "object"
    },
    "setCustomerPaymentLimit": {
      "method": "POST",
      "path": "/counterparty/{counterparty_guid}/limits/customer/payment",
      "effect": "update",
      "answer": "none"
    },
    "listBranches": {
      "method": "GET",
      "path": "/counterparty/{counterparty_guid}/branches",
      "effect": "read",
      "answer": "object"
    },
    "createBranch": {
      "method": "POST",
      "path": "/counterparty/{counterparty_guid}/branches",
      "effect": "create",
      "answer": "object"
    },
    "getBranch": {
      "method": "GET",
      "path": "/counterparty/{counterparty_guid}/branches/{branch_guid}",
      "effect": "read",
      "answer": "object"
    },
    "updateBranch": {
      "method": "PUT",
      "path": "/counterparty/{counterparty_guid}/branches/{branch_guid}",
      "effect": "update",
      "answer": "object"
    },
    "listJwks": {
      "method": "GET",
      "path": "/counterparty/{counterparty_guid}/jwk",
      "effect": "read",
      "answer": "object"
    },
    "createJwk": {
      "method": "POST",
      "path": "/counterparty/{counterparty_guid}/jwk",
      "effect": "create",
      "answer": "object"
    },
    "updateJwk": {
      "method": "PUT",
      "path": "/counterparty/{counterparty_guid}/jwk/{jwk_guid}",
      "effect": "update",
      "answer": "object"
    },
    "createJwkSession": {
      "method": "POST",
      "path": "/counterparty/{counterparty_guid}/jwk/authenticate",
      "effect": "create",
      "answer": "object",
      "credentials": [
        "jwt"
      ]
    },
    "listPublicKeys": {
      "method": "GET",
      "path": "/.well-known/jwks.json",
      "effect": "read",
      "answer": "object",
      "credentials": []
    }
  }
} as const;
