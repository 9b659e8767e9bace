package fr.teleguichet.provisioning.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.teleguichet.provisioning.prepare.Claims;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program writes images: into files, on a loop device, and never over this machine.
 */
@Tag("proof")
final class FlashIT {

  @TempDir private Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init") // JUnit calls image first.
  private TestCard image;

  @BeforeEach
  void image() throws Exception {
    image = TestCard.make(folder.resolve("system.img"), "dos", "c");
    digest();
  }

  @Test
  void anImageIsWrittenIntoAFileAndPreparedForItsKiosk() throws Exception {
    Path claim = Files.writeString(folder.resolve("claim.json"), Claims.claim("figeac-01"));
    var card = new TestCard(folder.resolve("card.img"));

    Tool.Run run = flash(card.image(), "--claim", claim.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("read back");
    assertThat(run.err()).contains("--trust");
    assertThat(card.list()).contains("teleguichet/claim.json");
    assertThat(card.text("config.txt")).startsWith("# image\n");
  }

  @Test
  void aSignatureIsLookedAtWhenSomebodySaysWhomToTrust() throws Exception {
    Tool.needs("openssl", "openssl");
    Path ours = certificate("ours");
    Path strangers = certificate("strangers");
    sign("ours");
    Path card = folder.resolve("card.img");

    Tool.Run refused = flash(card, "--trust", strangers.toString());
    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
    assertThat(refused.err()).contains("(self-signed certificate)");
    assertThat(card).doesNotExist();

    Tool.Run taken = flash(card, "--trust", ours.toString());
    assertThat(taken.exitCode()).as(taken.err()).isZero();
    assertThat(taken.err()).isEmpty();
    assertThat(Files.mismatch(image.image(), card)).isNegative();
  }

  /** A laptop knows authorities of websites, which sign for anybody. */
  @Test
  void whomTheLaptopTrustsIsNotTrustedWithImages() throws Exception {
    Tool.needs("openssl", "openssl");
    Path ours = certificate("ours");
    Path known = Files.createDirectory(folder.resolve("known"));
    List<String> hash =
        List.of("openssl", "x509", "-noout", "-subject_hash", "-in", certificate("web").toString());
    Files.copy(
        folder.resolve("web.pem"), known.resolve(Tool.program(hash, "").out().strip() + ".0"));
    sign("web");
    Path card = folder.resolve("card.img");

    Tool.Run run =
        Tool.program(
            List.of(
                "env",
                "SSL_CERT_DIR=" + known,
                Tool.program().toString(),
                "flash",
                image.image().toString(),
                card.toString(),
                "--trust",
                ours.toString()),
            "");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
    assertThat(card).doesNotExist();
  }

  /** A laptop whose battery was empty believes to be in another year. */
  @Test
  void aClockThatIsBehindIsNotTakenForAStrangersSignature() throws Exception {
    Tool.needs("openssl", "openssl");
    openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -not_before 20990101000000Z"
            + " -not_after 20991231000000Z -subj /CN=later -keyout %s -out %s"
                .formatted(folder.resolve("later.key"), folder.resolve("later.pem")));
    sign("later");

    Tool.Run run = flash(folder.resolve("card"), "--trust", folder.resolve("later.pem").toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
    assertThat(run.err()).contains("set the clock right");
  }

  @Test
  void anImageForAnotherComputerIsRefusedBeforeAnythingIsAskedOrWritten() throws Exception {
    Path claim = Files.writeString(folder.resolve("claim.json"), Claims.claim("figeac-01"));
    Path card = folder.resolve("card.img");
    for (String end : List.of(".img", ".sha256")) {
      Files.move(
          folder.resolve("system" + end), folder.resolve("teleguichet-generic-pc-1.2.0" + end));
    }
    Path digests = folder.resolve("teleguichet-generic-pc-1.2.0.sha256");
    Files.writeString(
        digests,
        Files.readString(digests).replace("system.img", "teleguichet-generic-pc-1.2.0.img"));
    image = new TestCard(folder.resolve("teleguichet-generic-pc-1.2.0.img"));

    Tool.Run other = flash(card, "--claim", claim.toString(), "--board", "teleguichet-v1");
    assertThat(other.exitCode()).as(other.err()).isEqualTo(2);
    assertThat(other.err()).contains("“teleguichet-v1”", "teleguichet-raspberry-pi-5");
    assertThat(card).doesNotExist();

    Tool.Run right = flash(card, "--claim", claim.toString(), "--board", "generic-pc");
    assertThat(right.exitCode()).as(right.err()).isZero();
  }

  /** Whoever forgot “sudo” is told so, before the disk's name is asked for. */
  @Test
  void aDiskThatIsSomebodyElsesIsSaidToBe() throws Exception {
    Tool.needs("util-linux", "setpriv");
    List<String> nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    assumeTrue(
        Tool.program(with(nobody, "test", "-x", Tool.program().toString()), "").exitCode() == 0,
        "this build lies where nobody else may go");
    Path disk = Files.write(folder.resolve("disk"), new byte[1]);
    assertThat(Tool.program(List.of("truncate", "-s", "100M", disk.toString()), "").exitCode())
        .isZero();
    Path device = BlockDeviceIT.attached(disk);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      Tool.Run run =
          Tool.program(
              with(
                  nobody,
                  Tool.program().toString(),
                  "flash",
                  image.image().toString(),
                  device.toString()),
              "");
      assertThat(run.exitCode()).as(run.err()).isEqualTo(5);
      assertThat(run.err()).contains(device + " may be read and written by somebody else", "sudo");
    } finally {
      assertThat(Tool.program(List.of("losetup", "-d", device.toString()), "").exitCode()).isZero();
    }
  }

