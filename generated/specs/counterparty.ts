// Made from specs/counterparty.yaml by `npm run generate`. Do not edit.

/** The spec as one document: references point into it, prose is left out, `x-` members stay. */
export const document = (): { readonly [member: string]: unknown } => ({
 "openapi": "3.1.1",
 "servers": [
  {
   "url": "https://{host}/api/v1",
   "variables": {
    "host": {
     "default": "your_host"
    }
   }
  }
 ],
 "security": [
  {
   "jwt": []
  },
  {
   "sessionToken": []
  }
 ],
 "paths": {
  "/counterparty/{counterparty_guid}/customers": {
   "parameters": [
    {
     "$ref": "#/components/parameters/CounterpartyGuid"
    }
   ],
   "get": {
    "operationId": "listCustomers",
    "x-questions": [
     "totals",
     "disabled",
     "filters",
     "missing",
     "errors",
     "headers",
     "secrets"
    ],
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/customer"
    },
    "parameters": [
     {
      "name": "wallet_user_guids",
      "in": "query",
      "x-filters": "wallet_user_guid",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     },
     {
      "name": "logins",
      "in": "query",
      "x-filters": "login",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     },
     {
      "name": "kyc_levels",
      "in": "query",
      "x-filters": "kyc_level",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     },
     {
      "name": "is_disabled",
      "in": "query",
      "schema": {
       "type": "boolean"
      }
     },
     {
      "name": "min_balance_allowed",
      "in": "query",
      "schema": {
       "type": "number"
      }
     },
     {
      "name": "max_balance_allowed",
      "in": "query",
      "schema": {
       "type": "number"
      }
     },
     {
      "name": "balance_asset_codes",
      "in": "query",
      "x-filters": "balance_asset_code",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     },
     {
      "name": "balance_asset_issuers",
      "in": "query",
      "x-filters": "balance_asset_issuer",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     },
     {
      "name": "branch_guids",
      "in": "query",
      "x-filters": "branch_guid",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     },
     {
      "name": "names",
      "in": "query",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "x-unobservable": "A server that reads the list otherwise finds fewer, which no answer tells from there being fewer.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     },
     {
      "name": "paternal_names",
      "in": "query",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "x-unobservable": "A server that reads the list otherwise finds fewer, which no answer tells from there being fewer.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     },
     {
      "name": "phone_numbers",
      "in": "query",
      "x-filters": "phone_number",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     },
     {
      "name": "segments",
      "in": "query",
      "x-filters": "segment",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     },
     {
      "name": "statuses",
      "in": "query",
      "x-filters": "status",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     },
     {
      "name": "surnames",
      "in": "query",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "x-unobservable": "A server that reads the list otherwise finds fewer, which no answer tells from there being fewer.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     },
     {
      "name": "search_string",
      "in": "query",
      "schema": {
       "type": "string"
      }
     },
     {
      "name": "min_created_at",
      "in": "query",
      "schema": {
       "type": "string"
      }
     },
     {
      "name": "max_created_at",
      "in": "query",
      "schema": {
       "type": "string"
      }
     },
     {
      "name": "min_updated_at",
      "in": "query",
      "schema": {
       "type": "string"
      }
     },
     {
      "name": "max_updated_at",
      "in": "query",
      "schema": {
       "type": "string"
      }
     },
     {
      "$ref": "#/components/parameters/Offset"
     },
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "name": "ordering",
      "in": "query",
      "x-assumption": "The page declares an enum but does not show its values, so any string is taken.",
      "x-unobservable": "It stands in requests only, and a refusal does not say which words would be allowed.",
      "schema": {
       "type": "string"
      }
     }
    ],
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CustomerList"
        },
        "example": {
         "customers": [
          {
           "wallet_user_guid": "7b0c1d9e-2f43-4a56-8b1d-5c6e7f8091a2",
           "login": "ada@example.com",
           "name": "Ada",
           "surname": "Lovelace",
           "phone_number": "+442079460958",
           "segment": "PI",
           "kyc_level": 1,
           "is_disabled": false,
           "balance_allowed": 5000,
           "balance_asset_code": "UAH",
           "balance_asset_issuer": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF",
           "branch_guid": "c4a9e0d2-8b16-4f73-a5e1-60d3b7f2c918",
           "created_at": "2024-01-15T09:30:00Z",
           "updated_at": "2024-01-15T09:30:00Z"
          },
          {
           "wallet_user_guid": "9d2e4f60-71a8-4c3b-9e5d-0a1b2c3d4e5f",
           "login": "grace@example.com",
           "name": "Grace",
           "surname": "Hopper",
           "phone_number": "+442079460959",
           "segment": "PI",
           "kyc_level": 0,
           "is_disabled": false,
           "balance_allowed": 0,
           "created_at": "2024-01-16T11:00:00Z",
           "updated_at": "2024-01-16T11:00:00Z"
          }
         ],
         "total": 2
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/OlderBadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   },
   "post": {
    "operationId": "createCustomer",
    "x-questions": [
     "create",
     "idempotencyKey",
     "duplicates"
    ],
    "x-effect": "create",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/customer"
    },
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/CustomerCreate"
       },
       "example": {
        "asset_code": "UAH",
        "asset_issuer": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF",
        "login": "ada@example.com",
        "name": "Ada",
        "surname": "Lovelace",
        "phone_number": "+442079460958",
        "segment": "PI",
        "kyc_level": 1,
        "iban": "UA213223130000026007233566001"
       }
      }
     }
    },
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CustomerCreated"
        },
        "example": {
         "activated": false,
         "assets": [
          {
           "activated": false,
           "balance": 0,
           "code": "UAH",
           "minor_unit": 2,
           "name": "UAH",
           "platform": "",
           "stellar_code": "UAH",
           "stellar_issuer": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF"
          }
         ],
         "assets_total": 1,
         "blocked": false,
         "customer_guid": "7b0c1d9e-2f43-4a56-8b1d-5c6e7f8091a2",
         "guid": "51f0a6c4-0b7d-4e2a-9f3c-2d8b7a6c5e10",
         "iban": "UA213223130000026007233566001",
         "name": "Ada Lovelace",
         "platform": "",
         "registered": false,
         "type": "2e6b8d14-5a90-4c7f-b3e8-917d0f4a6c25",
         "wallet_account_guid": "51f0a6c4-0b7d-4e2a-9f3c-2d8b7a6c5e10"
        }
       }
      }
     },
     "400": {
      "x-assumption": "The status and the text are documented; that the text stands in `error` is inferred.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/ErrorMessage"
        },
        "examples": {
         "duplicateLogin": {
          "value": {
           "error": "failed to create wallet user: failed to sign up: response status code is not 2xx but 409; error was \"{\\\"error\\\":\\\"logic error\\\"}\\n\""
          }
         }
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   }
  },
  "/counterparty/{counterparty_guid}/customers/{customer_guid}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/CounterpartyGuid"
    },
    {
     "$ref": "#/components/parameters/CustomerGuid"
    }
   ],
   "put": {
    "operationId": "updateCustomer",
    "x-questions": [
     "nulls"
    ],
    "x-effect": "update",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/customer"
    },
    "requestBody": {
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/CustomerUpdate"
       },
       "example": {
        "name": "Ada",
        "surname": "Lovelace",
        "phone_number": "+442079460958",
        "kyc_level": 1
       }
      }
     }
    },
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/UntypedObject"
        },
        "example": {}
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/OlderBadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   }
  },
  "/counterparty/{counterparty_guid}/customers/{customer_guid}/accounts": {
   "parameters": [
    {
     "$ref": "#/components/parameters/CounterpartyGuid"
    },
    {
     "$ref": "#/components/parameters/CustomerGuid"
    }
   ],
   "get": {
    "operationId": "listCustomerAccounts",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/customer"
    },
    "parameters": [
     {
      "name": "iban",
      "in": "query",
      "schema": {
       "type": "string"
      }
     }
    ],
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CustomerAccountList"
        },
        "example": {
         "accounts": [
          {
           "stellar_code": "UAH",
           "stellar_issuer": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF"
          }
         ],
         "total": 1
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   },
   "post": {
    "operationId": "createCustomerAccount",
    "x-effect": "create",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/customer"
    },
    "requestBody": {
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/CustomerAccountCreate"
       },
       "example": {
        "iban": "GB29NWBK60161331926819"
       }
      }
     }
    },
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CustomerAccountCreated"
        },
        "example": {
         "wallet_account_guid": "6a3d7e90-1c58-4b2f-8e04-b95f2c7d1a36"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   }
  },
  "/counterparty/{counterparty_guid}/accounts": {
   "parameters": [
    {
     "$ref": "#/components/parameters/CounterpartyGuid"
    }
   ],
   "get": {
    "operationId": "listAccounts",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/digital-entity"
    },
    "parameters": [
     {
      "name": "wallet_account_guids",
      "in": "query",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "x-unobservable": "A server that reads the list otherwise finds fewer, which no answer tells from there being fewer.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     },
     {
      "name": "wallet_user_guids",
      "in": "query",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "x-unobservable": "A server that reads the list otherwise finds fewer, which no answer tells from there being fewer.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     },
     {
      "name": "account_kinds",
      "in": "query",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "x-unobservable": "A server that reads the list otherwise finds fewer, which no answer tells from there being fewer.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     },
     {
      "name": "iban",
      "in": "query",
      "schema": {
       "type": "string"
      }
     },
     {
      "name": "search_string",
      "in": "query",
      "schema": {
       "type": "string"
      }
     },
     {
      "$ref": "#/components/parameters/Offset"
     },
     {
      "name": "limit",
      "in": "query",
      "x-page": "size",
      "x-assumption": "Taken from the older guide (https://docs.prozora.network/guide-for-api-functions/2.-accounts-management), because the current page is cut off before it.",
      "schema": {
       "type": "integer"
      }
     },
     {
      "$ref": "#/components/parameters/Order"
     }
    ],
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/AccountList"
         }
        },
        "example": [
         {
          "accounts": [
           {
            "account_kind": "processing",
            "counterparty_guid": "3f1f7c52-6d0a-4b8e-9c55-1f0c4b1c7a01",
            "created_at": "2024-01-15T09:30:00Z",
            "iban": "UA213223130000026007233566001",
            "stellar_address": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF",
            "updated_at": "2024-01-15T09:30:00Z",
            "wallet_account_guid": "51f0a6c4-0b7d-4e2a-9f3c-2d8b7a6c5e10",
            "wallet_user_external_id": "ada-example",
            "wallet_user_guid": "7b0c1d9e-2f43-4a56-8b1d-5c6e7f8091a2"
           }
          ],
          "total": 1
         }
        ]
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   },
   "post": {
    "operationId": "createAccount",
    "x-effect": "create",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/digital-entity"
    },
    "requestBody": {
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/AccountCreate"
       },
       "example": {
        "account_kind": "processing",
        "iban": "GB29NWBK60161331926819",
        "key_keeper_login": "charles@example.com"
       }
      }
     }
    },
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Created"
        },
        "example": {
         "guid": "f08c5b27-3e61-4d9a-92b4-7a1e6c0d8f53"
        }
       }
      }
     },
     "400": {
      "x-assumption": "The status and the text are documented; that the text stands in `error` is inferred.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/ErrorMessage"
        },
        "example": {
         "error": "failed to create entity: invalid kind: bad request"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   }
  },
  "/counterparty/{counterparty_guid}/accounts/{account_guid}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/CounterpartyGuid"
    },
    {
     "name": "account_guid",
     "in": "path",
     "required": true,
     "schema": {
      "type": "string"
     }
    }
   ],
   "get": {
    "operationId": "getAccount",
    "x-effect": "read",
    "x-assumption": "Only the older guide has this operation; that it still exists beside the current ones is assumed.",
    "externalDocs": {
     "url": "https://docs.prozora.network/guide-for-api-functions/2.-accounts-management"
    },
    "parameters": [
     {
      "name": "X-Auth-Token",
      "in": "header",
      "x-assumption": "Optional here, because the current pages authenticate by other headers.",
      "x-unobservable": "Of a request, only its paging and its filters are observed, not its headers.",
      "schema": {
       "type": "string"
      }
     }
    ],
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Account"
        },
        "example": {
         "activated": false,
         "assets": [
          {
           "activated": false,
           "balance": 0,
           "code": "UAH",
           "minor_unit": 2,
           "name": "UAH",
           "platform": ""
          }
         ],
         "assets_total": 1,
         "blocked": false,
         "guid": "51f0a6c4-0b7d-4e2a-9f3c-2d8b7a6c5e10",
         "name": "Ada Lovelace",
         "platform": "",
         "registered": false,
         "type": "2e6b8d14-5a90-4c7f-b3e8-917d0f4a6c25"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   }
  },
  "/counterparty/{counterparty_guid}/segments": {
   "parameters": [
    {
     "$ref": "#/components/parameters/CounterpartyGuid"
    }
   ],
   "get": {
    "operationId": "listSegments",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/customer/segments"
    },
    "parameters": [
     {
      "name": "segment_names",
      "in": "query",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "x-unobservable": "A server that reads the list otherwise finds fewer, which no answer tells from there being fewer.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     }
    ],
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/CounterpartySegments"
         }
        },
        "example": [
         {
          "counterparty": {
           "guid": "3f1f7c52-6d0a-4b8e-9c55-1f0c4b1c7a01",
           "name": "Analytical Engines Ltd"
          },
          "segments": {}
         }
        ]
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   }
  },
  "/counterparty/{counterparty_guid}/limits/customer/amount": {
   "parameters": [
    {
     "$ref": "#/components/parameters/CounterpartyGuid"
    }
   ],
   "get": {
    "operationId": "listCustomerAmountLimits",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/limits"
    },
    "parameters": [
     {
      "$ref": "#/components/parameters/LimitCustomerGuid"
     }
    ],
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CustomerAmountLimits"
        },
        "example": {
         "columns": [
          {
           "account_type_guid": "2e6b8d14-5a90-4c7f-b3e8-917d0f4a6c25",
           "asset_code": "UAH",
           "asset_issuer": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF",
           "customer_guid": "7b0c1d9e-2f43-4a56-8b1d-5c6e7f8091a2",
           "period": {
            "day": {
             "max": 10000,
             "period_key": 1
            }
           }
          }
         ]
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   },
   "post": {
    "operationId": "setCustomerAmountLimit",
    "x-effect": "update",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/limits"
    },
    "requestBody": {
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/CustomerLimitSet"
       },
       "example": {
        "account_type_guid": "2e6b8d14-5a90-4c7f-b3e8-917d0f4a6c25",
        "asset_code": "UAH",
        "asset_issuer": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF",
        "customer_guid": "7b0c1d9e-2f43-4a56-8b1d-5c6e7f8091a2",
        "max": 10000,
        "period": "day",
        "period_key": 1
       }
      }
     }
    },
    "responses": {
     "200": {
      "$ref": "#/components/responses/NoContent"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   }
  },
  "/counterparty/{counterparty_guid}/limits/customer/payment": {
   "parameters": [
    {
     "$ref": "#/components/parameters/CounterpartyGuid"
    }
   ],
   "get": {
    "operationId": "listCustomerPaymentLimits",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/limits"
    },
    "parameters": [
     {
      "$ref": "#/components/parameters/LimitCustomerGuid"
     }
    ],
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CustomerPaymentLimits"
        },
        "example": {
         "columns": [
          {
           "account_type_guid": "2e6b8d14-5a90-4c7f-b3e8-917d0f4a6c25",
           "asset_code": "UAH",
           "asset_issuer": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF",
           "customer_guid": "7b0c1d9e-2f43-4a56-8b1d-5c6e7f8091a2",
           "max": 5000,
           "min": 1
          }
         ]
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   },
   "post": {
    "operationId": "setCustomerPaymentLimit",
    "x-effect": "update",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/limits"
    },
    "requestBody": {
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/CustomerLimitSet"
       },
       "example": {
        "account_type_guid": "2e6b8d14-5a90-4c7f-b3e8-917d0f4a6c25",
        "asset_code": "UAH",
        "asset_issuer": "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF",
        "customer_guid": "7b0c1d9e-2f43-4a56-8b1d-5c6e7f8091a2",
        "max": 10000,
        "period": "day",
        "period_key": 1
       }
      }
     }
    },
    "responses": {
     "200": {
      "$ref": "#/components/responses/NoContent"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   }
  },
  "/counterparty/{counterparty_guid}/branches": {
   "parameters": [
    {
     "$ref": "#/components/parameters/CounterpartyGuid"
    }
   ],
   "get": {
    "operationId": "listBranches",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/optional-branch"
    },
    "parameters": [
     {
      "name": "names",
      "in": "query",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "x-unobservable": "A server that reads the list otherwise finds fewer, which no answer tells from there being fewer.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     },
     {
      "name": "guids",
      "in": "query",
      "style": "form",
      "explode": true,
      "x-assumption": "Declared as an array of strings without a style, so OpenAPI's default for arrays in a query is taken.",
      "x-unobservable": "A server that reads the list otherwise finds fewer, which no answer tells from there being fewer.",
      "schema": {
       "$ref": "#/components/schemas/Strings"
      }
     },
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "$ref": "#/components/parameters/Offset"
     },
     {
      "$ref": "#/components/parameters/Order"
     }
    ],
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/BranchList"
        },
        "example": {
         "list": [
          {
           "counterparty_guid": "3f1f7c52-6d0a-4b8e-9c55-1f0c4b1c7a01",
           "created_at": "2024-01-10T08:00:00Z",
           "guid": "c4a9e0d2-8b16-4f73-a5e1-60d3b7f2c918",
           "is_deleted": false,
           "name": "Example branch",
           "updated_at": "2024-01-10T08:00:00Z"
          }
         ],
         "total": 1
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   },
   "post": {
    "operationId": "createBranch",
    "x-effect": "create",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/optional-branch"
    },
    "requestBody": {
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/BranchCreate"
       },
       "example": {
        "name": "Example branch"
       }
      }
     }
    },
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Created"
        },
        "example": {
         "guid": "c4a9e0d2-8b16-4f73-a5e1-60d3b7f2c918"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   }
  },
  "/counterparty/{counterparty_guid}/branches/{branch_guid}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/CounterpartyGuid"
    },
    {
     "name": "branch_guid",
     "in": "path",
     "required": true,
     "schema": {
      "type": "string"
     }
    }
   ],
   "get": {
    "operationId": "getBranch",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/optional-branch"
    },
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Branch"
        },
        "example": {
         "counterparty_guid": "3f1f7c52-6d0a-4b8e-9c55-1f0c4b1c7a01",
         "created_at": "2024-01-10T08:00:00Z",
         "guid": "c4a9e0d2-8b16-4f73-a5e1-60d3b7f2c918",
         "is_deleted": false,
         "name": "Example branch",
         "updated_at": "2024-01-10T08:00:00Z"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   },
   "put": {
    "operationId": "updateBranch",
    "x-effect": "update",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/optional-branch"
    },
    "requestBody": {
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/BranchUpdate"
       },
       "example": {
        "is_deleted": false,
        "name": "Example branch"
       }
      }
     }
    },
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/UntypedObject"
        },
        "example": {}
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   }
  },
  "/counterparty/{counterparty_guid}/jwk": {
   "parameters": [
    {
     "$ref": "#/components/parameters/CounterpartyGuid"
    }
   ],
   "get": {
    "operationId": "listJwks",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/authentification/authorization-via-jwt"
    },
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/JwkList"
        },
        "example": {
         "keys": [
          {
           "created_at": "2024-01-10T08:00:00Z"
          }
         ]
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   },
   "post": {
    "operationId": "createJwk",
    "x-effect": "create",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/authentification/authorization-via-jwt"
    },
    "requestBody": {
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/JwkData"
       },
       "example": {
        "data": {
         "alg": "RS256",
         "e": "AQAB",
         "kid": "example-key-1",
         "kty": "RSA",
         "n": "example-only",
         "use": "sig"
        }
       }
      }
     }
    },
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Created"
        },
        "example": {
         "guid": "a7d5f3c1-94e2-4068-bd1f-3c5e7a9b0d24"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   }
  },
  "/counterparty/{counterparty_guid}/jwk/{jwk_guid}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/CounterpartyGuid"
    },
    {
     "name": "jwk_guid",
     "in": "path",
     "required": true,
     "schema": {
      "type": "string"
     }
    }
   ],
   "put": {
    "operationId": "updateJwk",
    "x-effect": "update",
    "externalDocs": {
     "url": "https://docs.prozora.network/aid-support/eng-integration-guide-for-bank/api-methods/authentification"
    },
    "requestBody": {
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/JwkData"
       },
       "example": {
        "data": {
         "alg": "RS256",
         "e": "AQAB",
         "kid": "example-key-1",
         "kty": "RSA",
         "n": "example-only",
         "use": "sig"
        }
       }
      }
     }
    },
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/UntypedObject"
        },
        "example": {}
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   }
  },
  "/counterparty/{counterparty_guid}/jwk/authenticate": {
   "parameters": [
    {
     "$ref": "#/components/parameters/CounterpartyGuid"
    }
   ],
   "post": {
    "operationId": "createJwkSession",
    "x-effect": "create",
    "externalDocs": {
     "url": "https://docs.prozora.network/aid-support/eng-integration-guide-for-bank/api-methods/authentification"
    },
    "security": [
     {
      "jwt": []
     }
    ],
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/JwkSession"
        },
        "example": {
         "session_token": "example-only"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   }
  },
  "/.well-known/jwks.json": {
   "get": {
    "operationId": "listPublicKeys",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.prozora.network/aid-support/eng-integration-guide-for-bank/api-methods/authentification"
    },
    "security": [],
    "responses": {
     "200": {
      "x-assumption": "The page names no header for this call; that it answers without credentials is assumed, the keys being public.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/JwkSet"
        },
        "example": {
         "keys": [
          {
           "alg": "RS256",
           "e": "AQAB",
           "kid": "example-key-1",
           "kty": "RSA",
           "n": "example-only",
           "use": "sig"
          }
         ]
        }
       }
      }
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   }
  }
 },
 "webhooks": {
  "user_auth": {
   "parameters": [
    {
     "$ref": "#/components/parameters/SessionId"
    }
   ],
   "get": {
    "operationId": "getUserAuth",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/authentification/bank-authorization"
    },
    "security": [],
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/UserAuthCallbackResponse"
        },
        "example": {
         "external_id": "ada-example",
         "key": "example-only",
         "first_name": "Ada",
         "last_name": "Lovelace",
         "email": "ada@example.com",
         "phone": "+442079460958"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Denied"
     }
    }
   }
  },
  "key": {
   "parameters": [
    {
     "$ref": "#/components/parameters/SessionId"
    }
   ],
   "get": {
    "operationId": "getUserKey",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/authentification/bank-authorization"
    },
    "security": [],
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/UserKeyCallbackResponse"
        },
        "example": {
         "key": "example-only"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Denied"
     }
    }
   }
  },
  "external_id": {
   "parameters": [
    {
     "$ref": "#/components/parameters/SessionId"
    }
   ],
   "get": {
    "operationId": "getUserExternalId",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.prozora.network/bank-integration/eng/api-methods/authentification/bank-authorization"
    },
    "security": [],
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/UserExternalIdCallbackResponse"
        },
        "example": {
         "external_id": "ada-example"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Denied"
     }
    }
   }
  }
 },
 "components": {
  "schemas": {
   "Strings": {
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "Timestamp": {
    "type": "string",
    "x-data-class": "public"
   },
   "UntypedObject": {
    "type": "object",
    "additionalProperties": true
   },
   "FreeForm": {},
   "ErrorMessage": {
    "type": "object",
    "properties": {
     "error": {
      "type": "string",
      "x-assumption": "The body is not documented; the property is inferred from an upstream message quoted on the page of error messages and from another product on the same site."
     }
    }
   },
   "Created": {
    "type": "object",
    "properties": {
     "guid": {
      "type": "string",
      "x-data-class": "public"
     }
    }
   },
   "CustomerCreate": {
    "type": "object",
    "required": [
     "asset_code",
     "asset_issuer"
    ],
    "properties": {
     "asset_code": {
      "type": "string",
      "x-data-class": "public"
     },
     "asset_issuer": {
      "type": "string",
      "x-data-class": "public"
     },
     "balance_allowed": {
      "type": "number",
      "default": 0
     },
     "balance_asset_code": {
      "type": "string",
      "x-data-class": "public"
     },
     "balance_asset_issuer": {
      "type": "string",
      "x-data-class": "public"
     },
     "branch_guid": {
      "type": "string",
      "x-data-class": "public"
     },
     "iban": {
      "type": "string"
     },
     "is_disabled": {
      "type": "boolean",
      "x-data-class": "public",
      "default": false
     },
     "kyc_level": {
      "type": "integer",
      "x-data-class": "public",
      "default": 0
     },
     "login": {
      "type": "string"
     },
     "name": {
      "type": "string"
     },
     "paternal_name": {
      "type": "string"
     },
     "phone_number": {
      "type": "string"
     },
     "segment": {
      "type": "string"
     },
     "status": {
      "type": "string",
      "x-data-class": "public"
     },
     "surname": {
      "type": "string"
     }
    }
   },
   "CustomerCreated": {
    "type": "object",
    "properties": {
     "activated": {
      "type": "boolean",
      "x-data-class": "public"
     },
     "assets": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Asset"
      }
     },
     "assets_total": {
      "type": "integer",
      "x-data-class": "public"
     },
     "blocked": {
      "type": "boolean",
      "x-data-class": "public"
     },
     "customer_guid": {
      "type": "string",
      "x-data-class": "public"
     },
     "guid": {
      "type": "string",
      "x-data-class": "public"
     },
     "iban": {
      "type": "string"
     },
     "name": {
      "type": "string"
     },
     "platform": {
      "type": "string"
     },
     "registered": {
      "type": "boolean",
      "x-data-class": "public"
     },
     "type": {
      "type": "string",
      "x-data-class": "public"
     },
     "wallet_account_guid": {
      "type": "string",
      "x-data-class": "public"
     }
    }
   },
   "Asset": {
    "type": "object",
    "properties": {
     "activated": {
      "type": "boolean",
      "x-data-class": "public"
     },
     "balance": {
      "type": "number"
     },
     "code": {
      "type": "string",
      "x-data-class": "public"
     },
     "minor_unit": {
      "type": "integer",
      "x-data-class": "public"
     },
     "name": {
      "type": "string"
     },
     "platform": {
      "type": "string"
     },
     "stellar_code": {
      "type": "string",
      "x-data-class": "public"
     },
     "stellar_issuer": {
      "type": "string",
      "x-data-class": "public"
     }
    }
   },
   "CustomerUpdate": {
    "type": "object",
    "properties": {
     "balance_allowed": {
      "type": "number"
     },
     "balance_asset_code": {
      "type": "string",
      "x-data-class": "public"
     },
     "balance_asset_issuer": {
      "type": "string",
      "x-data-class": "public"
     },
     "branch_guid": {
      "type": "string",
      "x-data-class": "public"
     },
     "is_disabled": {
      "type": "boolean",
      "x-data-class": "public",
      "default": false
     },
     "kyc_level": {
      "type": "integer",
      "x-data-class": "public"
     },
     "name": {
      "type": [
       "string",
       "null"
      ],
      "x-assumption": "Documented as text; that `null` removes it is assumed, because every field may be left out to stay as it is.",
      "x-unobservable": "Observations keep no values, so a value that is gone cannot be told from one that was never there."
     },
     "paternal_name": {
      "type": [
       "string",
       "null"
      ],
      "x-assumption": "Documented as text; that `null` removes it is assumed, because every field may be left out to stay as it is.",
      "x-unobservable": "Observations keep no values, so a value that is gone cannot be told from one that was never there."
     },
     "phone_number": {
      "type": [
       "string",
       "null"
      ],
      "x-assumption": "Documented as text; that `null` removes it is assumed, because every field may be left out to stay as it is.",
      "x-unobservable": "Observations keep no values, so a value that is gone cannot be told from one that was never there."
     },
     "segment": {
      "type": "string"
     },
     "status": {
      "type": "string",
      "x-data-class": "public"
     },
     "surname": {
      "type": [
       "string",
       "null"
      ],
      "x-assumption": "Documented as text; that `null` removes it is assumed, because every field may be left out to stay as it is.",
      "x-unobservable": "Observations keep no values, so a value that is gone cannot be told from one that was never there."
     },
     "wallet_user_guid": {
      "type": "string",
      "x-data-class": "public"
     }
    }
   },
   "CustomerList": {
    "type": "object",
    "properties": {
     "customers": {
      "type": "array",
      "x-assumption": "The name of the array is not shown; it follows the pattern of the account list, `{accounts, total}`.",
      "items": {
       "$ref": "#/components/schemas/CustomerListItem"
      }
     },
     "total": {
      "type": "integer",
      "x-data-class": "public"
     }
    }
   },
   "CustomerListItem": {
    "type": "object",
    "properties": {
     "wallet_user_guid": {
      "type": "string",
      "x-data-class": "public",
      "x-assumption": "The page shows no field of the item; this one is inferred from a filter of the list."
     },
     "login": {
      "type": "string",
      "x-assumption": "The page shows no field of the item; this one is inferred from a filter of the list."
     },
     "kyc_level": {
      "type": "integer",
      "x-data-class": "public",
      "x-assumption": "The page shows no field of the item; this one is inferred from a filter of the list."
     },
     "is_disabled": {
      "type": "boolean",
      "x-data-class": "public",
      "x-assumption": "The page shows no field of the item; this one is inferred from a filter of the list."
     },
     "balance_allowed": {
      "type": "number",
      "x-assumption": "The page shows no field of the item; this one is inferred from a filter of the list."
     },
     "balance_asset_code": {
      "type": "string",
      "x-data-class": "public",
      "x-assumption": "The page shows no field of the item; this one is inferred from a filter of the list."
     },
     "balance_asset_issuer": {
      "type": "string",
      "x-data-class": "public",
      "x-assumption": "The page shows no field of the item; this one is inferred from a filter of the list."
     },
     "branch_guid": {
      "type": "string",
      "x-data-class": "public",
      "x-assumption": "The page shows no field of the item; this one is inferred from a filter of the list."
     },
     "name": {
      "type": "string",
      "x-assumption": "The page shows no field of the item; this one is inferred from a filter of the list."
     },
     "paternal_name": {
      "type": "string",
      "x-assumption": "The page shows no field of the item; this one is inferred from a filter of the list."
     },
     "phone_number": {
      "type": "string",
      "x-assumption": "The page shows no field of the item; this one is inferred from a filter of the list."
     },
     "segment": {
      "type": "string",
      "x-assumption": "The page shows no field of the item; this one is inferred from a filter of the list."
     },
     "status": {
      "type": "string",
      "x-data-class": "public",
      "x-assumption": "The page shows no field of the item; this one is inferred from a filter of the list."
     },
     "surname": {
      "type": "string",
      "x-assumption": "The page shows no field of the item; this one is inferred from a filter of the list."
     },
     "created_at": {
      "type": "string",
      "x-data-class": "public",
      "x-assumption": "The page shows no field of the item; this one is inferred from a filter of the list.",
      "x-questions": [
       "timestamps"
      ]
     },
     "updated_at": {
      "type": "string",
      "x-data-class": "public",
      "x-assumption": "The page shows no field of the item; this one is inferred from a filter of the list."
     }
    }
   },
   "CustomerAccountCreate": {
    "type": "object",
    "properties": {
     "iban": {
      "type": "string"
     }
    }
   },
   "CustomerAccountCreated": {
    "type": "object",
    "properties": {
     "wallet_account_guid": {
      "type": "string",
      "x-data-class": "public"
     }
    }
   },
   "CustomerAccountList": {
    "type": "object",
    "properties": {
     "accounts": {
      "type": "array",
      "x-assumption": "The name of the array is not shown; it follows the list of the counterparty's accounts, `{accounts, total}`.",
      "items": {
       "$ref": "#/components/schemas/CustomerAccount"
      }
     },
     "total": {
      "type": "integer",
      "x-data-class": "public"
     }
    }
   },
   "CustomerAccount": {
    "type": "object",
    "properties": {
     "stellar_code": {
      "type": "string",
      "x-data-class": "public",
      "x-assumption": "The limits page tells readers to take an asset from this field of the customer's accounts; whether it stands on the account or on its assets is not shown."
     },
     "stellar_issuer": {
      "type": "string",
      "x-data-class": "public",
      "x-assumption": "The limits page tells readers to take an asset from this field of the customer's accounts; whether it stands on the account or on its assets is not shown."
     }
    }
   },
   "AccountList": {
    "type": "object",
    "properties": {
     "accounts": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/AccountListItem"
      }
     },
     "total": {
      "type": "integer",
      "x-data-class": "public"
     }
    }
   },
   "AccountListItem": {
    "type": "object",
    "properties": {
     "account_kind": {
      "type": "string",
      "x-data-class": "public"
     },
     "counterparty_guid": {
      "type": "string",
      "x-data-class": "public"
     },
     "created_at": {
      "$ref": "#/components/schemas/Timestamp"
     },
     "iban": {
      "type": "string"
     },
     "stellar_address": {
      "type": "string"
     },
     "updated_at": {
      "$ref": "#/components/schemas/Timestamp"
     },
     "wallet_account_guid": {
      "type": "string",
      "x-data-class": "public"
     },
     "wallet_user_external_id": {
      "type": "string"
     },
     "wallet_user_guid": {
      "type": "string",
      "x-data-class": "public"
     }
    }
   },
   "AccountCreate": {
    "type": "object",
    "properties": {
     "account_kind": {
      "type": "string",
      "x-data-class": "public"
     },
     "branch_guid": {
      "type": "string",
      "x-data-class": "public",
      "x-assumption": "The text mentions it as optional but the sample lacks it; a string is taken as everywhere else.",
      "x-unobservable": "It stands in requests only, and a refusal does not say what would be allowed."
     },
     "iban": {
      "type": "string"
     },
     "key_keeper_login": {
      "type": "string"
     }
    }
   },
   "Account": {
    "type": "object",
    "properties": {
     "activated": {
      "type": "boolean",
      "x-data-class": "public"
     },
     "assets": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/AccountAsset"
      }
     },
     "assets_total": {
      "type": "integer",
      "x-data-class": "public"
     },
     "blocked": {
      "type": "boolean",
      "x-data-class": "public"
     },
     "guid": {
      "type": "string",
      "x-data-class": "public"
     },
     "name": {
      "type": "string"
     },
     "platform": {
      "type": "string"
     },
     "registered": {
      "type": "boolean",
      "x-data-class": "public"
     },
     "type": {
      "type": "string",
      "x-data-class": "public"
     }
    }
   },
   "AccountAsset": {
    "type": "object",
    "properties": {
     "activated": {
      "type": "boolean",
      "x-data-class": "public"
     },
     "balance": {
      "type": "number"
     },
     "code": {
      "type": "string",
      "x-data-class": "public"
     },
     "minor_unit": {
      "type": "integer",
      "x-data-class": "public"
     },
     "name": {
      "type": "string"
     },
     "platform": {
      "type": "string"
     }
    }
   },
   "CounterpartySegments": {
    "type": "object",
    "properties": {
     "counterparty": {
      "type": "object",
      "properties": {
       "guid": {
        "type": "string",
        "x-data-class": "public"
       },
       "name": {
        "type": "string"
       }
      }
     },
     "segments": {
      "type": "object",
      "additionalProperties": true,
      "x-assumption": "The sample is cut off inside this object, so its values are taken to be anything."
     }
    }
   },
   "CustomerAmountLimits": {
    "type": "object",
    "properties": {
     "columns": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/CustomerAmountLimit"
      }
     }
    }
   },
   "CustomerAmountLimit": {
    "type": "object",
    "properties": {
     "account_type_guid": {
      "$ref": "#/components/schemas/AccountTypeGuid"
     },
     "asset_code": {
      "type": "string",
      "x-data-class": "public"
     },
     "asset_issuer": {
      "type": "string",
      "x-data-class": "public"
     },
     "customer_guid": {
      "type": "string",
      "x-data-class": "public"
     },
     "period": {
      "type": "object",
      "additionalProperties": {
       "$ref": "#/components/schemas/PeriodLimit"
      }
     }
    }
   },
   "PeriodLimit": {
    "type": "object",
    "properties": {
     "max": {
      "type": "number"
     },
     "period_key": {
      "type": "integer"
     }
    }
   },
   "CustomerPaymentLimits": {
    "type": "object",
    "properties": {
     "columns": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/CustomerPaymentLimit"
      }
     }
    }
   },
   "CustomerPaymentLimit": {
    "type": "object",
    "properties": {
     "account_type_guid": {
      "$ref": "#/components/schemas/AccountTypeGuid"
     },
     "asset_code": {
      "type": "string",
      "x-data-class": "public"
     },
     "asset_issuer": {
      "type": "string",
      "x-data-class": "public"
     },
     "customer_guid": {
      "type": "string",
      "x-data-class": "public"
     },
     "max": {
      "type": "number"
     },
     "min": {
      "type": "number"
     }
    }
   },
   "CustomerLimitSet": {
    "type": "object",
    "properties": {
     "account_type_guid": {
      "$ref": "#/components/schemas/AccountTypeGuid"
     },
     "asset_code": {
      "type": "string",
      "x-data-class": "public"
     },
     "asset_issuer": {
      "type": "string",
      "x-data-class": "public"
     },
     "customer_guid": {
      "type": "string",
      "x-data-class": "public"
     },
     "max": {
      "type": "number"
     },
     "period": {
      "type": "string",
      "x-data-class": "public",
      "x-assumption": "The values beside `day` are not shown, so any string is taken.",
      "x-unobservable": "It stands in requests only, and a refusal does not say which words would be allowed."
     },
     "period_key": {
      "type": "integer"
     }
    }
   },
   "AccountTypeGuid": {
    "type": "string",
    "x-data-class": "public"
   },
   "BranchList": {
    "type": "object",
    "properties": {
     "list": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Branch"
      }
     },
     "total": {
      "type": "integer",
      "x-data-class": "public"
     }
    }
   },
   "Branch": {
    "type": "object",
    "properties": {
     "counterparty_guid": {
      "type": "string",
      "x-data-class": "public"
     },
     "created_at": {
      "$ref": "#/components/schemas/Timestamp"
     },
     "guid": {
      "type": "string",
      "x-data-class": "public"
     },
     "is_deleted": {
      "type": "boolean",
      "x-data-class": "public"
     },
     "name": {
      "type": "string"
     },
     "updated_at": {
      "$ref": "#/components/schemas/Timestamp"
     }
    }
   },
   "BranchCreate": {
    "type": "object",
    "properties": {
     "name": {
      "type": "string"
     }
    }
   },
   "BranchUpdate": {
    "type": "object",
    "properties": {
     "is_deleted": {
      "type": "boolean",
      "x-data-class": "public"
     },
     "name": {
      "type": "string"
     }
    }
   },
   "Jwk": {
    "type": "object",
    "properties": {
     "alg": {
      "type": "string",
      "x-data-class": "public"
     },
     "e": {
      "type": "string",
      "x-data-class": "public"
     },
     "kid": {
      "type": "string",
      "x-data-class": "public"
     },
     "kty": {
      "type": "string",
      "x-data-class": "public"
     },
     "n": {
      "type": "string",
      "x-data-class": "public"
     },
     "use": {
      "type": "string",
      "x-data-class": "public"
     }
    }
   },
   "JwkData": {
    "type": "object",
    "properties": {
     "data": {
      "$ref": "#/components/schemas/Jwk"
     }
    }
   },
   "JwkSet": {
    "type": "object",
    "properties": {
     "keys": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Jwk"
      }
     }
    }
   },
   "JwkList": {
    "type": "object",
    "properties": {
     "keys": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/JwkRecord"
      }
     }
    }
   },
   "JwkRecord": {
    "type": "object",
    "x-assumption": "The sample is cut off after `created_at`, so whatever else a record carries is left open.",
    "properties": {
     "created_at": {
      "$ref": "#/components/schemas/Timestamp"
     }
    }
   },
   "JwkSession": {
    "type": "object",
    "properties": {
     "session_token": {
      "type": "string",
      "x-data-class": "secret"
     }
    }
   },
   "UserAuthCallbackResponse": {
    "type": "object",
    "required": [
     "external_id",
     "key"
    ],
    "properties": {
     "external_id": {
      "type": "string",
      "maxLength": 500
     },
     "key": {
      "type": "string",
      "x-data-class": "secret"
     },
     "first_name": {
      "type": "string"
     },
     "last_name": {
      "type": "string"
     },
     "email": {
      "type": "string"
     },
     "phone": {
      "type": "string"
     }
    }
   },
   "UserKeyCallbackResponse": {
    "type": "object",
    "properties": {
     "key": {
      "type": "string",
      "x-data-class": "secret"
     }
    }
   },
   "UserExternalIdCallbackResponse": {
    "type": "object",
    "properties": {
     "external_id": {
      "type": "string"
     }
    }
   }
  },
  "parameters": {
   "CounterpartyGuid": {
    "name": "counterparty_guid",
    "in": "path",
    "required": true,
    "schema": {
     "type": "string"
    }
   },
   "CustomerGuid": {
    "name": "customer_guid",
    "in": "path",
    "required": true,
    "schema": {
     "type": "string"
    }
   },
   "Offset": {
    "name": "offset",
    "in": "query",
    "x-page": "offset",
    "schema": {
     "type": "integer"
    }
   },
   "Limit": {
    "name": "limit",
    "in": "query",
    "x-page": "size",
    "x-questions": [
     "pageSize",
     "defaultPageSize"
    ],
    "schema": {
     "type": "integer"
    }
   },
   "Order": {
    "name": "order",
    "in": "query",
    "x-assumption": "The page declares an enum but does not show its values, so any string is taken.",
    "x-unobservable": "It stands in requests only, and a refusal does not say which words would be allowed.",
    "schema": {
     "type": "string"
    }
   },
   "LimitCustomerGuid": {
    "name": "customer_guid",
    "in": "query",
    "schema": {
     "type": "string"
    }
   },
   "SessionId": {
    "name": "X-Session-ID",
    "in": "header",
    "required": true,
    "x-assumption": "Taken as always sent, because the page names it for all three callbacks without calling it optional.",
    "x-unobservable": "It comes with the calls that the platform makes to a bank, which no observer sees.",
    "schema": {
     "type": "string"
    }
   }
  },
  "responses": {
   "NoContent": {},
   "BadRequest": {
    "x-assumption": "The status is documented; the body is not, and its one property is inferred.",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/ErrorMessage"
      }
     }
    }
   },
   "OlderBadRequest": {
    "x-assumption": "The current page shows 200 only; the status is taken from the older guide (https://docs.prozora.network/guide-for-api-functions/4.-external-user-customer), and the body is inferred.",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/ErrorMessage"
      }
     }
    }
   },
   "Unauthorized": {
    "x-assumption": "Status and text are on the page of error messages (https://docs.prozora.network/bank-integration/eng/general/error-messages); that the text stands in `error` is inferred.",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/ErrorMessage"
      },
      "example": {
       "error": "Access credentials are invalid"
      }
     }
    }
   },
   "Denied": {},
   "Refusal": {
    "x-error-code": [
     "/code",
     "/error_code",
     "/errorCode",
     "/error/code",
     "/error/error_code",
     "/error/errorCode"
    ],
    "x-assumption": "No further error is documented, so any status and any body are taken as possible.",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/FreeForm"
      }
     }
    }
   },
   "Failure": {
    "x-assumption": "No failure is documented, so any status and any body are taken as possible.",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/FreeForm"
      }
     }
    }
   }
  },
  "securitySchemes": {
   "jwt": {
    "type": "apiKey",
    "in": "header",
    "name": "CX-Authorization",
    "x-questions": [
     "refused"
    ],
    "x-assumption": "Sent bare, as the page shows it; whether a scheme word may or must precede the token is not said. `obj` is a login or an external identifier on the page: where a request names a customer by GUID only, that GUID is taken, and where it names nobody, whoever acts.",
    "x-unobservable": "Answers show that it is accepted as it is sent, not what else would be."
   },
   "sessionToken": {
    "type": "http",
    "scheme": "bearer",
    "x-prefix": "bearer"
   }
  }
 }
});
