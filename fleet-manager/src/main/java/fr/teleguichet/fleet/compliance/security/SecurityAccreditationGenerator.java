package fr.teleguichet.fleet.compliance.security;

import fr.teleguichet.fleet.compliance.authority.PublicAuthority;
import fr.teleguichet.fleet.compliance.authority.PublicAuthorityField;
import fr.teleguichet.fleet.compliance.authority.PublicAuthorityRepository;
import fr.teleguichet.fleet.compliance.document.ComplianceDocument;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentGenerator;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentKind;
import fr.teleguichet.fleet.compliance.document.DocumentBlock;
import fr.teleguichet.fleet.compliance.document.DocumentBlock.Fact;
import fr.teleguichet.fleet.compliance.document.DocumentBlock.FactList;
import fr.teleguichet.fleet.compliance.document.DocumentBlock.Grid;
import fr.teleguichet.fleet.compliance.document.DocumentSection;
import fr.teleguichet.fleet.compliance.document.TextOrGap;
import fr.teleguichet.fleet.compliance.privacy.PersonalDataCategory;
import fr.teleguichet.fleet.compliance.privacy.RetentionPeriodText;
import fr.teleguichet.fleet.kiosk.BoardProfileNameText;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the skeleton of the security accreditation in the order of EBIOS Risk Manager: what there
 * is, what must not happen, what is done against it, what remains, and the decision. It says what
 * the program knows and leaves the rest to the public body.
 */
@Singleton
final class SecurityAccreditationGenerator implements ComplianceDocumentGenerator {

  private final SecurityInventoryReader inventory;
  private final SecurityMeasureReader measures;
  private final ExposedInterfaceReader interfaces;
  private final PublicAuthorityRepository authorities;
  private final RetentionPeriodText periods;
  private final Clock clock;

  SecurityAccreditationGenerator(
      SecurityInventoryReader inventory,
      SecurityMeasureReader measures,
      ExposedInterfaceReader interfaces,
      PublicAuthorityRepository authorities,
      RetentionPeriodText periods,
      Clock clock) {
    this.inventory = inventory;
    this.measures = measures;
    this.interfaces = interfaces;
    this.authorities = authorities;
    this.periods = periods;
    this.clock = clock;
  }

  @Override
  public ComplianceDocumentKind kind() {
    return ComplianceDocumentKind.SECURITY_ACCREDITATION;
  }

  @Override
  public ComplianceDocument document(LocalizedText text) {
    SecurityInventory there = inventory.read();
    Words words = new Words(text, authorities.read());
    return new ComplianceDocument(
        kind(),
        text.say("compliance.document.security-accreditation"),
        clock.instant().atZone(LocalizedText.ZONE).toLocalDate(),
        List.of(
            words.frame(),
            words.perimeter(there),
            words.section(
                "interfaces",
                words.grid("interface", "address", "guard").of(interfaces.rows(text))),
            words.section(
                "accounts",
                words
                    .grid("role", "people", "factor", "provider", "password-alone")
                    .of(there.accounts().stream().map(words::accounts).toList())),
            words.section(
                "functions",
                words.bullets(
                    "function-talk",
                    "function-figures",
                    "function-keeping",
                    "function-updates",
                    "function-identity")),
            words.section(
                "events",
                DocumentBlock.paragraph(words.tell("events-text")),
                words
                    .grid("event", "against", "severity", "likelihood")
                    .of(Stream.of(FearedEvent.values()).map(words::event).toList())),
            words.section(
                "measures",
                words
                    .grid("measure", "where", "state", "now")
                    .of(measures.findings(there, text).stream().map(words::measure).toList())),
            words.section(
                "retention",
                words
                    .grid("data", "kept")
                    .of(
                        Stream.of(PersonalDataCategory.values())
                            .map(
                                it ->
                                    DocumentBlock.row(
                                        text.say("compliance.data." + it.code()),
                                        periods.of(it, text)))
                            .toList())),
            words.section(
                "outside",
                DocumentBlock.paragraph(words.tell("outside-text")),
                words.open(
                    "outside-place",
                    "outside-system",
                    "outside-network",
                    "outside-incidents",
                    "outside-people",
                    "outside-tests")),
            words.section(
                "residual",
                words
                    .grid("event", "decision", "owner", "due")
                    .of(Stream.of(FearedEvent.values()).map(words::residual).toList())),
            words.section(
                "decision",
                DocumentBlock.paragraph(words.tell("decision-text")),
                words.open(
                    "decision-made",
                    "decision-until",
                    "decision-conditions",
                    "decision-name",
                    "decision-date",
                    "decision-signature"))));
  }

