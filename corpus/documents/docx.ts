import mammoth from 'mammoth';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { damaged, Refusal } from './complaints.ts';
import { childrenOf, isElement, textWithin } from './hast.ts';
import type { Content } from './html.ts';
import { plainLine } from './markedText.ts';
import type { SourceFile } from './types.ts';
import { walk } from './walk.ts';
import { checkUnpackedSize, readZipDirectory } from './zipDirectory.ts';

/** Beside those that the library knows: the style of a title, in Word's languages. */
const STYLES = ['Title', 'Titel'].map((name) => `p[style-name='${name}'] => h1.title:fresh`);

export async function readDocx({ bytes }: SourceFile): Promise<Content> {
  checkUnpackedSize(readZipDirectory(bytes));
  let html: string;
  try {
    const result = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) },
      {
        styleMap: STYLES,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        // Never unpacked, never fetched.
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    html = result.value;
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new Refusal(damaged('DOCX'));
  }
  const root = unified().use(rehypeParse, { fragment: true }).parse(html);
  const title = childrenOf(root).find(
    (node) => isElement(node) && node.tagName === 'h1' && node.properties.className !== undefined,
  );
  return {
    title: (title && isElement(title) && plainLine(textWithin(title))) || undefined,
    blocks: walk(root),
  };
}
