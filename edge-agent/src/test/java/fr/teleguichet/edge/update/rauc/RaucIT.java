package fr.teleguichet.edge.update.rauc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.install.InstalledPart;
import fr.teleguichet.edge.update.install.InstalledPart.Slot;
import fr.teleguichet.edge.update.install.InstalledPart.State;
import fr.teleguichet.edge.update.install.ReleaseStatement;
import fr.teleguichet.hardware.peer.Installed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Debian's RAUC on a bus of its own, with the kiosk's boot loader script. Where bundles are written
 * they are in RAUC's format plain: verity needs the kernel's device mapper, which a container or a
 * small virtual machine does not have; what RAUC does over D-Bus is the same.
 */
@Timeout(300)
@Tag("proof")
class RaucIT {

  private static final long SLOT = 64L << 20;

  @TempDir private Path folder = Path.of("");
  private @Nullable RealRauc real;

  @BeforeEach
  void startRauc() throws Exception {
    real = RealRauc.start(folder, SLOT);
  }

  @AfterEach
  void stopRauc() throws Exception {
    if (real != null) {
      real.end();
    }
  }

  @Test
  void aBundleIsWrittenTriedAndConfirmed() throws Exception {
    rauc().needsMounting();
    Path bundle = rauc().bundle("good", Map.of("mebibytes", "8"));
    List<Integer> percents = new CopyOnWriteArrayList<>();
    assertThat(rauc().installer().look())
        .isEqualTo(
            new InstalledPart(
                new Slot("rootfs.0", "2.3.1", State.GOOD),
                Optional.of(new Slot("rootfs.1", "", State.GOOD)),
                "rootfs.0"));

    rauc().installer().install(bundle, percents::add);

    // How many there are between depends on the machine's speed.
    assertThat(percents).startsWith(0).endsWith(100).isSorted();
    assertThat(rauc().holds("B", RealRauc.image(8))).isTrue();
    assertThat(rauc().installer().look())
        .isEqualTo(
            new InstalledPart(
                new Slot("rootfs.0", "2.3.1", State.GOOD),
                Optional.of(new Slot("rootfs.1", "2.4.0", State.ON_TRIAL)),
                "rootfs.1"));

    rauc().boot();
    assertThat(rauc().installer().look().running())
        .isEqualTo(new Slot("rootfs.1", "2.4.0", State.ON_TRIAL));
    rauc().installer().confirm();
    rauc().boot();
    assertThat(rauc().installer().look())
        .isEqualTo(
            new InstalledPart(
                new Slot("rootfs.1", "2.4.0", State.GOOD),
                Optional.of(new Slot("rootfs.0", "", State.GOOD)),
                "rootfs.1"));
  }

  @Test
  void aSlotThatIsNotConfirmedGivesWayAtTheNextStart() throws Exception {
    rauc().needsMounting();
    rauc().installer().install(rauc().bundle("good", Map.of()), _ -> {});
    rauc().boot();
    assertThat(rauc().installer().look().running().name()).isEqualTo("rootfs.1");

    rauc().boot();

    InstalledPart situation = rauc().installer().look();
    assertThat(situation.running().name()).isEqualTo("rootfs.0");
    assertThat(situation.willChange()).isFalse();
    assertThat(situation.other()).contains(new Slot("rootfs.1", "2.4.0", State.BAD));
  }

  @Test
  void theKioskGoesBackFromATrialAndFromWhatItHadConfirmed() throws Exception {
    rauc().needsMounting();
    Path bundle = rauc().bundle("good", Map.of());
    rauc().installer().install(bundle, _ -> {});
    rauc().boot();
    rauc().installer().goBack();
    assertThat(rauc().installer().look().next()).isEqualTo("rootfs.0");
    rauc().boot();
    assertThat(rauc().installer().look().running().name()).isEqualTo("rootfs.0");

    rauc().installer().install(bundle, _ -> {});
    rauc().boot();
    rauc().installer().confirm();
    rauc().installer().goBack();
    rauc().boot();
    assertThat(rauc().installer().look().running().name()).isEqualTo("rootfs.0");
    assertThat(refused(rauc().installer()::goBack)).isEqualTo(Reason.NO_WAY_BACK);
  }

