package fr.teleguichet.fleet.compliance.kiosk;

import fr.teleguichet.fleet.compliance.accessibility.AccessibilityStatement;
import fr.teleguichet.fleet.compliance.accessibility.AccessibilityStatementRepository;
import fr.teleguichet.fleet.compliance.authority.PublicAuthority;
import fr.teleguichet.fleet.compliance.authority.PublicAuthorityField;
import fr.teleguichet.fleet.compliance.authority.PublicAuthorityRepository;
import fr.teleguichet.hardware.notice.AccessibilityConformity;
import fr.teleguichet.hardware.notice.LegalNotices;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads what every kiosk has to tell, as it is written down now. */
@Singleton
final class LegalNoticeReader implements Supplier<LegalNotices> {

  private final PublicAuthorityRepository authorities;
  private final AccessibilityStatementRepository statements;

  LegalNoticeReader(
      PublicAuthorityRepository authorities, AccessibilityStatementRepository statements) {
    this.authorities = authorities;
    this.statements = statements;
  }

  @Override
  public LegalNotices get() {
    return of(authorities.read(), statements.read());
  }

  static LegalNotices of(PublicAuthority authority, Optional<AccessibilityStatement> statement) {
    var audit = statement.flatMap(AccessibilityStatement::audit);
    return new LegalNotices(
        authority.get(PublicAuthorityField.NAME),
        statement.map(AccessibilityStatement::conformity).orElse(AccessibilityConformity.NONE),
        audit.map(it -> it.day()),
        audit.map(it -> it.rate().stripTrailingZeros().toPlainString()),
        statement.map(AccessibilityStatement::stated),
        first(authority, PublicAuthorityField.ACCESSIBILITY_EMAIL, PublicAuthorityField.EMAIL),
        first(
            authority,
            PublicAuthorityField.ACCESSIBILITY_TELEPHONE,
            PublicAuthorityField.TELEPHONE),
        statement.map(AccessibilityStatement::address).orElse(""),
        first(
            authority, PublicAuthorityField.OFFICER_EMAIL, PublicAuthorityField.OFFICER_TELEPHONE));
  }

  private static String first(PublicAuthority authority, PublicAuthorityField... fields) {
    return Stream.of(fields).map(authority::get).filter(it -> !it.isEmpty()).findFirst().orElse("");
  }
}
