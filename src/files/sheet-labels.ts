// What the cells of a sheet are about: a long number says nothing by itself, the label above it or before it says what it is.

const LABEL = /^[^\d@]{2,60}$/;
const NUMBER = /^[\d\s./-]+$/;
const ADDRESS = /^([A-Z]{1,3})(\d+)$/;

/** Give it the cells in the order of the sheet; back comes the text, after its label where it is a number of eight digits or more. */
export function openLabels(): (address: string, text: string) => string {
  const above = new Map<string, string | null>();
  let before: { readonly row: string; readonly label: string } | null = null;
  return (address, text) => {
    const [, column = '', row = ''] = ADDRESS.exec(address) ?? [];
    const own = text.trim();
    const isLabel = LABEL.test(own);
    if (!above.has(column)) above.set(column, isLabel ? own : null);
    const label = above.get(column) ?? (before?.row === row ? before.label : null);
    if (isLabel) before = { row, label: own };
    return label !== null && NUMBER.test(own) && own.replace(/\D/g, '').length >= 8 ? `${label}: ${own}` : text;
  };
}
