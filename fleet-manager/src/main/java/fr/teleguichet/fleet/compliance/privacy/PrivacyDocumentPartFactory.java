package fr.teleguichet.fleet.compliance.privacy;

import fr.teleguichet.fleet.compliance.authority.PublicAuthority;
import fr.teleguichet.fleet.compliance.authority.PublicAuthorityField;
import fr.teleguichet.fleet.compliance.document.DocumentBlock;
import fr.teleguichet.fleet.compliance.document.DocumentBlock.Fact;
import fr.teleguichet.fleet.compliance.document.DocumentBlock.FactList;
import fr.teleguichet.fleet.compliance.document.DocumentBlock.Grid;
import fr.teleguichet.fleet.compliance.document.TextOrGap;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.List;
import java.util.stream.Stream;

/** Parts that several documents on data have in common, in one language. */
record PrivacyDocumentPartFactory(
    PublicAuthority authority, RetentionPeriodText periods, LocalizedText text) {

  /** Who answers for the data. */
  FactList controller() {
    return facts(
        PublicAuthorityField.NAME,
        PublicAuthorityField.REGISTRATION,
        PublicAuthorityField.ADDRESS,
        PublicAuthorityField.REPRESENTATIVE,
        PublicAuthorityField.EMAIL,
        PublicAuthorityField.TELEPHONE);
  }

  /** Who protects it. */
  FactList officer() {
    return facts(
        PublicAuthorityField.OFFICER,
        PublicAuthorityField.OFFICER_EMAIL,
        PublicAuthorityField.OFFICER_TELEPHONE,
        PublicAuthorityField.OFFICER_ADDRESS);
  }

  private FactList facts(PublicAuthorityField... fields) {
    return new FactList(Stream.of(fields).map(it -> authority.fact(it, text)).toList());
  }

  /** Which data there is, and how long it is kept. */
  Grid data(List<PersonalDataCategory> categories) {
    return new Grid(
        List.of(tell("data-name"), tell("data-what"), tell("data-kept")),
        categories.stream()
            .map(
                it ->
                    DocumentBlock.row(
                        text.say("compliance.data." + it.code()),
                        text.say("compliance.data-of." + it.code()),
                        periods.of(it, text)))
            .toList());
  }

  Fact fact(String name, String value) {
    return new Fact(tell(name), TextOrGap.of(value));
  }

  Fact fact(String name, PublicAuthorityField field) {
    return new Fact(tell(name), TextOrGap.of(authority.get(field), ""));
  }

  String tell(String name, Object... arguments) {
    return text.say("compliance.privacy." + name, arguments);
  }
}
