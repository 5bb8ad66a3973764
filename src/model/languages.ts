// Languages a content may be in, to choose from. A notice may have another one: it stays as it is.

/** Official languages of the Union. */
const OF_THE_UNION = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv';
/** Others that hotlines meet. */
const OTHERS = 'ar bs fa he hi is ja ka ko mk no ru sq sr tr uk ur vi zh';

export const CONTENT_LANGUAGES: readonly string[] = `${OF_THE_UNION} ${OTHERS}`.split(' ');
