package fr.teleguichet.fleet.audit.web;

import fr.teleguichet.fleet.audit.AuditQuery;
import fr.teleguichet.fleet.platform.time.BoundedTimeParser;
import fr.teleguichet.fleet.web.page.LocalizedText;
import io.micronaut.core.convert.value.ConvertibleMultiValues;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody looks for in the audit log, as the address says it. A value that makes no sense
 * filters nothing.
 *
 * @param who a part of the actor's name
 * @param what the beginning of the action
 * @param subject a part of the subject
 * @param from the first day, in French time
 * @param to the last day
 * @param before only entries with smaller numbers
 */
public record AuditQueryForm(
    String who,
    String what,
    String subject,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    long before) {

  static AuditQueryForm of(ConvertibleMultiValues<String> parameters) {
    String before = text(parameters, "before");
    return new AuditQueryForm(
        text(parameters, "who"),
        text(parameters, "what"),
        text(parameters, "subject"),
        day(text(parameters, "from")),
        day(text(parameters, "to")),
        before.matches("[0-9]{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE);
  }

  private static String text(ConvertibleMultiValues<String> parameters, String name) {
    String text = Objects.requireNonNullElse(parameters.get(name), "").strip();
    return text.length() > 200 ? text.substring(0, 200) : text;
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(BoundedTimeParser.day(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  AuditQuery search(int limit) {
    return new AuditQuery(
        who,
        what,
        subject,
        from.map(day -> day.atStartOfDay(LocalizedText.ZONE).toInstant()),
        to.map(day -> day.plusDays(1).atStartOfDay(LocalizedText.ZONE).toInstant()),
        before,
        limit);
  }

  /** The filter as an address's query, without the place in the list. */
  public String address() {
    List<String> parts = new ArrayList<>();
    add(parts, "who", who);
    add(parts, "what", what);
    add(parts, "subject", subject);
    add(parts, "from", from.map(LocalDate::toString).orElse(""));
    add(parts, "to", to.map(LocalDate::toString).orElse(""));
    return String.join("&", parts);
  }

  /** The query of the entries after this one. */
  public String after(long number) {
    String address = address();
    return (address.isEmpty() ? "" : address + "&") + "before=" + number;
  }

  private static void add(List<String> parts, String name, String value) {
    if (!value.isEmpty()) {
      parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
