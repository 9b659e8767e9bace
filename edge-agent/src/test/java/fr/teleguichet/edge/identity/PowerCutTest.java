package fr.teleguichet.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.edge.identity.IdentityState.Enrolled;
import fr.teleguichet.hardware.identity.CertificatePemCodec;
import fr.teleguichet.hardware.identity.ClaimFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The power goes at each step of an enrolment and of a wiping: the files that this leaves are
 * built, half-written ones included, and a new start must come to the same end.
 */
class PowerCutTest {

  private static final String CLAIM = ClaimFile.encode(Unit.claim(Unit.NAME));

  @TempDir Path root;
  @TempDir Path whole;

  /** The files of a unit that enrolled without an accident. */
  @BeforeEach
  void enrolOnce() {
    Unit unit = new Unit(whole).withClaim(CLAIM);
    unit.enroller.then(unit.issue());
    unit.start();
    assertThat(unit.state()).isInstanceOf(Enrolled.class);
  }

  /** What a cut leaves, and whether the certificate must be asked for again. */
  record Cut(List<String> files, Optional<String> half, String claim, boolean asks) {}

  private static Arguments cut(
      String at, boolean asks, String claim, String half, String... files) {
    return argumentSet(
        at,
        new Cut(
            List.of(files), half.isEmpty() ? Optional.empty() : Optional.of(half), claim, asks));
  }

  static Stream<Arguments> cuts() {
    String zeros = "\0".repeat(CLAIM.length());
    String halfZeros = "\0".repeat(CLAIM.length() / 2) + CLAIM.substring(CLAIM.length() / 2);
    return Stream.of(
        cut("before the first start", true, CLAIM, ""),
        cut("while the key is written", true, CLAIM, "key.pem.new"),
        cut("after the key", true, CLAIM, "", "key.pem"),
        cut("while the manager is written", true, CLAIM, "manager.txt.new", "key.pem"),
        cut("after the manager", true, CLAIM, "", "key.pem", "manager.txt"),
        cut(
            "while the roots are written",
            true,
            CLAIM,
            "authorities.pem.new",
            "key.pem",
            "manager.txt"),
        cut("after the roots", true, CLAIM, "", "key.pem", "manager.txt", "authorities.pem"),
        cut(
            "while the certificate is written",
            true,
            CLAIM,
            "certificate.pem.new",
            "key.pem",
            "manager.txt",
            "authorities.pem"),
        cut(
            "after the certificate",
            false,
            CLAIM,
            "",
            "key.pem",
            "manager.txt",
            "authorities.pem",
            "certificate.pem"),
        cut(
            "while the claim is wiped",
            false,
            halfZeros,
            "",
            "key.pem",
            "manager.txt",
            "authorities.pem",
            "certificate.pem"),
        cut(
            "after the claim is overwritten",
            false,
            zeros,
            "",
            "key.pem",
            "manager.txt",
            "authorities.pem",
            "certificate.pem"),
        cut(
            "after all of it",
            false,
            "",
            "",
            "key.pem",
            "manager.txt",
            "authorities.pem",
            "certificate.pem"),
        cut(
            "while a renewal is written",
            false,
            "",
            "certificate.pem.new",
            "key.pem",
            "manager.txt",
            "authorities.pem",
            "certificate.pem"));
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void theNextStartComesToTheSameEnd(Cut cut) throws Exception {
    lay(cut.files, cut.half);
    Optional<String> keyBefore = content("key.pem");
    Unit unit = new Unit(root);
    if (!cut.claim.isEmpty()) {
      unit.withClaim(cut.claim);
    }
    if (cut.asks) {
      unit.enroller.then(unit.issue());
    }
    unit.start();

    assertThat(unit.state()).isInstanceOf(Enrolled.class);
    assertThat(unit.enroller.petitions()).hasSize(cut.asks ? 1 : 0);
    assertThat(unit.claimFile).doesNotExist();
    if (keyBefore.isPresent()) {
      assertThat(content("key.pem")).as("the key is the same").isEqualTo(keyBefore);
    }
    Unit next = new Unit(root).start();
    assertThat(next.states).containsExactly("Enrolled");
  }

  static Stream<Arguments> wipings() {
    return Stream.of(
        argumentSet("begun", List.of("key.pem", "certificate.pem", "authorities.pem")),
        argumentSet("the key is gone", List.of("certificate.pem", "authorities.pem")),
        argumentSet("the certificate is gone", List.of("authorities.pem", "manager.txt")),
        argumentSet("only the mark is left", List.of()));
  }

  @ParameterizedTest
  @MethodSource("wipings")
  void aWipingThatWasCutIsEndedByTheNextStart(List<String> left) throws Exception {
    lay(left, Optional.empty());
    Path folder = Files.createDirectories(root.resolve("data/identity"));
    Files.writeString(folder.resolve("wiping"), "");
    String formerKey = Files.readString(whole.resolve("data/identity/key.pem"));

    Unit unit = new Unit(root);
    unit.enroller.then(
        _ -> new fr.teleguichet.est.EstResponse.Wait(java.time.Duration.ofSeconds(30)));
    unit.start();

    assertThat(unit.states).containsExactly("Enrolling", "Waiting");
    assertThat(content("key.pem")).isPresent().get().isNotEqualTo(formerKey);
    try (var files = Files.list(folder)) {
      assertThat(files.map(it -> it.getFileName().toString())).containsExactly("key.pem");
    }
  }

  @Test
  void aWipedUnitHasNothingLeft() throws Exception {
    Unit unit = new Unit(whole);
    assertThat(unit.folder.wipe()).isTrue();
    assertThat(whole.resolve("data/identity")).isEmptyDirectory();
    assertThat(unit.folder.wipe()).isFalse();
  }

  @Test
  void damagedFilesAreSaidAndNotRepaired() throws Exception {
    lay(List.of("key.pem", "certificate.pem"), Optional.empty());
    var failed = new Unit(root).identity.start();
    assertThat(failed.failed()).isTrue();
    assertThat(failed.cause()).hasMessageContaining("authorities.pem is missing; wipe the unit");
  }

  @Test
  void theCertificateThatIsKeptIsReadBack() throws Exception {
    HeldCertificate held = new Unit(whole).folder.held().orElseThrow();
    assertThat(held.name()).isEqualTo(Unit.NAME);
    assertThat(held.manager()).isEqualTo(Unit.MANAGER);
    assertThat(held.isWebPki()).isFalse();
    assertThat(CertificatePemCodec.encode(held.chain()))
        .isEqualTo(Files.readString(whole.resolve("data/identity/certificate.pem")));
  }

  private void lay(List<String> files, Optional<String> half) throws IOException {
    Path to = Files.createDirectories(root.resolve("data/identity"));
    Path from = whole.resolve("data/identity");
    for (String file : files) {
      Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    if (half.isPresent()) {
      byte[] content = Files.readAllBytes(from.resolve(half.get().replace(".new", "")));
      Files.write(to.resolve(half.get()), java.util.Arrays.copyOf(content, content.length / 2));
    }
  }

  private Optional<String> content(String file) throws IOException {
    Path path = root.resolve("data/identity").resolve(file);
    return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
  }
}
