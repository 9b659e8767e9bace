package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a kiosk says of itself, as people of both languages write it. */
final class KioskFactTextTest {

  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);
  private static final LocalizedText ENGLISH = new MessageBundles().in(Language.ENGLISH);

  private static String french(NodeFact fact, String words) {
    return KioskFactText.of(fact, Value.of(words), FRENCH);
  }

  private static String english(NodeFact fact, String words) {
    return KioskFactText.of(fact, Value.of(words), ENGLISH);
  }

  @Test
  void sizesAreWrittenAsTheReaderWritesThem() {
    String disk = "mmcblk0, 31.9 GB, SC32G, cid 0353";

    assertThat(french(NodeFact.MEMORY_TOTAL, "8062 MiB")).isEqualTo("8\u202f062\u00a0Mio");
    assertThat(english(NodeFact.MEMORY_TOTAL, "8062 MiB")).isEqualTo("8,062\u00a0MiB");
    assertThat(french(NodeFact.MEMORY_TOTAL, "4 GiB")).isEqualTo("4\u00a0Gio");
    assertThat(french(NodeFact.STORAGE_DEVICE, disk))
        .isEqualTo("mmcblk0, 31,9\u00a0Go, SC32G, cid 0353");
    assertThat(english(NodeFact.STORAGE_DEVICE, disk))
        .isEqualTo("mmcblk0, 31.9\u00a0GB, SC32G, cid 0353");
  }

  @Test
  void whatAMakerCallsAPartStaysAsItIs() {
    assertThat(french(NodeFact.STORAGE_DEVICE, "sda, Disk v1.5 GBX, 7.2 GBit"))
        .isEqualTo("sda, Disk v1.5 GBX, 7.2 GBit");
    assertThat(french(NodeFact.PROCESSOR, "Model 31.9 GB")).isEqualTo("Model 31.9 GB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "downloading",
        "waiting",
        "installing",
        "restarting",
        "proving",
        "confirming",
        "going-back",
        "reporting"
      })
  void whereAnUpdateStandsIsNoCodeWord(String code) {
    assertThat(french(NodeFact.UPDATE, code + " 2.4.0")).endsWith(" (2.4.0)").doesNotContain(code);
    assertThat(french(NodeFact.UPDATE, code)).isNotEmpty().doesNotContain("(", code);
    assertThat(english(NodeFact.UPDATE, code + " 2.4.0")).endsWith(" (2.4.0)");
  }

  @Test
  void noUpdateIsNoLineAndANewerWordIsQuoted() {
    assertThat(french(NodeFact.UPDATE, "")).isEmpty();
    assertThat(french(NodeFact.UPDATE, "dreaming 3.0")).isEqualTo("dreaming 3.0");
  }

  @ParameterizedTest
  @EnumSource(ShutdownReason.class)
  void anAnnouncedStopIsNoCodeWord(ShutdownReason reason) {
    assertThat(french(NodeFact.GOING_DOWN, reason.code()))
        .isEqualTo(reason.label(FRENCH.language().locale()));
  }

  @Test
  void anOldRecordIsCalledByItsNumberAndAStartByItsDay() {
    assertThat(KioskFactText.of(NodeFact.JOURNAL_OLDEST, Value.of(1234L), FRENCH))
        .isEqualTo("n° 1\u202f234");
    assertThat(KioskFactText.of(NodeFact.BOOT_TIME, Value.of(1_790_000_000_000L), FRENCH))
        .isEqualTo(FRENCH.moment(Instant.ofEpochMilli(1_790_000_000_000L)));
  }
}
