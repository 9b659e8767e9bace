package fr.teleguichet.fleet.compliance.privacy;

import fr.teleguichet.fleet.compliance.authority.PublicAuthorityField;
import fr.teleguichet.fleet.compliance.authority.PublicAuthorityRepository;
import fr.teleguichet.fleet.compliance.document.ComplianceDocument;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentGenerator;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentKind;
import fr.teleguichet.fleet.compliance.document.DocumentBlock;
import fr.teleguichet.fleet.compliance.document.DocumentBlock.FactList;
import fr.teleguichet.fleet.compliance.document.DocumentSection;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Makes the entries of the record of processing activities, one for each activity. */
@Singleton
final class ProcessingRecordGenerator implements ComplianceDocumentGenerator {

  private final PublicAuthorityRepository authorities;
  private final RetentionPeriodText periods;
  private final Clock clock;

  ProcessingRecordGenerator(
      PublicAuthorityRepository authorities, RetentionPeriodText periods, Clock clock) {
    this.authorities = authorities;
    this.periods = periods;
    this.clock = clock;
  }

  @Override
  public ComplianceDocumentKind kind() {
    return ComplianceDocumentKind.PROCESSING_RECORD;
  }

  @Override
  public ComplianceDocument document(LocalizedText text) {
    PrivacyDocumentPartFactory facts =
        new PrivacyDocumentPartFactory(authorities.read(), periods, text);
    List<DocumentSection> sections = new ArrayList<>();
    sections.add(DocumentSection.of(facts.tell("title-who"), facts.controller()));
    sections.add(DocumentSection.of(facts.tell("title-officer"), facts.officer()));
    for (ProcessingActivity activity : ProcessingActivity.values()) {
      sections.add(entry(activity, facts, text));
    }
    return new ComplianceDocument(
        kind(),
        text.say("compliance.document.processing-record"),
        clock.instant().atZone(LocalizedText.ZONE).toLocalDate(),
        sections);
  }

  private static DocumentSection entry(
      ProcessingActivity activity, PrivacyDocumentPartFactory facts, LocalizedText text) {
    String name = activity.code();
    return DocumentSection.of(
        text.say("compliance.activity." + name),
        new FactList(
            List.of(
                facts.fact("record-purposes", text.say("compliance.activity-purposes." + name)),
                facts.fact("record-basis", text.say("compliance.activity-basis." + name)),
                facts.fact("basis-act", PublicAuthorityField.LEGAL_ACT),
                facts.fact("record-people", text.say("compliance.activity-people." + name)),
                facts.fact("record-source", text.say("compliance.activity-source." + name)),
                facts.fact("record-recipients", text.say("compliance.activity-recipients." + name)),
                facts.fact("processors", PublicAuthorityField.PROCESSORS),
                facts.fact("record-transfers", PublicAuthorityField.TRANSFERS),
                facts.fact("record-security", text.say("compliance.activity-security." + name)))),
        facts.data(PersonalDataCategory.of(activity)),
        DocumentBlock.paragraph(text.say("compliance.activity-note." + name)));
  }
}
