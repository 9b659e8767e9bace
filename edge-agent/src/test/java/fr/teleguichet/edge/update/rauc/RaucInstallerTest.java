package fr.teleguichet.edge.update.rauc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.install.InstalledPart;
import fr.teleguichet.edge.update.install.InstalledPart.Slot;
import fr.teleguichet.edge.update.install.InstalledPart.State;
import fr.teleguichet.edge.update.install.ReleaseStatement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installer before a RAUC that says what the test wrote. */
class RaucInstallerTest {

  private static final Path BUNDLE = Path.of("/data/kiosk.raucb");
  private static final ReleaseStatement RELEASE =
      new ReleaseStatement(ScriptedRauc.COMPATIBLE, "2.4.0");

  @TempDir private Path data = Path.of("");
  private final ScriptedRauc rauc = new ScriptedRauc();
  private final List<Integer> percents = new ArrayList<>();
  private Runnable meanwhile = () -> {};

  @BeforeEach
  void aBundleIsThere() {
    rauc.bundles.put(BUNDLE, RELEASE);
  }

  /** A conversation that stays open holds a connection and its threads. */
  @AfterEach
  void everyConversationHasEnded() {
    assertThat(rauc.open).isZero();
  }

  @Test
  void aKioskFromTheWorkshopRunsAGoodSlotOfItsImagesVersionAndHasAnEmptyPlace() throws Exception {
    Files.writeString(data.resolve("os-release"), "ID=debian\nIMAGE_VERSION=\"2.3.1\"\n");

    assertThat(installer().look())
        .isEqualTo(
            new InstalledPart(
                new Slot("rootfs.0", "2.3.1", State.GOOD), Optional.empty(), "rootfs.0"));
  }

  @Test
  void whatWasInstalledIsOnTrialUntilItIsConfirmed() throws Exception {
    installer().install(BUNDLE, percents::add);

    Slot installed = new Slot("rootfs.1", "2.4.0", State.ON_TRIAL);
    InstalledPart before = installer().look();
    assertThat(before.willChange()).isTrue();
    assertThat(before.other()).contains(installed);

    rauc.reboot();
    assertThat(installer().look().running()).isEqualTo(installed);

    installer().confirm();
    assertThat(installer().look().running().state()).isEqualTo(State.GOOD);
    assertThat(rauc.told).contains("GOOD rootfs.1");
  }

  /** The power went between RAUC's note and ours: the kiosk confirms once more. */
  @Test
  void aConfirmationThatRaucAloneKnowsIsMadeAgain() throws Exception {
    installer().install(BUNDLE, percents::add);
    rauc.reboot();
    installer().confirm();
    Files.delete(data.resolve("rauc-confirmed.txt"));

    assertThat(installer().look().running().state()).isEqualTo(State.ON_TRIAL);
    installer().confirm();
    assertThat(installer().look().running().state()).isEqualTo(State.GOOD);
  }

  @Test
  void theFormerSlotIsChosenBeforeTheOneThatRunsIsBad() throws Exception {
    installer().install(BUNDLE, percents::add);
    rauc.reboot();
    rauc.told.clear();

    installer().goBack();

    assertThat(rauc.told).containsExactly("ACTIVE rootfs.0", "BAD rootfs.1");
    assertThat(installer().look().next()).isEqualTo("rootfs.0");
    assertThat(installer().look().running().state()).isEqualTo(State.BAD);
  }

  @Test
  void anInstallationThatWasNeverStartedIsUndone() throws Exception {
    installer().install(BUNDLE, percents::add);
    rauc.told.clear();

    installer().goBack();

    assertThat(rauc.told).containsExactly("ACTIVE rootfs.0", "BAD rootfs.1");
    assertThat(installer().look().willChange()).isFalse();
    assertThat(installer().look().running().state()).isEqualTo(State.GOOD);
  }

  @Test
  void thereIsNoWayBackToABadSlot() {
    assertThat(refused(() -> installer().goBack())).isEqualTo(Reason.NO_WAY_BACK);
    assertThat(rauc.told).isEmpty();
  }

  @Test
  void progressNeverGoesBackAndAHundredMeansDone() throws Exception {
    rauc.activities.add(ScriptedRauc.IDLE);
    rauc.installing(20, 40, 30, 40, 99, 100);

    installer().install(BUNDLE, percents::add);

    assertThat(percents).containsExactly(0, 20, 40, 99, 100);
  }

  @Test
  void whileRaucDoesSomethingElseNothingIsBegun() {
    rauc.installing(10);
    assertThat(refused(() -> installer().install(BUNDLE, percents::add))).isEqualTo(Reason.BUSY);
    rauc.installing(10);
    assertThat(refused(() -> installer().inspect(BUNDLE))).isEqualTo(Reason.BUSY);
    assertThat(rauc.told).isEmpty();
  }

  @Test
  void anErrorOfRaucIsTheInstallationsEnd() {
    rauc.writes = false;
    rauc.activities.add(ScriptedRauc.IDLE);
    rauc.installing(30);
    rauc.activities.add(
        new RaucService.Activity("idle", "Checksum mismatch", 100, ScriptedRauc.COMPATIBLE));

    assertThat(refused(() -> installer().install(BUNDLE, percents::add))).isEqualTo(Reason.DAMAGED);
    assertThat(percents).doesNotContain(100);
  }

  @Test
  void aServiceThatEndsInTheMiddleIsAFailureAndNotASuccess() {
    rauc.activities.add(ScriptedRauc.IDLE);
    rauc.installing(30, 40);
    meanwhile = () -> rauc.isGone = true;

    assertThat(refused(() -> installer().install(BUNDLE, percents::add))).isEqualTo(Reason.FAILED);
  }

  /** RAUC started anew is idle without an error. */
  @Test
  void idleWithoutAWrittenSlotIsAFailure() {
    rauc.writes = false;

    assertThat(refused(() -> installer().install(BUNDLE, percents::add))).isEqualTo(Reason.FAILED);
    assertThat(percents).doesNotContain(100);
  }

  @Test
  void anInstallationWithoutAnEndIsWaitedForOnlySoLong() {
    rauc.activities.add(ScriptedRauc.IDLE);
    rauc.installing(new int[100]);

    assertThat(refused(() -> installer().install(BUNDLE, percents::add))).isEqualTo(Reason.FAILED);
    // One look before it began, and one every second for a minute.
    assertThat(rauc.activities).hasSize(40);
  }

  @Test
  void aBundleForAnotherBoardIsRefusedBeforeAnythingIsWritten() {
    rauc.bundles.put(BUNDLE, new ReleaseStatement("another-kiosk", "2.4.0"));

    assertThat(refused(() -> installer().inspect(BUNDLE))).isEqualTo(Reason.INCOMPATIBLE);
    assertThat(rauc.told).isEmpty();
  }

  @Test
  void aMachineThatRunsFromNoSlotSaysSo() {
    rauc.facts("rootfs.0").put("state", "inactive");

    assertThat(refused(() -> installer().look())).isEqualTo(Reason.FAILED);
  }

  private RaucInstaller installer() {
    var terms =
        new RaucSettings(
            "nowhere",
            data.resolve("os-release"),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1));
    return new RaucInstaller(terms, data, _ -> meanwhile.run(), rauc::connect);
  }

  private static Reason refused(ThrowingCallable call) {
    return catchThrowableOfType(InstallException.class, call).reason();
  }
}
