// Made from specs/finhub.yaml by `npm run generate`. Do not edit.

/** The spec as one document: references point into it, prose is left out, `x-` members stay. */
export const document = (): { readonly [member: string]: unknown } => ({
 "openapi": "3.1.1",
 "servers": [
  {
   "url": "https://gateway.finhub.cloud/customer/2.0.0"
  }
 ],
 "security": [
  {
   "accessToken": [],
   "tenantId": []
  }
 ],
 "paths": {
  "/createBulk": {
   "post": {
    "operationId": "createCustomers",
    "x-effect": "create",
    "x-assumption": "The page's sample URL has no version segment; that the call is the same under version 2.0.0 is assumed.",
    "externalDocs": {
     "url": "https://docs.finhub.cloud/api-reference/customer/Customer/Create-a-list-of-customers"
    },
    "requestBody": {
     "required": true,
     "x-assumption": "The page's text ends inside the address; that the rest of the body follows the customer schema is taken from the customer list.",
     "x-unobservable": "It is about what is sent, and an answer does not say what else could have been sent.",
     "content": {
      "application/json": {
       "schema": {
        "type": "array",
        "items": {
         "$ref": "#/components/schemas/Customer"
        }
       },
       "examples": {
        "customers": {
         "$ref": "#/components/examples/Customers"
        }
       }
      }
     }
    },
    "responses": {
     "200": {
      "x-unseen": true,
      "x-assumption": "This answer was never seen; that it is the list of the created customers is taken from the request body.",
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/Customer"
         }
        },
        "examples": {
         "customers": {
          "$ref": "#/components/examples/Customers"
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
  "/createAddress/{customerId}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/customerId"
    }
   ],
   "post": {
    "operationId": "addAddresses",
    "x-effect": "create",
    "x-assumption": "FinHub's menu only names this call; path, body and answer are taken from Cyrexa, without its `token` header.",
    "externalDocs": {
     "url": "https://docs.cyrexa.com/api-reference/customer/Customer/Create-customer-address"
    },
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "array",
        "items": {
         "$ref": "#/components/schemas/AddressEntry"
        }
       },
       "examples": {
        "addresses": {
         "$ref": "#/components/examples/Addresses"
        }
       }
      }
     }
    },
    "responses": {
     "200": {
      "x-assumption": "The text of Cyrexa's page ends right after `addressId`; that nothing else follows is assumed.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/AddressResult"
        },
        "examples": {
         "result": {
          "$ref": "#/components/examples/AddressResult"
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
  "/addSecretQuestion/{customerId}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/customerId"
    }
   ],
   "post": {
    "operationId": "addSecretQuestions",
    "x-effect": "create",
    "externalDocs": {
     "url": "https://docs.finhub.cloud/latest/api-reference/customer/endpoints/auth/validate-secret-questions-v2"
    },
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "array",
        "items": {
         "$ref": "#/components/schemas/SecretQuestion"
        }
       },
       "examples": {
        "questions": {
         "$ref": "#/components/examples/SecretQuestions"
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
         "$ref": "#/components/schemas/SecretQuestionResult"
        },
        "examples": {
         "result": {
          "$ref": "#/components/examples/SecretQuestionResult"
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
  "/createDocuments/{customerId}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/customerId"
    }
   ],
   "post": {
    "operationId": "addDocuments",
    "x-effect": "create",
    "x-assumption": "The page shows no base URL; that the call is the same under version 2.0.0 is assumed.",
    "externalDocs": {
     "url": "https://docs.finhub.cloud/api-reference/customer/Customer/Create-customer-documents"
    },
    "requestBody": {
     "required": true,
     "x-assumption": "The page shows `metadata` only as objects; their fields are taken from the customer list.",
     "x-unobservable": "It is about what is sent, and an answer does not say what else could have been sent.",
     "content": {
      "application/json": {
       "schema": {
        "type": "array",
        "items": {
         "$ref": "#/components/schemas/Document"
        }
       },
       "examples": {
        "documents": {
         "$ref": "#/components/examples/Documents"
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
         "$ref": "#/components/schemas/DocumentResult"
        },
        "examples": {
         "result": {
          "$ref": "#/components/examples/DocumentResult"
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
  "/create": {
   "post": {
    "operationId": "createCustomer",
    "x-questions": [
     "create",
     "idempotencyKey",
     "duplicates"
    ],
    "x-effect": "create",
    "externalDocs": {
     "url": "https://docs.finhub.cloud/latest/api-reference/customer/endpoints/profile-management/create-individual-customer"
    },
    "requestBody": {
     "required": true,
     "x-assumption": "The page's text ends inside the address; that the rest of the body follows the customer schema is taken from the customer list.",
     "x-unobservable": "It is about what is sent, and an answer does not say what else could have been sent.",
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/Customer"
       },
       "examples": {
        "person": {
         "$ref": "#/components/examples/Person"
        }
       }
      }
     }
    },
    "responses": {
     "200": {
      "x-unseen": true,
      "x-assumption": "This answer was never seen; it is taken from FinHub's answer to an update.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CustomerResult"
        },
        "examples": {
         "result": {
          "$ref": "#/components/examples/CustomerResult"
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
  "/getDetailsById/{customerId}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/customerId"
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
    "x-assumption": "FinHub's menu only names this call; path, headers and answer are taken from Cyrexa.",
    "externalDocs": {
     "url": "https://docs.cyrexa.com/api-reference/customer/Customer/Get-customer-details-by-customer-id"
    },
    "responses": {
     "200": {
      "x-assumption": "The text of Cyrexa's page ends inside the address; that the rest follows the customer schema, with nothing beside `customer`, is taken from the customer list.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CustomerResult"
        },
        "examples": {
         "result": {
          "$ref": "#/components/examples/CustomerResult"
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
  "/getDocuments/{customerId}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/customerId"
    }
   ],
   "get": {
    "operationId": "listDocuments",
    "x-effect": "read",
    "x-assumption": "FinHub's menu only names this call; path, headers and answer are taken from Cyrexa, without its `token` header.",
    "externalDocs": {
     "url": "https://docs.cyrexa.com/api-reference/customer/Customer/Get-customer-documents-by-customer-id"
    },
    "responses": {
     "200": {
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CustomerDocuments"
        },
        "examples": {
         "documents": {
          "$ref": "#/components/examples/CustomerDocuments"
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
  "/getByCustomerStatus/{customerStatus}": {
   "parameters": [
    {
     "name": "customerStatus",
     "in": "path",
     "x-filters": "customerStatus",
     "required": true,
     "x-assumption": "The page shows no type for it; the values are taken from the field of the same name in a customer.",
     "schema": {
      "$ref": "#/components/schemas/CustomerStatus"
     },
     "example": "verified"
    }
   ],
   "post": {
    "operationId": "listCustomersByStatus",
    "x-effect": "read",
    "externalDocs": {
     "url": "https://docs.finhub.cloud/legacy/api-v1/api-reference/customer/Customer/Get-customers-by-customer-status"
    },
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/CustomerListFilter"
       },
       "examples": {
        "firstPage": {
         "$ref": "#/components/examples/CustomerListFilter"
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
         "$ref": "#/components/schemas/CustomerListResponse"
        },
        "examples": {
         "onlyPage": {
          "$ref": "#/components/examples/CustomerList"
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
  "/getByCustomerType/{customerType}": {
   "parameters": [
    {
     "name": "customerType",
     "in": "path",
     "x-filters": "customerType",
     "x-questions": [
      "filters"
     ],
     "required": true,
     "x-assumption": "Cyrexa shows no type for it; the values are taken from the field of the same name in a customer.",
     "schema": {
      "$ref": "#/components/schemas/CustomerType"
     },
     "example": "Person"
    }
   ],
   "post": {
    "operationId": "listCustomersByType",
    "x-questions": [
     "totals",
     "headers"
    ],
    "x-effect": "read",
    "x-assumption": "FinHub's menu only names this call; path, body and answer are taken from Cyrexa, without its `token` header.",
    "externalDocs": {
     "url": "https://docs.cyrexa.com/api-reference/customer/Customer/Get-customers-by-customer-type"
    },
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/CustomerListFilter"
       },
       "examples": {
        "firstPage": {
         "$ref": "#/components/examples/CustomerListFilter"
        }
       }
      }
     }
    },
    "responses": {
     "200": {
      "x-assumption": "The text of Cyrexa's page ends inside the address; the rest, `pagination` included, is taken from the list by status.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CustomerListResponse"
        },
        "examples": {
         "onlyPage": {
          "$ref": "#/components/examples/CustomerList"
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
  "/getByOrganizationId/{organizationId}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/organizationId"
    }
   ],
   "post": {
    "operationId": "listCustomersByOrganization",
    "x-effect": "read",
    "x-assumption": "The page's sample URL has no version segment; that version 2.0.0 has this path rather than Cyrexa's `/getByOrganization` is assumed.",
    "externalDocs": {
     "url": "https://docs.finhub.cloud/api-reference/customer/Customer/Get-customers-by-organization-id"
    },
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/CustomerListFilter"
       },
       "examples": {
        "firstPage": {
         "$ref": "#/components/examples/CustomerListFilter"
        }
       }
      }
     }
    },
    "responses": {
     "200": {
      "x-assumption": "The page's text ends inside the address; the rest, `pagination` included, is taken from the list by status.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CustomerListResponse"
        },
        "examples": {
         "onlyPage": {
          "$ref": "#/components/examples/CustomerList"
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
  "/update/{customerId}/status/{status}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/customerId"
    },
    {
     "name": "status",
     "in": "path",
     "required": true,
     "x-assumption": "The page documents an array of these values without saying how to write it; one value is assumed.",
     "x-unobservable": "A server that reads the list otherwise finds fewer, which no answer tells from there being fewer.",
     "schema": {
      "$ref": "#/components/schemas/CustomerStatus"
     },
     "example": "verified"
    }
   ],
   "post": {
    "operationId": "setCustomerStatus",
    "x-effect": "update",
    "x-assumption": "The page shows no base URL; that the call is the same under version 2.0.0 is assumed.",
    "externalDocs": {
     "url": "https://docs.finhub.cloud/api-reference/customer/Customer/Update-customer-status"
    },
    "requestBody": {
     "required": true,
     "x-assumption": "The page shows nested objects without their fields; these are taken from the customer list.",
     "x-unobservable": "It is about what is sent, and an answer does not say what else could have been sent.",
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/Customer"
       },
       "examples": {
        "person": {
         "$ref": "#/components/examples/Person"
        }
       }
      }
     }
    },
    "responses": {
     "200": {
      "x-assumption": "The page shows `customer` only as an object; its fields are taken from the customer list.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CustomerResult"
        },
        "examples": {
         "result": {
          "$ref": "#/components/examples/CustomerResult"
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
  "/update/{customerId}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/customerId"
    }
   ],
   "put": {
    "operationId": "updateCustomer",
    "x-questions": [
     "put"
    ],
    "x-effect": "update",
    "x-assumption": "The page shows no base URL; that the call is the same under version 2.0.0 is assumed.",
    "externalDocs": {
     "url": "https://docs.finhub.cloud/api-reference/customer/Customer/Update-customer"
    },
    "requestBody": {
     "required": true,
     "x-assumption": "The page shows nested objects without their fields; these are taken from the customer list.",
     "x-unobservable": "It is about what is sent, and an answer does not say what else could have been sent.",
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/Customer"
       },
       "examples": {
        "person": {
         "$ref": "#/components/examples/Person"
        }
       }
      }
     }
    },
    "responses": {
     "200": {
      "x-assumption": "The page shows `customer` only as an object; its fields are taken from the customer list.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CustomerResult"
        },
        "examples": {
         "result": {
          "$ref": "#/components/examples/CustomerResult"
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
  "/login": {
   "post": {
    "operationId": "createLogin",
    "x-effect": "create",
    "externalDocs": {
     "url": "https://docs.finhub.cloud/latest/api-reference/customer/endpoints/auth/verify-credentials-v2"
    },
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/LoginRequest"
       },
       "examples": {
        "email": {
         "$ref": "#/components/examples/LoginRequest"
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
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/LoginResult"
         }
        },
        "examples": {
         "sessions": {
          "$ref": "#/components/examples/LoginResults"
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
   "CustomerListFilter": {
    "type": "object",
    "properties": {
     "type": {
      "type": "string",
      "x-data-class": "public"
     },
     "created": {
      "type": "string",
      "x-data-class": "public"
     },
     "status": {
      "type": "string",
      "x-data-class": "public"
     },
     "pageNumber": {
      "x-page": "number",
      "x-questions": [
       "firstPage"
      ],
      "type": "number",
      "x-data-class": "public"
     },
     "pageSize": {
      "x-page": "size",
      "x-questions": [
       "pageSize",
       "defaultPageSize"
      ],
      "type": "number",
      "x-data-class": "public"
     }
    }
   },
   "CustomerListResponse": {
    "type": "object",
    "properties": {
     "customers": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Customer"
      }
     },
     "pagination": {
      "$ref": "#/components/schemas/Pagination"
     }
    }
   },
   "Pagination": {
    "type": "object",
    "properties": {
     "numberOfPage": {
      "type": "number",
      "x-data-class": "public"
     },
     "totalSize": {
      "type": "number",
      "x-data-class": "public"
     },
     "currentPage": {
      "x-page": "number",
      "type": "number",
      "x-data-class": "public"
     }
    }
   },
   "Customer": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "x-data-class": "public"
     },
     "customerType": {
      "$ref": "#/components/schemas/CustomerType"
     },
     "customerName": {
      "type": "string"
     },
     "customerStatus": {
      "$ref": "#/components/schemas/CustomerStatus"
     },
     "categorization": {
      "$ref": "#/components/schemas/Categorization"
     },
     "notifications": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Notification"
      }
     },
     "person": {
      "$ref": "#/components/schemas/Person"
     },
     "twofa": {
      "$ref": "#/components/schemas/TwoFa"
     }
    }
   },
   "CustomerResult": {
    "type": "object",
    "properties": {
     "customer": {
      "$ref": "#/components/schemas/Customer"
     }
    }
   },
   "CustomerType": {
    "type": "string",
    "enum": [
     "Person",
     "Organization"
    ],
    "x-data-class": "public"
   },
   "CustomerStatus": {
    "type": "string",
    "enum": [
     "new",
     "verified",
     "under_verificaiton",
     "blacklisted",
     "under_investigation",
     "dispute",
     "on_hold",
     "bancrupted"
    ],
    "x-data-class": "public"
   },
   "Categorization": {
    "type": "string",
    "enum": [
     "category1",
     "category2",
     "category3"
    ],
    "x-data-class": "public"
   },
   "Notification": {
    "type": "object",
    "properties": {
     "notificationType": {
      "type": "string",
      "x-data-class": "public"
     },
     "isEnabled": {
      "type": "boolean"
     }
    }
   },
   "Person": {
    "type": "object",
    "properties": {
     "firstName": {
      "$ref": "#/components/schemas/NamePart"
     },
     "lastName": {
      "$ref": "#/components/schemas/NamePart"
     },
     "fullName": {
      "type": "string"
     },
     "groupId": {
      "type": "string",
      "x-data-class": "public"
     },
     "gender": {
      "$ref": "#/components/schemas/Gender"
     },
     "dateOfBirth": {
      "type": "string"
     },
     "placeOfBirth": {
      "type": "string"
     },
     "nationality": {
      "type": "string"
     },
     "pinCode": {
      "type": "string",
      "x-data-class": "secret"
     },
     "password": {
      "type": "string",
      "x-data-class": "secret"
     },
     "email": {
      "type": "string"
     },
     "telephoneNumbers": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Telephone"
      }
     },
     "addresses": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/AddressEntry"
      }
     },
     "documents": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Document"
      }
     },
     "SecretQuestion": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/SecretQuestion"
      }
     }
    }
   },
   "NamePart": {
    "type": "object",
    "properties": {
     "name": {
      "type": "string"
     },
     "order": {
      "type": "number"
     },
     "abbreviation": {
      "type": "string"
     },
     "language": {
      "type": "string"
     },
     "native": {
      "type": "string"
     },
     "suffix": {
      "type": "string"
     },
     "prefix": {
      "type": "string"
     }
    }
   },
   "Gender": {
    "type": "string",
    "enum": [
     "Male",
     "Female",
     "Non-binary",
     "Transgender",
     "Other",
     "Prefer not to tell"
    ],
    "x-assumption": "Cyrexa's page lists these values without naming their field; they are tied to it by position and by the sample value. FinHub shows only `Male`."
   },
   "Telephone": {
    "type": "object",
    "properties": {
     "phoneType": {
      "$ref": "#/components/schemas/PhoneType"
     },
     "operator": {
      "type": "string"
     },
     "encoding": {
      "$ref": "#/components/schemas/PhoneEncoding"
     },
     "country": {
      "type": "string"
     },
     "number": {
      "type": "string"
     },
     "purpose": {
      "type": "string"
     }
    }
   },
   "PhoneType": {
    "type": "string",
    "enum": [
     "fixed",
     "mobile",
     "satellite",
     "virtual"
    ],
    "x-data-class": "public",
    "x-assumption": "Cyrexa's page lists these values without naming their field; they are tied to it by position and by the sample value. FinHub shows only `fixed`."
   },
   "PhoneEncoding": {
    "type": "string",
    "enum": [
     "numbers",
     "international",
     "text"
    ],
    "x-data-class": "public",
    "x-assumption": "Cyrexa's page lists these values without naming their field; they are tied to it by position and by the sample value. FinHub shows only `numbers`."
   },
   "TwoFa": {
    "type": "object",
    "properties": {
     "targetType": {
      "type": "string",
      "x-data-class": "public"
     },
     "targetValue": {
      "type": "string"
     },
     "targetCode": {
      "type": "string",
      "x-data-class": "secret"
     },
     "inputCode": {
      "type": "string",
      "x-data-class": "secret"
     },
     "codematch": {
      "type": "boolean",
      "x-data-class": "public"
     }
    }
   },
   "SecretQuestion": {
    "type": "object",
    "properties": {
     "question": {
      "type": "string"
     },
     "answer": {
      "type": "string",
      "x-data-class": "secret"
     }
    }
   },
   "SecretQuestionResult": {
    "type": "object",
    "properties": {
     "tenantId": {
      "type": "string",
      "x-data-class": "public"
     },
     "customerId": {
      "type": "string",
      "x-data-class": "public"
     },
     "secretQuestionIds": {
      "type": "array",
      "x-data-class": "public",
      "items": {
       "type": "object",
       "properties": {
        "secretQuestionId": {
         "type": "string",
         "x-data-class": "public"
        }
       }
      }
     }
    }
   },
   "AddressEntry": {
    "type": "object",
    "properties": {
     "addressPurpose": {
      "type": "string"
     },
     "address": {
      "$ref": "#/components/schemas/Address"
     }
    }
   },
   "Address": {
    "type": "object",
    "properties": {
     "country": {
      "type": "string"
     },
     "area": {
      "type": "string"
     },
     "zipCode": {
      "type": "string"
     },
     "city": {
      "type": "string"
     },
     "street": {
      "type": "string"
     },
     "streetNumber": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "building": {
      "type": "string"
     },
     "apartment": {
      "type": "string"
     },
     "entrance": {
      "type": "string"
     },
     "floor": {
      "type": "string"
     },
     "doorNumber": {
      "type": "string"
     },
     "geoPosition": {
      "type": "object",
      "properties": {
       "latitude": {
        "type": "number"
       },
       "longitude": {
        "type": "number"
       },
       "altitude": {
        "type": "number"
       }
      }
     },
     "alternative": {
      "type": "object",
      "properties": {
       "word1": {
        "type": "string"
       },
       "word2": {
        "type": "string"
       },
       "word3": {
        "type": "string"
       }
      }
     },
     "relatedToAddress": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "relationType": {
         "type": "string",
         "x-data-class": "public"
        },
        "address": {
         "type": "string"
        }
       }
      }
     },
     "additionalData": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/NameTypeValue"
      }
     }
    }
   },
   "AddressResult": {
    "type": "object",
    "properties": {
     "tenantId": {
      "type": "string",
      "x-data-class": "public"
     },
     "customerId": {
      "type": "string",
      "x-data-class": "public"
     },
     "addressIds": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "addressId": {
         "type": "string",
         "x-data-class": "public"
        }
       }
      }
     }
    }
   },
   "Document": {
    "type": "object",
    "properties": {
     "purpose": {
      "$ref": "#/components/schemas/DocumentPurpose"
     },
     "name": {
      "type": "string"
     },
     "documentType": {
      "$ref": "#/components/schemas/DocumentType"
     },
     "location": {
      "type": "string"
     },
     "verificationResponse": {
      "type": "string"
     },
     "status": {
      "$ref": "#/components/schemas/DocumentStatus"
     },
     "metadata": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/NameTypeValue"
      }
     }
    }
   },
   "CustomerDocuments": {
    "type": "object",
    "properties": {
     "tenantId": {
      "type": "string",
      "x-data-class": "public"
     },
     "documents": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Document"
      }
     }
    }
   },
   "DocumentResult": {
    "type": "object",
    "properties": {
     "tenantId": {
      "type": "string",
      "x-data-class": "public"
     },
     "customerId": {
      "type": "string",
      "x-data-class": "public"
     },
     "documentIds": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "documentId": {
         "type": "string",
         "x-data-class": "public",
         "x-assumption": "FinHub shows the items only as objects; this field is taken from Cyrexa's answer to adding documents of an organization."
        }
       }
      }
     }
    }
   },
   "DocumentPurpose": {
    "type": "string",
    "enum": [
     "KYB",
     "KYC",
     "PEP&SANCTION"
    ],
    "x-data-class": "public"
   },
   "DocumentType": {
    "type": "string",
    "enum": [
     "ID front side",
     "ID back side",
     "Passport",
     "accountAuthority",
     "shareholderStructure",
     "operationAddress",
     "registeredAddress",
     "selfie",
     "livelinessDetection"
    ],
    "x-data-class": "public"
   },
   "DocumentStatus": {
    "type": "string",
    "enum": [
     "underverification",
     "verified",
     "declined",
     "incomplete",
     "expired"
    ],
    "x-data-class": "public"
   },
   "NameTypeValue": {
    "type": "object",
    "properties": {
     "name": {
      "type": "string"
     },
     "type": {
      "type": "string",
      "x-data-class": "public"
     },
     "value": {
      "type": "string"
     }
    }
   },
   "LoginRequest": {
    "type": "object",
    "properties": {
     "credentials": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Credential"
      }
     }
    }
   },
   "Credential": {
    "type": "object",
    "properties": {
     "credentialType": {
      "$ref": "#/components/schemas/CredentialType"
     },
     "value": {
      "type": "string"
     },
     "code": {
      "type": "string",
      "x-data-class": "secret"
     },
     "communicationChannel": {
      "type": "object",
      "properties": {
       "name": {
        "type": "string"
       },
       "type": {
        "type": "string",
        "x-data-class": "public"
       },
       "addressUrl": {
        "type": "string"
       }
      }
     }
    }
   },
   "CredentialType": {
    "type": "string",
    "enum": [
     "email",
     "intenal_user_id",
     "single_token",
     "one_time_password",
     "username",
     "passport",
     "person_id_card",
     "personal_identification_number",
     "biometrics",
     "secret_question",
     "sms"
    ],
    "x-data-class": "public",
    "x-assumption": "Cyrexa's credentials page has one list of values and does not name its field; it is tied to this one by the sample value. FinHub shows only `email`.",
    "x-unobservable": "It stands in requests only, and a refusal does not say which words would be allowed."
   },
   "LoginResult": {
    "type": "object",
    "properties": {
     "userId": {
      "type": "string",
      "x-data-class": "public"
     },
     "customerId": {
      "type": "string",
      "x-data-class": "public"
     },
     "personId": {
      "type": "string",
      "x-data-class": "public"
     },
     "tenantId": {
      "type": "string",
      "x-data-class": "public"
     },
     "organizationId": {
      "type": "string",
      "x-data-class": "public"
     },
     "credentials": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "sessionId": {
         "type": "string",
         "x-data-class": "secret"
        },
        "value": {
         "type": "string"
        },
        "token": {
         "type": "string",
         "x-data-class": "secret"
        }
       }
      }
     },
     "twoFaInfo": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "id": {
         "type": "string",
         "x-data-class": "public"
        },
        "createdAt": {
         "type": "string",
         "x-data-class": "public"
        },
        "updatedAt": {
         "type": "string",
         "x-data-class": "public"
        },
        "tenantId": {
         "type": "string",
         "x-data-class": "public"
        },
        "userId": {
         "type": "string",
         "x-data-class": "public"
        },
        "login": {
         "type": "boolean"
        },
        "trading": {
         "type": "boolean"
        },
        "funding": {
         "type": "boolean"
        }
       }
      }
     }
    }
   },
   "FreeForm": {}
  },
  "parameters": {
   "customerId": {
    "name": "customerId",
    "in": "path",
    "required": true,
    "schema": {
     "type": "string",
     "x-data-class": "public"
    },
    "example": "customer-0001"
   },
   "organizationId": {
    "name": "organizationId",
    "in": "path",
    "required": true,
    "schema": {
     "type": "string",
     "x-data-class": "public"
    },
    "example": "organization-0001"
   }
  },
  "responses": {
   "Refusal": {
    "x-error-code": [
     "/code",
     "/error_code",
     "/errorCode",
     "/error/code",
     "/error/error_code",
     "/error/errorCode"
    ],
    "x-assumption": "Errors are not documented; any status of this class with any JSON body is assumed.",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/FreeForm"
      }
     }
    }
   },
   "Failure": {
    "x-assumption": "Errors are not documented; any status of this class with any JSON body is assumed.",
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
   "accessToken": {
    "type": "http",
    "scheme": "bearer",
    "x-questions": [
     "refused"
    ]
   },
   "tenantId": {
    "type": "apiKey",
    "in": "header",
    "name": "tenantId"
   }
  },
  "examples": {
   "Customers": {
    "value": [
     {
      "id": "customer-0001",
      "customerType": "Person",
      "customerName": "Ada Lovelace",
      "customerStatus": "verified",
      "categorization": "category1",
      "notifications": [
       {
        "notificationType": "Marketingemails",
        "isEnabled": false
       }
      ],
      "person": {
       "firstName": {
        "name": "Ada",
        "order": 1,
        "abbreviation": "A.",
        "language": "en",
        "native": "Ada"
       },
       "lastName": {
        "name": "Lovelace",
        "order": 2,
        "abbreviation": "L.",
        "language": "en",
        "native": "Lovelace"
       },
       "fullName": "Ada Lovelace",
       "groupId": "group-0001",
       "gender": "Female",
       "dateOfBirth": "1815-12-10",
       "placeOfBirth": "London",
       "nationality": "GB",
       "pinCode": "example-only",
       "password": "example-only",
       "email": "ada@example.com",
       "telephoneNumbers": [
        {
         "phoneType": "fixed",
         "operator": "Example Telecom",
         "encoding": "international",
         "country": "GB",
         "number": "+44 20 7946 0958",
         "purpose": "home"
        }
       ],
       "addresses": [
        {
         "addressPurpose": "residence",
         "address": {
          "country": "GB",
          "area": "Greater London",
          "zipCode": "AB1 2CD",
          "city": "London",
          "street": "Example Street",
          "streetNumber": [
           "12",
           "12A"
          ],
          "building": "1",
          "apartment": "4",
          "entrance": "2",
          "floor": "3",
          "doorNumber": "7",
          "geoPosition": {
           "latitude": 51.5,
           "longitude": -0.12,
           "altitude": 11
          },
          "alternative": {
           "word1": "first",
           "word2": "second",
           "word3": "third"
          },
          "relatedToAddress": [
           {
            "relationType": "near_by",
            "address": "Example Square 1, London"
           }
          ],
          "additionalData": [
           {
            "name": "doorbells",
            "type": "Number",
            "value": "2"
           }
          ]
         }
        }
       ],
       "documents": [
        {
         "purpose": "KYC",
         "name": "Passport of Ada Lovelace",
         "documentType": "Passport",
         "location": "documents/passport.pdf",
         "verificationResponse": "accepted",
         "status": "verified",
         "metadata": [
          {
           "name": "pages",
           "type": "Number",
           "value": "1"
          }
         ]
        }
       ],
       "SecretQuestion": [
        {
         "question": "Which machine did you write about?",
         "answer": "example-only"
        }
       ]
      },
      "twofa": {
       "targetType": "SMS",
       "targetValue": "+44 20 7946 0958",
       "targetCode": "example-only",
       "inputCode": "example-only",
       "codematch": true
      }
     }
    ]
   },
   "Addresses": {
    "value": [
     {
      "addressPurpose": "residence",
      "address": {
       "country": "GB",
       "area": "Greater London",
       "zipCode": "AB1 2CD",
       "city": "London",
       "street": "Example Street",
       "streetNumber": [
        "12",
        "12A"
       ],
       "building": "1",
       "apartment": "4",
       "entrance": "2",
       "floor": "3",
       "doorNumber": "7",
       "geoPosition": {
        "latitude": 51.5,
        "longitude": -0.12,
        "altitude": 11
       },
       "alternative": {
        "word1": "first",
        "word2": "second",
        "word3": "third"
       },
       "relatedToAddress": [
        {
         "relationType": "near_by",
         "address": "Example Square 1, London"
        }
       ],
       "additionalData": [
        {
         "name": "doorbells",
         "type": "Number",
         "value": "2"
        }
       ]
      }
     }
    ]
   },
   "AddressResult": {
    "value": {
     "tenantId": "tenant-0001",
     "customerId": "customer-0001",
     "addressIds": [
      {
       "addressId": "address-0001"
      }
     ]
    }
   },
   "SecretQuestions": {
    "value": [
     {
      "question": "Which machine did you write about?",
      "answer": "example-only"
     }
    ]
   },
   "SecretQuestionResult": {
    "value": {
     "tenantId": "tenant-0001",
     "customerId": "customer-0001",
     "secretQuestionIds": [
      {
       "secretQuestionId": "question-0001"
      }
     ]
    }
   },
   "Documents": {
    "value": [
     {
      "purpose": "KYC",
      "name": "Passport of Ada Lovelace",
      "documentType": "Passport",
      "location": "documents/passport.pdf",
      "verificationResponse": "accepted",
      "status": "verified",
      "metadata": [
       {
        "name": "pages",
        "type": "Number",
        "value": "1"
       }
      ]
     }
    ]
   },
   "DocumentResult": {
    "value": {
     "tenantId": "tenant-0001",
     "customerId": "customer-0001",
     "documentIds": [
      {
       "documentId": "document-0001"
      }
     ]
    }
   },
   "Person": {
    "value": {
     "id": "customer-0001",
     "customerType": "Person",
     "customerName": "Ada Lovelace",
     "customerStatus": "verified",
     "categorization": "category1",
     "notifications": [
      {
       "notificationType": "Marketingemails",
       "isEnabled": false
      }
     ],
     "person": {
      "firstName": {
       "name": "Ada",
       "order": 1,
       "abbreviation": "A.",
       "language": "en",
       "native": "Ada"
      },
      "lastName": {
       "name": "Lovelace",
       "order": 2,
       "abbreviation": "L.",
       "language": "en",
       "native": "Lovelace"
      },
      "fullName": "Ada Lovelace",
      "groupId": "group-0001",
      "gender": "Female",
      "dateOfBirth": "1815-12-10",
      "placeOfBirth": "London",
      "nationality": "GB",
      "pinCode": "example-only",
      "password": "example-only",
      "email": "ada@example.com",
      "telephoneNumbers": [
       {
        "phoneType": "fixed",
        "operator": "Example Telecom",
        "encoding": "international",
        "country": "GB",
        "number": "+44 20 7946 0958",
        "purpose": "home"
       }
      ],
      "addresses": [
       {
        "addressPurpose": "residence",
        "address": {
         "country": "GB",
         "area": "Greater London",
         "zipCode": "AB1 2CD",
         "city": "London",
         "street": "Example Street",
         "streetNumber": [
          "12",
          "12A"
         ],
         "building": "1",
         "apartment": "4",
         "entrance": "2",
         "floor": "3",
         "doorNumber": "7",
         "geoPosition": {
          "latitude": 51.5,
          "longitude": -0.12,
          "altitude": 11
         },
         "alternative": {
          "word1": "first",
          "word2": "second",
          "word3": "third"
         },
         "relatedToAddress": [
          {
           "relationType": "near_by",
           "address": "Example Square 1, London"
          }
         ],
         "additionalData": [
          {
           "name": "doorbells",
           "type": "Number",
           "value": "2"
          }
         ]
        }
       }
      ],
      "documents": [
       {
        "purpose": "KYC",
        "name": "Passport of Ada Lovelace",
        "documentType": "Passport",
        "location": "documents/passport.pdf",
        "verificationResponse": "accepted",
        "status": "verified",
        "metadata": [
         {
          "name": "pages",
          "type": "Number",
          "value": "1"
         }
        ]
       }
      ],
      "SecretQuestion": [
       {
        "question": "Which machine did you write about?",
        "answer": "example-only"
       }
      ]
     },
     "twofa": {
      "targetType": "SMS",
      "targetValue": "+44 20 7946 0958",
      "targetCode": "example-only",
      "inputCode": "example-only",
      "codematch": true
     }
    }
   },
   "CustomerResult": {
    "value": {
     "customer": {
      "id": "customer-0001",
      "customerType": "Person",
      "customerName": "Ada Lovelace",
      "customerStatus": "verified",
      "categorization": "category1",
      "notifications": [
       {
        "notificationType": "Marketingemails",
        "isEnabled": false
       }
      ],
      "person": {
       "firstName": {
        "name": "Ada",
        "order": 1,
        "abbreviation": "A.",
        "language": "en",
        "native": "Ada"
       },
       "lastName": {
        "name": "Lovelace",
        "order": 2,
        "abbreviation": "L.",
        "language": "en",
        "native": "Lovelace"
       },
       "fullName": "Ada Lovelace",
       "groupId": "group-0001",
       "gender": "Female",
       "dateOfBirth": "1815-12-10",
       "placeOfBirth": "London",
       "nationality": "GB",
       "pinCode": "example-only",
       "password": "example-only",
       "email": "ada@example.com",
       "telephoneNumbers": [
        {
         "phoneType": "fixed",
         "operator": "Example Telecom",
         "encoding": "international",
         "country": "GB",
         "number": "+44 20 7946 0958",
         "purpose": "home"
        }
       ],
       "addresses": [
        {
         "addressPurpose": "residence",
         "address": {
          "country": "GB",
          "area": "Greater London",
          "zipCode": "AB1 2CD",
          "city": "London",
          "street": "Example Street",
          "streetNumber": [
           "12",
           "12A"
          ],
          "building": "1",
          "apartment": "4",
          "entrance": "2",
          "floor": "3",
          "doorNumber": "7",
          "geoPosition": {
           "latitude": 51.5,
           "longitude": -0.12,
           "altitude": 11
          },
          "alternative": {
           "word1": "first",
           "word2": "second",
           "word3": "third"
          },
          "relatedToAddress": [
           {
            "relationType": "near_by",
            "address": "Example Square 1, London"
           }
          ],
          "additionalData": [
           {
            "name": "doorbells",
            "type": "Number",
            "value": "2"
           }
          ]
         }
        }
       ],
       "documents": [
        {
         "purpose": "KYC",
         "name": "Passport of Ada Lovelace",
         "documentType": "Passport",
         "location": "documents/passport.pdf",
         "verificationResponse": "accepted",
         "status": "verified",
         "metadata": [
          {
           "name": "pages",
           "type": "Number",
           "value": "1"
          }
         ]
        }
       ],
       "SecretQuestion": [
        {
         "question": "Which machine did you write about?",
         "answer": "example-only"
        }
       ]
      },
      "twofa": {
       "targetType": "SMS",
       "targetValue": "+44 20 7946 0958",
       "targetCode": "example-only",
       "inputCode": "example-only",
       "codematch": true
      }
     }
    }
   },
   "CustomerDocuments": {
    "value": {
     "tenantId": "tenant-0001",
     "documents": [
      {
       "purpose": "KYC",
       "name": "Passport of Ada Lovelace",
       "documentType": "Passport",
       "location": "documents/passport.pdf",
       "verificationResponse": "accepted",
       "status": "verified",
       "metadata": [
        {
         "name": "pages",
         "type": "Number",
         "value": "1"
        }
       ]
      }
     ]
    }
   },
   "CustomerListFilter": {
    "value": {
     "pageNumber": 0,
     "pageSize": 20
    }
   },
   "CustomerList": {
    "value": {
     "customers": [
      {
       "id": "customer-0001",
       "customerType": "Person",
       "customerName": "Ada Lovelace",
       "customerStatus": "verified",
       "categorization": "category1",
       "notifications": [
        {
         "notificationType": "Marketingemails",
         "isEnabled": false
        }
       ],
       "person": {
        "firstName": {
         "name": "Ada",
         "order": 1,
         "abbreviation": "A.",
         "language": "en",
         "native": "Ada"
        },
        "lastName": {
         "name": "Lovelace",
         "order": 2,
         "abbreviation": "L.",
         "language": "en",
         "native": "Lovelace"
        },
        "fullName": "Ada Lovelace",
        "groupId": "group-0001",
        "gender": "Female",
        "dateOfBirth": "1815-12-10",
        "placeOfBirth": "London",
        "nationality": "GB",
        "pinCode": "example-only",
        "password": "example-only",
        "email": "ada@example.com",
        "telephoneNumbers": [
         {
          "phoneType": "fixed",
          "operator": "Example Telecom",
          "encoding": "international",
          "country": "GB",
          "number": "+44 20 7946 0958",
          "purpose": "home"
         }
        ],
        "addresses": [
         {
          "addressPurpose": "residence",
          "address": {
           "country": "GB",
           "area": "Greater London",
           "zipCode": "AB1 2CD",
           "city": "London",
           "street": "Example Street",
           "streetNumber": [
            "12",
            "12A"
           ],
           "building": "1",
           "apartment": "4",
           "entrance": "2",
           "floor": "3",
           "doorNumber": "7",
           "geoPosition": {
            "latitude": 51.5,
            "longitude": -0.12,
            "altitude": 11
           },
           "alternative": {
            "word1": "first",
            "word2": "second",
            "word3": "third"
           },
           "relatedToAddress": [
            {
             "relationType": "near_by",
             "address": "Example Square 1, London"
            }
           ],
           "additionalData": [
            {
             "name": "doorbells",
             "type": "Number",
             "value": "2"
            }
           ]
          }
         }
        ],
        "documents": [
         {
          "purpose": "KYC",
          "name": "Passport of Ada Lovelace",
          "documentType": "Passport",
          "location": "documents/passport.pdf",
          "verificationResponse": "accepted",
          "status": "verified",
          "metadata": [
           {
            "name": "pages",
            "type": "Number",
            "value": "1"
           }
          ]
         }
        ],
        "SecretQuestion": [
         {
          "question": "Which machine did you write about?",
          "answer": "example-only"
         }
        ]
       },
       "twofa": {
        "targetType": "SMS",
        "targetValue": "+44 20 7946 0958",
        "targetCode": "example-only",
        "inputCode": "example-only",
        "codematch": true
       }
      },
      {
       "id": "customer-0002",
       "customerType": "Organization",
       "customerName": "Analytical Engines Ltd",
       "customerStatus": "verified",
       "categorization": "category2",
       "notifications": [
        {
         "notificationType": "Marketingemails",
         "isEnabled": true
        }
       ]
      }
     ],
     "pagination": {
      "numberOfPage": 1,
      "totalSize": 2,
      "currentPage": 0
     }
    }
   },
   "LoginRequest": {
    "value": {
     "credentials": [
      {
       "credentialType": "email",
       "value": "ada@example.com",
       "code": "example-only",
       "communicationChannel": {
        "name": "Telephone of Ada Lovelace",
        "type": "phone",
        "addressUrl": "tel:+442079460958"
       }
      }
     ]
    }
   },
   "LoginResults": {
    "value": [
     {
      "userId": "user-0001",
      "customerId": "customer-0001",
      "personId": "person-0001",
      "tenantId": "tenant-0001",
      "organizationId": "organization-0001",
      "credentials": [
       {
        "sessionId": "example-only",
        "value": "ada@example.com",
        "token": "example-only"
       }
      ],
      "twoFaInfo": [
       {
        "id": "two-fa-0001",
        "createdAt": "1843-08-01",
        "updatedAt": "1843-09-01",
        "tenantId": "tenant-0001",
        "userId": "user-0001",
        "login": true,
        "trading": false,
        "funding": false
       }
      ]
     }
    ]
   }
  }
 }
});
