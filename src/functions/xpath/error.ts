/** Why an XPath is refused, or cannot be evaluated on a document. */
export class XPathError extends Error {
  override readonly name = "XPathError";
}
