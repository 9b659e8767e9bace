package fr.teleguichet.edge.update;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.update.ddi.DdiFeedback;
import fr.teleguichet.edge.update.ddi.DdiFeedback.Finished;
import fr.teleguichet.edge.update.ddi.DeploymentMode;
import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.hardware.device.AgentStartCause;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.UpdateEnd;
import fr.teleguichet.release.DowngradeRules;
import fr.teleguichet.release.ReleaseVersion;
import fr.teleguichet.release.TestKeys;
import fr.teleguichet.release.TrustLists;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of one update, on a simulated machine. */
class UpdateTest {

  private static final Duration A_TRIAL = Duration.ofMinutes(20);
  private static final Duration A_QUARTER = Duration.ofMinutes(15);

  @TempDir Path folder;
  private UpdateBench bench;

  @BeforeEach
  void switchOn() {
    bench = new UpdateBench(folder);
    bench.start();
  }

  private void offer(String version, String breaks) {
    bench.server.offer(bench.server.chunk("os", version, TextImages.of(version, "kiosk", breaks)));
  }

  private DdiFeedback end() {
    bench.passUntil(() -> !bench.server.ends().isEmpty(), Duration.ofDays(8));
    bench.pass(Duration.ofMinutes(5));
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Idle.class);
    assertThat(bench.server.ends()).hasSize(1);
    return bench.server.ends().getFirst();
  }

  @Test
  void aGoodVersionIsFetchedInstalledProvedAndKept() {
    offer("2.4.0", "");
    DdiFeedback end = end();
    assertThat(end.finished()).isEqualTo(Finished.SUCCESS);
    assertThat(bench.running()).isEqualTo("2.4.0");
    assertThat(bench.server.told().stream().map(it -> it.split(" ", -1)[0]).distinct())
        .containsExactly("download", "downloaded", "scheduled", "proceeding", "resumed", "closed");
    bench.start();
    assertThat(bench.running()).as("it stays").isEqualTo("2.4.0");
  }

  /** The server has said every two minutes. */
  @Test
  void itAsksSoonAfterEachStartAndThenAsOftenAsTheServerSays() {
    bench.pass(Duration.ofMinutes(10));
    int asked = bench.server.polls();
    assertThat(asked).isBetween(4, 7);

    bench.start();
    bench.pass(Duration.ofMinutes(1));
    assertThat(bench.server.polls()).as("after a start").isEqualTo(asked + 1);
  }

  @Test
  void aVersionThatLosesThePrinterIsTakenBackAndSaysSo() {
    offer("2.4.0", "printer");
    DdiFeedback end = end();
    assertThat(end.finished()).isEqualTo(Finished.FAILURE);
    assertThat(end.details().getFirst())
        .isEqualTo("cause=not-proven check=printer version=2.4.0 back=2.3.1");
    assertThat(bench.running()).isEqualTo("2.3.1");
  }

  @Test
  void theEndIsInTheJournalWithWhatItWasAbout() {
    offer("2.4.0", "printer");
    DdiFeedback _ = end();
    assertThat(bench.journal.records())
        .singleElement()
        .usingRecursiveComparison()
        .ignoringFields("occurred")
        .isEqualTo(
            new KioskRecord.Update(
                bench.now(),
                PlayedServer.ACTION,
                "os",
                "2.3.1",
                "2.4.0",
                UpdateEnd.FAILED,
                "not-proven",
                "printer"));
  }

  @Test
  void aJournalThatIsFullGetsTheEndOnceThereIsRoomAgain() {
    bench.journal.fill();
    offer("2.4.0", "");
    DdiFeedback _ = end();
    bench.pass(Duration.ofHours(1));
    assertThat(bench.journal.records()).isEmpty();
    bench.start();
    bench.journal.empty();
    bench.pass(Duration.ofMinutes(5));
    assertThat(bench.journal.records()).hasSize(1);
    bench.start();
    bench.pass(Duration.ofMinutes(5));
    assertThat(bench.journal.records()).hasSize(1);
  }

  @Test
  void eachPartOfAnUpdateHasARecordOfItsOwn() {
    byte[] image = TextImages.of("2.4.0", "kiosk", "");
    bench.server.offer(
        bench.server.chunk("os", "2.4.0", image), bench.server.chunk("boat", "1.0", image));
    assertThat(end().details().getFirst()).isEqualTo("cause=incompatible");
    assertThat(bench.journal.records().stream().map(it -> ((KioskRecord.Update) it).part()))
        .containsExactly("os", "boat");
  }

  @Test
  void whatDidNotWorkBeforeNeedNotWorkAfter() {
    bench.kiosk.damage(Peripheral.PRINTER);
    bench.kiosk.online(false);
    offer("2.4.0", "printer");
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
  }

  @Test
  void aBrokerThatWasReachedBeforeMustBeReached() {
    offer("2.4.0", "");
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Proving, Duration.ofHours(1));
    bench.kiosk.online(false);
    assertThat(end().details().getFirst()).contains("cause=not-proven check=broker");
  }

  @Test
  void nothingIsInstalledOrRestartedWhileACitizenIsServed() {
    bench.occupancy.occupy();
    bench.server.update(DeploymentMode.FORCED);
    offer("2.4.0", "");
    bench.pass(Duration.ofHours(3));
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Waiting.class);
    assertThat(bench.server.told()).contains("scheduled waits=session");
    bench.occupancy.free();
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
    assertThat(bench.kiosk.interrupted()).isZero();
  }

  @Test
  void aCitizenWhoComesWhileItIsInstalledIsServedBeforeTheRestart() {
    bench.power.listen(
        point -> {
          if (point.equals("installed to 50 %")) {
            bench.occupancy.occupy();
          }
        });
    offer("2.4.0", "");
    bench.pass(Duration.ofHours(1));
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Restarting.class);
    assertThat(bench.starts()).isEqualTo(1);
    bench.occupancy.free();
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
    assertThat(bench.kiosk.interrupted()).isZero();
  }

  /** Whoever else would start the machine again asks for this. */
  @Test
  void nobodyElseMayRestartAnythingWhileAVersionIsWrittenOrOnTrial() {
    bench.kiosk.open(true);
    bench.power.listen(
        point -> {
          if (point.equals("installed to 50 %")) {
            bench.occupancy.occupy();
          }
        });
    offer("2.4.0", "");
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Waiting, Duration.ofHours(1));
    assertThat(bench.desk().isDelicate()).as("nothing is written yet").isFalse();
    assertThat(bench.desk().isProving()).isFalse();

    bench.kiosk.open(false);
    bench.pass(Duration.ofHours(1));
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Restarting.class);
    assertThat(bench.desk().isDelicate()).isTrue();
    assertThat(bench.desk().isProving()).isFalse();

    bench.occupancy.free();
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Proving, Duration.ofHours(1));
    assertThat(bench.desk().isDelicate()).isTrue();
    assertThat(bench.desk().isProving()).isTrue();

    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
    assertThat(bench.desk().isDelicate()).isFalse();
    assertThat(bench.desk().isProving()).isFalse();
  }

  @Test
  void aDownloadThatIsCalledOffAsksForNoFurtherFile() {
    bench.power.listen(
        point -> {
          if (point.equals("fetched to a half")) {
            bench.server.quit();
            bench.desk().go(((UpdateState.Downloading) bench.desk().state()).withdraw());
          }
        });
    byte[] image = TextImages.of("2.4.0", "kiosk", "");
    bench.server.offer(
        bench.server.chunk("os", "2.4.0", image), bench.server.chunk("boat", "1.0", image));
    bench.passUntil(() -> bench.server.opened() > 0, Duration.ofHours(1));
    bench.pass(Duration.ofHours(1));
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Idle.class);
    assertThat(bench.server.opened()).isEqualTo(1);
    assertThat(folder.resolve("files")).isEmptyDirectory();
  }

  @Test
  void aCancelledInstallationIsTakenBackBeforeItEverRan() {
    bench.power.listen(
        point -> {
          if (point.equals("installed to 50 %")) {
            bench.occupancy.occupy();
            bench.desk().go(undo());
          }
        });
    offer("2.4.0", "");
    bench.passUntil(bench.server::isCancelled, Duration.ofHours(1));
    bench.occupancy.free();
    bench.start();
    assertThat(bench.running()).isEqualTo("2.3.1");
    assertThat(bench.starts()).as("nothing but the test started it").isEqualTo(2);
  }

  private UpdateState undo() {
    return ((UpdateState.Installing) bench.desk().state())
        .undo(UpdateOutcome.cancelled(PlayedServer.ACTION));
  }

  @Test
  void itWaitsUntilThePlaceIsClosedUnlessItIsForced() {
    bench.kiosk.open(true);
    offer("2.4.0", "");
    bench.pass(Duration.ofHours(3));
    assertThat(bench.server.told()).contains("scheduled waits=closing");
    bench.server.update(DeploymentMode.FORCED);
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
  }

  @Test
  void theServersWindowCountsForWhatIsForcedToo() {
    bench.server.update(DeploymentMode.SKIP);
    offer("2.4.0", "");
    bench.pass(Duration.ofHours(3));
    assertThat(bench.server.told()).contains("scheduled waits=window");
    bench.server.update(DeploymentMode.ATTEMPT);
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
  }

  @Test
  void whatWaitsTooLongIsGivenUpAndAPersonIsTold() {
    bench.kiosk.open(true);
    offer("2.4.0", "");
    DdiFeedback end = end();
    assertThat(end.details().getFirst()).isEqualTo("cause=waited-too-long days=7");
    assertThat(bench.desk().notice().trouble()).contains("waited-too-long");
    assertThat(bench.running()).isEqualTo("2.3.1");
  }

  @Test
  void aFileThatIsNoLongerOfferedEndsTheUpdate() {
    bench.server.withdraw(true);
    offer("2.4.0", "");
    var began = bench.now();
    DdiFeedback end = end();
    assertThat(end.details())
        .containsExactly("cause=gone", "It is not installed: its file is no longer offered.");
    assertThat(bench.server.opened()).isEqualTo(5);
    assertThat(Duration.between(began, bench.now()))
        .isBetween(A_QUARTER, A_QUARTER.multipliedBy(2));
    assertThat(bench.running()).isEqualTo("2.3.1");
  }

  @Test
  void aServerThatHasNoFilesForSomeMinutesIsAskedAgain() {
    bench.server.withdraw(true);
    offer("2.4.0", "");
    bench.pass(Duration.ofMinutes(8));
    assertThat(bench.server.opened()).isGreaterThan(2);
    bench.server.withdraw(false);
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
  }

  @Test
  void filesThatDoNotComeAreGivenUpAfterTheLongestWaitAndAPersonIsTold() {
    bench.server.withhold(true);
    offer("2.4.0", "");
    assertThat(end().details())
        .containsExactly(
            "cause=waited-too-long days=7",
            "Its files did not come within 7 days: somebody has to see to this kiosk.");
    assertThat(bench.desk().notice().trouble()).contains("waited-too-long");
  }

  @Test
  void theWaitForTheFilesCountsInTheWaitForTheMoment() {
    bench.kiosk.open(true);
    bench.server.withhold(true);
    offer("2.4.0", "");
    bench.pass(Duration.ofDays(5));
    bench.server.withhold(false);
    bench.pass(Duration.ofDays(2).minusHours(1));
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Waiting.class);
    bench.pass(Duration.ofHours(2));
    assertThat(end().details().getFirst()).isEqualTo("cause=waited-too-long days=7");
  }

  private void openWhileItIsInstalled() {
    bench.power.listen(
        point -> {
          if (point.equals("installed to 50 %")) {
            bench.kiosk.open(true);
          }
        });
    offer("2.4.0", "");
    bench.pass(Duration.ofHours(3));
  }

  @Test
  void aPlaceThatOpensWhileItIsInstalledIsRestartedOnceItIsClosed() {
    openWhileItIsInstalled();
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Restarting.class);
    assertThat(bench.starts()).isEqualTo(1);
    assertThat(bench.server.told()).contains("scheduled waits=closing");
    assertThat(bench.desk().notice().minutes()).as("the kiosk does not go away yet").isEmpty();
    bench.kiosk.open(false);
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
  }

  @Test
  void whatIsForcedRestartsAPlaceThatHasOpened() {
    bench.server.update(DeploymentMode.FORCED);
    openWhileItIsInstalled();
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
  }

  @Test
  void theServersWindowCountsForTheRestartToo() {
    bench.power.listen(
        point -> {
          if (point.equals("installed to 50 %")) {
            bench.occupancy.occupy();
            bench.server.update(DeploymentMode.SKIP);
          }
        });
    offer("2.4.0", "");
    bench.pass(Duration.ofHours(1));
    bench.occupancy.free();
    bench.pass(Duration.ofHours(3));
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Restarting.class);
    assertThat(bench.server.told()).contains("scheduled waits=window");
    assertThat(bench.starts()).isEqualTo(1);
    bench.server.update(DeploymentMode.ATTEMPT);
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
  }

  @Test
  void aRestartWhoseMomentDoesNotComeIsGivenUpAndNothingChanges() {
    openWhileItIsInstalled();
    assertThat(end().details().getFirst()).isEqualTo("cause=waited-too-long days=7");
    bench.start();
    assertThat(bench.running()).isEqualTo("2.3.1");
  }

  @Test
  void whatHasFailedIsTakenBackWhetherThePlaceIsOpenOrNot() {
    offer("2.4.0", "printer");
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Proving, Duration.ofHours(1));
    bench.kiosk.open(true);
    assertThat(end().details().getFirst()).startsWith("cause=not-proven check=printer");
    assertThat(bench.running()).isEqualTo("2.3.1");
  }

  @Test
  void whyItIsNotInstalledIsOneSentence() {
    var why = new InstallException(InstallException.Reason.FAILED, "RAUC: the disk is full. ");
    assertThat(UpdateOutcomeFactory.failed("7", "", why).sentence())
        .isEqualTo("It is not installed: RAUC: the disk is full.");
    bench.server.offer(bench.server.chunk("os", "2.4.0", TextImages.of("2.4.0", "boat", "")));
    assertThat(end().details().getLast()).isEqualTo("It is not installed: it is for boat.");
  }

  @Test
  void anOlderVersionNeedsThePermissionOfItsOwnSignature() {
    offer("2.2.0", "");
    assertThat(end().details().getFirst()).startsWith("cause=downgrade");
  }

  @Test
  void anOlderVersionIsInstalledInPlaceOfThoseThatItNames() {
    bench.offer("2.2.0", rules("2.3.1", "-"));
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
    assertThat(bench.running()).isEqualTo("2.2.0");
  }

  @Test
  void whatMayReplaceAnOldVersionMayNotReplaceANewerOne() {
    bench.offer("2.2.0", rules("2.3.0", "-"));
    assertThat(end().details().getFirst()).startsWith("cause=downgrade");
  }

  @Test
  void nothingIsInstalledBelowWhatAVersionThatProvedItselfSaid() {
    bench.offer("2.4.0", rules("-", "2.3.5"));
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
    nextUpdate();
    bench.offer("2.3.4", rules("2.4.0", "-"));
    assertThat(end().details().getFirst()).isEqualTo("cause=below-minimum");
    assertThat(bench.running()).isEqualTo("2.4.0");
    nextUpdate();
    bench.offer("2.3.5", rules("2.4.0", "2.3.0"));
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
    nextUpdate();
    // What a later release says of itself lowers nothing.
    bench.offer("2.3.4", rules("2.4.0", "-"));
    assertThat(end().details().getFirst()).isEqualTo("cause=below-minimum");
  }

  /** Otherwise a version that fails would take the way to others with it. */
  @Test
  void aVersionThatDidNotProveItselfRaisesNothing() {
    bench.server.offer(
        bench.server.chunk(
            "os", "2.4.0", TextImages.of("2.4.0", "kiosk", "printer", rules("-", "2.4.0"))));
    assertThat(end().details().getFirst()).startsWith("cause=not-proven");
    nextUpdate();
    bench.offer("2.3.2", rules("-", "-"));
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
  }

  /** The kiosk came with it, so that it was never installed here. */
  @Test
  void whatRunsAlreadyRaisesTheMinimumToo() {
    bench.offer(UpdateBench.FORMER, rules("-", "2.3.0"));
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
    nextUpdate();
    bench.offer("2.2.9", rules("2.3.1", "-"));
    assertThat(end().details().getFirst()).isEqualTo("cause=below-minimum");
  }

  /** From the files that a cut leaves, at each point of an update: what stays has its minimum. */
  @Test
  void aCutAtAnyPointLosesNoMinimum() throws IOException {
    Path root = folder;
    bench.offer("2.4.0", rules("-", "2.3.5"));
    DdiFeedback _ = end();
    int stayed = 0;
    List<String> points = bench.power.passed();
    for (int point = 0; point < points.size(); point++) {
      folder = Files.createDirectory(root.resolve("cut-" + point));
      switchOn();
      bench.power.cutAt(point);
      bench.offer("2.4.0", rules("-", "2.3.5"));
      // A cut after the word to the server has it told twice.
      bench.passUntil(() -> !bench.server.ends().isEmpty(), Duration.ofDays(8));
      bench.pass(Duration.ofMinutes(5));
      if (bench.running().equals("2.4.0")) {
        stayed++;
        nextUpdate();
        bench.offer("2.3.4", rules("2.4.0", "-"));
        assertThat(end().details().getFirst())
            .as(points.get(point))
            .isEqualTo("cause=below-minimum");
      }
    }
    assertThat(stayed).isGreaterThan(points.size() / 2);
  }

  @Test
  void aMinimumThatCanNotBeReadLetsNothingIn() throws IOException {
    Files.writeString(folder.resolve("minimum-versions.json"), "{\"os\": 7");
    bench.offer("2.4.0", rules("-", "-"));
    assertThat(end().details().getFirst()).isEqualTo("cause=failed");
    assertThat(bench.running()).isEqualTo("2.3.1");
  }

  @Test
  void aTrustListCountsAtOnceWithoutARestartWhileTheKioskIsOpen() throws Exception {
    TestKeys root = trustRoot();
    bench.kiosk.open(true);
    bench.server.offer(bench.server.chunk("trust-list", "7", TrustLists.of(root.signer(), 7, "")));
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
    assertThat(bench.trust().serial()).isEqualTo(7);
    assertThat(bench.starts()).isEqualTo(1);
    nextUpdate();
    bench.server.offer(bench.server.chunk("trust-list", "6", TrustLists.of(root.signer(), 6, "")));
    assertThat(end().details().getFirst()).isEqualTo("cause=downgrade");
    assertThat(bench.trust().serial()).isEqualTo(7);
  }

  /** From the files that a cut leaves. */
  @Test
  void aCutAtAnyPointLosesNoTrustList() throws Exception {
    Path top = folder;
    byte[] list = TrustLists.of(trustRoot().signer(), 7, "");
    bench.server.offer(bench.server.chunk("trust-list", "7", list));
    DdiFeedback _ = end();
    int points = bench.power.passed().size();
    String root = Files.readString(top.resolve("trust-root.pem"));
    for (int point = 0; point < points; point++) {
      folder = Files.createDirectory(top.resolve("cut-" + point));
      Path _ = Files.writeString(folder.resolve("trust-root.pem"), root);
      switchOn();
      bench.power.cutAt(point);
      bench.server.offer(bench.server.chunk("trust-list", "7", list));
      bench.passUntil(() -> !bench.server.ends().isEmpty(), Duration.ofDays(8));
      assertThat(bench.server.ends().getFirst().finished()).isEqualTo(Finished.SUCCESS);
      assertThat(bench.trust().serial()).isEqualTo(7);
    }
  }

  @Test
  void withoutARootNoTrustListIsTaken() {
    bench.server.offer(
        bench.server.chunk(
            "trust-list", "7", TrustLists.of(TestKeys.make("Root").signer(), 7, "")));
    assertThat(end().details().getFirst()).isEqualTo("cause=incompatible");
  }

  private TestKeys trustRoot() throws IOException {
    TestKeys root = TestKeys.make("Trust root");
    Path _ = Files.writeString(folder.resolve("trust-root.pem"), root.pem());
    return root;
  }

  /** The same kiosk with what its files remember; the server begins anew. */
  private void nextUpdate() {
    switchOn();
  }

  private static DowngradeRules rules(String allowedFrom, String minimum) {
    return new DowngradeRules(ReleaseVersion.parse(allowedFrom), ReleaseVersion.parse(minimum));
  }

  @Test
  void aVersionForAnotherBoardIsRefused() {
    bench.server.offer(
        bench.server.chunk("os", "2.4.0", TextImages.of("2.4.0", "washing-machine", "")));
    assertThat(end().details().getFirst()).isEqualTo("cause=incompatible");
  }

  @Test
  void aPartThatNothingHereInstallsIsRefused() {
    bench.server.offer(
        bench.server.chunk("firmware", "2.4.0", TextImages.of("2.4.0", "kiosk", "")));
    assertThat(end().details().getFirst()).isEqualTo("cause=incompatible");
  }

  @Test
  void aSwappedFileIsRefused() {
    offer("2.4.0", "");
    bench.server.swap(TextImages.of("2.4.1", "kiosk", ""));
    assertThat(end().details().getFirst()).isEqualTo("cause=damaged");
  }

  @Test
  void aFileThatIsCutShortOrPaddedIsRefused() {
    byte[] image = TextImages.of("2.4.0", "kiosk", "");
    String sum = PlayedServer.sha256(image);
    bench.server.offer(bench.server.chunk("os", "2.4.0", image, image.length + 10L, sum));
    assertThat(end().details().getFirst()).isEqualTo("cause=damaged");
    var other = new UpdateBench(folder.resolve("other"));
    other.start();
    other.server.offer(other.server.chunk("os", "2.4.0", image, image.length - 10L, sum));
    other.passUntil(() -> !other.server.ends().isEmpty(), Duration.ofHours(1));
    assertThat(other.server.ends().getFirst().details().getFirst()).isEqualTo("cause=damaged");
  }

  @Test
  void aHundredGigabytesAreNotEvenAskedFor() {
    byte[] image = TextImages.of("2.4.0", "kiosk", "");
    bench.server.offer(
        bench.server.chunk("os", "2.4.0", image, 100_000_000_000L, PlayedServer.sha256(image)));
    assertThat(end().details().getFirst()).isEqualTo("cause=too-large");
    assertThat(bench.server.opened()).isZero();
  }

  @Test
  void whatRunsAlreadyIsASuccess() {
    offer("2.3.1", "");
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
    assertThat(bench.starts()).isEqualTo(1);
  }

  @Test
  void anActionThatIsOfferedAgainIsNotDoneAgain() {
    offer("2.4.0", "printer");
    DdiFeedback _ = end();
    int starts = bench.starts();
    bench.server.repeat();
    bench.pass(Duration.ofHours(2));
    assertThat(bench.starts()).isEqualTo(starts);
    assertThat(bench.server.ends()).hasSize(4).containsOnly(bench.server.ends().getFirst());
  }

  @Test
  void aServerThatBeganAnewMayUseANumberAgain() {
    offer("2.4.0", "printer");
    DdiFeedback _ = end();
    offer("2.5.0", "");
    bench.passUntil(() -> bench.server.ends().size() > 1, Duration.ofHours(2));
    assertThat(bench.running()).isEqualTo("2.5.0");
  }

  @Test
  void aCancelledDownloadOrWaitIsForgotten() {
    bench.kiosk.open(true);
    offer("2.4.0", "");
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Waiting, Duration.ofHours(1));
    bench.server.cancel();
    bench.passUntil(bench.server::isCancelled, Duration.ofHours(1));
    bench.pass(Duration.ofMinutes(1));
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Idle.class);
    assertThat(folder.resolve("files")).isEmptyDirectory();
  }

  @Test
  void onceItStartsItCanNotBeCancelledAnyMore() {
    offer("2.4.0", "");
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Proving, Duration.ofHours(1));
    bench.server.cancel();
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
  }

  @Test
  void whatTheServerForgetsIsForgotten() {
    bench.kiosk.open(true);
    offer("2.4.0", "");
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Waiting, Duration.ofHours(1));
    bench.server.quit();
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Idle, Duration.ofHours(1));
    assertThat(folder.resolve("files")).isEmptyDirectory();
  }

  @Test
  void aMachineThatDoesNotStartAgainKeepsItsVersion() {
    bench.kiosk.refuseRestarts();
    offer("2.4.0", "");
    assertThat(end().details().getFirst()).startsWith("cause=failed version=2.4.0 back=2.3.1");
    bench.start();
    assertThat(bench.running()).isEqualTo("2.3.1");
  }

  @Test
  void theResultWaitsForAServerThatIsAway() {
    offer("2.4.0", "");
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Proving, Duration.ofHours(1));
    bench.server.away(true);
    bench.pass(Duration.ofDays(2));
    assertThat(bench.server.ends()).isEmpty();
    bench.server.away(false);
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
  }

  @Test
  void aRepairDuringTheTrialEndsIt() {
    offer("2.4.0", "");
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Proving, Duration.ofHours(1));
    assertThat(bench.desk().isNotProven("picture")).isTrue();
    assertThat(end().details().getFirst()).contains("cause=not-proven check=picture");
    assertThat(bench.desk().isNotProven("picture")).isFalse();
  }

  /** A look that began before may end while it is being written down that the trial is over. */
  @Test
  void aLookThatComesAfterTheEndOfTheTrialDoesNotProveTheVersion() {
    offer("2.4.0", "");
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Proving, Duration.ofHours(1));
    bench.pass(Duration.ofSeconds(20));
    Promise<Void> look = bench.kiosk.looksForLong();
    bench.pass(Duration.ofSeconds(20));
    bench.power.listen(
        point -> {
          boolean _ = point.startsWith("before writing") && look.tryComplete();
        });

    assertThat(bench.desk().isNotProven("picture")).isTrue();

    assertThat(look.future().isComplete()).isTrue();
    assertThat(end().details().getFirst()).contains("cause=not-proven check=picture");
  }

  @Test
  void aRepairIsToldByWhatMadeItNecessary() {
    offer("2.4.0", "printer");
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Proving, Duration.ofHours(1));
    bench.pass(Duration.ofMinutes(1));
    assertThat(bench.desk().isNotProven("repair")).isTrue();
    assertThat(bench.desk().state()).isNotInstanceOf(UpdateState.Proving.class);
    assertThat(end().details().getFirst()).contains("cause=not-proven check=printer");
  }

  @Test
  void whatFoundItselfThatAVersionDoesNotWorkIsNamedWhateverElseFails() {
    offer("2.4.0", "printer");
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Proving, Duration.ofHours(1));
    bench.pass(Duration.ofMinutes(1));
    assertThat(bench.desk().isNotProven("picture")).isTrue();
    assertThat(end().details().getFirst()).contains("cause=not-proven check=picture");
  }

  /** Without an answer to what runs nothing is done, and the question is put again. */
  @Test
  void anUpdateGoesOnOnceItIsKnownAgainWhatRuns() {
    offer("2.4.0", "");
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Proving, Duration.ofHours(1));
    bench.mute(true);
    bench.start();
    bench.pass(Duration.ofMinutes(3));
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Proving.class);
    assertThat(bench.server.ends()).isEmpty();

    bench.mute(false);
    assertThat(end().details()).isNotEmpty();
  }

  private void cutDuringTheTrial(AgentStartCause cause) {
    bench.takeCutsFor(cause);
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Proving, Duration.ofHours(1));
    bench.power.cutAt(0);
    bench.passUntil(() -> !(bench.desk().state() instanceof UpdateState.Proving), A_TRIAL);
  }

  @Test
  void aTrialThatTheLossOfPowerEndsIsMadeOnceMore() {
    offer("2.4.0", "");
    cutDuringTheTrial(AgentStartCause.POWER_LOSS);
    assertThat(bench.running()).as("the boot loader went back").isEqualTo("2.3.1");
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Waiting.class);
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
    assertThat(bench.running()).isEqualTo("2.4.0");
  }

  /** A machine that hangs until somebody pulls its plug looks like a loss of power, each time. */
  @Test
  void aSecondTrialThatEndsSoIsTheVersionsFault() {
    offer("2.4.0", "");
    cutDuringTheTrial(AgentStartCause.POWER_LOSS);
    cutDuringTheTrial(AgentStartCause.POWER_LOSS);
    assertThat(end().details().getFirst()).startsWith("cause=not-proven check=restart");
    assertThat(bench.running()).isEqualTo("2.3.1");
  }

  @ParameterizedTest
  @EnumSource(names = {"KERNEL_PANIC", "WATCHDOG"})
  void aVersionThatBringsTheMachineDownGetsNoOtherTrial(AgentStartCause cause) {
    offer("2.4.0", "");
    cutDuringTheTrial(cause);
    assertThat(end().details().getFirst()).startsWith("cause=not-proven check=restart");
  }

  @Test
  void theOtherTrialWaitsForItsMoment() {
    offer("2.4.0", "");
    bench.onStart(it -> it.kiosk.open(true));
    cutDuringTheTrial(AgentStartCause.POWER_LOSS);
    bench.pass(Duration.ofHours(3));
    assertThat(bench.server.told()).contains("scheduled waits=closing");
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Waiting.class);
    bench.kiosk.open(false);
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
  }

  @Test
  void theServerIsToldWhatTheKioskIs() {
    bench.server.wantAttributes();
    bench.passUntil(() -> !bench.server.attributes().isEmpty(), Duration.ofMinutes(10));
    assertThat(bench.server.attributes())
        .containsEntry("version-os", "2.3.1")
        .containsEntry("board", "teleguichet-v1");
  }

  @Test
  void theNoticeTellsHowLongTheKioskIsAway() {
    assertThat(bench.desk().notice().minutes()).isEmpty();
    List<UpdateNotice> seen = new java.util.ArrayList<>();
    bench.desk().listen(() -> seen.add(bench.desk().notice()));
    offer("2.4.0", "");
    bench.passUntil(() -> bench.starts() > 1, Duration.ofHours(1));
    assertThat(seen)
        .anySatisfy(
            it -> {
              assertThat(it.isClosing()).isTrue();
              assertThat(it.minutes()).isPresent();
              assertThat(it.version()).isEqualTo("2.4.0");
            });
  }
}
