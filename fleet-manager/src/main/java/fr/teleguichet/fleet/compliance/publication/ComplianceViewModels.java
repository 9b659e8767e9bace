package fr.teleguichet.fleet.compliance.publication;

import fr.teleguichet.fleet.compliance.document.ComplianceDocument;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentKind;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What pages of documents show. */
public final class ComplianceViewModels {

  private ComplianceViewModels() {}

  /** The documents that the reader may open. */
  public record Listing(List<Line> lines) {
    public Listing {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A document in the list.
   *
   * @param gaps how many somebody has to fill
   */
  public record Line(ComplianceDocumentKind kind, String title, LocalDate date, long gaps) {}

  /** A document on its page. */
  public record Shown(ComplianceDocument document) {}

  /**
   * A document for everybody.
   *
   * @param path its address without the language
   * @param assets the folder of our own style sheets
   */
  public record Open(ComplianceDocument document, String path, LocalizedText text, String assets) {

    /** The other languages in which it can be read. */
    public List<Language> otherLanguages() {
      return Stream.of(Language.values()).filter(it -> it != text.language()).toList();
    }
  }
}
