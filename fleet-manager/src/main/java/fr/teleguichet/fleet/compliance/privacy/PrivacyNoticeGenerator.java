package fr.teleguichet.fleet.compliance.privacy;

import fr.teleguichet.fleet.call.CallCarrierReader;
import fr.teleguichet.fleet.compliance.authority.PublicAuthorityField;
import fr.teleguichet.fleet.compliance.authority.PublicAuthorityRepository;
import fr.teleguichet.fleet.compliance.document.ComplianceDocument;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentGenerator;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentKind;
import fr.teleguichet.fleet.compliance.document.DocumentBlock;
import fr.teleguichet.fleet.compliance.document.DocumentBlock.FactList;
import fr.teleguichet.fleet.compliance.document.DocumentBlock.Paragraph;
import fr.teleguichet.fleet.compliance.document.DocumentSection;
import fr.teleguichet.fleet.video.VideoProviderKind;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes what people are told of their data (GDPR, article 13). */
@Singleton
final class PrivacyNoticeGenerator implements ComplianceDocumentGenerator {

  private final PublicAuthorityRepository authorities;
  private final RetentionPeriodText periods;
  private final CallCarrierReader carriers;
  private final Clock clock;

  PrivacyNoticeGenerator(
      PublicAuthorityRepository authorities,
      RetentionPeriodText periods,
      CallCarrierReader carriers,
      Clock clock) {
    this.authorities = authorities;
    this.periods = periods;
    this.carriers = carriers;
    this.clock = clock;
  }

  @Override
  public ComplianceDocumentKind kind() {
    return ComplianceDocumentKind.PRIVACY_NOTICE;
  }

  @Override
  public ComplianceDocument document(LocalizedText text) {
    PrivacyDocumentPartFactory facts =
        new PrivacyDocumentPartFactory(authorities.read(), periods, text);
    return new ComplianceDocument(
        kind(),
        text.say("compliance.document.privacy-notice"),
        clock.instant().atZone(LocalizedText.ZONE).toLocalDate(),
        List.of(
            section(facts, "who", facts.controller()),
            section(facts, "officer", facts.officer()),
            section(
                facts,
                "purposes",
                bullets(facts, "purpose-interviews", "purpose-figures", "purpose-running")),
            section(
                facts,
                "basis",
                DocumentBlock.paragraph(facts.tell("basis-text")),
                new FactList(List.of(facts.fact("basis-act", PublicAuthorityField.LEGAL_ACT)))),
            section(
                facts,
                "data",
                DocumentBlock.paragraph(facts.tell("data-text")),
                facts.data(PersonalDataCategory.of(ProcessingActivity.INTERVIEWS))),
            section(
                facts,
                "sensors",
                bullets(
                    facts,
                    "sensor-presence",
                    "sensor-camera",
                    "sensor-microphone",
                    "sensor-scanner",
                    "sensor-reader",
                    "sensor-contacts"),
                DocumentBlock.paragraph(facts.tell("sensor-none"))),
            section(
                facts,
                "recipients",
                DocumentBlock.bullets(recipients(facts)),
                new FactList(List.of(facts.fact("processors", PublicAuthorityField.PROCESSORS)))),
            section(
                facts,
                "transfers",
                new Paragraph(facts.authority().text(PublicAuthorityField.TRANSFERS, text))),
            section(
                facts,
                "rights",
                DocumentBlock.paragraph(facts.tell("rights-text")),
                bullets(
                    facts,
                    "right-access",
                    "right-rectification",
                    "right-erasure",
                    "right-restriction",
                    "right-objection"),
                DocumentBlock.paragraph(facts.tell("rights-nameless"))),
            section(facts, "complaint", DocumentBlock.paragraph(facts.tell("complaint-text"))),
            section(facts, "choice", DocumentBlock.paragraph(facts.tell("choice-text")))));
  }

  private List<String> recipients(PrivacyDocumentPartFactory facts) {
    List<VideoProviderKind> kinds = carriers.read();
    List<String> recipients =
        new ArrayList<>(
            List.of(
                facts.tell("recipient-adviser"),
                facts.tell("recipient-team"),
                facts.tell("recipient-video-" + kinds.getFirst().code())));
    if (kinds.size() > 1) {
      recipients.add(
          facts.tell(
              "recipient-video-others",
              kinds.stream()
                  .skip(1)
                  .map(kind -> facts.text().say("video.provider." + kind.code()))
                  .collect(Collectors.joining(", "))));
    }
    return recipients;
  }

  private static DocumentBlock bullets(PrivacyDocumentPartFactory facts, String... names) {
    return DocumentBlock.bullets(Stream.of(names).map(name -> facts.tell(name)).toList());
  }

  private static DocumentSection section(
      PrivacyDocumentPartFactory facts, String name, DocumentBlock... blocks) {
    return DocumentSection.of(facts.tell("title-" + name), blocks);
  }
}
