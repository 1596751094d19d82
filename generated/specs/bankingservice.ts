// Made from specs/bankingservice.yaml by `npm run generate`. Do not edit.

/** The spec as one document: references point into it, prose is left out, `x-` members stay. */
export const document = (): { readonly [member: string]: unknown } => ({
 "openapi": "3.1.1",
 "servers": [
  {
   "url": "https://api.bankingservice.ai"
  }
 ],
 "security": [
  {
   "accessToken": []
  }
 ],
 "paths": {
  "/v1/profiles/{profileId}/customers": {
   "parameters": [
    {
     "$ref": "#/components/parameters/ProfileId"
    }
   ],
   "get": {
    "operationId": "listCustomers",
    "x-questions": [
     "totals",
     "headers"
    ],
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.bankingservice.ai/enterprise-api/api-reference/customers"
    },
    "parameters": [
     {
      "name": "page",
      "in": "query",
      "x-page": "number",
      "x-questions": [
       "firstPage"
      ],
      "x-first-page": 0,
      "x-assumption": "No query parameter is documented; the name, the type and the count from zero are taken from the field `page` of the answer.",
      "schema": {
       "type": "integer"
      },
      "example": 0
     },
     {
      "name": "size",
      "in": "query",
      "x-page": "size",
      "x-questions": [
       "pageSize",
       "defaultPageSize"
      ],
      "x-assumption": "No query parameter is documented; the name and the type are taken from the field `size` of the answer.",
      "schema": {
       "type": "integer"
      },
      "example": 20
     }
    ],
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CustomerPage"
        },
        "examples": {
         "twoCustomers": {
          "$ref": "#/components/examples/CustomerPage"
         }
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
     "url": "https://docs.bankingservice.ai/enterprise-api/api-reference/customers"
    },
    "requestBody": {
     "$ref": "#/components/requestBodies/CustomerInput"
    },
    "responses": {
     "200": {
      "$ref": "#/components/responses/Customer"
     },
     "400": {
      "$ref": "#/components/responses/InvalidRequest"
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
  "/v1/profiles/{profileId}/customers/{customerId}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/ProfileId"
    },
    {
     "$ref": "#/components/parameters/CustomerId"
    }
   ],
   "get": {
    "operationId": "getCustomer",
    "x-questions": [
     "missing",
     "errors",
     "secrets"
    ],
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.bankingservice.ai/enterprise-api/api-reference/customers"
    },
    "responses": {
     "200": {
      "$ref": "#/components/responses/Customer"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
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
    "operationId": "updateCustomer",
    "x-questions": [
     "put"
    ],
    "x-effect": "update",
    "externalDocs": {
     "url": "https://docs.bankingservice.ai/enterprise-api/api-reference/customers"
    },
    "requestBody": {
     "$ref": "#/components/requestBodies/CustomerInput"
    },
    "responses": {
     "200": {
      "$ref": "#/components/responses/Customer"
     },
     "400": {
      "$ref": "#/components/responses/InvalidRequest"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   },
   "delete": {
    "operationId": "deleteCustomer",
    "x-questions": [
     "delete"
    ],
    "x-effect": "delete",
    "externalDocs": {
     "url": "https://docs.bankingservice.ai/enterprise-api/api-reference/customers"
    },
    "responses": {
     "200": {
      "$ref": "#/components/responses/Customer"
     },
     "400": {
      "$ref": "#/components/responses/InvalidRequest"
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
  "/v1/profiles/{profileId}/customers/{customerId}/payment-methods": {
   "parameters": [
    {
     "$ref": "#/components/parameters/ProfileId"
    },
    {
     "$ref": "#/components/parameters/CustomerId"
    }
   ],
   "get": {
    "operationId": "listPaymentMethods",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.bankingservice.ai/enterprise-api/api-reference/payment-methods"
    },
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/PaymentMethod"
         }
        },
        "examples": {
         "oneMethod": {
          "$ref": "#/components/examples/PaymentMethods"
         }
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
   },
   "post": {
    "operationId": "createPaymentMethod",
    "x-effect": "create",
    "x-idempotency-key": "reference",
    "externalDocs": {
     "url": "https://docs.bankingservice.ai/enterprise-api/api-reference/payment-methods"
    },
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/PaymentMethodInput"
       },
       "example": {
        "reference": "b5c9d214-f408-4215-990e-f892c24a6080",
        "method": "openbanking",
        "description": "Subscription to the Analytical Engine",
        "metadata": {
         "invoice": 1843,
         "note": "first of the year",
         "printed": true
        },
        "openbanking": {
         "recurring": {
          "amount": 1250,
          "currency": "EUR",
          "frequency": "daily"
         }
        },
        "user": {
         "user_agent": "Mozilla/5.0",
         "accept_language": "en",
         "ip_address": "192.0.2.10",
         "language": "en"
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
         "$ref": "#/components/schemas/PaymentMethodCreated"
        },
        "example": {
         "id": "payment_method_ada1843a",
         "created": "2024-09-25T12:05:00.000Z",
         "state": "created",
         "reference": "b5c9d214-f408-4215-990e-f892c24a6080",
         "method": "openbanking",
         "description": "Subscription to the Analytical Engine",
         "openbanking": {
          "recurring": {
           "amount": 1250,
           "currency": "EUR",
           "frequency": "daily"
          }
         },
         "redirect": {
          "url": "https://dashboard.bankingservice.ai"
         }
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
  },
  "/v1/profiles/{profileId}/customers/{customerId}/payment-methods/{customerPaymentMethodId}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/ProfileId"
    },
    {
     "$ref": "#/components/parameters/CustomerId"
    },
    {
     "$ref": "#/components/parameters/CustomerPaymentMethodId"
    }
   ],
   "get": {
    "operationId": "getPaymentMethod",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.bankingservice.ai/enterprise-api/api-reference/payment-methods"
    },
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/PaymentMethod"
        },
        "examples": {
         "recurring": {
          "$ref": "#/components/examples/PaymentMethod"
         }
        }
       }
      }
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "4XX": {
      "$ref": "#/components/responses/Refusal"
     },
     "5XX": {
      "$ref": "#/components/responses/Failure"
     }
    }
   },
   "delete": {
    "operationId": "deletePaymentMethod",
    "x-effect": "delete",
    "externalDocs": {
     "url": "https://docs.bankingservice.ai/enterprise-api/api-reference/payment-methods"
    },
    "responses": {
     "200": {
      "x-unseen": true,
      "x-assumption": "The statuses and the answer are cut off on the page; the status 200 with a JSON body is taken from deleting a customer, and the body's shape is left open.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/FreeForm"
        },
        "example": {}
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
  },
  "/v1/profiles/{profileId}/payments": {
   "parameters": [
    {
     "$ref": "#/components/parameters/ProfileId"
    }
   ],
   "get": {
    "operationId": "listPayments",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.bankingservice.ai/enterprise-api/api-reference/payments"
    },
    "responses": {
     "200": {
      "x-unseen": true,
      "x-assumption": "Only the path of this operation can be read; the status 200 is taken from the customer list, and the body is left open because no field of it was seen.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/FreeForm"
        },
        "example": {}
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
   },
   "post": {
    "operationId": "createPayment",
    "x-effect": "create",
    "x-idempotency-key": "reference",
    "externalDocs": {
     "url": "https://docs.bankingservice.ai/enterprise-api/api-reference/payments"
    },
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/PaymentInput"
       },
       "example": {
        "method": "openbanking",
        "description": "Invoice 1843",
        "currency": "EUR",
        "amount": 1250,
        "reference": "0f2c7a51-6a0e-4c43-9d1c-7a1b8f0e1843",
        "customer": "customer_ada1815",
        "payment_method": "payment_method_ada1843a",
        "metadata": {
         "invoice": 1843
        },
        "session": {
         "redirect_url": "https://example.com/paid"
        }
       }
      }
     }
    },
    "responses": {
     "200": {
      "x-assumption": "The guide shows the answer without its status; 200 is taken from the other operations of this API that create.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Payment"
        },
        "example": {
         "id": "payment_ada1843",
         "reference": "0f2c7a51-6a0e-4c43-9d1c-7a1b8f0e1843",
         "method": "openbanking",
         "currency": "EUR",
         "amount": 1250,
         "openbanking": {
          "method": "sepa"
         },
         "description": "Invoice 1843",
         "state": "created",
         "next": {
          "redirect": "https://dashboard.bankingservice.ai"
         }
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
  },
  "/v1/profiles/{profileId}/payments/{paymentId}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/ProfileId"
    },
    {
     "$ref": "#/components/parameters/PaymentId"
    }
   ],
   "get": {
    "operationId": "getPayment",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.bankingservice.ai/enterprise-api/api-reference/payments"
    },
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Payment"
        },
        "example": {
         "id": "payment_ada1843",
         "reference": "0f2c7a51-6a0e-4c43-9d1c-7a1b8f0e1843",
         "method": "openbanking",
         "billing": {
          "company": "Analytical Engines Ltd",
          "first_name": "Ada",
          "last_name": "Lovelace",
          "phone": "442079460958",
          "address": {
           "premise": "12",
           "thoroughfare": "Example Square",
           "locality": "London",
           "country": "GB"
          }
         },
         "openbanking": {
          "type": "sepa"
         },
         "description": "Invoice 1843",
         "currency": "EUR",
         "amount": 1250,
         "state": "succeeded",
         "metadata": {
          "invoice": 1843
         }
        }
       }
      }
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
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
  "/v1/profiles/{profileId}/settlements": {
   "parameters": [
    {
     "$ref": "#/components/parameters/ProfileId"
    }
   ],
   "get": {
    "operationId": "listSettlements",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.bankingservice.ai/enterprise-api/api-reference/settlements"
    },
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/Settlement"
         }
        },
        "examples": {
         "oneSettlement": {
          "$ref": "#/components/examples/Settlements"
         }
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
  },
  "/v1/profiles/{profileId}/settlements/{settlementId}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/ProfileId"
    },
    {
     "$ref": "#/components/parameters/SettlementId"
    }
   ],
   "get": {
    "operationId": "getSettlement",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.bankingservice.ai/enterprise-api/api-reference/settlements"
    },
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Settlement"
        },
        "examples": {
         "settlement": {
          "$ref": "#/components/examples/Settlement"
         }
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
 "components": {
  "schemas": {
   "CustomerPage": {
    "type": "object",
    "properties": {
     "page": {
      "type": "integer",
      "x-page": "number",
      "x-data-class": "public"
     },
     "pages": {
      "type": "integer",
      "x-data-class": "public"
     },
     "size": {
      "type": "integer",
      "x-data-class": "public"
     },
     "count": {
      "type": "integer",
      "x-data-class": "public"
     },
     "data": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Customer"
      }
     }
    }
   },
   "CustomerInput": {
    "type": "object",
    "properties": {
     "company": {
      "type": "string"
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
     },
     "address": {
      "$ref": "#/components/schemas/Address"
     }
    }
   },
   "Customer": {
    "allOf": [
     {
      "type": "object",
      "properties": {
       "id": {
        "type": "string",
        "x-data-class": "public"
       },
       "created": {
        "type": "string",
        "x-questions": [
         "timestamps"
        ],
        "x-data-class": "public"
       }
      }
     },
     {
      "$ref": "#/components/schemas/CustomerInput"
     }
    ]
   },
   "Address": {
    "type": "object",
    "properties": {
     "premise": {
      "type": [
       "number",
       "string"
      ]
     },
     "sub_premise": {
      "type": "string"
     },
     "building": {
      "type": "string"
     },
     "postal_code": {
      "type": "string"
     },
     "thoroughfare": {
      "type": "string"
     },
     "locality": {
      "type": "string"
     },
     "state": {
      "type": "string"
     },
     "country": {
      "type": "string"
     }
    }
   },
   "PaymentMethodKind": {
    "type": "string",
    "enum": [
     "openbanking",
     "creditcard",
     "terminal",
     "internal",
     "ideal"
    ],
    "x-data-class": "public"
   },
   "PaymentMethodInput": {
    "type": "object",
    "properties": {
     "reference": {
      "type": "string"
     },
     "method": {
      "$ref": "#/components/schemas/PaymentMethodKind",
      "x-assumption": "The request's own values were not seen; the list is the one of the answered payment method.",
      "x-unobservable": "It stands in requests only, and a refusal does not say what would be allowed."
     },
     "description": {
      "type": "string"
     },
     "metadata": {
      "$ref": "#/components/schemas/Metadata"
     },
     "openbanking": {
      "$ref": "#/components/schemas/PaymentMethodOpenbanking",
      "x-assumption": "The request table leaves this object out; its fields are those of the answered payment method.",
      "x-unobservable": "It stands in requests only, and a refusal does not say what would be allowed."
     },
     "user": {
      "$ref": "#/components/schemas/UserDevice",
      "x-assumption": "The request table leaves this object out; its fields are those of the answered payment method.",
      "x-unobservable": "It stands in requests only, and a refusal does not say what would be allowed."
     }
    }
   },
   "PaymentMethod": {
    "type": "object",
    "required": [
     "id",
     "created"
    ],
    "properties": {
     "id": {
      "type": "string",
      "readOnly": true,
      "x-data-class": "public"
     },
     "created": {
      "type": "string",
      "readOnly": true,
      "x-data-class": "public"
     },
     "state": {
      "type": [
       "string",
       "null"
      ]
     },
     "reference": {
      "type": "string"
     },
     "method": {
      "$ref": "#/components/schemas/PaymentMethodKind"
     },
     "description": {
      "type": "string"
     },
     "sepa": {
      "type": "object",
      "properties": {
       "holder_name": {
        "type": "string"
       },
       "last4": {
        "type": "number"
       },
       "bic": {
        "type": "string"
       },
       "country": {
        "type": "string"
       }
      }
     },
     "openbanking": {
      "$ref": "#/components/schemas/PaymentMethodOpenbanking"
     },
     "user": {
      "$ref": "#/components/schemas/UserDevice"
     }
    }
   },
   "PaymentMethodCreated": {
    "allOf": [
     {
      "$ref": "#/components/schemas/PaymentMethod"
     },
     {
      "type": "object",
      "properties": {
       "redirect": {
        "type": "object",
        "properties": {
         "url": {
          "type": "string",
          "x-assumption": "The guide names the field and no type; a string is taken, since it holds a link."
         }
        }
       }
      }
     }
    ]
   },
   "PaymentMethodOpenbanking": {
    "type": "object",
    "properties": {
     "bic": {
      "type": "string",
      "x-assumption": "No type was seen for this field; string is taken from the field of that name in `sepa`."
     },
     "country": {
      "type": "string",
      "x-assumption": "No type was seen for this field; string is taken from the field of that name in `sepa`."
     },
     "recurring": {
      "type": "object",
      "properties": {
       "amount": {
        "type": "number"
       },
       "currency": {
        "type": "string",
        "x-assumption": "No type was seen for this field; string is taken from the currency of a payment.",
        "x-data-class": "public"
       },
       "frequency": {
        "type": "string",
        "x-data-class": "public"
       },
       "day_of_execution": {
        "type": "number"
       },
       "month_of_execution": {
        "type": "number"
       },
       "start_date": {
        "type": "string",
        "x-assumption": "No type was seen for this field; string is taken from the dates of the other objects."
       },
       "end_date": {
        "type": "string",
        "x-assumption": "No type was seen for this field; string is taken from the dates of the other objects."
       }
      }
     }
    }
   },
   "UserDevice": {
    "type": "object",
    "properties": {
     "user_agent": {
      "type": "string"
     },
     "accept": {
      "type": "string"
     },
     "accept_encoding": {
      "type": "string"
     },
     "accept_language": {
      "type": "string"
     },
     "accept_charset": {
      "type": "string"
     },
     "ip_address": {
      "type": "string"
     },
     "language": {
      "type": "string"
     }
    }
   },
   "PaymentInput": {
    "type": "object",
    "required": [
     "method",
     "description",
     "currency",
     "amount"
    ],
    "dependentRequired": {
     "customer": [
      "payment_method"
     ]
    },
    "properties": {
     "method": {
      "type": "string",
      "x-data-class": "public",
      "x-assumption": "An enum whose values were not seen; any string is taken. The kinds of payment method are the obvious candidates.\n",
      "x-unobservable": "It stands in requests only, and a refusal does not say which words would be allowed."
     },
     "description": {
      "type": "string"
     },
     "currency": {
      "type": "string",
      "x-data-class": "public",
      "x-assumption": "An enum whose values were not seen; any string is taken.",
      "x-unobservable": "It stands in requests only, and a refusal does not say which words would be allowed."
     },
     "amount": {
      "type": "number"
     },
     "reference": {
      "type": "string"
     },
     "customer": {
      "type": "string"
     },
     "payment_method": {
      "type": "string",
      "x-data-class": "public"
     },
     "creditcard": {
      "type": "object",
      "additionalProperties": true,
      "x-data-class": "secret"
     },
     "metadata": {
      "$ref": "#/components/schemas/Metadata"
     },
     "shipping": {
      "$ref": "#/components/schemas/PaymentParty",
      "x-assumption": "Which fields a request may hold is not listed; those of the answer and of the guides' samples are taken.",
      "x-unobservable": "It stands in requests only, and a refusal does not say what would be allowed."
     },
     "billing": {
      "$ref": "#/components/schemas/PaymentParty",
      "x-assumption": "Which fields a request may hold is not listed; those of the answer and of the guides' samples are taken.",
      "x-unobservable": "It stands in requests only, and a refusal does not say what would be allowed."
     },
     "session": {
      "type": "object",
      "properties": {
       "redirect_url": {
        "type": "string"
       }
      }
     }
    }
   },
   "Payment": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "x-data-class": "public"
     },
     "reference": {
      "type": "string"
     },
     "method": {
      "type": "string",
      "x-data-class": "public"
     },
     "shipping": {
      "$ref": "#/components/schemas/PaymentParty"
     },
     "billing": {
      "$ref": "#/components/schemas/PaymentParty"
     },
     "openbanking": {
      "type": "object",
      "properties": {
       "type": {
        "type": "string",
        "x-data-class": "public"
       },
       "method": {
        "type": "string",
        "x-data-class": "public"
       },
       "execution": {},
       "bic": {},
       "country": {}
      }
     },
     "terminal": {
      "type": "object",
      "properties": {
       "method": {},
       "emv": {
        "type": "object",
        "additionalProperties": true
       }
      }
     },
     "ideal": {
      "type": "object",
      "properties": {
       "bic": {}
      }
     },
     "creditcard": {
      "type": "object",
      "x-data-class": "secret",
      "properties": {
       "rrn": {},
       "fees": {},
       "card": {}
      }
     },
     "sepa_direct_debit": {
      "type": "object",
      "properties": {
       "sequence_type": {},
       "mandate": {}
      }
     },
     "sepa": {},
     "description": {
      "type": "string"
     },
     "currency": {
      "type": "string",
      "x-data-class": "public"
     },
     "amount": {
      "type": "number"
     },
     "state": {
      "type": "string"
     },
     "metadata": {
      "$ref": "#/components/schemas/Metadata"
     },
     "next": {
      "type": "object",
      "properties": {
       "redirect": {
        "type": "string",
        "x-assumption": "The type was not seen; a string holding a link is taken from `redirect.url` of a created payment method."
       }
      }
     }
    }
   },
   "PaymentParty": {
    "type": "object",
    "properties": {
     "company": {
      "type": "string"
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
     },
     "address": {
      "$ref": "#/components/schemas/Address"
     }
    }
   },
   "Metadata": {
    "type": "object",
    "additionalProperties": true
   },
   "Settlement": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "x-data-class": "public"
     },
     "currency": {
      "type": "string",
      "x-data-class": "public"
     },
     "charges": {
      "type": "object",
      "additionalProperties": true
     },
     "charges_total": {
      "type": "number"
     },
     "amount": {
      "type": "number"
     },
     "payout": {
      "type": "object",
      "properties": {
       "payments": {
        "$ref": "#/components/schemas/SettlementTotal"
       },
       "refunds": {
        "$ref": "#/components/schemas/SettlementTotal"
       }
      }
     },
     "scheduled": {
      "type": "string"
     },
     "created": {
      "type": "string",
      "x-data-class": "public"
     }
    }
   },
   "SettlementTotal": {
    "type": "object",
    "properties": {
     "count": {
      "type": "number"
     },
     "sum": {
      "type": "number"
     }
    }
   },
   "FreeForm": {}
  },
  "parameters": {
   "ProfileId": {
    "name": "profileId",
    "in": "path",
    "required": true,
    "schema": {
     "type": "string"
    },
    "example": "profile_ada1842"
   },
   "CustomerId": {
    "name": "customerId",
    "in": "path",
    "required": true,
    "schema": {
     "type": "string"
    },
    "example": "customer_ada1815"
   },
   "CustomerPaymentMethodId": {
    "name": "customerPaymentMethodId",
    "in": "path",
    "required": true,
    "schema": {
     "type": "string"
    },
    "example": "payment_method_ada1843a"
   },
   "PaymentId": {
    "name": "paymentId",
    "in": "path",
    "required": true,
    "schema": {
     "type": "string"
    },
    "example": "payment_ada1843"
   },
   "SettlementId": {
    "name": "settlementId",
    "in": "path",
    "required": true,
    "schema": {
     "type": "string"
    },
    "example": "settlement_1843"
   }
  },
  "requestBodies": {
   "CustomerInput": {
    "required": true,
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/CustomerInput"
      },
      "example": {
       "company": "Analytical Engines Ltd",
       "first_name": "Ada",
       "last_name": "Lovelace",
       "email": "ada@example.com",
       "phone": "442079460958",
       "address": {
        "premise": 12,
        "thoroughfare": "Example Square",
        "locality": "London",
        "country": "GB"
       }
      }
     }
    }
   }
  },
  "responses": {
   "Customer": {
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/Customer"
      },
      "examples": {
       "ada": {
        "$ref": "#/components/examples/Ada"
       }
      }
     }
    }
   },
   "InvalidRequest": {
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/FreeForm"
      }
     }
    }
   },
   "NotFound": {
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/FreeForm"
      }
     }
    }
   },
   "Refusal": {
    "x-error-code": [
     "/code",
     "/error_code",
     "/errorCode",
     "/error/code",
     "/error/error_code",
     "/error/errorCode"
    ],
    "x-assumption": "Only 400 and 404 are documented, on some operations and without a body; every other refusal is assumed to be JSON like the answers.",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/FreeForm"
      }
     }
    }
   },
   "Failure": {
    "x-assumption": "No server error is documented; it is assumed to exist and to be JSON like the answers.",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/FreeForm"
      }
     }
    }
   }
  },
  "examples": {
   "Ada": {
    "value": {
     "id": "customer_ada1815",
     "first_name": "Ada",
     "last_name": "Lovelace",
     "email": "ada@example.com",
     "phone": "442079460958",
     "address": {
      "premise": 12,
      "thoroughfare": "Example Square",
      "locality": "London",
      "country": "GB"
     },
     "created": "2024-09-25T12:01:00.103Z"
    }
   },
   "CustomerPage": {
    "value": {
     "page": 0,
     "pages": 1,
     "size": 20,
     "count": 2,
     "data": [
      {
       "id": "customer_ada1815",
       "first_name": "Ada",
       "last_name": "Lovelace",
       "email": "ada@example.com",
       "phone": "442079460958",
       "address": {
        "premise": 12,
        "thoroughfare": "Example Square",
        "locality": "London",
        "country": "GB"
       },
       "created": "2024-09-25T12:01:00.103Z"
      },
      {
       "id": "customer_9ace1906",
       "company": "Analytical Engines Ltd",
       "first_name": "Grace",
       "last_name": "Hopper",
       "email": "grace@example.com",
       "phone": "12025550143",
       "address": {
        "premise": "1906",
        "thoroughfare": "Example Avenue",
        "state": "DC",
        "country": "US"
       },
       "created": "2024-09-25T12:02:00.000Z"
      }
     ]
    }
   },
   "PaymentMethod": {
    "value": {
     "id": "payment_method_ada1843a",
     "created": "2024-09-25T12:05:00.000Z",
     "state": "succeeded",
     "reference": "b5c9d214-f408-4215-990e-f892c24a6080",
     "method": "openbanking",
     "description": "Subscription to the Analytical Engine",
     "openbanking": {
      "recurring": {
       "amount": 1250,
       "currency": "EUR",
       "frequency": "daily"
      }
     }
    }
   },
   "PaymentMethods": {
    "value": [
     {
      "id": "payment_method_ada1843a",
      "created": "2024-09-25T12:05:00.000Z",
      "state": "succeeded",
      "reference": "b5c9d214-f408-4215-990e-f892c24a6080",
      "method": "openbanking",
      "description": "Subscription to the Analytical Engine",
      "openbanking": {
       "recurring": {
        "amount": 1250,
        "currency": "EUR",
        "frequency": "daily"
       }
      }
     }
    ]
   },
   "Settlement": {
    "value": {
     "id": "settlement_1843",
     "currency": "EUR",
     "charges": {},
     "charges_total": 25,
     "amount": 1225,
     "payout": {
      "payments": {
       "count": 1,
       "sum": 1250
      },
      "refunds": {
       "count": 0,
       "sum": 0
      }
     },
     "scheduled": "2024-09-27T00:00:00.000Z",
     "created": "2024-09-26T00:00:00.000Z"
    }
   },
   "Settlements": {
    "value": [
     {
      "id": "settlement_1843",
      "currency": "EUR",
      "charges": {},
      "charges_total": 25,
      "amount": 1225,
      "payout": {
       "payments": {
        "count": 1,
        "sum": 1250
       },
       "refunds": {
        "count": 0,
        "sum": 0
       }
      },
      "scheduled": "2024-09-27T00:00:00.000Z",
      "created": "2024-09-26T00:00:00.000Z"
     }
    ]
   }
  },
  "securitySchemes": {
   "accessToken": {
    "type": "http",
    "scheme": "bearer",
    "x-questions": [
     "refused"
    ]
   }
  }
 }
});
