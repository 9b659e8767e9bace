package fr.teleguichet.hardware.notice;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a kiosk tells of who answers for it, and of its accessibility. Texts are one line each, of
 * {@value #MAX_LENGTH} characters at most, and empty where nobody wrote them.
 *
 * @param authority the public body that answers for the kiosk
 * @param conformity how far the kiosk conforms with the RGAA
 * @param audited the day of the audit that says so
 * @param rate how many of the criteria are met, in percent as people write it, such as 72.5
 * @param stated the day of the statement
 * @param email whom to write to whom something keeps out
 * @param telephone whom to call then
 * @param address where the whole statement is published
 * @param officer how to reach the data protection officer
 */
public record LegalNotices(
    String authority,
    AccessibilityConformity conformity,
    Optional<LocalDate> audited,
    Optional<String> rate,
    Optional<LocalDate> stated,
    String email,
    String telephone,
    String address,
    String officer) {

  /** The longest text. */
  public static final int MAX_LENGTH = 200;

  /** Nobody said anything: by law such a service does not conform. */
  public static final LegalNotices UNSAID =
      new LegalNotices(
          "",
          AccessibilityConformity.NONE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "",
          "",
          "",
          "");

  public LegalNotices {
    line("authority", authority);
    line("email", email);
    line("telephone", telephone);
    line("address", address);
    line("officer", officer);
    if (rate.filter(it -> !it.matches("[0-9]{1,3}(\\.[0-9]{1,2})?")).isPresent()) {
      throw new IllegalArgumentException("rate: must be a percentage such as 72.5");
    }
  }

  private static void line(String name, String text) {
    if (text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          name + ": must be one line of up to " + MAX_LENGTH + " characters");
    }
  }
}
