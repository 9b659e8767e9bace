package fr.teleguichet.fleet.compliance.document;

import fr.teleguichet.fleet.web.page.LocalizedText;

/** Makes one kind of document of what the program knows now. */
public interface ComplianceDocumentGenerator {

  /** Which it makes. */
  ComplianceDocumentKind kind();

  /** The document in the reader's language. */
  ComplianceDocument document(LocalizedText text);
}
