// How much is kept. What is beyond is counted, not kept.

/** Observations of one provider, as JSON. */
export const mostBytes = 64 * 1024;
/** Levels of a body. */
export const deepest = 12;
/** Keys of one object that the spec does not know; an object with more of them is a map. */
export const mostUnknownKeys = 20;
/** Names that the spec does not know, per operation. */
export const mostNames = 60;
/** Words per place. */
export const mostWords = 12;
/** Items of one list that are looked at. */
export const mostItems = 200;
/** Places of one status. */
export const mostPlaces = 400;
/** Statuses of one operation whose bodies are looked at. */
export const mostStatuses = 12;
/** Answers from which a name or a word has to come before it is kept. */
export const leastAnswers = 3;
/** The first answers of an operation, all of which are looked at. */
export const firstAnswers = 100;
/** After those, one in so many. */
export const oneIn = 100;
/** Members of an object whose order is remembered. */
export const mostKnownMembers = 100;
