package fr.teleguichet.fleet.platform.pdf;

/** What a PDF keeps to. Both are tagged, with their fonts inside. */
public enum PdfStandard {
  /** PDF/UA-1 (ISO 14289-1): a screen reader reads it in order, with headings, lists and tables. */
  ACCESSIBLE,
  /** PDF/UA-1 and PDF/A-3a (ISO 19005-3) at once: the same for decades, with files inside. */
  ARCHIVE
}
