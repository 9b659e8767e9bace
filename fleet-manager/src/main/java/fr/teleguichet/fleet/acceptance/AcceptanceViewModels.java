package fr.teleguichet.fleet.acceptance;

import fr.teleguichet.fleet.enrolment.Unit;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.hardware.access.AccessibilityMeasure;
import fr.teleguichet.hardware.access.AccessibilityThreshold;
import fr.teleguichet.hardware.device.Peripheral;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the pages of acceptance records show. */
public final class AcceptanceViewModels {

  /** Where there is no such record. */
  static final NotFoundKind NOT_THERE =
      new NotFoundKind(NavigationSection.UNITS, "acceptance.unknown.", "/units", "unit.back");

  private AcceptanceViewModels() {}

  /** A record to be filled in. */
  public record Fresh(Unit unit, AcceptanceRecordForm form) {}

  /**
   * A record.
   *
   * @param received when it came
   * @param content what it says
   * @param signed whether the unit's key signed it
   */
  public record Paper(
      Unit unit, Instant received, AcceptanceRecordPayload content, boolean signed) {

    /** When the unit was examined. */
    public Instant at() {
      return Objects.requireNonNull(content.at());
    }

    /** The peripherals that were examined. */
    public List<AcceptanceRecordPayload.Examined> peripherals() {
      return AcceptanceRecordPayload.list(content.peripherals());
    }

    /** The measures that were taken. */
    public List<AcceptanceRecordPayload.Measured> measures() {
      return AcceptanceRecordPayload.list(content.accessibility());
    }

    /** The versions that ran, by name. */
    public Map<String, String> versions() {
      Map<String, String> versions = content.versions();
      return versions == null ? Map.of() : new TreeMap<>(versions);
    }

    /** A text that may be missing. */
    public String text(@Nullable String text) {
      return AcceptanceRecordPayload.text(text);
    }
  }

  /** What people call a peripheral; as it came when nobody knows it. */
  public static String peripheral(String device, Locale locale) {
    return Peripheral.ofDeviceId(device).map(kind -> kind.label(locale)).orElse(device);
  }

  /** Whether there are words for a measure. */
  public static boolean isKnown(String measure) {
    return AccessibilityMeasure.ofWord(measure).isPresent();
  }

  /** Whether what is larger than a length's limit is wrong, and not what is smaller. */
  public static boolean isUpper(AccessibilityMeasure length) {
    return length.limit() instanceof AccessibilityThreshold.AtMost;
  }

  /** A length's limit, in millimetres. */
  public static int limit(AccessibilityMeasure length) {
    return switch (length.limit()) {
      case AccessibilityThreshold.AtLeast(int least) -> least;
      case AccessibilityThreshold.AtMost(int most) -> most;
      case AccessibilityThreshold.Yes _ ->
          throw new IllegalArgumentException(length + " is no length");
    };
  }
}
