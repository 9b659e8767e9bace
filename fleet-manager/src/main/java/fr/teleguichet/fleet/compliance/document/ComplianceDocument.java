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

  /** Whether a section is the page that somebody signs, and so begins a sheet of its own. */
  public boolean isSigned(DocumentSection section) {
    return kind == ComplianceDocumentKind.SECURITY_ACCREDITATION
        && section.equals(sections.getLast());
  }

  /** How many gaps somebody has to fill. */
  public long gaps() {
    return sections.stream()
        .flatMap(section -> section.blocks().stream())
        .flatMap(DocumentBlock::texts)
        .filter(TextOrGap.ToComplete.class::isInstance)
        .count();
  }
}