  @Test
  void whatABundleSaysOfItselfIsReadWithoutMountingIt() throws Exception {
    ReleaseStatement release = new ReleaseStatement(RealRauc.COMPATIBLE, "2.4.0");
    assertThat(rauc().installer().inspect(rauc().bundle("plain", Map.of()))).isEqualTo(release);
    assertThat(rauc().installer().inspect(rauc().bundle("verity", Map.of("format", "verity"))))
        .isEqualTo(release);
  }

  @Test
  void bundlesThatMustNotBeInstalledAreRefusedWithTheirReason() throws Exception {
    for (String format : List.of("plain", "verity")) {
      refuses(rauc().bundle("f-" + format, of(format, "signer", "foreign")), Reason.STRANGER);
      refuses(rauc().bundle("e-" + format, of(format, "signer", "expired")), Reason.SIGNER_EXPIRED);
      refuses(rauc().bundle("o-" + format, of(format, "compatible", "other")), Reason.INCOMPATIBLE);
      Path good = rauc().bundle("g-" + format, of(format, "version", "2.4.1"));
      byte[] bytes = Files.readAllBytes(good);
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, bytes.length / 2));
      refuses(cut, Reason.DAMAGED);
      Path padded = Files.write(good, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
      refuses(padded, Reason.DAMAGED);
    }
    Path unsigned = folder.resolve("unsigned.raucb");
    var _ =
        Installed.run(
            List.of(
                "mksquashfs",
                folder.resolve("g-plain.content").toString(),
                unsigned.toString(),
                "-quiet"));
    refuses(unsigned, Reason.UNSIGNED);
    assertThat(rauc().installer().look().willChange()).isFalse();
    assertThat(rauc().holds("B", new byte[64 << 20])).isTrue();
  }

  @Test
  void aServiceThatIsKilledInTheMiddleLeavesTheKioskAsItWasAndTheRepeatWorks() throws Exception {
    rauc().needsMounting();
    Path bundle = rauc().bundle("large", Map.of("mebibytes", "48", "waits", ""));
    var refusal =
        CompletableFuture.supplyAsync(
            () -> refused(() -> rauc().installer().install(bundle, _ -> {})));
    rauc().awaitWritten();

    rauc().killAndStartAgain();
    rauc().goOn();

    assertThat(refusal.get(60, TimeUnit.SECONDS)).isEqualTo(Reason.FAILED);
    InstalledPart situation = rauc().installer().look();
    assertThat(situation.running()).isEqualTo(new Slot("rootfs.0", "2.3.1", State.GOOD));
    assertThat(situation.willChange()).isFalse();
    assertThat(situation.other().map(Slot::state).orElse(State.BAD)).isEqualTo(State.BAD);

    rauc().installer().install(bundle, _ -> {});
    assertThat(rauc().installer().look().next()).isEqualTo("rootfs.1");
    assertThat(rauc().holds("B", RealRauc.image(48))).isTrue();
  }

  @Test
  void aSecondInstallationWaitsForNobodyAndDisturbsNothing() throws Exception {
    rauc().needsMounting();
    Path bundle = rauc().bundle("large", Map.of("waits", ""));
    var first =
        CompletableFuture.runAsync(
            () -> {
              try {
                rauc().installer().install(bundle, _ -> {});
              } catch (InstallException e) {
                throw new IllegalStateException(e);
              }
            });
    rauc().awaitWritten();

    assertThat(refused(() -> rauc().installer().install(bundle, _ -> {}))).isEqualTo(Reason.BUSY);

    rauc().goOn();
    assertThat(first).succeedsWithin(Duration.ofMinutes(5));
    assertThat(rauc().installer().look().next()).isEqualTo("rootfs.1");
  }

  @Test
  void withoutAServiceOrABusTheReasonIsSaid() throws Exception {
    rauc().kill();
    assertThat(refused(rauc().installer()::look)).isEqualTo(Reason.FAILED);
    rauc().end();
    assertThat(refused(rauc().installer()::look)).isEqualTo(Reason.FAILED);
  }

  private RealRauc rauc() {
    return Objects.requireNonNull(real, "started before each test");
  }

  private static Map<String, String> of(String format, String key, String value) {
    return Map.of("format", format, key, value);
  }

  private void refuses(Path bundle, Reason reason) {
    assertThat(refused(() -> rauc().installer().inspect(bundle)))
        .as(bundle.toString())
        .isEqualTo(reason);
  }

  private static Reason refused(ThrowingCallable call) {
    return catchThrowableOfType(InstallException.class, call).reason();
  }
}
