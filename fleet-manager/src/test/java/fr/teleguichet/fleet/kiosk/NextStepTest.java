package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.site.life.SiteLifeStage;
import fr.teleguichet.fleet.sparkplug.QuotaExcess;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.device.CallTestFinding;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.HealthyRange.Judgement;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.device.StateReason;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody looks at a problem without learning who does what about it. */
final class NextStepTest {
  private static final Instant THEN = Instant.parse("2026-11-27T08:12:00Z");
  private static final MessageBundles TEXTS = new MessageBundles();

  @Test
  void everyReasonHasSomebodyWhoActsAndASentenceInBothLanguages() {
    List<StatusReason> reasons = reasons();

    assertThat(reasons.stream().map(Object::getClass).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(StatusReason.class.getPermittedSubclasses());
    for (StatusReason reason : reasons) {
      NextStep step = NextStep.of(reason);
      for (Language language : Language.values()) {
        LocalizedText text = TEXTS.in(language);
        assertThat(step.words(text)).as("%s", reason).isNotBlank();
        assertThat(step.who(text)).as("%s", reason).isNotBlank();
      }
    }
  }

  private static List<StatusReason> reasons() {
    List<StatusReason> reasons = new ArrayList<>();
    reasons.add(new StatusReason.SiteOutOfUse(SiteLifeStage.SUSPENDED, THEN, ""));
    reasons.add(new StatusReason.SiteOutOfUse(SiteLifeStage.CLOSED, THEN, "travaux"));
    reasons.add(new StatusReason.LinkLost(THEN));
    reasons.add(new StatusReason.NoNews(THEN));
    reasons.add(new StatusReason.WrongClock());
    reasons.add(new StatusReason.UpdateGivenUp("waited-too-long", "2.4.0", THEN));
    reasons.add(new StatusReason.UpdateGivenUp("no-way-back", "2.4.0", THEN));
    for (ShutdownReason stop : ShutdownReason.values()) {
      reasons.add(new StatusReason.AnnouncedStop(THEN, stop));
      reasons.add(new StatusReason.OverdueStop(THEN, stop));
    }
    for (Peripheral kind : Peripheral.values()) {
      reasons.add(new StatusReason.PeripheralGone(kind.deviceId(), false, THEN));
      for (StateReason why : StateReason.values()) {
        reasons.add(
            new StatusReason.PeripheralTrouble(kind.deviceId(), true, false, why.code(), THEN));
      }
    }
    reasons.add(new StatusReason.PeripheralGone("something-newer", false, THEN));
    for (HealthMetric metric : HealthMetric.values()) {
      reasons.add(new StatusReason.Unhealthy(metric, Value.ABSENT, Judgement.WATCH));
    }
    for (ServiceObstacle obstacle : ServiceObstacle.values()) {
      reasons.add(new StatusReason.ServesNobody(Set.of(obstacle), Severity.FAILED));
      reasons.add(new StatusReason.ServesPartly(Set.of(CitizenAct.PRINT), Set.of(obstacle)));
    }
    for (CallTestFinding finding : CallTestFinding.values()) {
      reasons.add(new StatusReason.CallTestFailed(Set.of(finding)));
    }
    for (QuotaExcess.Kind kind : QuotaExcess.Kind.values()) {
      reasons.add(new StatusReason.SendsTooMuch(kind, 4, THEN));
    }
    return reasons;
  }

  @ParameterizedTest
  @CsvSource({
    "printer, 'media-empty-error,marker-supply-low-warning', REFILL_PAPER, MEDIATOR",
    "printer, marker-supply-empty, REPLACE_TONER, TECHNICIAN",
    "camera, shutter-closed, OPEN_SHUTTER, MEDIATOR",
    "enclosure, tamper, CHECK_ENCLOSURE, TECHNICIAN",
    "presence, radar-silent, INSPECT_PART, TECHNICIAN",
    "printer, output-area-full-error, EMPTY_OUTPUT_TRAY, MEDIATOR",
    "printer, opc-life-over, SERVICE_PRINTER, TECHNICIAN",
    "printer, paused, CHECK_CABLE, MEDIATOR",
    "power, under-voltage, REPLACE_POWER_SUPPLY, TECHNICIAN",
  })
  void whatAPeripheralSaysDecidesWhoComes(
      String device, String keywords, NextStep step, ResponsibleRole who) {
    NextStep next =
        NextStep.of(new StatusReason.PeripheralTrouble(device, true, false, keywords, THEN));

    assertThat(next).isEqualTo(step);
    assertThat(next.who()).isEqualTo(who);
  }
}
