package fr.teleguichet.fleet.acceptance;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An acceptance record, version 1, as it travels. Nothing in it is trusted before the check. */
@Serdeable
@Schema(name = "AcceptanceRecord", description = "What was examined of a unit.")
public record AcceptanceRecordPayload(
    @Schema(description = "The record’s version, 1.") int version,
    @Nullable String kiosk,
    @Nullable String territory,
    @Nullable @Schema(description = "The fingerprint of the unit’s key.") String key,
    @Nullable @Schema(description = "The board’s revision.") String board,
    @Nullable @Schema(description = "When the unit was examined.") Instant at,
    @Nullable @Schema(description = "Who examined it.") String technician,
    @Nullable List<Examined> peripherals,
    @Nullable List<Measured> accessibility,
    @Nullable @Schema(description = "Versions of the agent, the image and more.")
        Map<String, String> versions,
    @Nullable @Schema(description = "accepted or refused.") String verdict) {

  static final int VERSION = 1;

  private static final Set<String> RESULTS = Set.of("passed", "failed", "absent");
  private static final Set<String> VERDICTS = Set.of("accepted", "refused");
  private static final int MAX_COUNT = 60;
  private static final int MAX_LENGTH = 500;

  /** A peripheral. */
  @Serdeable
  @Schema(name = "ExaminedPeripheral")
  public record Examined(
      @Nullable String device,
      @Nullable @Schema(description = "passed, failed or absent.") String result,
      @Nullable String measured,
      @Nullable String remark) {}

  /** A measure of accessibility. */
  @Serdeable
  @Schema(name = "MeasuredAccessibility")
  public record Measured(
      @Nullable String clause,
      @Nullable String measure,
      @Nullable Double value,
      @Nullable String unit,
      @Nullable String limit,
      boolean passed) {}

  /** What is wrong with the record, in a sentence; empty when nothing is. */
  Optional<String> wrong() {
    if (version != VERSION) {
      return Optional.of("the record has a version that this fleet manager does not know");
    }
    if (at == null || !VERDICTS.contains(text(verdict))) {
      return Optional.of("the record needs \"at\" and a \"verdict\", accepted or refused");
    }
    if (text(technician).isBlank()) {
      return Optional.of("the record needs the technician’s name");
    }
    if (list(peripherals).size() > MAX_COUNT
        || list(accessibility).size() > MAX_COUNT
        || map(versions).size() > MAX_COUNT) {
      return Optional.of("the record has more than " + MAX_COUNT + " entries of a kind");
    }
    if (!list(peripherals).stream().allMatch(AcceptanceRecordPayload::isWhole)
        || !list(accessibility).stream().allMatch(AcceptanceRecordPayload::isWhole)) {
      return Optional.of("an entry of the record is incomplete or has an unknown result");
    }
    if (isTooLong(board)
        || isTooLong(technician)
        || map(versions).values().stream().anyMatch(AcceptanceRecordPayload::isTooLong)) {
      return Optional.of("a text of the record has more than " + MAX_LENGTH + " characters");
    }
    return Optional.empty();
  }

  private static boolean isWhole(Examined it) {
    return !text(it.device()).isBlank()
        && RESULTS.contains(text(it.result()))
        && !isTooLong(it.device())
        && !isTooLong(it.measured())
        && !isTooLong(it.remark());
  }

  private static boolean isWhole(Measured it) {
    return !text(it.measure()).isBlank()
        && it.value() != null
        && Double.isFinite(it.value())
        && !isTooLong(it.measure())
        && !isTooLong(it.clause())
        && !isTooLong(it.unit())
        && !isTooLong(it.limit());
  }

  private static boolean isTooLong(@Nullable String text) {
    return text(text).length() > MAX_LENGTH;
  }

  static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  static <T> List<T> list(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static Map<String, String> map(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }

  /** Whether it says that the unit is fit for citizens. */
  public boolean isAccepted() {
    return "accepted".equals(verdict);
  }
}
