export {
  type MockProvider,
  type MockRequest,
  type MockServer,
  type MockServerOptions,
  startMockServer,
} from "./mock.js";
export {
  type Connected,
  customerClientSuite,
  type OperationName,
  type SuiteOptions,
  type TestFunctions,
} from "./suite.js";
