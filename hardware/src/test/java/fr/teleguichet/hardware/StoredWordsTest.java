package fr.teleguichet.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.text.EnumCodes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Words on the wire, in the kiosks' journals and in databases: whoever renames a class or a
 * constant changes the left side of this table, never the right one.
 */
final class StoredWordsTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          journal.KioskRecord$Outcome, held abandoned unanswered failed unreached
          journal.KioskRecord$Satisfaction, very-satisfied satisfied little-satisfied not-satisfied
          journal.KioskRecord$Recommendation, yes no undecided
          journal.KioskRecord$Resolution, yes partly no
          journal.KioskRecord$Alternative, own-car public-transport driven telephone internet given-up
          journal.KioskRecord$ReferralSource, poster town-hall mediator acquaintance public-body press internet
          journal.SessionStep, touched called chose agreed answered connected finished left abandoned
          journal.UpdateEnd, succeeded failed cancelled
          journal.NetworkChangeEnd, kept unconnected unreached stopped interrupted not-stored
          journal.ErasurePlace, browser memory printer scanner clipboard reader
          journal.ErasureFinding, gone left unchecked
          service.ServiceTextLanguage, fr en es pt ar
          service.ServiceMode, walk-in duty-hours appointment
          service.Pictogram, pension family health youth employment information court bank trade department housing tax
          notice.AccessibilityConformity, none partial full
          device.PeripheralState, ok warning error
          device.ShutdownReason, service-stopped reboot repair update power-failing maintenance
          device.RemoteCommandType, identify test-print test-scan test-picture restart-screen reboot diagnostics wipe
          device.RemoteCommandStage, accepted waiting executing done failed refused expired
          device.AgentStartCause, first-start agent-stopped agent-crash operator-reboot repair update watchdog kernel-panic power-loss unknown
          device.CallTestFinding, relay-unreached line-poor line-slow picture-missing microphone-missing echo-unheard
          device.PeripheralExercise, pattern picture tone handset print scan reader presence identify power door network
          access.AccessibilityMeasure, high-reach low-reach controls-low controls-high corner approach-width knee-height knee-depth knee-width floor-width floor-depth volume-range volume-step private-listening hearing-aid tactile-call-button readable-screen
          device.StateReason, media-empty media-low media-needed media-jam marker-supply-low marker-supply-empty marker-supply-missing toner-low toner-empty marker-waste-full marker-waste-almost-full developer-empty developer-low cover-open door-open interlock-open input-tray-missing output-tray-missing output-area-full output-area-almost-full paused shutdown stopped-partly stopping stopped connecting-to-device timed-out spool-area-full opc-life-over opc-near-eol fuser-over-temp fuser-under-temp offline driver-missing feeder-jam feeder-hatch-open feeder-mispick feeder-loaded down on-battery battery-low low-battery charge-low runtime-low replace-battery overload off bypass alarm ups-unreachable ups-unknown-ups under-voltage no-signal no-page no-picture page-hidden not-enabled not-switched several-displays asleep dim-failed switch-failed no-backlight no-connector muted microphone-muted volume-unknown no-loudspeaker no-microphone sound-card-missing shutter-closed handset-off-hook radar-silent radar-stuck radar-blind infrared-silent infrared-stuck infrared-blind distance-silent distance-stuck distance-blind call-button-stuck tamper too-hot fan-slow fan-stalled no-card-service busy not-responding probe-failed missing unreachable unplugged too-much-output other
          serve.CitizenAct, video print scan
          serve.ServiceObstacle, not-in-service closed service-closed maintenance out-of-order traces-left screen-failed camera-missing camera-failed shutter-closed sound-missing sound-failed network-down network-poor clock-wrong storage-failing power-failing printer-missing printer-out-of-paper printer-jammed printer-open printer-out-of-toner printer-failed printer-unchecked scanner-missing scanner-failed scanner-unchecked
          """)
  void whatOthersReadKeepsItsWords(String type, String words) throws ClassNotFoundException {
    assertThat(Class.forName("fr.teleguichet.hardware." + type).getEnumConstants())
        .extracting(it -> EnumCodes.code((Enum<?>) it))
        .containsExactly(words.split(" ", -1));
  }
}