  @Test
  void aDamagedImageIsToldAndStartsNothing() throws Exception {
    image.put("more", "than the digest knows");
    Path card = folder.resolve("card.img");

    Tool.Run run = flash(card);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(Tool.run("inspect", card.toString()).exitCode()).isEqualTo(3);
  }

  @Test
  void aDiskIsWrittenOnceItsNameIsTyped() throws Exception {
    Path disk = Files.write(folder.resolve("disk"), new byte[1]);
    assertThat(Tool.program(List.of("truncate", "-s", "100M", disk.toString()), "").exitCode())
        .isZero();
    Path device = BlockDeviceIT.attached(disk);
    try {
      List<String> command = List.of("flash", image.image().toString(), device.toString());
      Tool.Run wrongName = Tool.run(command, "sda\n");
      assertThat(wrongName.exitCode()).as(wrongName.err()).isEqualTo(4);

      Tool.Run written = Tool.run(command, device.getFileName() + "\n");
      assertThat(written.exitCode()).as(written.err()).isZero();
    } finally {
      assertThat(Tool.program(List.of("losetup", "-d", device.toString()), "").exitCode()).isZero();
    }
    assertThat(new TestCard(disk).text("config.txt")).isEqualTo("# image\n");
  }

  @Test
  void theDiskThatThisMachineRunsFromIsRefusedWithoutAQuestion() throws Exception {
    Tool.Run run = flash(BlockDeviceIT.rootDevice());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
    assertThat(run.err()).contains("running");
  }

  private static List<String> with(List<String> first, String... more) {
    return Stream.concat(first.stream(), Stream.of(more)).toList();
  }

  private Tool.Run flash(Path card, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("flash", image.image().toString(), card.toString()));
    command.addAll(List.of(more));
    return Tool.run(command, "");
  }

  private void digest() throws Exception {
    Tool.Run run =
        Tool.program(
            List.of("sh", "-c", "cd \"$1\" && sha256sum system.img", "sh", folder.toString()), "");
    Files.writeString(folder.resolve("system.sha256"), run.out());
  }

  private void sign(String name) throws Exception {
    openssl(
        "cms -sign -binary -md sha256 -outform DER -nosmimecap -in %s -signer %s -inkey %s -out %s"
            .formatted(
                folder.resolve("system.sha256"),
                folder.resolve(name + ".pem"),
                folder.resolve(name + ".key"),
                folder.resolve("system.sha256.sig")));
  }

  private Path certificate(String name) throws Exception {
    Path certificate = folder.resolve(name + ".pem");
    openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3 -subj /CN=%s -keyout %s"
                .formatted(name, folder.resolve(name + ".key"))
            + " -out "
            + certificate);
    return certificate;
  }

  private static void openssl(String arguments) throws Exception {
    Tool.Run run = Tool.program(List.of(("openssl " + arguments).split(" ", -1)), "");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }
}
