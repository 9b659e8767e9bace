package fr.teleguichet.fleet.acceptance;

import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import fr.teleguichet.hardware.access.AccessibilityMeasure;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An acceptance record as somebody fills it in beside the kiosk.
 *
 * @param fields what the fields hold
 * @param errors the key of a message for each field that is wrong
 */
public record AcceptanceRecordForm(Map<String, String> fields, Map<String, String> errors) {

  /** What can be said of a peripheral. */
  public static final List<String> RESULTS = List.of("passed", "failed", "absent");

  private static final Pattern MILLIMETRES = Pattern.compile("[0-9]{1,4}");

  /** The most letters of a text. */
  public static final int MAX_LENGTH = 200;

  public AcceptanceRecordForm {
    fields = Map.copyOf(fields);
    errors = Map.copyOf(errors);
  }

  static AcceptanceRecordForm of(Map<String, String> fields) {
    return new AcceptanceRecordForm(fields, Map.of());
  }

  /** What a field holds. */
  public String value(String name) {
    return SubmittedFormFields.shown(fields.getOrDefault(name, "").strip());
  }

  /** What is wrong with a field; null when nothing is. */
  public @Nullable String error(String name) {
    return errors.get(name);
  }

  /** The same with what is wrong with each field. */
  AcceptanceRecordForm checked() {
    Map<String, String> wrong = new LinkedHashMap<>();
    if (value("technician").isEmpty()) {
      wrong.put("technician", "acceptance.technician.wrong");
    }
    for (String name : texts()) {
      if (value(name).length() > MAX_LENGTH) {
        wrong.put(name, "acceptance.text.wrong");
      }
    }
    for (Peripheral kind : Peripheral.values()) {
      if (!RESULTS.contains(value("result-" + kind.deviceId()))) {
        wrong.put("result-" + kind.deviceId(), "acceptance.result.wrong");
      }
    }
    for (AccessibilityMeasure measure : AccessibilityMeasure.lengths()) {
      if (!MILLIMETRES.matcher(value(measure.code())).matches()) {
        wrong.put(measure.code(), "acceptance.measure.wrong");
      }
    }
    checkVerdict().ifPresent(key -> wrong.put("verdict", key));
    return new AcceptanceRecordForm(fields, wrong);
  }

  private static List<String> texts() {
    List<String> names = new ArrayList<>(List.of("technician", "board"));
    for (Peripheral kind : Peripheral.values()) {
      names.add("remark-" + kind.deviceId());
    }
    return names;
  }

  /** Nobody may call fit what citizens cannot use. */
  private Optional<String> checkVerdict() {
    return switch (value("verdict")) {
      case "refused" -> Optional.empty();
      case "accepted" -> {
        boolean anyFails =
            Arrays.stream(Peripheral.values())
                .anyMatch(
                    kind ->
                        value("result-" + kind.deviceId()).equals("failed")
                            || (kind.isEssential()
                                && value("result-" + kind.deviceId()).equals("absent")));
        boolean anyIsOut =
            AccessibilityMeasure.lengths().stream()
                .filter(measure -> MILLIMETRES.matcher(value(measure.code())).matches())
                .anyMatch(
                    measure -> !measure.limit().isKeptBy(Integer.parseInt(value(measure.code()))));
        yield anyFails || anyIsOut
            ? Optional.of("acceptance.verdict.contradicts")
            : Optional.empty();
      }
      default -> Optional.of("acceptance.verdict.wrong");
    };
  }

  /** The record; only when nothing is wrong. */
  AcceptanceRecordPayload record(KioskId kiosk, Fingerprint key, String board, Instant now) {
    List<AcceptanceRecordPayload.Examined> examined = new ArrayList<>();
    for (Peripheral kind : Peripheral.values()) {
      examined.add(
          new AcceptanceRecordPayload.Examined(
              kind.deviceId(),
              value("result-" + kind.deviceId()),
              "",
              value("remark-" + kind.deviceId())));
    }
    List<AcceptanceRecordPayload.Measured> measured = new ArrayList<>();
    for (AccessibilityMeasure measure : AccessibilityMeasure.lengths()) {
      int value = Integer.parseInt(value(measure.code()));
      measured.add(
          new AcceptanceRecordPayload.Measured(
              measure.clause(),
              measure.code(),
              (double) value,
              "mm",
              measure.limit().text(),
              measure.limit().isKeptBy(value)));
    }
    return new AcceptanceRecordPayload(
        AcceptanceRecordPayload.VERSION,
        kiosk.name().value(),
        kiosk.territory().value(),
        key.hex(),
        board,
        now,
        value("technician"),
        examined,
        measured,
        Map.of(),
        value("verdict"));
  }
}
