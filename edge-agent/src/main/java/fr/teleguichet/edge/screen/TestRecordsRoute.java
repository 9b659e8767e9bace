package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.configuration.Secret;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.RecordCodec;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes records from scripts and tests that show the token: {@code {"type": "interview",
 * "occurred": "2026-11-24T09:00:00Z", "body": {…}}}, and answers with the number once it is on
 * disk.
 */
final class TestRecordsRoute {

  private static final String BEARER = "Bearer ";

  private final byte[] token;
  private final RecordAppender records;
  private final UUID journal;
  private final Clock clock;

  TestRecordsRoute(Secret token, RecordAppender records, UUID journal, Clock clock) {
    this.token = token.value().getBytes(StandardCharsets.UTF_8);
    this.records = records;
    this.journal = journal;
    this.clock = clock;
  }

  boolean opensFor(HttpServerRequest request) {
    String shown = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
    return shown.startsWith(BEARER)
        && MessageDigest.isEqual(
            token, shown.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8));
  }

  void take(HttpServerRequest request, JsonObject message) {
    Optional<KioskRecord> record = record(message);
    if (record.isEmpty()) {
      HttpReplySender.refuse(
          request, 400, "no record: it needs a known type, a body, and a time if given");
      return;
    }
    records
        .append(record.get())
        .onSuccess(
            number ->
                HttpReplySender.json(
                    request,
                    201,
                    new JsonObject().put("journal", journal.toString()).put("number", number)))
        .onFailure(e -> HttpReplySender.refuse(request, 503, String.valueOf(e.getMessage())));
  }

  private Optional<KioskRecord> record(JsonObject message) {
    try {
      String type = message.getString("type", "");
      JsonObject body = message.getJsonObject("body", new JsonObject());
      var entry = new JournalEntry(1, occurred(type, message), type, body.encode());
      return switch (RecordCodec.decode(entry)) {
        case KioskRecord.Other _ -> Optional.empty();
        case KioskRecord known -> Optional.of(known);
      };
    } catch (IllegalArgumentException | ClassCastException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private Instant occurred(String type, JsonObject message) {
    if (message.containsKey("occurred")) {
      return Instant.parse(message.getString("occurred", ""));
    }
    return type.equals("survey") ? thisWeek() : clock.instant();
  }

  private Instant thisWeek() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone())
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }
}
