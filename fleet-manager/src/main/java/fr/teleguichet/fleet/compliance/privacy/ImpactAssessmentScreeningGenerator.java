package fr.teleguichet.fleet.compliance.privacy;

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
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the sheet that says why a data protection impact assessment is needed or not: the nine
 * criteria of the European board (WP 248). What the program knows is answered, what it can't know
 * is left to the public body, and so is the conclusion.
 */
@Singleton
final class ImpactAssessmentScreeningGenerator implements ComplianceDocumentGenerator {

  private static final String KEY = "compliance.screening.";

  private final PublicAuthorityRepository authorities;
  private final SiteCache sites;
  private final TelemetryIngest telemetry;
  private final Clock clock;

  ImpactAssessmentScreeningGenerator(
      PublicAuthorityRepository authorities,
      SiteCache sites,
      TelemetryIngest telemetry,
      Clock clock) {
    this.authorities = authorities;
    this.sites = sites;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  @Override
  public ComplianceDocumentKind kind() {
    return ComplianceDocumentKind.IMPACT_ASSESSMENT_SCREENING;
  }

  @Override
  public ComplianceDocument document(LocalizedText text) {
    var authority = authorities.read();
    return new ComplianceDocument(
        kind(),
        text.say("compliance.document.impact-assessment-screening"),
        clock.instant().atZone(LocalizedText.ZONE).toLocalDate(),
        List.of(
            DocumentSection.of(
                text.say(KEY + "title-scope"),
                DocumentBlock.paragraph(text.say(KEY + "scope")),
                new FactList(
                    List.of(
                        authority.fact(PublicAuthorityField.NAME, text),
                        authority.fact(PublicAuthorityField.OFFICER, text),
                        count("sites", sites.now().all().size(), text),
                        count("kiosks", telemetry.board().views().size(), text)))),
            DocumentSection.of(
                text.say(KEY + "title-criteria"),
                DocumentBlock.paragraph(text.say(KEY + "criteria")),
                new Grid(
                    List.of(
                        text.say(KEY + "criterion"),
                        text.say(KEY + "answer"),
                        text.say(KEY + "why")),
                    Stream.of(ImpactAssessmentCriterion.values())
                        .map(criterion -> row(criterion, text))
                        .toList())),
            DocumentSection.of(
                text.say(KEY + "title-conclusion"),
                DocumentBlock.paragraph(text.say(KEY + "conclusion", met(), open())),
                new FactList(
                    Stream.of("decision", "reasons", "opinion", "signed")
                        .map(name -> new Fact(text.say(KEY + name), TextOrGap.missing()))
                        .toList()))));
  }

  private static Fact count(String name, int number, LocalizedText text) {
    return new Fact(text.say(KEY + name), TextOrGap.of(text.number(number)));
  }

  private static List<TextOrGap> row(ImpactAssessmentCriterion criterion, LocalizedText text) {
    return List.of(
        TextOrGap.of(text.say("compliance.screening-criterion." + criterion.code())),
        switch (criterion.answer()) {
          case NO -> TextOrGap.of(text.say(KEY + "no"));
          case YES -> TextOrGap.of(text.say(KEY + "yes"));
          case OPEN -> TextOrGap.missing();
        },
        TextOrGap.of(text.say("compliance.screening-why." + criterion.code())));
  }

  private static long met() {
    return count(ImpactAssessmentCriterion.Answer.YES);
  }

  private static long open() {
    return count(ImpactAssessmentCriterion.Answer.OPEN);
  }

  private static long count(ImpactAssessmentCriterion.Answer answer) {
    return Stream.of(ImpactAssessmentCriterion.values())
        .filter(it -> it.answer() == answer)
        .count();
  }
}
