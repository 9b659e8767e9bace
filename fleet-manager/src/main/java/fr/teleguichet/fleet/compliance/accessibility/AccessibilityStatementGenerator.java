package fr.teleguichet.fleet.compliance.accessibility;

import fr.teleguichet.fleet.compliance.authority.PublicAuthority;
import fr.teleguichet.fleet.compliance.authority.PublicAuthorityField;
import fr.teleguichet.fleet.compliance.authority.PublicAuthorityRepository;
import fr.teleguichet.fleet.compliance.document.ComplianceDocument;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentGenerator;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentKind;
import fr.teleguichet.fleet.compliance.document.DocumentBlock;
import fr.teleguichet.fleet.compliance.document.DocumentBlock.BulletList;
import fr.teleguichet.fleet.compliance.document.DocumentBlock.Fact;
import fr.teleguichet.fleet.compliance.document.DocumentBlock.FactList;
import fr.teleguichet.fleet.compliance.document.DocumentBlock.Paragraph;
import fr.teleguichet.fleet.compliance.document.DocumentSection;
import fr.teleguichet.fleet.compliance.document.TextOrGap;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.notice.AccessibilityConformity;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes the accessibility statement in the form of the arrêté of 20 September 2019. */
@Singleton
final class AccessibilityStatementGenerator implements ComplianceDocumentGenerator {

  private static final String KEY = "compliance.statement.";

  /** With what the kiosk's screen and the pages are made, whoever runs them. */
  private static final List<String> TECHNOLOGIES =
      List.of("HTML5", "CSS", "JavaScript", "SVG", "WAI-ARIA");

  private final AccessibilityStatementRepository statements;
  private final PublicAuthorityRepository authorities;
  private final Clock clock;

  AccessibilityStatementGenerator(
      AccessibilityStatementRepository statements,
      PublicAuthorityRepository authorities,
      Clock clock) {
    this.statements = statements;
    this.authorities = authorities;
    this.clock = clock;
  }

  @Override
  public ComplianceDocumentKind kind() {
    return ComplianceDocumentKind.ACCESSIBILITY_STATEMENT;
  }

  @Override
  public ComplianceDocument document(LocalizedText text) {
    Optional<AccessibilityStatement> statement = statements.read();
    LocalDate today = clock.instant().atZone(LocalizedText.ZONE).toLocalDate();
    return new ComplianceDocument(
        kind(),
        text.say("compliance.document.accessibility-statement"),
        statement.map(AccessibilityStatement::stated).orElse(today),
        new Words(statement, authorities.read(), text).sections());
  }

  private record Words(
      Optional<AccessibilityStatement> statement, PublicAuthority authority, LocalizedText text) {

    List<DocumentSection> sections() {
      return List.of(
          commitment(),
          section("state", DocumentBlock.paragraph(tell("state-" + conformity().code()))),
          section("tests", tests()),
          inaccessible(),
          making(),
          contact(),
          appeal());
    }

    private AccessibilityConformity conformity() {
      return statement.map(AccessibilityStatement::conformity).orElse(AccessibilityConformity.NONE);
    }

    private DocumentSection commitment() {
      return section(
          "commitment",
          DocumentBlock.paragraph(tell("commitment-text", authority.title(text))),
          DocumentBlock.paragraph(tell("commitment-scope")),
          new FactList(
              List.of(
                  authority.fact(PublicAuthorityField.NAME, text),
                  authority.fact(PublicAuthorityField.ACCESSIBILITY_PLAN, text),
                  new Fact(tell("published"), written(AccessibilityStatement::address)))));
    }

    private DocumentBlock tests() {
      return statement
          .flatMap(AccessibilityStatement::audit)
          .<DocumentBlock>map(
              audit ->
                  new FactList(
                      List.of(
                          fact("audited", text.day(audit.day())),
                          fact("auditor", audit.auditor()),
                          fact(
                              "rate",
                              text.withUnit(text.number(audit.rate().doubleValue(), 2), "%")),
                          new Fact(tell("pages"), written(AccessibilityStatement::pages)))))
          .orElseGet(() -> DocumentBlock.paragraph(tell("unaudited")));
    }

    private DocumentSection inaccessible() {
      boolean isAudited = statement.flatMap(AccessibilityStatement::audit).isPresent();
      return section(
          "inaccessible",
          DocumentBlock.paragraph(tell("unmet")),
          lines(
              AccessibilityStatement::unmet,
              isAudited ? tell("unmet-none") : tell("unmet-unknown")),
          DocumentBlock.paragraph(tell("derogations")),
          lines(AccessibilityStatement::derogations, tell("derogations-none")),
          DocumentBlock.paragraph(tell("exempt")),
          lines(
              AccessibilityStatement::exempt,
              statement.isPresent() ? tell("exempt-none") : tell("exempt-unknown")));
    }

    private DocumentSection making() {
      return section(
          "making",
          new FactList(
              List.of(
                  new Fact(
                      tell("stated"),
                      TextOrGap.of(statement.map(it -> text.day(it.stated())).orElse(""), "")),
                  fact("technologies", String.join(", ", TECHNOLOGIES)),
                  new Fact(tell("environments"), written(AccessibilityStatement::environments)),
                  new Fact(tell("tools"), written(AccessibilityStatement::tools)))));
    }

    private DocumentSection contact() {
      return section(
          "contact",
          DocumentBlock.paragraph(tell("contact-text")),
          new FactList(
              List.of(
                  authority.fact(PublicAuthorityField.ACCESSIBILITY_EMAIL, text),
                  authority.fact(PublicAuthorityField.ACCESSIBILITY_TELEPHONE, text),
                  authority.fact(PublicAuthorityField.ACCESSIBILITY_ADDRESS, text))));
    }

    private DocumentSection appeal() {
      return section(
          "appeal",
          DocumentBlock.paragraph(tell("appeal-when")),
          DocumentBlock.bullets(
              List.of(
                  tell("appeal-form"),
                  tell("appeal-delegate"),
                  tell("appeal-telephone"),
                  tell("appeal-post"))));
    }

    private TextOrGap written(Function<AccessibilityStatement, String> part) {
      return TextOrGap.of(statement.map(part).orElse(""), "");
    }

    private DocumentBlock lines(Function<AccessibilityStatement, String> part, String otherwise) {
      List<TextOrGap> lines =
          statement
              .map(part)
              .orElse("")
              .lines()
              .filter(line -> !line.isBlank())
              .map(TextOrGap::of)
              .toList();
      return lines.isEmpty() ? new Paragraph(TextOrGap.of(otherwise)) : new BulletList(lines);
    }

    private DocumentSection section(String name, DocumentBlock... blocks) {
      return DocumentSection.of(tell("title-" + name), blocks);
    }

    private Fact fact(String name, String value) {
      return new Fact(tell(name), TextOrGap.of(value));
    }

    private String tell(String name, Object... arguments) {
      return text.say(KEY + name, arguments);
    }
  }
}
