package fr.teleguichet.fleet.alert;

import static fr.teleguichet.fleet.alert.AlertSeverity.NOTICE;
import static fr.teleguichet.fleet.alert.AlertSeverity.SOON;
import static fr.teleguichet.fleet.alert.AlertSeverity.URGENT;
import static fr.teleguichet.fleet.alert.AlertThreshold.Unit.COUNT;
import static fr.teleguichet.fleet.alert.AlertThreshold.Unit.DAYS;
import static fr.teleguichet.fleet.alert.AlertThreshold.Unit.PERCENT;
import static fr.teleguichet.fleet.alert.AlertThreshold.Unit.WEEKS;

import fr.teleguichet.hardware.text.CodedEnum;
import java.time.Duration;
import java.util.Optional;

/** What there is a rule for, with what the rule says until somebody changes it. */
public enum AlertKind implements CodedEnum {
  /** Nothing is heard of a kiosk, or of all of them. */
  OFFLINE(URGENT, 10, AlertThreshold.NONE, true, false),
  /** A kiosk is connected and some part of it does not work. */
  DEGRADED(SOON, 15, AlertThreshold.NONE, true, true),
  /** The printer will soon have no paper, or has none. */
  PAPER_LOW(NOTICE, 30, AlertThreshold.NONE, true, true),
  STORAGE_FAILING(URGENT, 5, AlertThreshold.NONE, true, true),
  CLOCK_WRONG(SOON, 30, AlertThreshold.NONE, true, true),
  /** Somebody opened the enclosure: closed hours are when that matters most. */
  TAMPER(URGENT, 0, AlertThreshold.NONE, false, true),
  /** A kiosk tried by itself whether a call would hold: told while somebody can still come. */
  CALL_TEST(SOON, 0, AlertThreshold.NONE, false, true),
  /** Less than so many days are left, and a kiosk renews its own long before. */
  CERTIFICATE_ENDING(SOON, 0, new AlertThreshold(DAYS, 20, 1, 60), false, false),
  MANAGER_DISK(URGENT, 5, AlertThreshold.NONE, false, false),
  /** The database refuses again and again what a kiosk sends, or records are set aside. */
  DATA_REFUSED(URGENT, 1, AlertThreshold.NONE, false, false),
  BACKUP_OVERDUE(SOON, 0, new AlertThreshold(DAYS, 8, 1, 90), false, false),
  /** No interview at a site for so many weeks. */
  SITE_UNUSED(SOON, 0, new AlertThreshold(WEEKS, 2, 1, 26), true, true),
  /** So many passers-by at a site within a week, and no interview. */
  PASSERS_WITHOUT_SESSION(NOTICE, 0, new AlertThreshold(COUNT, 100, 10, 10_000), true, true),
  /** So many calls from a kiosk within a day that nobody answered. */
  CALLS_UNANSWERED(SOON, 0, new AlertThreshold(COUNT, 3, 1, 100), true, false),
  /**
   * So many calls within a day that their provider could not carry, and none that it could since.
   */
  CALLS_REPLACED(SOON, 0, new AlertThreshold(COUNT, 1, 1, 100), false, false),
  /** The share of satisfied answers fell by so many points from one closed month to the next. */
  SATISFACTION_FALLING(NOTICE, 0, new AlertThreshold(PERCENT, 15, 5, 80), false, false),
  /** A kiosk connected anew so many times within a day. */
  REBOOT_LOOP(URGENT, 0, new AlertThreshold(COUNT, 6, 3, 100), true, false),
  /** So many updates of a kiosk failed within a week, and none succeeded since. */
  UPDATE_FAILING(SOON, 0, new AlertThreshold(COUNT, 2, 1, 20), true, false);

  private final AlertRule preset;
  private final AlertThreshold threshold;
  private final boolean needsVoice;

  AlertKind(
      AlertSeverity severity,
      int minutes,
      AlertThreshold threshold,
      boolean quietWhenClosed,
      boolean needsVoice) {
    this.threshold = threshold;
    this.needsVoice = needsVoice;
    this.preset =
        new AlertRule(
            this, true, severity, Duration.ofMinutes(minutes), threshold.preset(), quietWhenClosed);
  }

  /** The rule until somebody changes it. */
  public AlertRule preset() {
    return preset;
  }

  /** What its number counts. */
  public AlertThreshold threshold() {
    return threshold;
  }

  /** Whether it can't be judged while the subject is silent: what was known before stands. */
  boolean needsVoice() {
    return needsVoice;
  }

  /** The kind of this word. */
  public static Optional<AlertKind> ofWord(String word) {
    return CodedEnum.of(AlertKind.class, word);
  }
}
