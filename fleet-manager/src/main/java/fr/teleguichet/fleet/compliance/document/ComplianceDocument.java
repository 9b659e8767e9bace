package fr.teleguichet.fleet.compliance.document;

import java.time.LocalDate;
import java.util.List;

/**
 * A document in one language, made of what is known at this moment.
 *
 * @param date of which it is
 */
public record ComplianceDocument(
    ComplianceDocumentKind kind, String title, LocalDate date, List<DocumentSection> sections) {

  public ComplianceDocument {
    sections = List.copyOf(sections);
  }

  /** How many gaps somebody has to fill. */
  public long gaps() {
    return sections.stream()
        .flatMap(section -> section.blocks().stream())
        .flatMap(DocumentBlock::texts)
        .filter(DocumentText.ToComplete.class::isInstance)
        .count();
  }
}
