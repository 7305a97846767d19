// `import … from 'beleg'`: plain JavaScript, since Node alone does not read the TypeScript that it leads to.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

// It may be imported from any folder: the compiler's settings there are none of ours.
register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) });

export const { answerMarkdown } = await import('../answerMarkdown.ts');
export const { BelegAnswerer } = await import('./answerer.ts');
export const { BelegEmbeddings } = await import('./embeddings.ts');
export const { BelegRetriever } = await import('./retriever.ts');
export const { BelegVectorStore } = await import('./vectorStore.ts');
