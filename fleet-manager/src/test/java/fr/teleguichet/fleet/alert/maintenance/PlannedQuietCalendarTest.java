package fr.teleguichet.fleet.alert.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertSubject;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.site.life.SiteLifeStage;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHours.Span;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where and when nothing is told. */
final class PlannedQuietCalendarTest {

  /** A Saturday, eleven o'clock in France. */
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  private static final NodeAddress GRAMAT = new NodeAddress("lot", "gramat");
  private static final ObservedCondition OFFLINE =
      of(AlertKind.OFFLINE, new AlertSubject.OfKiosk(GRAMAT), 4);

  private static ObservedCondition of(AlertKind kind, AlertSubject subject, int site) {
    return ObservedCondition.of(
        kind, subject, site == 0 ? Optional.empty() : Optional.of(site), NOW, 0);
  }

  private static boolean isQuiet(MaintenanceArea area, ObservedCondition condition) {
    return isQuiet(area, NOW, NOW.plusSeconds(1), condition);
  }

  private static boolean isQuiet(
      MaintenanceArea area, Instant from, Instant to, ObservedCondition condition) {
    return PlannedQuietCalendar.of(
            List.of(new MaintenanceWindow(1, area, from, to, "x", "Anne")), Map.of(), Map.of(), NOW)
        .isQuiet(condition, condition.key().kind().preset());
  }

  @Test
  void aWindowIsQuietForItsAreaAlone() {
    assertThat(isQuiet(new MaintenanceArea.OfKiosk(GRAMAT), OFFLINE)).isTrue();
    assertThat(isQuiet(new MaintenanceArea.OfSite(4), OFFLINE)).isTrue();
    assertThat(isQuiet(new MaintenanceArea.OfTerritory("lot"), OFFLINE)).isTrue();
    assertThat(isQuiet(new MaintenanceArea.WholeFleet(), OFFLINE)).isTrue();
    assertThat(isQuiet(new MaintenanceArea.OfKiosk(new NodeAddress("tarn", "gramat")), OFFLINE))
        .isFalse();
    assertThat(isQuiet(new MaintenanceArea.OfSite(5), OFFLINE)).isFalse();
    assertThat(isQuiet(new MaintenanceArea.OfTerritory("tarn"), OFFLINE)).isFalse();
  }

  @Test
  void theManagersDiskIsNeverQuiet() {
    AlertSubject network = new AlertSubject.Network();
    MaintenanceArea all = new MaintenanceArea.WholeFleet();
    assertThat(isQuiet(all, of(AlertKind.MANAGER_DISK, network, 0))).isFalse();
    assertThat(isQuiet(all, of(AlertKind.BACKUP_OVERDUE, network, 0))).isFalse();
    assertThat(isQuiet(all, of(AlertKind.OFFLINE, network, 0))).isTrue();
  }

  @Test
  void aWindowBeginsWithItsFirstInstantAndIsOverAtItsLast() {
    MaintenanceArea all = new MaintenanceArea.WholeFleet();
    assertThat(isQuiet(all, NOW.minusSeconds(9), NOW, OFFLINE)).isFalse();
    assertThat(isQuiet(all, NOW.plusMillis(1), NOW.plusSeconds(9), OFFLINE)).isFalse();
  }

  @Test
  void aClosedSiteIsQuietForRulesThatSaySoAndOneWithoutHoursNever() {
    assertThat(quietAt(hours(9, 10), OFFLINE)).isTrue();
    assertThat(quietAt(hours(9, 12), OFFLINE)).isFalse();
    assertThat(quietAt(Optional.empty(), OFFLINE)).isFalse();
    assertThat(quietAt(hours(9, 10), of(AlertKind.TAMPER, new AlertSubject.OfKiosk(GRAMAT), 4)))
        .isFalse();
    assertThat(quietAt(hours(9, 10), of(AlertKind.OFFLINE, new AlertSubject.OfKiosk(GRAMAT), 0)))
        .isFalse();
  }

  @Test
  void onAPublicHolidayASiteIsAsClosedAsItsPageSays() {
    Instant boxingDay = Instant.parse("2026-12-26T10:00:00Z");
    Instant assumption = Instant.parse("2026-08-15T10:00:00Z"); // both are Saturdays
    assertThat(quietAt(hours(9, 13), OFFLINE, boxingDay)).isFalse();
    assertThat(quietAt(hours(9, 13), OFFLINE, assumption)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(SiteLifeStage.class)
  void whereCitizensMayNotUseItAnyMoreOnlyTheEnclosureAndCertificatesAreTold(SiteLifeStage stage) {
    AlertSubject kiosk = new AlertSubject.OfKiosk(GRAMAT);
    boolean isOutOfUse = stage == SiteLifeStage.SUSPENDED || stage == SiteLifeStage.CLOSED;
    assertThat(quietOf(stage, OFFLINE)).isEqualTo(isOutOfUse);
    assertThat(quietOf(stage, of(AlertKind.SITE_UNUSED, new AlertSubject.OfSite(4, "lot"), 4)))
        .isEqualTo(isOutOfUse);
    assertThat(quietOf(stage, of(AlertKind.TAMPER, kiosk, 4))).isFalse();
    assertThat(quietOf(stage, of(AlertKind.CERTIFICATE_ENDING, kiosk, 4))).isFalse();
    assertThat(quietOf(stage, of(AlertKind.OFFLINE, kiosk, 5))).isFalse();
    assertThat(quietOf(stage, of(AlertKind.OFFLINE, new AlertSubject.Network(), 0))).isFalse();
  }

  private static boolean quietOf(SiteLifeStage stage, ObservedCondition condition) {
    SiteLifeState life = SiteLifeState.of(stage, LocalDate.parse("2026-11-01"), "travaux");
    return PlannedQuietCalendar.of(List.of(), Map.of(), Map.of(4, life), NOW)
        .isQuiet(condition, condition.key().kind().preset());
  }

  private static Optional<OpeningHours> hours(int from, int to) {
    return Optional.of(
        new OpeningHours(
            ZoneId.of("Europe/Paris"),
            Map.of(
                DayOfWeek.SATURDAY, List.of(new Span(LocalTime.of(from, 0), LocalTime.of(to, 0)))),
            Map.of()));
  }

  private static boolean quietAt(Optional<OpeningHours> hours, ObservedCondition condition) {
    return quietAt(hours, condition, NOW);
  }

  private static boolean quietAt(
      Optional<OpeningHours> hours, ObservedCondition condition, Instant when) {
    Site site =
        new Site(4, new SiteCode("gramat"), "Gramat", "Gramat", "46128", 44.7, 1.7, false, hours);
    return PlannedQuietCalendar.of(List.of(), Map.of(4, site), Map.of(), when)
        .isQuiet(condition, condition.key().kind().preset());
  }
}
