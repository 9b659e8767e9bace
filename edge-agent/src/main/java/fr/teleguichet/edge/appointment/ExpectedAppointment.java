package fr.teleguichet.edge.appointment;

import fr.teleguichet.edge.json.UntrustedJsonParser;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Somebody who is expected, without a name and without the code.
 *
 * @param service with whom
 */
public record ExpectedAppointment(ServiceCode service, Instant start, Instant end) {

  /** So long before and after its beginning the screen reminds of it. */
  static final Duration REMINDED = Duration.ofMinutes(15);

  private static final int MAX_COUNT = 1_000;
  private static final int MAX_WORD = 40;

  /**
   * Reads what the fleet manager says, soonest first.
   *
   * @throws IllegalArgumentException when it can't be used
   */
  static List<ExpectedAppointment> read(String json) {
    try {
      if (!(UntrustedJsonParser.object(json).getValue("appointments") instanceof JsonArray listed)
          || listed.size() > MAX_COUNT) {
        throw new IllegalArgumentException("no list of appointments");
      }
      List<ExpectedAppointment> read = new ArrayList<>();
      for (Object entry : listed) {
        if (!(entry instanceof JsonObject appointment)) {
          throw new IllegalArgumentException("an appointment that is no object");
        }
        read.add(
            new ExpectedAppointment(
                new ServiceCode(word(appointment, "service")),
                Instant.parse(word(appointment, "start")),
                Instant.parse(word(appointment, "end"))));
      }
      read.sort(Comparator.comparing(ExpectedAppointment::start));
      return List.copyOf(read);
    } catch (DecodeException | DateTimeException e) {
      throw new IllegalArgumentException("no list of appointments", e);
    }
  }

  private static String word(JsonObject object, String name) {
    return object.getValue(name) instanceof String text && text.length() <= MAX_WORD ? text : "";
  }

  /** Whether the screen reminds of it at this moment. */
  boolean isDue(Instant now) {
    return !now.isBefore(start.minus(REMINDED)) && now.isBefore(start.plus(REMINDED));
  }
}
