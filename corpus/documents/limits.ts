/** Bytes of a file. */
export const MOST_BYTES = 20 * 1024 * 1024;
/** Characters of a file's text: about 2,000 full pages. */
export const MOST_CHARACTERS = 5_000_000;
export const MOST_PAGES = 2_000;
/** Headings, paragraphs, lists …: a document of 5,000,000 characters has some 20,000. */
export const MOST_BLOCKS = 100_000;
/** Elements, quotations or lists within one another; documents that people write have some 20, pages of websites up to 100. */
export const DEEPEST_NESTING = 400;
/** Bytes of the unpacked XML of a DOCX file: markup takes about ten times the room of the text. */
export const MOST_UNPACKED_BYTES = 64 * 1024 * 1024;
/** Milliseconds that a file may take. A PDF of 1,350 pages and a Markdown text of 3 MB took 20,000 each. */
export const MOST_TIME = 120_000;
/** Megabytes of memory that reading a file may take, beside the file. */
export const MOST_MEMORY = 2_048;
