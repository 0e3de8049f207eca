/** Why an export of another system cannot be read. */
export const sources = {
  atLine: (line: number, sentence: string) => `Line ${line}: ${sentence}`,
  inFile: (file: string, sentence: string) => `${file}: ${sentence}`,
  noFile: (name: string) => `There is no file ${name}.`,
  noFolder: (name: string) => `There is no folder ${name}.`,
  tooBig: (name: string, megabytes: number) => `${name} is larger than ${megabytes} MB.`,

  unknownEncoding: (name: string) =>
    `The file says that it is written in “${name}”, which is not known here.`,
  wrongEncoding: (name: string) =>
    `Something here is not ${name}, which the file says or seems to be. Save it as UTF-8, or correct what its first line says.`,
  hiddenUtf8: (name: string) =>
    `The file says that it is written in ${name}, but this is UTF-8. Correct what its first line says.`,

  notXml:
    'This does not begin as an XML file. Choose the .xml file that WordPress made under Tools → Export.',
  notWordPress: 'This is XML, but not an export of WordPress: nothing in it is marked as such.',
  cutShort: (tag: string) => `The file ends in the middle of <${tag}>. It was cut short: export it again.`,
  malformed: (why: string) => `The file is not well-formed XML here: ${why}`,
  doctype: 'The file declares a document type, which no export does. For safety it is not read.',
  tooDeep: (most: number) => `Elements stand more than ${most} deep in one another, which no export does.`,
  itemTooBig: (title: string, megabytes: number) =>
    title ? `“${title}” is larger than ${megabytes} MB.` : `Something here is larger than ${megabytes} MB.`,

  notJson: (why: string) => `The file is not well-formed JSON here: ${why}`,
  notGhost:
    'This is JSON, but not an export of Ghost. Choose the file that Ghost made under Settings → Export.',
  ghostField: (where: string, why: string) => `The export says something unexpected at ${where}: ${why}`,

  frontMatter: (why: string) => `The front matter cannot be read: ${why}`,
  frontMatterCode: 'The front matter is a program (`---js`), which is never run. Write it as YAML or TOML.',
  frontMatterOpen: 'The front matter is not closed. End it with the same line that it begins with.',
  noTexts: 'There is no text in this folder: nothing in it ends in .md, .markdown or .mdx.',
  tooManyFiles: (most: number) => `There are more than ${most} files in this folder.`,
};
