// Metadata by allow-list: entries that tell how a file was made. Every other one may tell by whom, so a person reads it.
import type { TextPart } from '../files/text.ts';

const ENTRY = /(?:^|[:,] )((?:zip )?comment|(?:zip bytes|png|jpeg|meta|pdf info|xmp|property) .*)$/;

const ALLOWED: readonly RegExp[] = [
  /^meta (?:description|generator|viewport|color-scheme|theme-color|robots|referrer|format-detection|application-name|license)$/i,
  /^meta (?:content-type|content-security-policy|dcterms?\.[\w.]+|dc\.[\w.]+|og:[\w:]+)$/i,
  /^png (?:tEXt Software|iCCP)$/,
  /^pdf info (?:Title|Subject|Keywords|Producer|Creator|CreationDate|ModDate|PDFFormatVersion|Language|Trapped)$/,
  /^xmp (?:pdf:(?:Producer|PDFVersion|Trapped|Keywords)|pdf(?:a|ua|x)id:\w+|xmp:(?:CreatorTool|CreateDate|ModifyDate|MetadataDate))$/,
  /^xmp (?:dc:(?:format|language|title|description|subject|type|date)|xmpMM:(?:Document|Instance|OriginalDocument|Rendition)(?:ID|Class))$/,
  /^xmp xmpTPg:\w+$/,
  /^property (?:title|subject|description|keywords|created|modified|revision|version|language|category|contentStatus)$/,
  /^property (?:Application|AppVersion|DocSecurity|ScaleCrop|LinksUpToDate|SharedDoc|HyperlinksChanged|TotalTime|Pages|Words)$/,
  /^property (?:Characters|CharactersWithSpaces|Lines|Paragraphs|Slides|Notes|HiddenSlides|MMClips|PresentationFormat)$/,
  /^property (?:TitlesOfParts|HeadingPairs|generator|editing-cycles|editing-duration|creation-date|date|print-date)$/,
];

/** Is this an entry of metadata that is not on the list? */
export function isUnlistedMetadata(part: TextPart): boolean {
  const entry = part.trust === 'metadata' ? ENTRY.exec(part.place)?.[1] : undefined;
  return entry !== undefined && !ALLOWED.some((allowed) => allowed.test(entry));
}

const WRITTEN =
  /(?:^|[:,] )(?:attribute (?:alt|title|aria-label|aria-description|placeholder|label|summary) of .*|meta (?:description|og:title|og:description)|pdf info (?:Title|Subject|Keywords)|xmp dc:(?:title|description|subject)|property (?:title|subject|description|keywords|category))$/;

/** Metadata in words that people wrote: names are looked for there, too. */
export function isWrittenMetadata(part: TextPart): boolean {
  return part.trust === 'metadata' && WRITTEN.test(part.place);
}
