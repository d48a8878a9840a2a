/**
 * The greatest size of everything that comes from outside: what is longer is cut, with an ellipsis at its end, where it
 * enters. Lengths are in UTF-16 code units. SECURITY.md says what they add up to, and a test measures it.
 */
export const LIMITS = {
  /** One value that a box, a name server or a certificate tells: names, states, addresses. */
  value: 255,
  /** A list that one of them tells, such as the addresses of a name; in entries. */
  list: 32,
  /** Names in a certificate; in entries. Whether it is for the name in use is decided with all of them. */
  certificateNames: 10,
  /** A list to choose from: users, providers; in entries. What is longer than a value is not among them. */
  entries: 300,
  /** An update URL, of which a box may hold two. A setting with a longer value is not changed from here. */
  updateUrl: 1000,
  /** A list of a router's changes, as JSON: the oldest are forgotten. */
  log: 24_000,
  /** What a box describes of itself and its services, as JSON; real ones describe 150 KB. What is longer is not kept. */
  knownBox: 4_000_000,
  /** One line that is shown, put into a report or given to a language model. */
  line: 2000,
  /** The whole answer of a language-model tool. */
  toolAnswer: 40_000,
  /** One error in the log, its causes and where they were thrown included. */
  loggedError: 8000,
  /** One message of an exchange in the log, at "Trace". */
  loggedMessage: 100_000,
} as const;
