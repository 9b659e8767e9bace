package fr.teleguichet.fleet.compliance.accessibility;

import fr.teleguichet.fleet.compliance.accessibility.AccessibilityStatement.Audit;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import fr.teleguichet.hardware.notice.AccessibilityConformity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accessibility statement as somebody types it. */
final class AccessibilityStatementForm {

  /** Fields of several lines. */
  static final List<String> LINES =
      List.of("unmet", "derogations", "exempt", "environments", "tools", "pages");

  private static final String WRONG = "compliance.accessibility.wrong.";
  private static final int MAX_LINE = 200;
  private static final int MAX_LINES = 3_000;
  private static final String PERCENT = "[0-9]{1,3}(?:[.,][0-9]{1,2})?";

  private AccessibilityStatementForm() {}

  /** What nobody has to write anew: contents that are exempt at every kiosk. */
  static SubmittedFormFields blank(LocalDate today, LocalizedText text) {
    return new SubmittedFormFields(
        Map.of(
            "conformity",
            AccessibilityConformity.NONE.code(),
            "stated",
            today.toString(),
            "exempt",
            text.say("compliance.accessibility.exempt.preset")),
        Map.of());
  }

  static SubmittedFormFields of(AccessibilityStatement it) {
    Map<String, String> values = new HashMap<>();
    values.put("conformity", it.conformity().code());
    values.put("audited", it.audit().map(audit -> audit.day().toString()).orElse(""));
    values.put("auditor", it.audit().map(Audit::auditor).orElse(""));
    values.put("rate", it.audit().map(audit -> plain(audit.rate())).orElse(""));
    values.put("unmet", it.unmet());
    values.put("derogations", it.derogations());
    values.put("exempt", it.exempt());
    values.put("environments", it.environments());
    values.put("tools", it.tools());
    values.put("pages", it.pages());
    values.put("address", it.address());
    values.put("stated", it.stated().toString());
    return new SubmittedFormFields(values, Map.of());
  }

  /** A percentage without zeros at its end. */
  static String plain(BigDecimal rate) {
    return rate.stripTrailingZeros().toPlainString();
  }

  static SubmittedFormFields checked(SubmittedFormFields form, LocalDate today) {
    SubmittedFormFields checked = form;
    for (String name : LINES) {
      checked =
          checked.checked(
              form.value(name).length() <= MAX_LINES
                  && form.value(name).chars().allMatch(it -> it == '\n' || it >= ' '),
              name,
              WRONG + "lines");
    }
    String address = form.value("address");
    boolean isAudited = isAudited(form);
    return checked
        .checked(conformity(form).isPresent(), "conformity", WRONG + "conformity")
        .checked(isPast(form, "stated", today), "stated", WRONG + "stated")
        .checkedOptionalLine("auditor", MAX_LINE, WRONG + "auditor")
        .checked(
            address.isEmpty()
                || (address.length() <= MAX_LINE && address.matches("https?://[^\\s\"<>]+")),
            "address",
            WRONG + "address")
        .checked(!isAudited || isPast(form, "audited", today), "audited", WRONG + "audited")
        .checked(!isAudited || !form.value("auditor").isEmpty(), "auditor", WRONG + "auditor")
        .checked(!isAudited || rate(form).isPresent(), "rate", WRONG + "rate")
        .checked(allows(form), "conformity", WRONG + "rate-allows")
        .checked(!form.value("unmet").isEmpty() || meetsAll(form), "unmet", WRONG + "unmet")
        .checked(
            form.value("unmet").isEmpty() || !isFull(form), "unmet", WRONG + "unmet-although-full");
  }

  /** Whoever says anything of an audit says all of it. */
  private static boolean isAudited(SubmittedFormFields form) {
    return !form.value("audited").isEmpty()
        || !form.value("auditor").isEmpty()
        || !form.value("rate").isEmpty();
  }

  private static boolean isPast(SubmittedFormFields form, String name, LocalDate today) {
    return form.day(name).filter(day -> !day.isAfter(today)).isPresent();
  }

  private static Optional<AccessibilityConformity> conformity(SubmittedFormFields form) {
    return AccessibilityConformity.ofWord(form.value("conformity"));
  }

  private static Optional<BigDecimal> rate(SubmittedFormFields form) {
    return Optional.of(form.value("rate"))
        .filter(it -> it.matches(PERCENT))
        .map(it -> new BigDecimal(it.replace(',', '.')))
        .filter(it -> it.compareTo(AccessibilityStatement.ALL) <= 0);
  }

  private static Optional<Audit> audit(SubmittedFormFields form) {
    return form.day("audited")
        .flatMap(day -> rate(form).map(rate -> new Audit(day, form.value("auditor"), rate)));
  }

  /** Without an audit nobody can state more than that nothing conforms. */
  private static boolean allows(SubmittedFormFields form) {
    return conformity(form)
        .map(
            it ->
                it == AccessibilityConformity.NONE
                    || audit(form).filter(audit -> audit.allows(it)).isPresent())
        .orElse(true);
  }

  private static boolean isFull(SubmittedFormFields form) {
    return conformity(form).filter(AccessibilityConformity.FULL::equals).isPresent()
        && allows(form);
  }

  private static boolean meetsAll(SubmittedFormFields form) {
    return rate(form).map(it -> it.compareTo(AccessibilityStatement.ALL) == 0).orElse(true);
  }

  /** What a form says in which nothing is wrong. */
  static AccessibilityStatement read(SubmittedFormFields form) {
    return new AccessibilityStatement(
        conformity(form).orElseThrow(),
        audit(form),
        form.value("unmet"),
        form.value("derogations"),
        form.value("exempt"),
        form.value("environments"),
        form.value("tools"),
        form.value("pages"),
        form.value("address"),
        form.day("stated").orElseThrow());
  }
}