  /** The columns of a table that waits for its rows. */
  private record Columns(List<String> names) {
    Grid of(List<List<TextOrGap>> rows) {
      return new Grid(names, rows);
    }
  }

  private record Words(LocalizedText text, PublicAuthority authority) {

    String tell(String name, Object... values) {
      return text.say("compliance.security." + name, values);
    }

    DocumentSection section(String name, DocumentBlock... blocks) {
      return DocumentSection.of(tell("title-" + name), blocks);
    }

    Columns grid(String... columns) {
      return new Columns(
          Stream.of(columns).map(it -> text.say("compliance.security-column." + it)).toList());
    }

    DocumentBlock bullets(String... names) {
      return DocumentBlock.bullets(Stream.of(names).map(name -> tell(name)).toList());
    }

    /** Facts that are the public body's to fill in. */
    FactList open(String... names) {
      return new FactList(
          Stream.of(names).map(it -> new Fact(tell(it), TextOrGap.missing())).toList());
    }

    DocumentSection frame() {
      return section(
          "frame",
          DocumentBlock.paragraph(tell("frame-text")),
          new FactList(
              Stream.of(
                      PublicAuthorityField.NAME,
                      PublicAuthorityField.ACCREDITATION_AUTHORITY,
                      PublicAuthorityField.SECURITY_OFFICER,
                      PublicAuthorityField.SECURITY_EMAIL,
                      PublicAuthorityField.OFFICER,
                      PublicAuthorityField.HOSTING,
                      PublicAuthorityField.PROCESSORS)
                  .map(it -> authority.fact(it, text))
                  .toList()));
    }

    DocumentSection perimeter(SecurityInventory there) {
      return section(
          "perimeter",
          new FactList(
              List.of(
                  fact("kiosks", tell("perimeter-kiosks-of", there.kiosks(), there.connected())),
                  fact("boards", counted(named(there.boards()), "perimeter-boards-none")),
                  fact("versions", counted(there.versions(), "perimeter-versions-none")),
                  fact("systems", counted(there.systems(), "perimeter-versions-none")),
                  fact("sites", tell("perimeter-sites-of", there.sites(), there.inService())),
                  fact("tokens", text.number(there.tokens())),
                  fact("root", text.day(there.rootEnds().atZone(LocalizedText.ZONE).toLocalDate())),
                  fact(
                      "backup",
                      there
                          .backup()
                          .map(text::moment)
                          .orElseGet(() -> tell("perimeter-backup-none"))))));
    }

    private Fact fact(String name, String value) {
      return new Fact(tell("perimeter-" + name), TextOrGap.of(value));
    }

    private Map<String, Integer> named(Map<String, Integer> boards) {
      return boards.entrySet().stream()
          .collect(
              Collectors.toMap(
                  it -> BoardProfileNameText.of(it.getKey(), text),
                  Map.Entry::getValue,
                  Integer::sum,
                  TreeMap::new));
    }

    private String counted(Map<String, Integer> counted, String none) {
      return counted.isEmpty()
          ? tell(none)
          : counted.entrySet().stream()
              .map(it -> tell("perimeter-counted", it.getKey(), it.getValue()))
              .collect(Collectors.joining(", "));
    }

    List<TextOrGap> accounts(SecurityInventory.Accounts it) {
      return DocumentBlock.row(
          text.say("role." + it.role().code()),
          text.number(it.people()),
          text.number(it.factor()),
          text.number(it.provider()),
          text.number(it.passwordAlone()));
    }

    List<TextOrGap> event(FearedEvent it) {
      return List.of(
          TextOrGap.of(text.say("compliance.event." + it.code())),
          TextOrGap.of(text.say("compliance.event-against." + it.code())),
          TextOrGap.missing(),
          TextOrGap.missing());
    }

    List<TextOrGap> residual(FearedEvent it) {
      return List.of(
          TextOrGap.of(text.say("compliance.event." + it.code())),
          TextOrGap.missing(),
          TextOrGap.missing(),
          TextOrGap.missing());
    }

    List<TextOrGap> measure(SecurityMeasureFinding it) {
      return DocumentBlock.row(
          text.say("compliance.measure-name." + it.measure().code()),
          text.say("compliance.measure-where." + it.measure().code()),
          text.say("compliance.measure-state." + it.state().code()),
          it.detail());
    }
  }
}
