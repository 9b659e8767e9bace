package fr.teleguichet.fleet.acceptance;

import fr.teleguichet.fleet.enrolment.RequestOrigin;
import fr.teleguichet.fleet.enrolment.Unit;
import fr.teleguichet.fleet.enrolment.UnitAcceptanceRecordLookup;
import fr.teleguichet.fleet.enrolment.UnitAcceptanceService;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.identity.Fingerprint;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps acceptance records, each once, as they came. */
@Singleton
final class AcceptanceRecordRepository implements UnitAcceptanceRecordLookup {

  private static final int MAX_COUNT = 100;

  /**
   * A record that is kept.
   *
   * @param id its number
   * @param received when it came
   * @param content what it says
   * @param signed whether the unit's key signed it
   */
  record Kept(int id, Instant received, AcceptanceRecordPayload content, boolean signed) {}

  private final Jdbi jdbi;
  private final UnitAcceptanceService examinations;
  private final JsonMapper json;

  AcceptanceRecordRepository(
      Database database, UnitAcceptanceService examinations, JsonMapper json) {
    this.jdbi = database.jdbi();
    this.examinations = examinations;
    this.json = json;
  }

  /** Keeps a checked record that somebody filled in. */
  void keep(Unit unit, AcceptanceRecordPayload record, RequestOrigin who) {
    try {
      keep(unit, record, json.writeValueAsBytes(record), Optional.empty(), who);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Keeps a checked record as it came; the same again changes nothing. */
  void keep(
      Unit unit,
      AcceptanceRecordPayload record,
      byte[] body,
      Optional<SignedAcceptanceRecord> signature,
      RequestOrigin who) {
    examinations.examined(
        unit,
        record.isAccepted(),
        who,
        handle -> insert(handle, unit, record, body, signature) && isLatest(handle, unit, record));
  }

  private boolean insert(
      Handle handle,
      Unit unit,
      AcceptanceRecordPayload record,
      byte[] body,
      Optional<SignedAcceptanceRecord> signature) {
    return handle
            .createUpdate(
                """
                INSERT IGNORE INTO acceptance (unit_id, at, received, technician, accepted, digest,
                  body, jws, certificate)
                VALUES (:unit, :at, :received, :technician, :accepted, :digest, :body, :jws,
                  :certificate)
                """)
            .bind("unit", unit.number().value())
            .bind("at", utc(Objects.requireNonNull(record.at())))
            .bind("received", utc(examinations.now()))
            .bind("technician", AcceptanceRecordPayload.text(record.technician()))
            .bind("accepted", record.isAccepted())
            .bind("digest", HexFormat.of().parseHex(Fingerprint.ofEncoded(body).hex()))
            .bind("body", new String(body, StandardCharsets.UTF_8))
            .bind("jws", signature.map(SignedAcceptanceRecord::jws).orElse(null))
            .bind("certificate", signature.map(SignedAcceptanceRecord::encoded).orElse(null))
            .execute()
        == 1;
  }

  private static boolean isLatest(Handle handle, Unit unit, AcceptanceRecordPayload record) {
    return handle
            .createQuery("SELECT COUNT(*) FROM acceptance WHERE unit_id = :unit AND at > :at")
            .bind("unit", unit.number().value())
            .bind("at", utc(Objects.requireNonNull(record.at())))
            .mapTo(Integer.class)
            .one()
        == 0;
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  @Override
  public List<Line> of(Unit unit) {
    return kept(unit).stream()
        .map(
            it ->
                new Line(
                    it.id(),
                    Objects.requireNonNull(it.content().at()),
                    AcceptanceRecordPayload.text(it.content().technician()),
                    it.content().isAccepted(),
                    it.signed()))
        .toList();
  }

  /** The unit's records, newest first; 100 at most. */
  List<Kept> kept(Unit unit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, received, body, jws IS NOT NULL AS signed FROM acceptance
                    WHERE unit_id = :unit ORDER BY at DESC, id DESC LIMIT :most
                    """)
                .bind("unit", unit.number().value())
                .bind("most", MAX_COUNT)
                .map(
                    (row, _) ->
                        new Kept(
                            row.getInt("id"),
                            row.getObject("received", LocalDateTime.class)
                                .toInstant(ZoneOffset.UTC),
                            read(row.getString("body")),
                            row.getBoolean("signed")))
                .list());
  }

  private AcceptanceRecordPayload read(String body) {
    try {
      return Objects.requireNonNull(json.readValue(body, AcceptanceRecordPayload.class));
    } catch (IOException failure) {
      throw new UncheckedIOException("a record that was checked can't be read", failure);
    }
  }
}
