package fr.teleguichet.fleet.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProcessIdentityTest {
  private static final String BOOT = "7c3a4c3e-2f0b-4a43-9a3c-0d7f6c1c8a55";
  private static final String STAT = stat("(mariadbd)", 'S', 815);
  private static final ProcessIdentity IDENTITY = new ProcessIdentity(4711, BOOT, 815);

  @Test
  void aBirthCertificateTellsWhoTheProcessIs() {
    assertThat(ProcessIdentity.parse(BOOT + "\n" + STAT + "\n")).contains(IDENTITY);
  }

  @Test
  void aProgramMayHaveParenthesesAndBlanksInItsName() {
    assertThat(ProcessIdentity.parse(BOOT + "\n" + stat("(a) R 1 (b)", 'S', 815)))
        .contains(IDENTITY);
  }

  @Test
  void theSameProcessIsRecognised() {
    assertThat(IDENTITY.isAlive(BOOT, STAT)).isTrue();
  }

  /** Adopting whatever got the number next could end with killing an innocent program. */
  @Test
  void aRecycledNumberIsAnotherProcess() {
    assertThat(IDENTITY.isAlive(BOOT, stat("(mariadbd)", 'S', 816))).isFalse();
  }

  @Test
  void afterARebootNothingIsTheSame() {
    assertThat(IDENTITY.isAlive("another-boot", STAT)).isFalse();
  }

  @Test
  void aZombieIsDead() {
    assertThat(IDENTITY.isAlive(BOOT, stat("(mariadbd)", 'Z', 815))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "boot only",
        "boot\n4711 (mariadbd S 1 2 3",
        "boot\n4711 (mariadbd) S 1 2 3",
        "boot\nx (mariadbd) S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 815 20",
        "boot\n4711 (mariadbd) S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 late 20",
        "boot\nstat\nmore"
      })
  void aDamagedCertificateTellsNothing(String certificate) {
    assertThat(ProcessIdentity.parse(certificate)).isEmpty();
  }

  @Property(seed = "20261124")
  void noTextMakesItStumble(@ForAll String certificate) {
    Optional<ProcessIdentity> parsed = ProcessIdentity.parse(certificate);
    assertThat(parsed).isNotNull();
  }

  private static String stat(String name, char state, long startTick) {
    return "4711 "
        + name
        + " "
        + state
        + " 1 4711 4711 0 -1 4194304 9 0 0 0 12 3 0 0 20 0 13 0 "
        + startTick
        + " 1300 52 18446744073709551615 1 1 0 0 0 0 0 4096 0 0 0 0 17 1 0 0 0 0 0";
  }
}
