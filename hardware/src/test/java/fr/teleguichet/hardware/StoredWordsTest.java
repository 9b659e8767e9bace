package fr.teleguichet.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.text.EnumWords;
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
          service.ServiceLanguage, fr en es pt ar
          service.ServiceMode, walk-in duty-hours appointment
          service.Pictogram, pension family health youth employment information court bank trade department housing tax
          notice.AccessibilityConformity, none partial full
          device.PeripheralState, ok warning error
          device.StopReason, service-stopped reboot repair update power-failing maintenance
          device.RemoteCommandType, identify test-print test-scan test-picture restart-screen reboot diagnostics wipe
          device.RemoteCommandStage, accepted waiting executing done failed refused expired
          device.RebootCause, first-start agent-stopped agent-crash operator-reboot repair update watchdog kernel-panic power-loss unknown
          """)
  void whatOthersReadKeepsItsWords(String type, String words) throws ClassNotFoundException {
    assertThat(Class.forName("fr.teleguichet.hardware." + type).getEnumConstants())
        .extracting(it -> EnumWords.code((Enum<?>) it))
        .containsExactly(words.split(" ", -1));
  }
}
